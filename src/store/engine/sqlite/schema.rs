//! Whether a file holds the tables, indexes and triggers that this program made, and no others.

use std::collections::BTreeMap;

use super::{Sqlite, open};
use crate::error::Result;
use crate::store::engine::{Connection as _, Row, SchemaFault, Value};

/// The tables that `ANALYZE` makes for itself: <https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table>.
const STATISTICS: [&str; 4] = ["sqlite_stat1", "sqlite_stat2", "sqlite_stat3", "sqlite_stat4"];

/// By what it is called, trigger `secret_follows_its_key`, the table that each is of and the statement that made it.
type Objects = BTreeMap<String, [String; 2]>;

/// What in the schema of `database` is not as in a store that is made now, by the same migrations.
pub fn faults(database: &Sqlite) -> Result<Vec<SchemaFault>> {
    let (made, found) = (objects(&open::in_memory()?)?, objects(database)?);
    let mut faults = Vec::new();
    for (name, object) in &made {
        match found.get(name) {
            None => faults.push(SchemaFault::Missing(name.clone())),
            Some(there) if there != object => faults.push(SchemaFault::Altered(name.clone())),
            Some(_) => {}
        }
    }
    let foreign = found.into_keys().filter(|name| !made.contains_key(name));
    faults.extend(foreign.map(SchemaFault::Foreign));
    Ok(faults)
}

fn objects(database: &Sqlite) -> Result<Objects> {
    let mut objects = Objects::new();
    database.query("SELECT type, name, tbl_name, sql FROM sqlite_schema", &[], &mut |row| {
        let [sort, name, table, sql] = [0, 1, 2, 3].map(|column| word(row, column));
        if sort != "table" || !STATISTICS.contains(&name.as_str()) {
            objects.insert(format!("{sort} `{name}`"), [table, sql]);
        }
        Ok(())
    })?;
    Ok(objects)
}

/// A column as text: who writes to a schema by hand can put anything into it. What an index of a constraint was made
/// by is nothing.
fn word(row: &dyn Row, column: usize) -> String {
    match row.value(column) {
        Value::Text(text) => text.into_owned(),
        Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Null => String::new(),
    }
}
