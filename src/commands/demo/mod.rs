//! `keys demo`: a sample store to look around in.

mod content;
mod fill;

use std::path::{Path, PathBuf};

use super::ask;
use super::list::print_table;
use crate::domain::query::Query;
use crate::domain::secret::Prefix;
use crate::domain::text::in_shell;
use crate::env::{self, Env};
use crate::error::{Error, ExitStatus, InputError, IoError, Result};
use crate::ops::organization::{self, NewStore};
use content::{FIRST, FOUNDED, ORGANIZATION, PREFIX};
use fill::{Then, fill};

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
    let then = Then::days_before(now, FOUNDED);
    let (random, os_user) = (&*env.system.random, &env.system.os_user);
    organization::initialize(&path, &then, random, os_user, &new_store()?, |seed| fill(seed, now))?;
    env.settings.store = Some(path.clone());
    let shown = show(env);
    // Where its table does not get through, the path of the store is all the more to be told.
    env.ui.note(&what_to_try(&path, env::folder_to_add_to_path().as_deref()));
    shown.map_err(Error::result_not_printed)?;
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

/// A path that nobody can have foreseen. The folder is made with the store.
fn temporary_path(env: &Env) -> Result<PathBuf> {
    let mut bytes = [0; 8];
    env.system.random.fill(&mut bytes).map_err(|source| IoError::Random { source })?;
    let folder = format!("keys-demo-{:016x}", u64::from_be_bytes(bytes));
    Ok(env::temporary_folder().join(folder).join("keys.db"))
}

fn show(env: &mut Env) -> Result<()> {
    let store = env.open_store()?;
    print_table(env, &store, &Query::default(), false)
}

/// What to type next. `program` is the folder of this program where a shell would not find it by its name.
fn what_to_try(path: &Path, program: Option<&Path>) -> String {
    let found = program.map_or_else(String::new, |folder| {
        format!("  export PATH={}:\"$PATH\"\n", in_shell(&folder.to_string_lossy()))
    });
    format!(
        "\n{ORGANIZATION} is fictional, and the secrets of its keys were discarded.\n\
         The store is {shown}. Delete it when you are done.\n\
         \n\
         Try:\n\
         {found}\
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
