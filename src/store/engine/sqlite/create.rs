//! Creating a store.

use std::path::Path;

use super::super::Warning;
use super::Sqlite;
use super::draft::{TempStore, occupied};
use super::locate::{SIDE_FILES, beside};
use crate::error::{Result, StoreError};

/// Creates a store at `path` with the content that `fill` writes. Returns a warning if it may not survive a power
/// failure.
///
/// It is created under a temporary name in the same folder, and then moved to its path in a step that cannot replace
/// a file. If two processes create the same store, one succeeds and the other is refused. The file and the files that
/// SQLite keeps beside it have mode 0600 from the start; a new folder has mode 0700.
pub fn create<T>(path: &Path, fill: impl FnOnce(Sqlite) -> Result<T>) -> Result<(T, Option<Warning>)> {
    refuse_existing(path)?;
    let draft = TempStore::in_new_folder(path)?;
    let filled = fill(draft.build()?)?;
    let warning = draft.put_in_place()?;
    Ok((filled, warning))
}

/// Refuses a path that exists, or that has the WAL of a former store beside it. SQLite would apply that WAL to the
/// new store.
pub fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(occupied(path));
    }
    match SIDE_FILES.iter().map(|ending| beside(path, ending)).find(|left| left.symlink_metadata().is_ok()) {
        Some(left) => Err(StoreError::Leftover { path: left }.into()),
        None => Ok(()),
    }
}
