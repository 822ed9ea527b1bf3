//! `keys backup`: a copy of the store.

use std::path::PathBuf;

use crate::env::Env;
use crate::error::Status;

/// Copy the store into a new file, while others go on using it
///
/// The copy is of one moment, and readable by you alone. A copy made with `cp` can lack the newest changes or be
/// damaged: they may still stand in the files beside the store.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys backup ./keys-2026-01-31.db
  keys list --store ./keys-2026-01-31.db")]
pub struct Args {
    /// The new file
    file: PathBuf,
}

/// Runs it.
///
/// # Errors
/// When the file is there already or cannot be written. Nothing is left behind then.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    env.open_store()?.backup(&args.file)?;
    env.ui.note(&format!("Copied the store to {}.", args.file.display()));
    Ok(Status::Done)
}
