//! References between rows.

use super::Postgres;
use super::row::word;
use crate::error::{FileFault, Result};
use crate::store::engine::Connection as _;

/// The references of the store's schema. Each is one column.
const REFERENCES: &str = "SELECT child.relname, own.attname, parent.relname, other.attname
     FROM pg_constraint c JOIN pg_class child ON child.oid = c.conrelid JOIN pg_class parent ON parent.oid = c.confrelid
     JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[1]
     JOIN pg_attribute other ON other.attrelid = c.confrelid AND other.attnum = c.confkey[1]
     WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY c.conname";

/// Returns a fault for each row that refers to none, at most 100 of each reference.
pub fn dangling(database: &Postgres) -> Result<Vec<FileFault>> {
    let mut references = Vec::new();
    database.query(REFERENCES, &[], &mut |row| {
        references.push([0, 1, 2, 3].map(|column| word(row, column)));
        Ok(())
    })?;
    let mut faults = Vec::new();
    for [table, column, parent, target] in references {
        let sql = format!(
            "SELECT 1 FROM {table} c WHERE c.{column} IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{target} = c.{column}) LIMIT 100"
        );
        database.query(&sql, &[], &mut |_| {
            faults.push(FileFault::Dangling { table: table.clone(), parent: parent.clone() });
            Ok(())
        })?;
    }
    Ok(faults)
}
