//! `keys init`: creates a store.

use std::path::PathBuf;

use crate::commands::{ask, import};
use crate::domain::secret::Prefix;
use crate::env::{DraftGuard, Env};
use crate::error::{Error, ExitStatus, InputError};
use crate::ops::organization::{self, NewStore};

/// Create a store with its first administrator
///
/// Prompts for missing values. Never overwrites an existing store. Only you can read a store in a file.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys init
  keys init --organization Acme --name 'Ada Lovelace' --email ada@acme.com
  keys init --organization Acme --name Ada --email ada@acme.com --prefix acme
  keys init --from ./acme.jsonl")]
pub struct Args {
    /// Name of the organization
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    organization: Option<String>,

    /// Name of the first administrator
    #[arg(long, allow_hyphen_values = true)]
    name: Option<String>,

    /// Email of the first administrator
    #[arg(long, allow_hyphen_values = true)]
    email: Option<String>,

    /// Prefix of the organization's secrets: a lower-case letter, then 1 to 15 lower-case letters or digits
    #[arg(long, default_value = "keys")]
    prefix: String,

    /// On a PostgreSQL server, also create the database roles `keys_owner`, `keys_admin` and `keys_verifier`
    #[arg(long, conflicts_with = "from")]
    roles: bool,

    /// Create the store from an export, like `keys import`; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["organization", "name", "email", "prefix"])]
    from: Option<PathBuf>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    if let Some(path) = &args.from {
        return import::from(env, path);
    }
    let location = env.location()?;
    let prefix = Prefix::new(&args.prefix)
        .map_err(|_| Error::from(InputError::Prefix { text: args.prefix.clone() }))?;
    if args.roles {
        location.refuse_file()?;
    }
    organization::refuse_existing(&location)?;
    let drafts = DraftGuard::begin();
    let organization = ask::value(
        env,
        args.organization.as_deref(),
        "Organization",
        "--organization NAME",
        None,
        &|text| ask::name(text, "organization's name"),
    )?;
    let name = ask::value(env, args.name.as_deref(), "Your name", "--name NAME", None, &|text| {
        ask::name(text, "name")
    })?;
    let email = ask::value(
        env,
        args.email.as_deref(),
        "Your email",
        "--email EMAIL",
        Some("ada@acme.com"),
        &ask::email,
    )?;
    let new_store = NewStore { organization, prefix, name, email };
    let system = &env.system;
    let (_finish, warning) = organization::initialize(
        &location,
        &*system.clock,
        &*system.random,
        &system.os_user,
        &new_store,
        |seed| {
            if args.roles {
                seed.grant_roles()?;
            }
            Ok(drafts.finish())
        },
    )?;
    env.warn(warning);
    env.ui.note(&format!(
        "Created {} for {}.\n{} is its administrator.\nCreate the first key: keys create",
        location, new_store.organization, new_store.name,
    ));
    Ok(ExitStatus::Done)
}
