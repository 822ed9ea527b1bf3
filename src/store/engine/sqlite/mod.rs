//! The SQLite engine: a local file, or memory for tests.

mod abandoned;
mod copy;
mod create;
mod draft;
mod existing;
mod exposure;
mod file;
mod identity;
mod limits;
mod locate;
mod migrations;
mod open;
mod partial;
mod read;
mod replace;
mod schema;
mod wal;

use std::borrow::Cow;
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, ToSql};

use super::{Connection, Copied, Purpose, Row, SchemaFault, Value, Visit, Warning, outcome_unknown};
use crate::error::{Error, FileFault, Result, StoreError};

pub use abandoned::abandoned_drafts;
pub use copy::copy_rows;
pub use create::{create, refuse_existing};
pub use draft::{TempStore, remove_drafts};
pub use existing::{Opened, open};
pub use identity::FileIdentity;
pub use limits::FILE_LIMIT_REACHED;
use limits::Unwritable;
pub use locate::sync_folder_of;
pub use migrations::LATEST;
pub use open::in_memory;
pub use read::{open_again, open_to_look, open_to_note};
pub use replace::{Held, Old, Replaced, draft_of, hold, is_unreadable, replace};

/// An open SQLite database.
pub struct Sqlite {
    connection: rusqlite::Connection,
    /// Set while a statement is to fail at once if another program is in the way.
    impatient: Arc<AtomicBool>,
    /// The file, for a store that was opened to be used.
    identity: Option<FileIdentity>,
    unwatched: Option<Unwatched>,
    /// Set while the rows of a query are visited.
    visiting: Visiting,
}

/// Finds statements inside a row visit: a server refuses them, so the tests fail on a file, too.
#[derive(Default)]
struct Visiting(Cell<bool>);

impl Visiting {
    fn refuse_statement(&self, sql: &str) {
        debug_assert!(!self.0.get(), "a statement while the rows of another are visited: {sql}");
    }

    fn visit(&self, visit: Visit<'_>, row: &dyn Row) -> Result<()> {
        self.0.set(true);
        let visited = visit(row);
        self.0.set(false);
        visited
    }
}

/// A file that was opened as immutable. SQLite neither writes to it nor notices changes.
struct Unwatched {
    identity: FileIdentity,
    why: Unwritable,
}

impl Connection for Sqlite {
    fn execute(&self, sql: &str, parameters: &[Value<'_>]) -> Result<u64> {
        self.visiting.refuse_statement(sql);
        let failed = |source| self.explained(source);
        let mut statement = self.connection.prepare_cached(&positional(sql)).map_err(failed)?;
        let touched = statement.execute(rusqlite::params_from_iter(parameters)).map_err(failed)?;
        Ok(touched as u64)
    }

    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()> {
        self.visiting.refuse_statement(sql);
        let failed = |source| self.explained(source);
        let mut statement = self.connection.prepare_cached(&positional(sql)).map_err(failed)?;
        let mut rows = statement.query(rusqlite::params_from_iter(parameters)).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            self.visiting.visit(visit, &SqliteRow(row))?;
        }
        Ok(())
    }

    fn begin(&self, purpose: Purpose) -> Result<()> {
        // A deferred transaction that reads and then writes fails at once if another has written in between,
        // regardless of the busy timeout. An immediate one waits for the lock.
        let begin = match purpose {
            Purpose::Read => "BEGIN DEFERRED",
            Purpose::Change | Purpose::Note => "BEGIN IMMEDIATE",
        };
        self.confirm()?;
        match &self.unwatched {
            Some(unwatched) if purpose != Purpose::Read => Err(unwatched.why.refusal().into()),
            _ => {
                self.execute(begin, &[])?;
                if purpose != Purpose::Read {
                    self.refuse_another_file()?;
                }
                Ok(())
            }
        }
    }

    fn confirm(&self) -> Result<()> {
        match &self.unwatched {
            Some(Unwatched { identity, .. }) if !identity.is_current()? => {
                Err(StoreError::ChangedMeanwhile { path: identity.location().real().to_owned() }.into())
            }
            _ => Ok(()),
        }
    }

    fn commit(&self) -> Result<()> {
        self.execute("COMMIT", &[]).map_err(|error| {
            // Where the transaction is still open, nothing of it was written.
            if self.connection.is_autocommit() { outcome_unknown(error) } else { error }
        })?;
        self.bound_wal();
        Ok(())
    }

    fn rollback(&self) {
        if !self.connection.is_autocommit() {
            // A rollback that fails now happens when the file is opened next.
            let _ = self.execute("ROLLBACK", &[]);
        }
    }

    fn faults(&self, most: u32) -> Result<Vec<FileFault>> {
        let mut faults = Vec::new();
        match self.check_integrity(most, &mut faults) {
            // Damage can end the check early. It is a fault only if no other was found.
            Err(Error::Store(StoreError::Damaged)) if faults.is_empty() => faults.push(FileFault::Unreadable),
            Err(Error::Store(StoreError::Unexpected { answer })) if faults.is_empty() => {
                faults.push(FileFault::Reported(answer));
            }
            Ok(()) | Err(Error::Store(StoreError::Damaged | StoreError::Unexpected { .. })) => {}
            Err(error) => return Err(error),
        }
        self.confirm()?;
        faults.truncate(most as usize);
        Ok(faults)
    }

    fn overgrown_wal(&self) -> Option<Warning> {
        wal::overgrown(self)
    }

    fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        schema::faults(self)
    }

    fn copy_to(&self, path: &Path, ready: &mut dyn FnMut()) -> Result<Option<Copied>> {
        copy::copy(self, path, ready).map(Some)
    }
}

