//! Opening a store for a verifier: to read, and to record when keys were used.

use std::path::Path;
use std::time::Duration;

use rusqlite::OpenFlags;

use super::existing::{is_writable, reach};
use super::identity::FileIdentity;
use super::locate::Location;
use super::open::connect;
use super::{Sqlite, error, file};
use crate::error::{Result, StoreError};

/// The memory for a reader's cache, in KiB. The inner pages of a million keys fit.
const CACHE: i32 = 32 * 1024;

/// The time that recording a use waits for another writer. It is short, because losing a record is harmless.
const NOTE_TIMEOUT: Duration = Duration::from_millis(50);

/// Opens the store at `path` to read. Does not change its content, not even to upgrade an older schema.
pub fn open_to_look(path: &Path) -> Result<(Sqlite, FileIdentity)> {
    look_at(&Location::find(path)?)
}

fn look_at(location: &Location) -> Result<(Sqlite, FileIdentity)> {
    let (database, identity) = reach(location)?;
    database.read_as_latest()?;
    // Without a WAL the reader would wait for writers, and they for it. Its answers are right in either case.
    if !identity.is_unwatched() {
        database.turn_on_wal();
    }
    database.pragma("query_only", 1)?;
    database.pragma("cache_size", -CACHE)?;
    Ok((database, identity))
}

/// Opens the file that was opened before, and no other. If the path names another file, the WAL of the first may
/// still be beside it, and SQLite would apply it.
pub fn open_again(first: &FileIdentity) -> Result<(Sqlite, FileIdentity)> {
    first.refuse_another()?;
    let opened = look_at(first.location())?;
    // The file may have been replaced between the check and the opening.
    first.refuse_another()?;
    Ok(opened)
}

/// Opens the file that was opened before, and no other, to record when keys were used. Does not wait for other
/// writers or for the disk: losing a record in a power failure is harmless.
pub fn open_to_note(first: &FileIdentity) -> Result<Sqlite> {
    first.refuse_another()?;
    let path = first.location().real();
    file::examine(path)?;
    if !is_writable(path) {
        return Err(StoreError::ReadOnly.into());
    }
    let mut database = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
    first.refuse_another()?;
    database.identity = Some(first.clone());
    database.connection.busy_timeout(NOTE_TIMEOUT).map_err(error)?;
    database.pragma("synchronous", 1)?;
    Ok(database)
}

impl Sqlite {
    fn pragma(&self, name: &str, value: i32) -> Result<()> {
        self.connection.pragma_update(None, name, value).map_err(error)
    }
}

#[cfg(test)]
mod tests {
    use super::super::existing::as_it_stands;
    use super::super::limits::Unwritable;
    use super::*;
    use crate::error::Error;
    use crate::store::engine::Connection as _;

    fn count(database: &Sqlite) -> i64 {
        database.connection.query_row("SELECT count(*) FROM member", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_written_immutable_file_is_not_trusted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        super::super::create(&path, |_| Ok(())).unwrap();
        let location = Location::find(&path).unwrap();
        let (database, identity) = as_it_stands(&location, Unwritable::ReadOnly).unwrap();
        assert!(identity.is_current().unwrap());
        assert_eq!(count(&database), 0);

        let writer = super::super::open(&path).unwrap().database;
        let add = "INSERT INTO member VALUES ('m', 'M', 'm', 'm@a.b', 'm@a.b', 'viewer', 0, NULL)";
        writer.execute(add, &[]).unwrap();
        assert!(!identity.is_current().unwrap(), "there is a log beside the file");
        drop(writer);
        assert!(!identity.is_current().unwrap(), "the file was written to");
        assert_eq!(count(&as_it_stands(&location, Unwritable::ReadOnly).unwrap().0), 1);
    }

    #[test]
    fn a_reader_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        super::super::create(&path, |_| Ok(())).unwrap();
        let (database, _) = open_to_look(&path).unwrap();
        let refused = database.execute("DELETE FROM member", &[]);
        assert!(matches!(refused, Err(Error::Store(StoreError::ReadOnly))));
    }
}
