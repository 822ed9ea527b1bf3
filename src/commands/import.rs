//! `keys import`: a new store from an export.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::domain::text;
use crate::env::{DraftGuard, Env};
use crate::error::{Error, ExitStatus, IoError, MovingError};
use crate::ops::moving::{Imported, Source, import};
use crate::ops::organization;

/// Create a store from an export
///
/// Creates the store in the file or PostgreSQL database of --store. Never overwrites an existing store. Checks every line,
/// then the whole store like `keys check`, and creates no store if there is a problem.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys import ./acme.jsonl --store ./acme.db
  keys import ./acme.jsonl --store postgres://keys@db.acme.com/keys
  gunzip < acme.jsonl.gz | keys import --store ./acme.db -")]
pub struct Args {
    /// Path of the export; `-` for standard input
    file: PathBuf,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    from(env, &args.file)
}

/// Creates the store from the export at `path`.
pub fn from(env: &mut Env, path: &Path) -> anyhow::Result<ExitStatus> {
    let location = env.location()?;
    organization::refuse_existing(&location)?;
    let drafts = DraftGuard::begin();
    let clock = &*env.system.clock;
    let mut file;
    let (source, input): (Source, &mut dyn Read) = if path.as_os_str() == "-" {
        let input = env.input.as_deref_mut().ok_or_else(|| Error::from(MovingError::NoInput))?;
        (Source::Input, input)
    } else {
        file = File::open(path)
            .map_err(|source| Error::from(IoError::Read { path: path.to_owned(), source }))?;
        (Source::File(path.to_owned()), &mut file)
    };
    let imported = import(&location, &source, input, clock, || drafts.finish())?;
    let ((Imported { organization, rows }, _finish), warning) = imported;
    env.warn(warning);
    let counted = |wanted| {
        let count = rows.iter().find(|(noun, _)| *noun == wanted).map_or(0, |(_, count)| *count);
        text::count(count, wanted)
    };
    let (keys, events) = (counted("key"), counted("event"));
    env.ui.note(&format!("Created {location} for {organization}, with {keys} and {events}."));
    Ok(ExitStatus::Done)
}
