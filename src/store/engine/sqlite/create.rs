//! Making a new store.

use std::path::Path;

use super::super::Warning;
use super::Sqlite;
use super::draft::{TempStore, occupied};
use super::locate::{SIDE_FILES, beside};
use crate::error::{Result, StoreError};

/// Makes a store at `path` with the content that `fill` writes. Returns a warning if it may not survive a power
/// failure.
///
/// It is made under another name in the same folder and moved into place complete, by a step that cannot replace a
/// file: two processes that make the same store get one store and one refusal. The file has mode 0600 before SQLite
/// opens it, and so do the files that SQLite keeps beside it; a new folder has mode 0700.
pub fn create<T>(path: &Path, fill: impl FnOnce(Sqlite) -> Result<T>) -> Result<(T, Option<Warning>)> {
    refuse_existing(path)?;
    let draft = TempStore::in_new_folder(path)?;
    let filled = fill(draft.build()?)?;
    let warning = draft.put_in_place()?;
    Ok((filled, warning))
}

/// Refuses a path that exists, or beside which there is the log of a store that was there: SQLite would write its
/// content into the new one.
pub fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(occupied(path));
    }
    match SIDE_FILES.iter().map(|ending| beside(path, ending)).find(|left| left.symlink_metadata().is_ok()) {
        Some(left) => Err(StoreError::Leftover { path: left }.into()),
        None => Ok(()),
    }
}
