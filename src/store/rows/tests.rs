use serde_json::json;

use super::super::Store;
use super::*;
use crate::error::{LineFault, StoreError};
use crate::testing::{Fixture, location};

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

/// Adds rows to a new store: each its noun and fields, on lines from 1. Returns the faults. The store is not kept.
fn faults(rows: &[(&str, Json)]) -> Vec<Fault> {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    let refused = Store::create(location(&folder.path().join("new")), |store| {
        store.import(|import| {
            for ((noun, fields), line) in rows.iter().zip(1..) {
                found.extend(import.add(noun, fields.as_object().unwrap(), line)?);
            }
            found.extend(import.flush()?);
            Err::<(), _>(StoreError::Conflict.into())
        })
    });
    assert_eq!(refused.unwrap_err().code(), StoreError::Conflict.code());
    found
}

/// An organization on line 1, its member on line 2, and keys on lines 3 to 1502.
fn many_rows() -> Vec<(&'static str, Json)> {
    let id = |number: usize| format!("{number:08x}-0000-4000-a000-000000000000");
    let member = json!({"id": id(2), "name": "Ada", "email": "ada@acme.com", "role": "administrator", "added": 1,
        "removed": null});
    let key = |number: usize| {
        json!({"id": id(number), "title": "Maps", "email": format!("{number}@acme.com"), "role": "viewer",
            "creator_id": id(2), "created": 1, "expires": null, "revoked": null, "delivered": 1})
    };
    let organization = json!({"id": id(1), "name": "Acme", "prefix": "acme"});
    let head = [("organization", organization), ("member", member)];
    head.into_iter().chain((3..=1502).map(|number| ("key", key(number)))).collect()
}

#[test]
fn refused_row_among_many_is_named() {
    let rows = many_rows();
    assert_eq!(faults(&rows), []);
    for line in [3, 1002, 1003, 1502] {
        let (mut dangling, mut repeated) = (rows.clone(), rows.clone());
        dangling[line - 1].1["creator_id"] = rows[2].1["id"].clone();
        repeated[line - 1].1["email"] = rows[if line == 3 { 3 } else { 2 }].1["email"].clone();
        // The later one of two rows is refused.
        for (rows, line) in [(dangling, line), (repeated, line.max(4))] {
            let found = faults(&rows);
            assert!(
                matches!(&found[..], [(of, LineFault::Refused { .. })] if *of == line as u64),
                "{line}: {found:?}"
            );
        }
    }
}

#[test]
fn faults_are_in_the_order_of_lines() {
    let mut rows = many_rows();
    rows[4].1["creator_id"] = "missing".into();
    rows[6].1["created"] = "yesterday".into();
    rows[8].1["creator_id"] = "missing".into();
    let found = faults(&rows);
    // After the first fault nothing is added, so nothing else is refused.
    let bad = LineFault::BadField { name: "created" };
    assert!(matches!(&found[..], [(5, LineFault::Refused { .. }), (7, fault)] if *fault == bad), "{found:?}");
}

#[test]
fn secret_without_a_key_is_named() {
    let mut rows = many_rows();
    let secret = |key: &Json, number: i64| {
        let hash = format!("{number:016x}{:048x}", 0);
        json!({"hash": hash, "key_id": key, "number": number, "secret_start": "acme_a", "created": 1, "ends": null,
            "delivered": 1})
    };
    let (key, missing) = (rows[1501].1["id"].clone(), json!("ffffffff-0000-4000-a000-000000000000"));
    rows.extend((1..=5).map(|number| ("secret", secret(&key, number))));
    rows.push(("secret", secret(&missing, 9)));
    assert_eq!(faults(&rows), [(1508, LineFault::NoKey)]);
}
