//! `keys update`: keys' title, role and expiry.

use super::documents::Object;
use super::documents::key::KeyDocument;
use super::documents::receipt::ChangeReceipt;
use super::{ReasonArg, ReceiptFormat, ask, print_receipt};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, parse_expiry};
use crate::env::Env;
use crate::error::{Error, ExitStatus, InputError, MissingError, Result};
use crate::ops::key::{Changes, UPDATE, Updated, update};
use crate::store::Store;
use crate::ui::prompt::Question;

/// Change the title, role or expiry of keys
///
/// Secrets, emails and resources stay the same. With a new expiry, an expired key works again. An editor with
/// `modify` or `owner` grants cannot become a viewer. Several keys are changed in one transaction.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys update ci --expires 90d
  keys update 3f9a --title 'Nightly import' --role viewer
  keys update 3f9a 77b1 --expires 1y
  keys update ci --expires never --reason 'agreed with Grace'")]
pub struct Args {
    /// Keys, by id, start of id, email or title
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    /// New title (one key only)
    #[arg(long, allow_hyphen_values = true)]
    title: Option<String>,

    /// New role: viewer or editor
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// New expiry: 90d, 12h, 6mo, 2030-12-31 (end of that day), RFC 3339, or never
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    expires: Option<String>,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,

    #[command(flatten)]
    reason: ReasonArg,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.reason, UPDATE)?;
    let keys = ask::keys(env, session.store(), &args.keys)?;
    let changes = match given(env, session.store(), &keys, args)? {
        Some(changes) => {
            confirm_picked(env, args, &keys)?;
            changes
        }
        None => ask_for(env, session.store(), &keys)?,
    };
    let ids: Vec<KeyId> = keys.iter().map(|key| key.id).collect();
    let updated = update(&session.context(&env.system), &ids, &changes)?;
    match args.output {
        ReceiptFormat::Json => print_receipt(env, &receipt(updated))?,
        ReceiptFormat::Text => updated.iter().for_each(|updated| report(env, updated)),
    }
    Ok(ExitStatus::Done)
}

/// Asks before a change by flags to a key that was picked, not named.
fn confirm_picked(env: &mut Env, args: &Args, keys: &[Key]) -> Result<()> {
    let Some(picked) = keys.first().filter(|_| args.keys.is_empty()) else { return Ok(()) };
    let question = format!("Change the key {} ({})?", picked.title, picked.email);
    ask::confirm(env, true, &question, "Change", "the change")
}

/// The title that was typed for the key, with a warning if another key has it. Refuses one title
/// for several keys.
fn new_title(env: &mut Env, store: &Store, keys: &[Key], text: &str) -> Result<Name> {
    let title = ask::name(text, "title")?;
    let [key] = keys else {
        return Err(InputError::OneTitle { keys: keys.len() }.into());
    };
    if title != key.title {
        ask::warn_same_title(env, store, &title, Some(key.id))?;
    }
    Ok(title)
}

/// Returns the changes that the flags ask for, if there are any.
fn given(env: &mut Env, store: &Store, keys: &[Key], args: &Args) -> Result<Option<Changes>> {
    if args.title.is_none() && args.role.is_none() && args.expires.is_none() {
        return Ok(None);
    }
    let title = match &args.title {
        Some(text) => Some(new_title(env, store, keys, text)?),
        None => None,
    };
    Ok(Some(Changes {
        title,
        role: args.role.as_deref().map(ask::key_role).transpose()?,
        expires: match &args.expires {
            Some(text) => Some(ask::expiry(env, Some(text))?),
            None => None,
        },
    }))
}

/// Goes through the fields of a single key one by one, each beginning with what it is.
fn ask_for(env: &mut Env, store: &Store, keys: &[Key]) -> Result<Changes> {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let missing = || Error::from(MissingError::KeyChange);
    let [key] = keys else { return Err(missing()) };
    let check_title = |text: &str| ask::name(text, "title").map(drop).map_err(|error| error.to_string());
    let title = Question {
        label: "Title",
        required: true,
        initial: Some(key.title.as_str()),
        hint: None,
        check: &check_title,
    };
    let title = env.prompt.as_mut().ok_or_else(missing)?.text(&title)?;
    let title = new_title(env, store, keys, &title)?;
    let prompt = env.prompt.as_mut().ok_or_else(missing)?;
    let check_expiry =
        |text: &str| parse_expiry(text, now, zone).map(drop).map_err(|error| error.to_string());
    let label = match key.expires {
        Expiry::At(at) => format!("Expires (empty keeps {})", at.local(zone)),
        Expiry::Never => "Expires (empty keeps never)".to_owned(),
    };
    let expires = Question {
        label: &label,
        required: false,
        initial: None,
        hint: Some(ask::EXPIRY_EXAMPLES),
        check: &check_expiry,
    };
    let expires = prompt.text(&expires)?;
    let roles = KeyRole::ALL.map(|role| role.to_string());
    let chosen = prompt.choose("Role", &roles, usize::from(key.role == KeyRole::Editor))?;
    let expires = match expires.as_str() {
        "" => None,
        text => Some(ask::expiry(env, Some(text))?),
    };
    ask::confirm(env, true, &format!("Change the key {}?", key.title), "Change", "the change")?;
    Ok(Changes { title: Some(title), role: Some(KeyRole::ALL[chosen]), expires })
}

fn receipt(updated: Vec<Updated>) -> ChangeReceipt<KeyDocument> {
    let (changed, unchanged): (Vec<_>, Vec<_>) = updated.into_iter().partition(Updated::is_changed);
    let objects = |updated: Vec<Updated>| updated.into_iter().map(|updated| Object(updated.after)).collect();
    ChangeReceipt::new(objects(changed), objects(unchanged))
}

fn report(env: &mut Env, updated: &Updated) {
    let title = &updated.after.key.title;
    if !updated.is_changed() {
        env.ui.note(&format!("Key {title} is unchanged."));
        return;
    }
    env.ui.note(&format!("Updated key {title}."));
}
