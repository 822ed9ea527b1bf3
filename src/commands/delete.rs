//! `keys delete`.

use super::ask;
use super::confirm_delete::{self, DecisionArgs, Worded};
use crate::domain::id::KeyId;
use crate::env::Env;
use crate::error::{ExitStatus, MissingError};
use crate::ops::key::DELETE;
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

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    /// Keys, by id, start of id, email or title
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.decision, DELETE)?;
    args.decision.require_named(!args.keys.is_empty(), MissingError::Key)?;
    let ids: Vec<KeyId> = ask::keys(env, session.store(), &args.keys)?.iter().map(|key| key.id).collect();
    Ok(confirm_delete::run::<KeyRow>(env, &session, &ids, &args.decision)?)
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
