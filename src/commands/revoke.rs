//! `keys revoke` and `keys restore`: keys stop working without losing anything, and work again.

use super::documents::Object;
use super::documents::key::KeyDocument;
use super::documents::receipt::ChangeReceipt;
use super::selection::{Chosen, Consent, Deed, KeysArgs, NAMED, counted};
use super::{ReasonArg, ReceiptFormat, ask, print_receipt};
use crate::domain::key::KeyStatus;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::key::{Outcome, RESTORE, REVOKE, Selection, restore, revoke};
use crate::ops::{Authority, WriteContext};
use crate::store::key::KeyRow;

/// Revoke keys, so that they stop working
///
/// Verifiers refuse a revoked key from their next request on. The key keeps everything, and `keys restore` makes it
/// work again. Several keys are revoked in one transaction.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys revoke ci
  keys revoke 3f9a 77b1 --reason 'laptop stolen'
  keys revoke --filter creator=ada@acme.com
  keys revoke --filter last-used=never --yes --expect 12
  keys list -qf status=expired | keys revoke -")]
pub struct RevokeArgs {
    #[command(flatten)]
    change: StatusChangeArgs,
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
    change: StatusChangeArgs,
}

#[derive(Debug, clap::Args)]
struct StatusChangeArgs {
    #[command(flatten)]
    keys: KeysArgs,

    /// With --filter: skip the question; needs --expect
    #[arg(long, short)]
    yes: bool,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,

    #[command(flatten)]
    reason: ReasonArg,
}

/// Revoking or restoring.
struct StatusChange {
    authority: Authority,
    act: fn(&WriteContext<'_>, Selection) -> Result<Outcome>,
    verb: &'static str,
    done: &'static str,
    noun: &'static str,
    already: &'static str,
}

pub fn run(env: &mut Env, args: &RevokeArgs) -> anyhow::Result<ExitStatus> {
    change_status(
        env,
        &args.change,
        &StatusChange {
            authority: REVOKE,
            act: revoke,
            verb: "Revoke",
            done: "Revoked",
            noun: "the revocation",
            already: "is already revoked",
        },
    )
}

pub fn run_restore(env: &mut Env, args: &RestoreArgs) -> anyhow::Result<ExitStatus> {
    change_status(
        env,
        &args.change,
        &StatusChange {
            authority: RESTORE,
            act: restore,
            verb: "Restore",
            done: "Restored",
            noun: "the restoration",
            already: "is not revoked",
        },
    )
}

fn change_status(
    env: &mut Env,
    args: &StatusChangeArgs,
    change: &StatusChange,
) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.reason, change.authority)?;
    let deed = Deed { verb: &change.verb.to_lowercase(), noun: change.noun };
    let chosen = args.keys.choose(env, session.store(), deed, Consent::of(args.yes))?;
    if let Chosen::Picked(picked) = &chosen {
        let question = format!("{} the key {}?", change.verb, picked.title);
        ask::confirm(env, true, &question, change.verb, change.noun)?;
    }
    let nothing = chosen.nothing();
    let outcome = (change.act)(&session.context(&env.system), chosen.selection())?;
    match (args.output, nothing) {
        (ReceiptFormat::Json, _) => print_receipt(env, &receipt(outcome))?,
        (ReceiptFormat::Text, Some(sentence)) => env.ui.note(sentence),
        (ReceiptFormat::Text, None) => report(env, change, &outcome),
    }
    Ok(ExitStatus::Done)
}

fn report(env: &mut Env, change: &StatusChange, outcome: &Outcome) {
    let (changed, unchanged) = (&outcome.changed, &outcome.unchanged);
    if changed.len() + unchanged.len() > NAMED {
        env.ui.note(&format!("{} {}.", change.done, counted(changed.len())));
        if !unchanged.is_empty() {
            env.ui.note(&format!("Unchanged: {}.", counted(unchanged.len())));
        }
        return;
    }
    for KeyRow { key, .. } in changed {
        env.ui.note(&format!("{} key {}.", change.done, key.title));
    }
    for KeyRow { key, .. } in unchanged {
        env.ui.note(&format!("Key {} {}.", key.title, change.already));
    }
    for KeyRow { key, status, .. } in outcome.changed.iter().chain(&outcome.unchanged) {
        if *status == KeyStatus::Expired {
            env.ui.warn(&format!(
                "{} has expired: set a new expiry with `keys update {} --expires TIME`",
                key.title, key.id
            ));
        }
    }
}

fn receipt(outcome: Outcome) -> ChangeReceipt<KeyDocument> {
    let objects = |rows: Vec<KeyRow>| rows.into_iter().map(Object).collect();
    ChangeReceipt::new(objects(outcome.changed), objects(outcome.unchanged))
}
