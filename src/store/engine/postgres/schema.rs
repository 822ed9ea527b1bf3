//! Comparing the tables, indexes, constraints, triggers and functions of a store on a server with those that this program
//! creates.

use std::collections::BTreeMap;

use super::Postgres;
use super::row::word;
use crate::error::Result;
use crate::store::engine::{Connection as _, SchemaFault};

/// The objects that the migrations create: name and definition, one a line. A test compares it with a new store.
const EXPECTED: &str = include_str!("schema.tsv");

/// Reads every object in the schema of the store, with its definition.
const OBJECTS: &str = include_str!("schema.sql");

/// Returns the differences.
pub fn faults(database: &Postgres) -> Result<Vec<SchemaFault>> {
    let lines = EXPECTED.lines().filter_map(|line| line.split_once('\t'));
    let made: BTreeMap<&str, &str> = lines.collect();
    let found = objects(database)?;
    let mut faults = Vec::new();
    for (name, definition) in &made {
        match found.get(*name) {
            None => faults.push(SchemaFault::Missing((*name).to_owned())),
            Some(there) if there != definition => faults.push(SchemaFault::Altered((*name).to_owned())),
            Some(_) => {}
        }
    }
    let foreign = found.into_keys().filter(|name| !made.contains_key(name.as_str()));
    faults.extend(foreign.map(SchemaFault::Foreign));
    without_parts(&mut faults);
    Ok(faults)
}

/// Leaves out the columns of a table that is missing or foreign: the table says it all.
fn without_parts(faults: &mut Vec<SchemaFault>) {
    let tables: Vec<String> = faults
        .iter()
        .filter_map(|fault| name_of(fault).strip_prefix("table `"))
        .map(|name| format!("column `{}.", name.trim_end_matches('`')))
        .collect();
    faults.retain(|fault| !tables.iter().any(|table| name_of(fault).starts_with(table)));
}

fn name_of(fault: &SchemaFault) -> &str {
    match fault {
        SchemaFault::Missing(name) | SchemaFault::Altered(name) | SchemaFault::Foreign(name) => name,
    }
}

fn objects(database: &Postgres) -> Result<BTreeMap<String, String>> {
    let mut objects = BTreeMap::new();
    database.query(OBJECTS, &[], &mut |row| {
        objects.insert(word(row, 0), word(row, 1));
        Ok(())
    })?;
    Ok(objects)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::engine::{Value, sqlite};
    use crate::store::{Location, Store};
    use crate::testing::{location, on_server};

    /// Opens an empty store on the server of the tests.
    fn empty() -> Postgres {
        let folder = tempfile::tempdir().unwrap();
        let place = location(&folder.path().join("keys.db"));
        Store::create(&place, |_| Ok(())).unwrap();
        let Location::Server(url) = place else { panic!("not on a server") };
        super::super::open(&url).unwrap().0
    }

    #[test]
    fn expected_schema_is_current() {
        if !on_server() {
            return;
        }
        let database = empty();
        let objects = objects(&database).unwrap();
        let lines: Vec<String> =
            objects.iter().map(|(name, definition)| format!("{name}\t{definition}\n")).collect();
        crate::testing::assert_generated(
            "src/store/engine/postgres/schema.tsv",
            &lines.concat(),
            "expected_schema_is_current",
        );
        assert_eq!(faults(&database).unwrap(), []);
    }

    #[test]
    fn engines_have_the_same_columns() {
        if !on_server() {
            return;
        }
        let columns = |database: &dyn crate::store::engine::Connection, sql: &str| {
            let mut columns = BTreeSet::new();
            let visit = &mut |row: &dyn crate::store::engine::Row| {
                columns.insert((word(row, 0), word(row, 1), row.value(2) == Value::Integer(1)));
                Ok(())
            };
            database.query(sql, &[], visit).unwrap();
            columns
        };
        let on_server = columns(
            &empty(),
            "SELECT c.relname::text, a.attname::text, CASE WHEN a.attnotnull THEN 1 ELSE 0 END FROM pg_class c
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_version'",
        );
        let in_file = columns(
            &sqlite::in_memory().unwrap(),
            "SELECT t.name, c.name, c.\"notnull\" OR c.pk > 0 FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table'",
        );
        assert_eq!(on_server, in_file);
    }
}
