//! The command line: its top level and the global options. Each command defines its own arguments and help.

mod arguments;
mod help;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::commands::{
    acl, backup, check, completions, config, create, delete, demo, export, import, init, list, log, man,
    member, prune, resource, restore_backup, revoke, rotate, schema, secrets, show, stats, status, update,
    verify,
};
use crate::ui::render::ColorChoice;

pub use arguments::{color, has_flag, unknown_word, value_of};
pub use help::GROUPS;

/// The parsed command line.
#[derive(Debug, Parser)]
#[command(name = "keys", version, about = ABOUT, long_about = LONG_ABOUT, after_help = EXAMPLES)]
#[command(propagate_version = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// The global options.
    #[command(flatten)]
    pub global: Global,

    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Parses a command line, beginning with the program's name. The error may be a help text.
pub fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let arguments = &*arguments::with_help_flag(arguments);
    if let Some(refusal) = arguments::swallowed_flag(arguments) {
        return Err(refusal);
    }
    Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
        // Rendered only on request: it takes longer than most commands.
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            command().try_get_matches_from(arguments).err().unwrap_or(error)
        }
        ErrorKind::UnknownArgument => {
            arguments::with_quotes(arguments::with_format_flag(error, arguments), arguments)
        }
        _ => error,
    })
}

/// The command tree, with the program's own help on top.
#[must_use]
pub fn command() -> clap::Command {
    help::grouped(Cli::command())
}

const ABOUT: &str = "Manage an organization's API keys";

const LONG_ABOUT: &str = "\
Manage an organization's API keys

A key is an identity for a program: it acts for the organization, has a role,
expires, and can own resources. Its secret is shown once and stored as a hash.";

const EXAMPLES: &str = "\
Examples:
  keys demo                                    create a sample store to explore
  keys init                                    create a store, with prompts
  keys create                                  create a key, with prompts
  TOKEN=$(keys create ci --role viewer --expires 90d)
  keys list --filter 'expires<30d' --sort expires
  keys delete ci --transfer-to ada@acme.com

Exit status:
  0    done
  1    failed or declined; nothing changed
  2    usage error, or input is needed and there is no terminal
  3    the answer is no
  4    the change was made, but its result could not be printed
  130  interrupted

Environment:
  KEYS_ACCESSIBLE=1  ask with numbered choices, for screen readers";

/// The options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Store, a file or a `postgres://` URL [env: `KEYS_STORE`] [default: `keys/keys.db` in the user's data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub store: Option<PathBuf>,

    /// Act as this member, by id, start of id, email or name [env: `KEYS_AS`]
    #[arg(long = "as", global = true, value_name = "MEMBER", allow_hyphen_values = true)]
    pub acting: Option<String>,

    /// Use colors: auto, always or never; `NO_COLOR` and `TERM=dumb` turn them off, too
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value_t,
        value_enum,
        hide_possible_values = true
    )]
    pub color: ColorChoice,

    /// Configuration file [env: `KEYS_CONFIG`] [default: `keys/config.toml` in the user's configuration folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub config: Option<PathBuf>,

    /// Never prompt; fail if a value is missing
    #[arg(long, global = true)]
    pub no_input: bool,

    /// Never start a pager [env: `KEYS_PAGER`, `PAGER`] [default: less]
    #[arg(long, global = true)]
    pub no_pager: bool,

    /// Print only ids, no messages
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// Every command. A new one also needs a group in `cli/help.rs`.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "the arguments of each command carry its help")]
pub enum Command {
    Init(init::Args),
    Demo(demo::Args),
    #[command(visible_alias = "ls")]
    List(list::Args),
    Create(create::Args),
    #[command(visible_alias = "info")]
    Show(show::Args),
    #[command(visible_alias = "rm")]
    Delete(delete::Args),
    Prune(prune::Args),
    Update(update::Args),
    Rotate(rotate::Args),
    Revoke(revoke::RevokeArgs),
    Restore(revoke::RestoreArgs),
    Member(member::Args),
    Resource(resource::Args),
    Acl(acl::Args),
    Verify(verify::Args),
    Secrets(secrets::Args),
    Log(log::Args),
    Check(check::Args),
    Backup(backup::Args),
    RestoreBackup(restore_backup::Args),
    Export(export::Args),
    Import(import::Args),
    Config(config::Args),
    Stats(stats::Args),
    Status(status::Args),
    Completions(completions::Args),
    Man(man::Args),
    Schema(schema::Args),
}
