//! `keys create`: a key, and its secret once.

use super::delivery::{self, Delivery, DeliveryArgs, PendingSecret};
use super::documents::key::KeyWithSecret;
use super::list::print_table;
use super::review::{Summary, review};
use super::{ReasonArg, ask, expiry, print_receipt};
use crate::domain::query::{Order, Query};
use crate::domain::role::KeyRole;
use crate::domain::text::{Name, form, grouped};
use crate::domain::time::{Timestamp, Zone};
use crate::env::Env;
use crate::error::{Error, ExitStatus, Result};
use crate::ops::key::{CREATE, NewKey, create};
use crate::store::key::KeyRow;
use crate::store::{self, Store};
use crate::ui::prompt::Risk;

/// Create a key and print its secret once
///
/// Prompts for missing values. At a terminal, the secret appears on a screen of its own that clears after OK;
/// otherwise, standard output is the secret alone. No command shows it again: `keys rotate` replaces a lost secret.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys create
  keys create 'Nightly import' --role editor --expires 90d
  TOKEN=$(keys create ci --role viewer --expires 2030-12-31)
  keys create ci --role viewer --expires 1y --copy
  keys create ci --role viewer --expires never --secret-file ./ci.secret
  keys create ci --role viewer --expires 12h -o json")]
pub struct Args {
    /// Title, 1 to 100 characters
    title: Option<String>,

    /// Role: viewer or editor
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// Expiry: 90d, 12h, 6mo, 2030-12-31 or friday (end of that day), RFC 3339, or never
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    expires: Option<String>,

    #[command(flatten)]
    reason: ReasonArg,

    #[command(flatten)]
    delivery: DeliveryArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change_with_secret(&args.reason, CREATE)?;
    let new = ask_for(env, session.store(), args)?;
    // From before a file is made for the secret until the end of the report, a signal waits unless the delivery does.
    let guards = session.guards();
    let delivery = args.delivery.prepare(env, &guards)?;
    let revealed = matches!(delivery, Delivery::Reveal);
    let json = args.delivery.wants_document();
    // The secret is delivered in another way, and standard output is the key alone.
    let document_alone = json && !matches!(delivery, Delivery::Document);
    let created = create(&session.context(&env.system), &new, &guards)?;
    let pending = PendingSecret::new(&created.row, &created.secret, &created.pending, json);
    let (_guards, confirmed) = delivery::deliver(env, &session, delivery, &pending, guards)?;
    report(env, &confirmed.row);
    if document_alone {
        print_receipt(env, &KeyWithSecret::without(confirmed.row))?;
    }
    if revealed {
        show_newest(env, session.store()).map_err(Error::result_not_printed)?;
    }
    Ok(ExitStatus::Done)
}

const ROLES: [(KeyRole, &str); 2] =
    [(KeyRole::Viewer, "Viewer: can view"), (KeyRole::Editor, "Editor: can view, change and own resources")];

/// Returns the request, with missing values filled in by prompts and then confirmed.
fn ask_for(env: &mut Env, store: &Store, args: &Args) -> Result<NewKey> {
    let title = ask::value(env, args.title.as_deref(), "Title", "keys create TITLE", None, &title)?;
    ask::warn_same_title(env, store, &title, None)?;
    let given = args.role.as_deref().map(ask::key_role).transpose()?;
    let expires = expiry::of_flag_or_prompt(env, args.expires.as_deref())?;
    let role = ask::word(env, given, "Role", "--role viewer|editor", &ROLES)?;
    let mut new = NewKey { title, role, expires };
    let prompted = args.title.is_none() || args.expires.is_none() || args.role.is_none();
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let summary = |new: &NewKey| summary(new, now, zone);
    review(env, prompted, &mut new, &summary, &mut |env, new, answer| edit(env, store, new, answer))?;
    Ok(new)
}

fn title(text: &str) -> Result<Name> {
    ask::name(text, "title")
}

fn summary(new: &NewKey, now: Timestamp, zone: Zone) -> Summary {
    let until = expiry::in_a_sentence(new.expires, now, zone);
    Summary {
        question: format!("Create the key `{}` ({}, {until})?", new.title, new.role),
        verb: "Create",
        risk: Risk::Undoable,
        what: "the key",
        answers: vec![
            ("Title", new.title.to_string()),
            ("Expires", expiry::understood(new.expires, now, zone)),
            ("Role", new.role.to_string()),
        ],
    }
}

/// Asks for an answer again, by its place in the summary.
fn edit(env: &mut Env, store: &Store, new: &mut NewKey, answer: usize) -> Result<()> {
    match answer {
        0 => {
            ask::text_again(env, "Title", &mut new.title, &title)?;
            ask::warn_same_title(env, store, &new.title, None)?;
        }
        1 => new.expires = expiry::ask(env, Some(new.expires))?,
        _ => ask::word_again(env, "Role", &mut new.role, &ROLES)?,
    }
    Ok(())
}

fn report(env: &mut Env, row: &KeyRow) {
    let key = &row.key;
    env.ui.note(&format!("Created key {} ({}).", key.title, key.email));
}

/// The new key in the columns of the list, and the number of the others.
fn show_newest(env: &mut Env, store: &Store) -> Result<()> {
    let order = Order::parse("-created")?;
    print_table(env, store, &Query { order, limit: Some(1), ..Query::default() })?;
    let others = store.read(store::key::count)?.saturating_sub(1);
    if others > 0 {
        let (number, keys) = (grouped(others), form(others, "key"));
        env.ui.note(&format!("{number} other {keys}: `keys list` shows them."));
    }
    Ok(())
}
