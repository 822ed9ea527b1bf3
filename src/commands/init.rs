//! `keys init`: creates a store.

use std::path::PathBuf;

use crate::commands::review::{Summary, review};
use crate::commands::{ask, import};
use crate::domain::secret::Prefix;
use crate::domain::text::Name;
use crate::env::{DraftGuard, Env};
use crate::error::{ExitStatus, InputError, Result};
use crate::ops::organization::{self, NewStore};
use crate::store::Location;
use crate::ui::prompt::Risk;

/// The label of the prefix, and its use as a hint.
const PREFIX: &str = "Prefix";
const PREFIX_USE: &str = "secrets begin with it: acme_…";

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

    /// Prefix of the organization's secrets: a lower-case letter, then 1 to 15 lower-case letters or digits [default:
    /// keys; a prompt suggests one made from the organization's name]
    #[arg(long)]
    prefix: Option<String>,

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
    let given = args.prefix.as_deref().map(prefix).transpose()?;
    if args.roles {
        location.refuse_file()?;
    }
    organization::refuse_existing(&location)?;
    let drafts = DraftGuard::begin();
    let new_store = ask_for(env, &location, args, given)?;
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

/// Returns the new store, with missing values filled in by prompts and then confirmed.
fn ask_for(env: &mut Env, location: &Location, args: &Args, given: Option<Prefix>) -> Result<NewStore> {
    let organization = args.organization.as_deref();
    let organization =
        ask::value(env, organization, "Organization", "--organization NAME", None, &organization_name)?;
    let name = ask::value(env, args.name.as_deref(), "Your name", "--name NAME", None, &person_name)?;
    let example = Some("ada@acme.com");
    let email = ask::value(env, args.email.as_deref(), "Your email", "--email EMAIL", example, &ask::email)?;
    let prompted = args.organization.is_none() || args.name.is_none() || args.email.is_none();
    let is_given = given.is_some();
    let mut new = NewStore { organization, prefix: given.unwrap_or_default(), name, email };
    if let Some(prompt) = env.prompt.as_mut().filter(|_| prompted && !is_given) {
        let suggested = Prefix::suggested(new.organization.as_str());
        new.prefix = ask::text(&mut **prompt, PREFIX, Some(suggested.as_str()), Some(PREFIX_USE), &prefix)?;
    }
    let summary = |new: &NewStore| summary(new, location);
    review(env, prompted, &mut new, &summary, &mut edit)?;
    Ok(new)
}

fn summary(new: &NewStore, location: &Location) -> Summary {
    let NewStore { organization, prefix, name, email } = new;
    let prefix = prefix.as_str();
    Summary {
        question: format!(
            "Create {location} for {organization}, with {name} <{email}> as its administrator and secrets that begin \
             with `{prefix}_`?"
        ),
        verb: "Create",
        risk: Risk::Undoable,
        what: "the store",
        answers: vec![
            ("Organization", organization.to_string()),
            ("Your name", name.to_string()),
            ("Your email", email.to_string()),
            (PREFIX, prefix.to_owned()),
        ],
    }
}

fn edit(env: &mut Env, new: &mut NewStore, answer: usize) -> Result<()> {
    match answer {
        0 => ask::text_again(env, "Organization", &mut new.organization, &organization_name),
        1 => ask::text_again(env, "Your name", &mut new.name, &person_name),
        2 => ask::text_again(env, "Your email", &mut new.email, &ask::email),
        _ => ask::text_again(env, PREFIX, &mut new.prefix, &prefix),
    }
}

fn organization_name(text: &str) -> Result<Name> {
    ask::name(text, "organization's name")
}

fn person_name(text: &str) -> Result<Name> {
    ask::name(text, "name")
}

fn prefix(text: &str) -> Result<Prefix> {
    Ok(Prefix::new(text).map_err(|_| InputError::Prefix { text: text.to_owned() })?)
}
