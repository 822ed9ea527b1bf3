//! The numbered migrations of the PostgreSQL schema.

use super::Postgres;
use crate::error::{Error, Result, ServerError, StoreError};
use crate::store::engine::commit::observed;
use crate::store::engine::{Connection as _, Purpose, Value};

/// A migration is never edited after its release.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_initial.sql"), include_str!("migrations/0002_delivery.sql")];

/// The schema version that this program writes.
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a handful of migrations")]
pub const LATEST: i32 = MIGRATIONS.len() as i32;

/// Applies all migrations to an empty schema, in the transaction that is open.
pub fn apply(database: &Postgres, schema: &str) -> Result<()> {
    // Asked first, because creating needs a privilege on the database even where the schema exists.
    let known = count(database, "SELECT count(*) FROM pg_namespace WHERE nspname = $1", schema)?;
    if known == 0 {
        database.batch(&format!("CREATE SCHEMA {schema}"))?;
    }
    for (migration, version) in MIGRATIONS.iter().zip(1_i64..) {
        database.batch(migration)?;
        // Its primary key lets one of several processes through.
        database.execute("INSERT INTO schema_version (version) VALUES ($1)", &[version.into()])?;
    }
    Ok(())
}

/// Applies the missing migrations in one transaction. It has the lock of the writers, so of several processes one applies
/// them.
///
/// # Errors
/// [`ServerError::Older`] if the database user may not alter the tables.
pub fn upgrade(database: &Postgres, schema: &str) -> Result<()> {
    let older = || match schema_version(database, schema) {
        Ok(Some(version)) => ServerError::Older { schema: version, latest: LATEST }.into(),
        Ok(None) => StoreError::Conflict.into(),
        Err(error) => error,
    };
    let upgraded = database.begin(Purpose::Change).and_then(|()| {
        apply_missing(database, schema)?;
        observed(|| database.commit())
    });
    database.rollback();
    upgraded.map_err(|error| match error {
        Error::Server(ServerError::Privileges { .. }) => older(),
        other => other,
    })
}

fn apply_missing(database: &Postgres, schema: &str) -> Result<()> {
    // Another process may have applied them before this one had the lock.
    let applied = schema_version(database, schema)?.unwrap_or_default();
    for (migration, version) in MIGRATIONS.iter().zip(1_i32..).skip_while(|(_, version)| *version <= applied)
    {
        database.batch(migration)?;
        let version = i64::from(version);
        database.execute("INSERT INTO schema_version (version) VALUES ($1)", &[version.into()])?;
    }
    Ok(())
}

/// Returns the version of the store's schema, or `None` if there is no store.
pub fn schema_version(database: &Postgres, schema: &str) -> Result<Option<i32>> {
    if count(
        database,
        "SELECT count(*) FROM pg_tables WHERE schemaname = $1 AND tablename = 'schema_version'",
        schema,
    )? == 0
    {
        return Ok(None);
    }
    let mut version = None;
    // With the schema's name: without the privilege to use a schema, the server does not look into it.
    let sql = format!("SELECT max(version) FROM {schema}.schema_version");
    database.query(&sql, &[], &mut |row| {
        version = integer(&row.value(0)).and_then(|version| i32::try_from(version).ok());
        Ok(())
    })?;
    Ok(version)
}

/// Runs a statement whose answer is one number.
pub fn count(database: &Postgres, sql: &str, parameter: &str) -> Result<i64> {
    let mut found = None;
    database.query(sql, &[parameter.into()], &mut |row| {
        found = integer(&row.value(0));
        Ok(())
    })?;
    found.ok_or_else(|| Error::from(StoreError::Unexpected { answer: "no number".to_owned() }))
}

fn integer(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    }
}
