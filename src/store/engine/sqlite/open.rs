//! Connections to SQLite, with all safety options set.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{ErrorCode, OpenFlags};

use super::super::lock_timeout;
use super::migrations::LATEST;
use super::wal::KEPT;
use super::{Sqlite, Visiting, error};
use crate::error::Result;

/// The pause between two attempts to get a lock.
///
/// SQLite's own timeout polls less and less often, down to ten times a second, so the process that has waited longest
/// is served last. Of 16 processes that created 800 keys, one waited 4.9 s while half of them waited 40 ms.
const BUSY_PAUSE: Duration = Duration::from_millis(5);

/// Opens an empty store with the schema in memory, for tests.
pub fn in_memory() -> Result<Sqlite> {
    in_memory_of(LATEST)
}

/// The same, with an earlier schema.
pub fn in_memory_of(version: i32) -> Result<Sqlite> {
    let connection = rusqlite::Connection::open_in_memory().map_err(error)?;
    let database = configure(connection).map_err(error)?;
    database.migrate_to(version)?;
    Ok(database)
}

/// Opens the file at an absolute path. This SQLite treats a relative `file:x.db` as a URI, and `:memory:` as memory.
#[expect(clippy::disallowed_methods, reason = "the only place that opens a store")]
pub(super) fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Sqlite> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let database = configure(rusqlite::Connection::open_with_flags(path, flags)?)?;
    // Reads the file now, so that an unreadable one is an error here and not in the middle of a command.
    database.schema_version()?;
    Ok(database)
}

/// The same, and keeps every other program out. Fails as busy if one has the file open.
#[expect(clippy::disallowed_methods, reason = "the one place that opens a store")]
pub(super) fn connect_alone(path: &Path) -> rusqlite::Result<Sqlite> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = rusqlite::Connection::open_with_flags(path, flags)?;
    // Before the first read: a connection that shares the index of the log cannot become exclusive.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    let database = configure(connection)?;
    database.schema_version()?;
    Ok(database)
}

/// Opens the file at an absolute path as immutable, without locks and without the WAL.
pub(super) fn connect_immutable(path: &Path) -> rusqlite::Result<Sqlite> {
    let mut uri = b"file://".to_vec();
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            uri.push(*byte);
        } else {
            uri.extend(format!("%{byte:02x}").bytes());
        }
    }
    uri.extend(b"?immutable=1");
    let uri = OsString::from_vec(uri);
    connect(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// Reports whether SQLite takes the file for damaged.
pub(super) fn is_corrupt(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt)
}

/// Reports whether SQLite could not create the files that it keeps beside an open store.
pub(super) fn no_room_for_the_log(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

fn configure(mut connection: rusqlite::Connection) -> rusqlite::Result<Sqlite> {
    let impatient = Arc::new(AtomicBool::new(false));
    let waits = Arc::clone(&impatient);
    connection.busy_handler(Some(move |looks| !waits.load(Ordering::Relaxed) && wait(looks)))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans are not remade for each parameter value: that would take longer than a lookup by key.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "journal_size_limit", KEPT)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;",
    )?;
    Ok(Sqlite { connection, impatient, identity: None, unwatched: None, visiting: Visiting::default() })
}

/// Pauses, unless the time to wait for a lock is over.
fn wait(attempts: i32) -> bool {
    let patient = BUSY_PAUSE * attempts.unsigned_abs() < lock_timeout();
    if patient {
        std::thread::sleep(BUSY_PAUSE);
    }
    patient
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safety_options_are_set() {
        let database = in_memory().unwrap();
        let pragma = |name: &str| {
            let sql = format!("PRAGMA {name}");
            database.connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap_or(0)
        };
        let names = [
            "foreign_keys",
            "synchronous",
            "secure_delete",
            "cell_size_check",
            "trusted_schema",
            "mmap_size",
        ];
        assert_eq!(names.map(pragma), [1, 2, 1, 1, 0, 0]);
        assert!(database.connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    }
}
