//! The interface between the nouns, which use SQL, and the database that runs it.
//!
//! An engine opens a database, runs statements, walks rows, and begins and ends transactions. Its errors are the
//! kinds in [`crate::error::StoreError`]. Statements use the dialect that SQLite and PostgreSQL share, with `$1` for
//! the first parameter. Only the schema belongs to the engine.

pub mod commit;
mod identity;
mod location;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod sqlite;
mod value;

pub use identity::Identity;
pub use location::Location;
pub use value::{Columns, Row, Value};

use std::path::Path;
use std::time::Duration;

use crate::domain::finding::FindingCode;
use crate::error::{Error, FileFault, Result, StoreError, recheck};

/// The purpose of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To read consistently.
    Read,
    /// To write: the only writer from the first statement on.
    Change,
    /// To record when keys were used. A power failure may undo it.
    Note,
}

/// A problem of the store that does not prevent its use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The code for programs to match on.
    pub code: FindingCode,
    /// The problem.
    pub message: String,
    /// The advice.
    pub hint: String,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The first few faults of the copy: damage is copied too.
    pub faults: Vec<FileFault>,
    /// Set if it may not survive a power failure.
    pub warning: Option<Warning>,
}

/// A report on the server's settings and the privileges of the database user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerReport {
    /// The problems.
    pub findings: Vec<Warning>,
    /// Facts worth knowing.
    pub notes: Vec<String>,
}

/// A difference between a database's schema and the one that this program creates. Named like `trigger
/// event_is_not_deleted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaFault {
    /// It does not exist.
    Missing(String),
    /// It exists with another definition.
    Altered(String),
    /// It exists, but this program does not create it.
    Foreign(String),
}

/// How long a statement waits for a lock that another program holds.
fn lock_timeout() -> Duration {
    #[cfg(any(test, feature = "testing"))]
    if let Some(time) = LOCK_TIMEOUT.get() {
        return time;
    }
    Duration::from_secs(5)
}

#[cfg(any(test, feature = "testing"))]
thread_local! {
    /// The time for stores that this thread opens, in tests.
    pub static LOCK_TIMEOUT: std::cell::Cell<Option<Duration>> = const { std::cell::Cell::new(None) };
}

/// Wraps the error of a commit that may still have reached the disk.
fn outcome_unknown(error: Error) -> Error {
    StoreError::OutcomeUnknown { cause: Box::new(error), check: recheck(&[]) }.into()
}

/// The statements that add a row to a table.
#[derive(Debug)]
pub struct Insert {
    /// Adds one row.
    pub one: String,
    /// Adds many. Each parameter is an array with the values of a column. In the dialect of PostgreSQL alone, where each
    /// statement is a round trip.
    pub many: String,
}

/// The parameters of a statement that adds a row.
pub type InsertRow<'v> = Vec<Value<'v>>;

/// Called for each row. An error ends the walk.
pub type Visit<'v> = &'v mut dyn FnMut(&dyn Row) -> Result<()>;

/// One open database.
pub trait Connection: Send {
    /// Runs a statement without a result, and returns the number of affected rows.
    fn execute(&self, sql: &str, parameters: &[Value<'_>]) -> Result<u64>;

    /// Adds rows, one after the other. With an error comes the index of the row that it is about.
    fn insert(&self, insert: &Insert, rows: &[InsertRow<'_>]) -> Result<(), (usize, Error)> {
        rows.iter().enumerate().try_for_each(|(index, row)| {
            self.execute(&insert.one, row).map(drop).map_err(|error| (index, error))
        })
    }

    /// Runs a statement and calls `visit` for each row, one in memory at a time.
    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()>;

    /// Begins a transaction.
    fn begin(&self, purpose: Purpose) -> Result<()>;

    /// Refuses if the database was changed without its noticing, because the data read may be outdated.
    fn confirm(&self) -> Result<()>;

    /// Commits the transaction. [`StoreError::OutcomeUnknown`] means that it may have been made; every other error,
    /// that it was not.
    fn commit(&self) -> Result<()>;

    /// Reports whether a commit can wait for other machines.
    fn is_remote(&self) -> bool {
        false
    }

    /// Rolls the transaction back. Does nothing without one.
    fn rollback(&self);

    /// Connects again after the connection was lost, without a transaction. Returns false where there is nothing to
    /// connect to.
    fn reconnect(&self) -> Result<bool> {
        Ok(false)
    }

    /// Returns the faults in the file and in references between rows, at most `most`.
    fn faults(&self, most: u32) -> Result<Vec<FileFault>>;

    /// Empties a WAL that has grown too large. Returns a warning if a program that reads prevents that.
    fn overgrown_wal(&self) -> Option<Warning>;

    /// Reports on the server. A file has none.
    fn report(&self) -> Result<ServerReport> {
        Ok(ServerReport::default())
    }

    /// Creates the database roles of a store, and grants them their privileges.
    fn grant_roles(&self) -> Result<()> {
        Err(StoreError::NotAServer.into())
    }

    /// Returns the differences between its schema and that of a new store.
    fn schema_faults(&self) -> Result<Vec<SchemaFault>>;

    /// Makes a complete copy of one moment at `path`, a new file, while others go on writing. Calls `ready` when the
    /// copy is complete, before it appears at `path`. Returns `None` if it has no file to copy.
    fn copy_to(&self, path: &Path, ready: &mut dyn FnMut()) -> Result<Option<Copied>> {
        let _ = (path, ready);
        Ok(None)
    }
}
