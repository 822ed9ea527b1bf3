//! `keys update`: keys' title, role and expiry.

use super::documents::Object;
use super::documents::key::KeyDocument;
use super::documents::receipt::ChangeReceipt;
use super::review::{Summary, choose_first, review};
use super::selection::{Chosen, Consent, Deed, KeysArgs, NAMED, counted};
use super::{ReasonArg, ReceiptFormat, ask, expiry, print_receipt};
use crate::domain::key::Key;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp, Zone};
use crate::env::Env;
use crate::error::{Error, ExitStatus, InputError, MissingError, Result};
use crate::ops::key::{Changes, UPDATE, Updated, update};
use crate::store::Store;
use crate::ui::prompt::Risk;

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
  keys update --filter 'expires<30d' --expires 90d
  keys update ci --expires never --reason 'agreed with Grace'")]
pub struct Args {
    #[command(flatten)]
    keys: KeysArgs,

    /// With --filter: skip the question; needs --expect
    #[arg(long, short)]
    yes: bool,

    /// New title (one key only)
    #[arg(long, allow_hyphen_values = true, conflicts_with = "filter")]
    title: Option<String>,

    /// New role: viewer or editor
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// New expiry: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never
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
    if args.keys.has_filter() && !args.has_change() {
        return Err(Error::from(MissingError::KeyChange).into());
    }
    let deed = Deed { verb: "change", noun: "the change" };
    let chosen = args.keys.choose(env, session.store(), deed, Consent::of(args.yes))?;
    let changes = match given(env, session.store(), chosen.keys(), args)? {
        Some(changes) => {
            confirm_picked(env, &chosen)?;
            changes
        }
        None => ask_for(env, session.store(), chosen.keys())?,
    };
    let nothing = chosen.nothing();
    let updated = update(&session.context(&env.system), chosen.selection(), &changes)?;
    match (args.output, nothing) {
        (ReceiptFormat::Json, _) => print_receipt(env, &receipt(updated))?,
        (ReceiptFormat::Text, Some(sentence)) => env.ui.note(sentence),
        (ReceiptFormat::Text, None) => report_all(env, &updated),
    }
    Ok(ExitStatus::Done)
}

impl Args {
    fn has_change(&self) -> bool {
        self.title.is_some() || self.role.is_some() || self.expires.is_some()
    }
}

/// Asks before a change by flags to a key that was picked, not named.
fn confirm_picked(env: &mut Env, chosen: &Chosen) -> Result<()> {
    let Chosen::Picked(picked) = chosen else { return Ok(()) };
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
    if !args.has_change() {
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
            Some(text) => Some(expiry::of_flag_or_prompt(env, Some(text))?),
            None => None,
        },
    }))
}

/// The values of a key while they are changed at prompts.
struct Draft {
    title: Name,
    expires: Expiry,
    role: KeyRole,
}

impl Draft {
    fn changes(&self, key: &Key) -> Changes {
        Changes {
            title: (self.title != key.title).then(|| self.title.clone()),
            role: (self.role != key.role).then_some(self.role),
            expires: (self.expires != key.expires).then_some(self.expires),
        }
    }

    fn answers(&self, now: Timestamp, zone: Zone) -> Vec<(&'static str, String)> {
        vec![
            ("Title", self.title.to_string()),
            ("Expires", expiry::understood(self.expires, now, zone)),
            ("Role", self.role.to_string()),
        ]
    }
}

/// Prompts for the values to change of a single key, one after the other.
fn ask_for(env: &mut Env, store: &Store, keys: &[Key]) -> Result<Changes> {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let (Some(prompt), [key]) = (&mut env.prompt, keys) else { return Err(MissingError::KeyChange.into()) };
    let mut draft = Draft { title: key.title.clone(), expires: key.expires, role: key.role };
    let question = format!("Change what of the key {}?", key.title);
    let first = choose_first(&mut **prompt, &question, &draft.answers(now, zone))?;
    edit(env, store, keys, &mut draft, first)?;
    // There is nothing to confirm if the value is the same.
    let differs = draft.changes(key) != Changes::default();
    let summary = |draft: &Draft| summary(draft, key, now, zone);
    let mut edit = |env: &mut Env, draft: &mut Draft, answer| edit(env, store, keys, draft, answer);
    review(env, differs, &mut draft, &summary, &mut edit)?;
    Ok(draft.changes(key))
}

fn edit(env: &mut Env, store: &Store, keys: &[Key], draft: &mut Draft, answer: usize) -> Result<()> {
    match answer {
        0 => {
            ask::text_again(env, "Title", &mut draft.title, &|text| ask::name(text, "title"))?;
            draft.title = new_title(env, store, keys, draft.title.as_str())?;
        }
        1 => draft.expires = expiry::ask(env, Some(draft.expires))?,
        _ => {
            let roles = KeyRole::ALL.map(|role| (role, role.as_str()));
            ask::word_again(env, "Role", &mut draft.role, &roles)?;
        }
    }
    Ok(())
}

/// The changes as one question: `Change the key ci: title to CI, role to editor?`
fn summary(draft: &Draft, key: &Key, now: Timestamp, zone: Zone) -> Summary {
    let changes = draft.changes(key);
    let title = changes.title.map(|title| format!("title to `{title}`"));
    let expires = changes.expires.map(|expires| match expires {
        Expiry::At(_) => format!("expiry to {}", expiry::understood(expires, now, zone)),
        Expiry::Never => "expiry to never".to_owned(),
    });
    let role = changes.role.map(|role| format!("role to {role}"));
    let changes: Vec<String> = [title, expires, role].into_iter().flatten().collect();
    let changes = if changes.is_empty() { String::new() } else { format!(": {}", changes.join("; ")) };
    Summary {
        question: format!("Change the key {}{changes}?", key.title),
        verb: "Change",
        risk: Risk::Undoable,
        what: "the change",
        answers: draft.answers(now, zone),
    }
}

fn receipt(updated: Vec<Updated>) -> ChangeReceipt<KeyDocument> {
    let (changed, unchanged): (Vec<_>, Vec<_>) = updated.into_iter().partition(Updated::is_changed);
    let objects = |updated: Vec<Updated>| updated.into_iter().map(|updated| Object(updated.after)).collect();
    ChangeReceipt::new(objects(changed), objects(unchanged))
}

fn report_all(env: &mut Env, updated: &[Updated]) {
    if updated.len() <= NAMED {
        for updated in updated {
            report(env, updated);
        }
        return;
    }
    let changed = updated.iter().filter(|updated| updated.is_changed()).count();
    env.ui.note(&format!("Updated {}.", counted(changed)));
    if changed < updated.len() {
        env.ui.note(&format!("Unchanged: {}.", counted(updated.len() - changed)));
    }
}

fn report(env: &mut Env, updated: &Updated) {
    let title = &updated.after.key.title;
    if !updated.is_changed() {
        env.ui.note(&format!("Key {title} is unchanged."));
        return;
    }
    env.ui.note(&format!("Updated key {title}."));
}
