//! `keys delete`.

use super::confirm_delete::{self, Asked, DecisionArgs, Worded};
use super::selection::{Chosen, Consent, Deed, KeysArgs};
use crate::env::Env;
use crate::error::{ExitStatus, MissingError};
use crate::ops::key::{DELETE, Expected};
use crate::store::ReadTx;
use crate::store::key::KeyRow;

/// Delete keys, and transfer or delete their resources
///
/// Shows what the keys own, then asks for an editor to receive it, or whether to delete it. Resources that have other
/// owners stay with them. Several keys are deleted in one transaction. Deletion is permanent: to stop a key without
/// deleting it, run `keys revoke`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys delete ci
  keys delete ci --transfer-to ada@acme.com
  keys delete 3f9a 77b1 --transfer-to ada@acme.com --yes -o json
  keys delete old-import --delete-resources --dry-run
  keys delete --filter 'expires<-90d' --transfer-to ada@acme.com

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    #[command(flatten)]
    keys: KeysArgs,

    #[command(flatten)]
    decision: DecisionArgs,
}

const DEED: Deed<'_> = Deed { verb: "delete", noun: "the deletion" };

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.decision, DELETE)?;
    args.decision.require_named(args.keys.are_named(), MissingError::Key)?;
    let consent = args.decision.consent();
    let chosen = args.keys.choose(env, session.store(), DEED, consent)?;
    if let Some(sentence) = chosen.nothing() {
        return Ok(confirm_delete::none::<KeyRow>(env, &args.decision, sentence)?);
    }
    let is_counted = matches!(chosen, Chosen::Matching(_)) && consent == Consent::Ask;
    let asked = if is_counted { Asked::Number } else { Asked::Nothing };
    let selection = chosen.selection();
    let ids = session.store().read(|tx| selection.ids(tx))?;
    let unchanged = |tx: &ReadTx<'_>| Expected::Keys(ids.clone()).check(&selection.ids(tx)?);
    Ok(confirm_delete::run_if::<KeyRow>(env, &session, &ids, &args.decision, asked, &unchanged)?)
}

impl Worded for KeyRow {
    const BUTTON: &'static str = "Delete";
    const DONE: &'static str = "Deleted";
    const DELETION: &'static str = "the deletion";
    const NOUN: [&'static str; 2] = ["key", "keys"];
    const WHOSE: &'static str = "its";

    fn about(&self, grants: &str) -> String {
        let key = &self.key;
        format!("{}, {}, created by {}, {grants}", key.email, key.role, key.creator.name)
    }
}
