//! `keys resource`: what keys and members own.

mod add;
mod list;
mod remove;
mod show;
mod transfer;

use clap::Subcommand;

use crate::env::Env;
use crate::error::ExitStatus;

/// Manage data sources, projects, layers and tables
///
/// A layer or table belongs to one project, and can use one data source. Every resource has at least one owner: an
/// editor (member or key) or an administrator.
#[derive(Debug, clap::Args)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "\
Examples:
  keys resource add project Atlas
  keys resource add layer Rivers --project Atlas
  keys resource show Atlas
  keys resource transfer Atlas --to eve@acme.com
  keys resource remove Atlas/Rivers"
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
    Transfer(transfer::Args),
    #[command(visible_alias = "rm")]
    Remove(remove::Args),
}

/// Runs the one that is asked for.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    match &args.command {
        Command::Add(args) => add::run(env, args),
        Command::List(args) => list::run(env, args),
        Command::Show(args) => show::run(env, args),
        Command::Transfer(args) => transfer::run(env, args),
        Command::Remove(args) => remove::run(env, args),
    }
}
