//! Partial indexes against their tables: `integrity_check` does not count their entries
//! (<https://www.sqlite.org/pragma.html#pragma_integrity_check>), so one with entries too many passes it.

use super::{Sqlite, open, text};
use crate::error::{FileFault, Result};
use crate::store::engine::{Connection as _, Value};

/// A partial index, as this program creates it.
struct Partial {
    name: String,
    table: String,
    condition: String,
    sql: String,
}

/// Returns the partial indexes that do not have one entry for each row that belongs in them.
pub fn faults(database: &Sqlite) -> Result<Vec<FileFault>> {
    let present = partial_indexes(database)?;
    let mut faults = Vec::new();
    // An index that is missing or altered is a fault of the schema.
    for index in partial_indexes(&open::in_memory()?)? {
        if !present.iter().any(|present| present.sql == index.sql) {
            continue;
        }
        let Partial { name, table, condition, .. } = &index;
        // Without a WHERE clause, SQLite cannot use the index to count the rows.
        let rows = count(database, &format!("SELECT count(CASE WHEN {condition} THEN 1 END) FROM {table}"))?;
        let entries =
            count(database, &format!("SELECT count(*) FROM {table} INDEXED BY {name} WHERE {condition}"))?;
        if rows != entries {
            let words = format!("index `{name}` has {entries} entries for {rows} rows");
            faults.push(FileFault::Reported(words));
        }
    }
    Ok(faults)
}

fn partial_indexes(database: &Sqlite) -> Result<Vec<Partial>> {
    let mut indexes = Vec::new();
    let sql = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
    database.query(sql, &[], &mut |row| {
        if let [Some(name), Some(table), Some(sql)] = [0, 1, 2].map(|column| text(row, column))
            && let Some((_, condition)) = sql.split_once(" WHERE ")
        {
            let condition = condition.to_owned();
            indexes.push(Partial { name, table, condition, sql });
        }
        Ok(())
    })?;
    Ok(indexes)
}

fn count(database: &Sqlite, sql: &str) -> Result<i64> {
    let mut count = 0;
    database.query(sql, &[], &mut |row| {
        if let Value::Integer(number) = row.value(0) {
            count = number;
        }
        Ok(())
    })?;
    Ok(count)
}
