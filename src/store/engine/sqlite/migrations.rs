//! The numbered migrations.

use super::{Sqlite, error};
use crate::error::{Error, Result, StoreError};

/// The schema version is the number of applied migrations. A migration is never edited after its release.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_initial.sql"), include_str!("migrations/0002_delivery.sql")];

/// The schema version that this program writes.
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a handful of migrations")]
pub const LATEST: i32 = MIGRATIONS.len() as i32;

/// Adds the columns of later schemas to one of version 1 that cannot be upgraded: temporary views hide its tables. After
/// an upgrade by another program, the columns of the tables hide those of the views.
const VERSION_1: &str = "
    PRAGMA temp_store = MEMORY;
    CREATE TEMP VIEW api_key AS SELECT *, created AS delivered FROM main.api_key;
    CREATE TEMP VIEW secret AS SELECT *, created AS delivered, (
        SELECT count(*) FROM main.secret AS older WHERE older.key_id = secret.key_id
        AND (older.created, older.recognizable, older.hash_start)
            < (secret.created, secret.recognizable, secret.hash_start)
    ) AS number FROM main.secret AS secret;";

impl Sqlite {
    pub(super) fn schema_version(&self) -> rusqlite::Result<i32> {
        self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))
    }

    /// Applies the missing migrations in one transaction.
    pub(super) fn migrate(&self) -> Result<()> {
        self.migrate_to(LATEST)
    }

    /// Applies the migrations up to this version.
    pub(super) fn migrate_to(&self, latest: i32) -> Result<()> {
        let version = self.schema_version().map_err(error)?;
        if version > LATEST {
            return Err(newer(version));
        }
        if version >= latest { Ok(()) } else { self.apply_migrations(latest).map_err(error) }
    }

    /// Lets an older schema be read like the latest one, without changing the store.
    pub(super) fn read_as_latest(&self) -> Result<()> {
        match self.schema_version().map_err(error)? {
            LATEST => Ok(()),
            version if version > LATEST => Err(newer(version)),
            _ => self.connection.execute_batch(VERSION_1).map_err(error),
        }
    }

    fn apply_migrations(&self, latest: i32) -> rusqlite::Result<()> {
        // Adding a column checks every row, and a row that another program wrote must not keep the store from being
        // opened: `keys check` reports it.
        self.connection.pragma_update(None, "ignore_check_constraints", 1)?;
        let applied = self.apply_in_transaction(latest);
        self.connection.pragma_update(None, "ignore_check_constraints", 0)?;
        applied
    }

    fn apply_in_transaction(&self, latest: i32) -> rusqlite::Result<()> {
        let transaction =
            rusqlite::Transaction::new_unchecked(&self.connection, rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have applied them before the transaction began.
        let applied = usize::try_from(self.schema_version()?).unwrap_or_default();
        let missing = usize::try_from(latest).unwrap_or_default().saturating_sub(applied);
        for migration in MIGRATIONS.iter().skip(applied).take(missing) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(None, "user_version", latest)?;
        transaction.commit()
    }
}

/// Returns the error for a schema that is newer than this program.
pub fn newer(schema: i32) -> Error {
    StoreError::Newer { schema, latest: LATEST }.into()
}
