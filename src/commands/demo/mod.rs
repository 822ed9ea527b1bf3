//! `keys demo`: creates a sample store to explore.

mod content;
mod fill;

use std::path::{Path, PathBuf};

use super::ask;
use super::list::print_table;
use crate::domain::query::Query;
use crate::domain::secret::Prefix;
use crate::domain::text::in_shell;
use crate::env::{self, DraftGuard, Env, Origin, Sourced};
use crate::error::{Error, ExitStatus, InputError, IoError, Result};
use crate::ops::organization::{self, NewStore, Seed};
use content::{AGE, FIRST, ORGANIZATION, PREFIX};
use fill::{StoppedClock, fill};

/// Create a sample store to explore
///
/// Contains members of each role, keys in every status, and resources of every kind, some with several owners. The
/// secrets of its keys were discarded. Never overwrites an existing file. Delete the file when you are done.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys demo
  keys demo ./sample.db")]
pub struct Args {
    /// Path of the store [default: in a new temporary folder]
    path: Option<PathBuf>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let path = match &args.path {
        Some(path) => {
            std::path::absolute(path).map_err(|source| Error::from(IoError::CurrentFolder { source }))?
        }
        None => temporary_path(env)?,
    };
    let now = env.system.clock.now();
    let past = StoppedClock::days_before(now, AGE);
    let (random, os_user) = (&*env.system.random, &env.system.os_user);
    let drafts = DraftGuard::begin();
    let filled = |seed: &Seed<'_>| fill(seed, now).map(|()| drafts.finish());
    let (_finish, warning) = organization::initialize(&path, &past, random, os_user, &new_store()?, filled)?;
    env.warn(warning);
    env.settings.store = Some(Sourced::new(path.clone(), Origin::Flag("PATH")));
    let printed = show(env);
    // Printed even if the table failed: without the path, the user could not find the store.
    env.ui.note(&next_steps(&path, env::folder_to_add_to_path().as_deref()));
    printed.map_err(Error::result_not_printed)?;
    Ok(ExitStatus::Done)
}

fn new_store() -> Result<NewStore> {
    Ok(NewStore {
        organization: ask::name(ORGANIZATION, "organization's name")?,
        prefix: Prefix::new(PREFIX).map_err(|_| InputError::Prefix { text: PREFIX.to_owned() })?,
        name: ask::name(FIRST.0, "name")?,
        email: ask::email(FIRST.1)?,
    })
}

/// A random path, so that no one can create it first in the shared temporary folder. The folder is created with the
/// store.
fn temporary_path(env: &Env) -> Result<PathBuf> {
    let mut bytes = [0; 8];
    env.system.random.fill(&mut bytes).map_err(|source| IoError::Random { source })?;
    let folder = format!("keys-demo-{:016x}", u64::from_be_bytes(bytes));
    Ok(env::temporary_folder().join(folder).join("keys.db"))
}

fn show(env: &mut Env) -> Result<()> {
    let store = env.open_store()?;
    print_table(env, &store, &Query::default())
}

/// The commands to try next. `program` is the folder of this program if it is not in `PATH`.
fn next_steps(path: &Path, program: Option<&Path>) -> String {
    let export = program.map_or_else(String::new, |folder| {
        format!("  export PATH={}:\"$PATH\"\n", in_shell(&folder.to_string_lossy()))
    });
    format!(
        "\n{ORGANIZATION} is fictional, and the secrets of its keys were discarded.\n\
         The store is {shown}. Delete it when you are done.\n\
         \n\
         Try:\n\
         {export}\
         \x20 export KEYS_STORE={store}\n\
         \x20 keys list --sort expires --show role,owns\n\
         \x20 keys list --filter 'expires<30d' --filter status=active\n\
         \x20 keys show 'Nightly import'\n\
         \x20 keys create\n\
         \x20 keys delete 'Old tile renderer'\n",
        shown = path.display(),
        store = in_shell(&path.to_string_lossy()),
    )
    .trim_end()
    .to_owned()
}