impl Sqlite {
    /// Refuses to write if another file has the path. While the transaction is open, no `keys restore-backup` can put
    /// one there. Without a WAL, one could before: an idle connection then has no lock.
    fn refuse_another_file(&self) -> Result<()> {
        let Some(identity) = &self.identity else { return Ok(()) };
        identity.refuse_another().inspect_err(|_| self.rollback())
    }

    /// Converts an error of a statement. SQLite takes a disk that cannot read a block for a damaged file, and does not
    /// tell a disk that became read-only from one that fails.
    fn explained(&self, source: rusqlite::Error) -> Error {
        let answer = error(source);
        let Some(location) = self.identity.as_ref().map(FileIdentity::location) else { return answer };
        match &answer {
            Error::Store(StoreError::Damaged) => file::unreadable(location).unwrap_or(answer),
            Error::Store(StoreError::Disk { .. }) if existing::is_on_read_only_disk(location.real()) => {
                StoreError::ReadOnly.into()
            }
            _ => answer,
        }
    }

    fn check_integrity(&self, most: u32, faults: &mut Vec<FileFault>) -> Result<()> {
        self.query(&format!("PRAGMA integrity_check({most})"), &[], &mut |row| {
            // SQLite reports all page faults as one text under a heading.
            let text = text(row, 0).unwrap_or_default();
            let told = text.lines().filter(|line| *line != "ok" && !line.starts_with("***"));
            faults.extend(told.map(|line| FileFault::Reported(line.to_owned())));
            Ok(())
        })?;
        self.query("PRAGMA foreign_key_check", &[], &mut |row| {
            let [table, parent] = [0, 2].map(|column| text(row, column).unwrap_or_default());
            if faults.len() < most as usize {
                faults.push(FileFault::Dangling { table, parent });
            }
            Ok(())
        })?;
        faults.extend(partial::faults(self)?);
        Ok(())
    }
}

fn text(row: &dyn Row, column: usize) -> Option<String> {
    match row.value(column) {
        Value::Text(text) => Some(text.into_owned()),
        _ => None,
    }
}

/// Converts `$2` to `?2`. SQLite treats `$2` as a name and numbers names in order of appearance; `?2` is always the
/// second parameter.
fn positional(sql: &str) -> String {
    // By bytes, because `$` is never part of another character, and searching takes ten times as long.
    let bytes: Vec<u8> = sql.bytes().map(|byte| if byte == b'$' { b'?' } else { byte }).collect();
    String::from_utf8(bytes).unwrap_or_default()
}

struct SqliteRow<'r, 's>(&'r rusqlite::Row<'s>);

impl Row for SqliteRow<'_, '_> {
    fn value(&self, column: usize) -> Value<'_> {
        match self.0.get_ref(column) {
            Ok(ValueRef::Integer(number)) => Value::Integer(number),
            Ok(ValueRef::Text(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => Value::Text(Cow::Borrowed(text)),
                Err(_) => Value::Bytes(Cow::Borrowed(bytes)),
            },
            Ok(ValueRef::Blob(bytes)) => Value::Bytes(Cow::Borrowed(bytes)),
            // No column stores fractions, and a column beyond the statement's has no value.
            Ok(ValueRef::Real(_) | ValueRef::Null) | Err(_) => Value::Null,
        }
    }

    fn name(&self, column: usize) -> &str {
        self.0.as_ref().column_name(column).unwrap_or_default()
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Converts an error of SQLite.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` passes it by value")]
pub(super) fn error(error: rusqlite::Error) -> Error {
    let kind = match error.sqlite_error_code() {
        _ if is_full(&error) => Unwritable::no_space().refusal(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged,
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly,
        Some(ErrorCode::CannotOpen) if limits::too_many_files() => StoreError::TooManyFiles,
        Some(
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied,
        ) => StoreError::Denied { path: None },
        Some(ErrorCode::SystemIoFailure) => StoreError::Disk { answer: error.to_string() },
        _ => StoreError::Unexpected { answer: error.to_string() },
    };
    kind.into()
}

/// Reports whether the disk is full, or a file may not grow.
fn is_full(error: &rusqlite::Error) -> bool {
    // Extending the WAL's index can fail too.
    let extended = error.sqlite_error().map(|answer| answer.extended_code);
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => true,
        Some(ErrorCode::SystemIoFailure) => {
            extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
                || Unwritable::no_space() == Unwritable::FileLimit
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_positional() {
        let database = in_memory().unwrap();
        let mut answer = Vec::new();
        database
            .query("SELECT $2 AS second, $1 AS first", &["one".into(), "two".into()], &mut |row| {
                answer = vec![row.value(0) == Value::from("two"), row.value(1) == Value::from("one")];
                Ok(())
            })
            .unwrap();
        assert_eq!(answer, [true, true]);
    }

    #[test]
    fn statements_are_prepared_once() {
        let database = in_memory().unwrap();
        let sql = "SELECT k.id AS id FROM secret s JOIN api_key k ON k.id = s.key_id
            LEFT JOIN acl_grant g ON g.resource_id = $2 AND g.principal_id = k.id WHERE s.hash_start = $1";
        for byte in 0..3 {
            let parameters = [Value::Integer(byte), byte.to_string().into()];
            database.query(sql, &parameters, &mut |_| Ok(())).unwrap();
        }
        let statement = database.connection.prepare_cached(&positional(sql)).unwrap();
        assert_eq!(statement.get_status(rusqlite::StatementStatus::Run), 3);
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "while the rows of another are visited")]
    fn statement_inside_a_visit_panics() {
        let database = in_memory().unwrap();
        let _ = database.query("SELECT 1", &[], &mut |_| database.execute("SELECT 1", &[]).map(drop));
    }
}
