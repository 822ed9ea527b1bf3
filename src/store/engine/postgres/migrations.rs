//! The numbered migrations of the PostgreSQL schema.

use super::Postgres;
use crate::error::{Error, Result, StoreError};
use crate::store::engine::{Connection as _, Value};

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
