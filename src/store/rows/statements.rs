//! The statements that read and write all columns of a table.

use super::super::engine::Value;
use super::table::{Column, Content, Order, Table};
use crate::domain::secret::SecretHash;
use crate::domain::text::fold;

/// Reads the stored columns in the order of an export.
pub fn select(table: &'static Table) -> String {
    let columns: Vec<String> = table.stored().map(|column| quoted(column.name)).collect();
    let order: Vec<String> = table
        .order
        .iter()
        .map(|order| match order {
            Order::By(name) => quoted(name),
            Order::ContainersFirst => {
                "CASE WHEN project_id IS NULL AND source_id IS NULL THEN 0 ELSE 1 END".to_owned()
            }
        })
        .collect();
    format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), table.name, order.join(", "))
}

/// Writes a row. The parameters are the stored columns, then the computed ones.
pub fn insert(table: &'static Table) -> String {
    let (mut stored, mut computed) = (0, table.stored().count());
    let next = |counter: &mut usize| {
        *counter += 1;
        format!("${counter}")
    };
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|column| match column.content {
            Content::One => "1".to_owned(),
            Content::Folded(_) | Content::HashStart => next(&mut computed),
            Content::OfKey(name) => {
                format!("(SELECT {name} FROM api_key WHERE id = ${})", table.place("key_id") + 1)
            }
            _ => next(&mut stored),
        })
        .collect();
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column.name)).collect();
    format!("INSERT INTO {} ({}) VALUES ({})", table.name, columns.join(", "), values.join(", "))
}

/// Computes a column that follows from the stored ones and is not found in another table.
pub fn computed(table: &'static Table, column: &Column, values: &[Value<'_>]) -> Option<Value<'static>> {
    match column.content {
        Content::Folded(of) => Some(match &values[table.place(of)] {
            Value::Text(text) => fold(text).into(),
            _ => Value::Null,
        }),
        Content::HashStart => Some(match &values[table.place("hash")] {
            Value::Bytes(bytes) => {
                bytes.as_ref().try_into().map_or(Value::Null, |hash| SecretHash(hash).start().into())
            }
            _ => Value::Null,
        }),
        _ => None,
    }
}

/// Some names are reserved words.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
