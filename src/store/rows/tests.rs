use super::super::Store;
use super::*;
use crate::testing::Fixture;

/// The tables that have no row of their own in an export, with the reason.
const OTHERS: [&str; 1] = ["event_head"]; // in the first line

/// The tables and columns of the schema.
fn schema(store: &Store) -> Vec<String> {
    let sql = "SELECT t.name || '.' || c.name AS place FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' ORDER BY place";
    let mut found = Vec::new();
    store
        .read(|tx| {
            tx.connection.query(sql, &[], &mut |row| {
                found.push(Columns::new(row, "schema").text("place")?.into_owned());
                Ok(())
            })
        })
        .unwrap();
    found
}

#[test]
fn every_column_is_listed() {
    let mut found = schema(&Store::in_memory().unwrap());
    found.retain(|place| OTHERS.iter().all(|table| !place.starts_with(&format!("{table}."))));
    let listed = TABLES
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| format!("{}.{}", table.name, column.name)));
    let mut listed: Vec<String> = listed.collect();
    listed.sort();
    assert_eq!(listed, found, "add the column to src/store/rows/table.rs");
}

#[test]
fn names_in_the_list_are_those_of_columns() {
    for table in TABLES {
        let known = |name: &str| table.stored().any(|column| column.name == name);
        for column in table.columns {
            match column.content {
                Content::Folded(of) => assert!(known(of), "{}.{of}", table.name),
                Content::HashStart => assert!(known("hash")),
                Content::OfKey(_) => assert!(known("key_id")),
                _ => {}
            }
        }
        for order in table.order {
            if let table::Order::By(name) = order {
                assert!(known(name), "{}.{name}", table.name);
            }
        }
    }
}

/// Also the columns that are not exported.
#[test]
fn copy_has_the_same_rows() {
    let fixture = Fixture::in_memory();
    let target = Store::in_memory().unwrap();
    fixture.store.read(|tx| copy(tx, &*target.connection)).unwrap();
    for place in schema(&target) {
        let (table, column) = place.split_once('.').unwrap();
        let all = |store: &Store| {
            let mut values = Vec::new();
            let sql = format!("SELECT \"{column}\" FROM {table}");
            let mut visit = |row: &dyn Row| {
                values.push(format!("{:?}", row.value(0)));
                Ok(())
            };
            store.read(|tx| tx.connection.query(&sql, &[], &mut visit)).unwrap();
            // Engines differ in the place of NULL.
            values.sort();
            values
        };
        assert_eq!(all(&target), all(&fixture.store), "{place}");
    }
}
