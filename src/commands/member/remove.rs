//! `keys member remove`.

use super::super::confirm_delete::{self, DecisionArgs, Worded};
use super::super::pick;
use crate::env::Env;
use crate::error::{ExitStatus, MissingError};
use crate::ops::member::REMOVE;
use crate::store::member::MemberRow;

/// Remove a member, and transfer or delete their resources
///
/// Shows what the member owns, then asks for an editor to receive it, or whether to delete it. Resources that have
/// other owners stay with them. Keys that the member created stay, and keep their creator's name. The last
/// administrator cannot be removed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member remove eve@acme.com
  keys member remove eve@acme.com --transfer-to ada@acme.com --yes
  keys member remove 'Eve Moss' --delete-resources --dry-run

Without a terminal, pass --yes to confirm. If the member owns resources, also
pass --transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    /// Member, by id, start of id, email or name
    member: Option<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.decision, REMOVE)?;
    args.decision.require_named(args.member.is_some(), MissingError::Member)?;
    let id = pick::member(env, session.store(), args.member.as_deref())?.id;
    Ok(confirm_delete::run::<MemberRow>(env, &session, &[id], &args.decision)?)
}

impl Worded for MemberRow {
    const BUTTON: &'static str = "Remove";
    const DONE: &'static str = "Removed";
    const DELETION: &'static str = "the removal";
    const NOUN: [&'static str; 2] = ["member", "members"];
    const WHOSE: &'static str = "their";

    fn about(&self, grants: &str) -> String {
        format!("{}, {}, {grants}", self.member.email, self.member.role)
    }
}
