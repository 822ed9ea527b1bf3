//! `keys backup`: a copy of the store.

use std::path::PathBuf;

use crate::env::Env;
use crate::error::ExitStatus;

/// Copy the store into a new file, while others go on using it
///
/// The copy is of one moment, and readable by you alone. A copy made with `cp` can lack the newest changes or be
/// damaged: they may still stand in the files beside the store. The copy is looked over: of a damaged store it is
/// damaged too, which is said, with status 3; it stays all the same.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys backup ./keys-2026-01-31.db
  keys list --store ./keys-2026-01-31.db")]
pub struct Args {
    /// The new file
    file: PathBuf,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let mut faults = env.open_store()?.backup(&args.file)?;
    env.ui.note(&format!("Copied the store to {}.", args.file.display()));
    if faults.is_empty() {
        return Ok(ExitStatus::Done);
    }
    // Of the rows of one table the same is said.
    faults.dedup();
    let faults = faults.join("; ");
    env.ui.warn(&format!(
        "the copy is damaged: {faults}; look the store over with `keys check`, and keep the backups from before"
    ));
    Ok(ExitStatus::No)
}
