//! The numbered migrations.

use super::{Sqlite, error};
use crate::error::{Error, Result, StoreError};

/// The schema version is the number of applied migrations. A migration is never edited after its release.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_initial.sql")];

/// The schema version that this program writes.
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a handful of migrations")]
pub const LATEST: i32 = MIGRATIONS.len() as i32;

impl Sqlite {
    pub(super) fn schema_version(&self) -> rusqlite::Result<i32> {
        self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))
    }

    /// Applies the missing migrations in one transaction.
    pub(super) fn migrate(&self) -> Result<()> {
        let version = self.schema_version().map_err(error)?;
        if version > LATEST {
            return Err(newer(version));
        }
        if version == LATEST { Ok(()) } else { self.apply_migrations().map_err(error) }
    }

    fn apply_migrations(&self) -> rusqlite::Result<()> {
        let transaction =
            rusqlite::Transaction::new_unchecked(&self.connection, rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have applied them before the transaction began.
        let applied = usize::try_from(self.schema_version()?).unwrap_or_default();
        for migration in MIGRATIONS.iter().skip(applied) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(None, "user_version", LATEST)?;
        transaction.commit()
    }
}

/// Returns the error for a schema that is newer than this program.
pub fn newer(schema: i32) -> Error {
    StoreError::Newer { schema, latest: LATEST }.into()
}
