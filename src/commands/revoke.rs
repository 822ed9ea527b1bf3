//! `keys revoke` and `keys restore`: keys stop working without losing anything, and work again.

use serde_json::{Value, json};

use super::view::key::document;
use super::{ReasonArg, ReceiptFormat, ask, print_receipt};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::role::Role;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::key::{Outcome, restore, revoke};
use crate::ops::{Context, actor};

/// Revoke keys, so that they stop working
///
/// Verifiers refuse a revoked key from their next request on. The key keeps everything, and `keys restore` makes it
/// work again. Several keys are revoked in one transaction.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys revoke ci
  keys revoke 3f9a 77b1 --reason 'laptop stolen'")]
pub struct RevokeArgs {
    #[command(flatten)]
    turn: StatusChangeArgs,
}

/// Restore revoked keys, so that they work again
///
/// A key that has expired stays expired: set a new expiry with `keys update KEY --expires TIME`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys restore ci
  keys restore 3f9a 77b1 --reason 'laptop found'")]
pub struct RestoreArgs {
    #[command(flatten)]
    turn: StatusChangeArgs,
}

#[derive(Debug, clap::Args)]
struct StatusChangeArgs {
    /// Keys, by id, start of id, email or title
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,

    #[command(flatten)]
    why: ReasonArg,
}

/// One of the two ways.
struct StatusChange {
    act: fn(&Context<'_>, &[KeyId]) -> Result<Outcome>,
    verb: &'static str,
    done: &'static str,
    deed: &'static str,
    already: &'static str,
}

/// Revokes.
pub fn run(env: &mut Env, args: &RevokeArgs) -> anyhow::Result<ExitStatus> {
    turn(
        env,
        &args.turn,
        &StatusChange {
            act: revoke,
            verb: "Revoke",
            done: "Revoked",
            deed: "the revocation",
            already: "was revoked already",
        },
    )
}

/// Restores.
pub fn run_restore(env: &mut Env, args: &RestoreArgs) -> anyhow::Result<ExitStatus> {
    turn(
        env,
        &args.turn,
        &StatusChange {
            act: restore,
            verb: "Restore",
            done: "Restored",
            deed: "the restoration",
            already: "is not revoked",
        },
    )
}

fn turn(env: &mut Env, args: &StatusChangeArgs, turn: &StatusChange) -> anyhow::Result<ExitStatus> {
    let reason = args.why.reason()?;
    let store = env.open_store()?;
    let acting = env.acting(&store)?;
    let verb = format!("{} keys", turn.verb.to_lowercase());
    actor::may(&env.system.context(&store, &acting, None), Role::Administrator, &verb)?;
    let keys = ask::keys(env, &store, &args.keys)?;
    if let [picked] = keys.as_slice() {
        let question = format!("{} the key {}?", turn.verb, picked.title);
        ask::confirm(env, args.keys.is_empty(), &question, turn.verb, turn.deed)?;
    }
    let ids: Vec<KeyId> = keys.iter().map(|key| key.id).collect();
    let turned = (turn.act)(&env.system.context(&store, &acting, reason.as_ref()), &ids)?;
    match args.output {
        ReceiptFormat::Json => print_receipt(env, &receipt(turn, &turned))?,
        ReceiptFormat::Text => tell(env, turn, &turned),
    }
    Ok(ExitStatus::Done)
}

fn tell(env: &mut Env, turn: &StatusChange, turned: &Outcome) {
    let now = env.system.clock.now();
    for key in &turned.changed {
        env.ui.note(&format!("{} key {}.", turn.done, key.title));
    }
    for key in &turned.unchanged {
        env.ui.note(&format!("Key {} {}.", key.title, turn.already));
    }
    for key in turned.changed.iter().chain(&turned.unchanged) {
        if key.revoked.is_none() && key.expires.has_passed(now) {
            env.ui.warn(&format!(
                "{} has expired; give it a new end with `keys update {} --expires TIME`",
                key.title, key.id
            ));
        }
    }
}

/// What was done, for programs: `{"revoked": […], "unchanged": […]}`.
fn receipt(turn: &StatusChange, turned: &Outcome) -> Value {
    let documents = |keys: &[Key]| keys.iter().map(document).map(Value::Object).collect::<Value>();
    json!({ turn.done.to_lowercase(): documents(&turned.changed), "unchanged": documents(&turned.unchanged) })
}
