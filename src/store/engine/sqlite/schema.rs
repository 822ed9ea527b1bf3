//! Comparing a file's tables, indexes and triggers with those that this program creates.

use std::collections::BTreeMap;

use super::{Sqlite, error, open};
use crate::error::Result;
use crate::store::engine::{Connection as _, Row, SchemaFault, Value};

/// The tables that `ANALYZE` creates: <https://www.sqlite.org/fileformat2.html#the_sqlite_stat1_table>.
const STATISTICS: [&str; 4] = ["sqlite_stat1", "sqlite_stat2", "sqlite_stat3", "sqlite_stat4"];

/// Maps each object, such as `trigger secret_follows_its_key`, to its table and the statement that created it.
type Objects = BTreeMap<String, [String; 2]>;

/// Returns the differences between the schema of `database` and that of a store that this version of it created.
pub fn faults(database: &Sqlite) -> Result<Vec<SchemaFault>> {
    let version = database.schema_version().map_err(error)?;
    let (made, found) = (objects(&open::in_memory_of(version)?)?, objects(database)?);
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

/// Returns a column as text. A schema edited by hand can contain any value. The index of a constraint has no
/// statement.
fn word(row: &dyn Row, column: usize) -> String {
    match row.value(column) {
        Value::Text(text) => text.into_owned(),
        Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Null => String::new(),
    }
}
