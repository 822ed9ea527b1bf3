//! The command line: its top level and what goes with every command. Each verb brings its own arguments and help.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::{
    acl, backup, check, completions, create, delete, demo, init, list, log, man, member, resource, revoke,
    rotate, secrets, show, update, verify,
};
use crate::ui::render::ColorChoice;

/// Administer an organization's API keys
///
/// Keys are identities for programs: each acts in the organization's name, has a role, ends some day, and owns
/// resources. Their secrets are shown once and stored as hashes.
#[derive(Debug, Parser)]
#[command(name = "keys", version, about, long_about, after_help = EXAMPLES, propagate_version = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// What goes with every command.
    #[command(flatten)]
    pub global: Global,

    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  keys demo                                        look around in a sample store
  keys init                                        make a store, asking for what is missing
  keys create                                      create a key, step by step
  TOKEN=$(keys create ci --role viewer --expires 90d)
  keys list --filter 'expires<30d' --sort expires
  keys delete ci --transfer-to ada@acme.com

Exit status:
  0  done
  1  could not be done, and nothing changed
  2  the command line is wrong, or needs an answer that nobody is there to give
  3  the answer is no
  4  done, but what was to be printed about it could not be
  130  interrupted";

/// What goes with every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The store [env: `KEYS_STORE`] [default: `keys/keys.db` in the user's data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub store: Option<PathBuf>,

    /// Act as this member, by id, email or name [env: `KEYS_AS`]
    #[arg(long = "as", global = true, value_name = "WHO")]
    pub acting: Option<String>,

    /// Whether to use colors; `NO_COLOR` and `TERM=dumb` turn them off too
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value_t,
        value_enum,
        hide_possible_values = true
    )]
    pub color: ColorChoice,

    /// Ask nothing: what is missing is an error
    #[arg(long, global = true)]
    pub no_input: bool,

    /// Say nothing on the side; tables of keys, members and resources are ids alone
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// Every command.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each is told of where its arguments are")]
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
    Completions(completions::Args),
    Man(man::Args),
}
