//! `keys secrets`: helps to find leaked secrets.

mod pattern;

use clap::Subcommand;

use crate::env::Env;
use crate::error::ExitStatus;

/// Find leaked secrets
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys secrets pattern
  keys secrets pattern --for gitleaks > .gitleaks.toml")]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Pattern(pattern::Args),
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    match &args.command {
        Command::Pattern(args) => pattern::run(env, args),
    }
}
