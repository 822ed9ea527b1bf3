//! `keys acl`: manages permissions on resources.

mod grant;
mod list;
mod revoke;

use clap::Subcommand;

use super::word;
use crate::domain::grant::Permission;
use crate::env::Env;
use crate::error::{ExitStatus, Result};

/// Manage permissions on resources
///
/// The permissions are view, modify and owner. Each includes those before it. Only editors and administrators can
/// hold modify and owner. `everyone`, the whole organization, can hold only view.
#[derive(Debug, clap::Args)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "\
Examples:
  keys acl grant everyone view Atlas
  keys acl revoke everyone Atlas
  keys acl list --principal 'Nightly import'"
)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Grant(grant::Args),
    Revoke(revoke::Args),
    #[command(visible_alias = "ls")]
    List(list::Args),
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    match &args.command {
        Command::Grant(args) => grant::run(env, args),
        Command::Revoke(args) => revoke::run(env, args),
        Command::List(args) => list::run(env, args),
    }
}

/// The missing value if no principal is given, and its hint.
const MISSING_PRINCIPAL: [&str; 2] =
    ["argument WHO", "name a member or a key by id, email or name, or `everyone`"];

fn permission(text: &str) -> Result<Permission> {
    word(text, "permission", Permission::from_name, &Permission::ALL.map(Permission::as_str))
}
