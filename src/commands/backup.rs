//! `keys backup`: a copy of the store.

use std::path::PathBuf;

use crate::env::{DraftGuard, Env};
use crate::error::{Error, ExitStatus, StoreError};
use crate::store::Copied;

/// Copy the store to a new file while it is in use
///
/// The copy is consistent, and only you can read it. A copy made with `cp` can be damaged or lack the newest changes,
/// which may still be in the `-wal` file. The copy is checked: if it is damaged because the store is, it is kept, but
/// the exit status is 3.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys backup ./keys-2026-01-31.db
  keys list --store ./keys-2026-01-31.db")]
pub struct Args {
    /// Path of the copy, a new file
    file: PathBuf,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    if args.file.as_os_str() == "-" {
        return Err(Error::from(StoreError::BackupIsDash).into());
    }
    let store = env.open_store()?;
    let drafts = DraftGuard::begin();
    let mut finish = None;
    let Copied { mut faults, warning } = store.backup(&args.file, &mut || finish = Some(drafts.finish()))?;
    env.warn(warning);
    env.ui.note(&format!("Copied the store to {}.", args.file.display()));
    if faults.is_empty() {
        return Ok(ExitStatus::Done);
    }
    // Rows of one table have the same fault.
    faults.dedup();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let faults = faults.join("; ");
    env.ui.warn(&format!("the copy is damaged: {faults}; run `keys check`, and keep the older backups"));
    Ok(ExitStatus::No)
}
