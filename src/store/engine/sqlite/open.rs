//! Opening a store that exists.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{ErrorCode, OpenFlags};

use super::super::Warning;
use super::identity::FileIdentity;
use super::{Sqlite, error, file};
use crate::error::{Result, StoreError};

/// How often a statement looks whether another writer is done, and how long it lets pass in between: 5 seconds in all.
///
/// SQLite's own timeout looks more and more rarely, down to ten times a second, so that who has waited longest comes
/// last: of 16 processes that created 800 keys one waited 4.9 s where half of them waited 40 ms.
const BUSY_LOOKS: i32 = 1000;
const BUSY_PAUSE: Duration = Duration::from_millis(5);

/// A store that was opened, and what is worth pointing out about it.
pub struct Opened {
    /// The open store.
    pub database: Sqlite,
    /// What is worth pointing out: who else can reach it, where it lies, that it is seen as it was.
    pub warnings: Vec<Warning>,
}

/// Opens the store at `path`; brings an older schema up to date.
pub fn open(path: &Path) -> Result<Opened> {
    file::examine(path)?;
    let mut warnings = file::warnings(path);
    let database = match connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        // Without the log the data would be stale: fail instead.
        Err(unopened) if no_room_for_the_log(&unopened) && FileIdentity::of(path, false)?.has_log() => {
            return Err(StoreError::LogUnreadable { path: path.to_owned() }.into());
        }
        Err(unopened) if no_room_for_the_log(&unopened) => {
            warnings.push(nothing_can_be_written(path));
            connect_immutable(path).map_err(error)?
        }
        opened => opened.map_err(error)?,
    };
    database.migrate()?;
    Ok(Opened { database, warnings })
}

/// A store in memory, with the schema and nothing in it: for tests.
pub fn in_memory() -> Result<Sqlite> {
    let connection = rusqlite::Connection::open_in_memory().map_err(error)?;
    let database = configure(connection).map_err(error)?;
    database.migrate()?;
    Ok(database)
}

#[expect(clippy::disallowed_methods, reason = "the one place that opens a store")]
pub(super) fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Sqlite> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let database = configure(rusqlite::Connection::open_with_flags(path, flags)?)?;
    // The first look into the file: what cannot be read is told here, not in the middle of a command.
    database.schema_version()?;
    Ok(database)
}

/// Opens a file that cannot be written to and has no log beside it, as it stands.
pub(super) fn connect_immutable(path: &Path) -> rusqlite::Result<Sqlite> {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let uri = format!("file:{escaped}?immutable=1");
    connect(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// A store on a read-only medium, or in a folder that is closed to its reader.
fn nothing_can_be_written(path: &Path) -> Warning {
    Warning {
        code: "file-read-only",
        message: format!(
            "`{}` lies where nothing can be written: it is shown as its file stands, and cannot be changed",
            path.display()
        ),
        hint: "let yourself write to the file and to its folder, or go on with a copy: `keys backup FILE`"
            .to_owned(),
    }
}

/// Whether SQLite could not make the files that it keeps beside a store while it is open.
pub(super) fn no_room_for_the_log(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

fn configure(mut connection: rusqlite::Connection) -> rusqlite::Result<Sqlite> {
    connection.busy_handler(Some(wait))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A plan is made once and not anew for each value of a parameter: that takes longer than a look-up by key.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;",
    )?;
    Ok(Sqlite { connection })
}

/// Lets a pause pass, unless it was the last.
fn wait(looks: i32) -> bool {
    let patient = looks < BUSY_LOOKS;
    if patient {
        std::thread::sleep(BUSY_PAUSE);
    }
    patient
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_is_opened_with_every_guard_up() {
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
