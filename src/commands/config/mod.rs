//! `keys config`: shows and changes the configuration file.

mod alias;
mod change;
mod edit;
mod read;
mod settings;

use clap::{Command, Subcommand};

use crate::env::Env;
use crate::error::ExitStatus;

pub use settings::{Setting, of};

/// Show and change the configuration
///
/// The configuration is a TOML file. A flag wins over an environment variable, that over the file, and that over a
/// default. Scripts get only the store, the acting member and the views that they name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Settings:
  store                 store: absolute path, ~/path, or postgres:// URL
  as                    acting member: id, start of id, email or name
  pager                 command for long output at a terminal; empty for none
  list.columns          columns of `keys list` at a terminal
  list.sort             order of `keys list` at a terminal
  create.expires        expiry that `keys create` suggests at its prompt
  views.NAME.filter     conditions of a view; several with --add
  views.NAME.sort       order of a view
  views.NAME.columns    columns of a view
  alias.NAME            command that NAME runs at a terminal

Examples:
  keys config set store /srv/keys/keys.db
  keys config set views.stale.filter last-used=never
  keys config set alias.stale 'list --view stale'
  keys config list")]
pub struct Args {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    #[command(visible_alias = "ls")]
    List(read::ListArgs),
    Get(read::GetArgs),
    Set(change::SetArgs),
    Unset(change::UnsetArgs),
    Path(read::PathArgs),
    Edit(edit::Args),
}

/// Runs it. `program` has the commands that an alias can run.
pub fn run(env: &mut Env, args: &Args, program: &Command) -> anyhow::Result<ExitStatus> {
    match &args.command {
        ConfigCommand::List(args) => read::list(env, args),
        ConfigCommand::Get(args) => read::get(env, args),
        ConfigCommand::Set(args) => change::set(env, args, program),
        ConfigCommand::Unset(args) => change::unset(env, args),
        ConfigCommand::Path(_) => read::path(env),
        ConfigCommand::Edit(_) => edit::run(env, program),
    }
}
