//! The seam between the nouns, which speak SQL, and the database that runs it.
//!
//! An engine opens a database, runs statements, walks rows, and begins and ends transactions. Its errors are the
//! kinds in [`crate::error::StoreError`]. Statements are written in the dialect that SQLite and PostgreSQL share,
//! with `$1` for the first parameter; an engine brings its own schema and nothing else.

pub mod sqlite;
mod value;

pub use value::{Columns, Row, Value};

use std::path::Path;

use crate::error::{FileFault, Result};

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To see one moment.
    Read,
    /// To change something: the only writer from its first statement on.
    Change,
}

/// Something worth pointing out about a store that can be used all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A word for it, stable for programs.
    pub code: &'static str,
    /// What it is.
    pub message: String,
    /// What to do about it.
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

/// Something in a database's schema that is not as this program makes it, by what it is called: trigger
/// `event_is_not_deleted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaFault {
    /// It is not there.
    Missing(String),
    /// It is there, and made otherwise.
    Altered(String),
    /// It is there, and this program does not make it.
    Foreign(String),
}

/// Called for each row; what it answers ends or continues the walk.
pub type Visit<'v> = &'v mut dyn FnMut(&dyn Row) -> Result<()>;

/// One open database.
pub trait Connection: Send {
    /// Runs a statement that answers no rows; says how many it touched.
    fn execute(&self, sql: &str, parameters: &[Value<'_>]) -> Result<u64>;

    /// Runs a statement and walks its rows, one in memory at a time.
    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()>;

    /// Begins a transaction.
    fn begin(&self, purpose: Purpose) -> Result<()>;

    /// Refuses when the database was changed in a way that it does not see itself: what was read may be old.
    fn confirm(&self) -> Result<()>;

    /// Ends the transaction and keeps what it did.
    fn commit(&self) -> Result<()>;

    /// Ends the transaction and forgets what it did. Without one, does nothing.
    fn rollback(&self);

    /// Returns what the database finds wrong with its own file and with references between rows, at most `most`.
    fn faults(&self, most: u32) -> Result<Vec<FileFault>>;

    /// What in its schema is not as in a store that is made now.
    fn schema_faults(&self) -> Result<Vec<SchemaFault>>;

    /// Makes a complete copy of one moment at `path`, a new file, while others go on writing. Calls `ready` when the
    /// copy is complete, before it appears at `path`.
    fn copy_to(&self, path: &Path, ready: &mut dyn FnMut()) -> Result<Copied>;
}
