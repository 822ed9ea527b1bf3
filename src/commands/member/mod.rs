//! `keys member`: the people of the organization.

mod add;
mod list;
mod remove;
mod show;
mod update;

use clap::Subcommand;

use super::word;
use crate::domain::role::Role;
use crate::env::Env;
use crate::error::{ExitStatus, Result};

/// Manage members and their roles
///
/// Viewers can view. Editors can also change and own resources. Administrators can also manage keys and members.
#[derive(Debug, clap::Args)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "\
Examples:
  keys member add
  keys member list --filter role=administrator
  keys member update eve@acme.com --role editor
  keys member remove eve@acme.com --transfer-to ada@acme.com"
)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Args),
    #[command(visible_alias = "ls")]
    List(list::Args),
    #[command(visible_alias = "info")]
    Show(show::Args),
    Update(update::Args),
    #[command(visible_alias = "rm")]
    Remove(remove::Args),
}

/// Runs the one that is asked for.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    match &args.command {
        Command::Add(args) => add::run(env, args),
        Command::List(args) => list::run(env, args),
        Command::Show(args) => show::run(env, args),
        Command::Update(args) => update::run(env, args),
        Command::Remove(args) => remove::run(env, args),
    }
}

/// The roles in words, for the question.
const ROLES: [(Role, &str); 3] = [
    (Role::Viewer, "Viewer: can view"),
    (Role::Editor, "Editor: can view, change and own resources"),
    (Role::Administrator, "Administrator: can also manage keys and members"),
];

/// A member's role.
fn role(text: &str) -> Result<Role> {
    word(text, "role of a member", Role::from_name, &Role::ALL.map(Role::as_str))
}
