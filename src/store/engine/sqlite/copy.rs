//! Copying a store that is in use.

use std::path::Path;
use std::time::Duration;

use rusqlite::OpenFlags;
use rusqlite::backup::{Backup, StepResult};

use super::draft::TempStore;
use super::{Sqlite, error, file, open, refuse_existing};
use crate::error::{Error, IoError, Result, StoreError};
use crate::store::engine::{Connection as _, Copied};

/// The attempts to begin a copy while others hold locks, and the pause between them.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// The maximum number of faults reported for a copy. More would not help the user.
const FAULTS: u32 = 3;

/// Copies the database at `from` to `path` in one step, so that the copy is consistent. Like a new store, it is
/// created under a temporary name with mode 0600 and then moved. Calls `ready` just before that.
pub fn copy(from: &Sqlite, path: &Path, ready: &mut dyn FnMut()) -> Result<Copied> {
    refuse_existing(path).map_err(elsewhere)?;
    let draft = TempStore::new(path).map_err(elsewhere)?;
    let faults = into_draft(from, &draft)?.faults(FAULTS)?;
    ready();
    let warning = draft.put_in_place().map_err(elsewhere)?;
    Ok(Copied { faults, warning })
}

/// Creates a copy at `path` with the rows that `fill` adds to an empty store.
pub fn copy_rows(
    path: &Path,
    ready: &mut dyn FnMut(),
    fill: impl FnOnce(&Sqlite) -> Result<()>,
) -> Result<Copied> {
    refuse_existing(path).map_err(elsewhere)?;
    let draft = TempStore::new(path).map_err(elsewhere)?;
    let database = draft.build()?;
    fill(&database)?;
    let faults = database.faults(FAULTS)?;
    drop(database);
    ready();
    let warning = draft.put_in_place().map_err(elsewhere)?;
    Ok(Copied { faults, warning })
}

/// Fills a draft with the content of a database. Returns the draft's connection.
pub fn into_draft(from: &Sqlite, draft: &TempStore) -> Result<Sqlite> {
    let mut target = open::connect(draft.path(), OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
    all_at_once(&Backup::new(&from.connection, &mut target.connection).map_err(error)?)?;
    from.confirm()?;
    file::examine(draft.path())?;
    Ok(target)
}

/// Copying in one step lets no writer in between two pages. A reader of a store with a WAL does not block writers.
fn all_at_once(backup: &Backup<'_, '_>) -> Result<()> {
    for _ in 0..ATTEMPTS {
        match backup.step(-1).map_err(error)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(PAUSE),
        }
    }
    Err(StoreError::Busy.into())
}

/// Converts the error of a new store to that of a backup.
fn elsewhere(error: Error) -> Error {
    match error {
        Error::Store(StoreError::Exists { path }) => StoreError::BackupExists { path }.into(),
        Error::Io(IoError::CreateStore { path, source }) => IoError::CreateBackup { path, source }.into(),
        other => other,
    }
}
