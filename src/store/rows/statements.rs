//! The statements that read and write all columns of a table.

use super::super::engine::{Insert, Value};
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

/// Adds rows. The parameters are the stored columns, then the computed ones.
pub fn insert(table: &'static Table) -> Insert {
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column.name)).collect();
    let into = format!("INSERT INTO {} ({})", table.name, columns.join(", "));
    let values = |parameter: &str| values(table, parameter).join(", ");
    let arrays: Vec<String> = parameters(table)
        .enumerate()
        .map(|(index, column)| format!("${}::{}[]", index + 1, type_name(column.content)))
        .collect();
    let names: Vec<String> = (1..=arrays.len()).map(|number| format!("p{number}")).collect();
    let (arrays, names) = (arrays.join(", "), names.join(", "));
    Insert {
        one: format!("{into} VALUES ({})", values("$")),
        many: format!("{into} SELECT {} FROM unnest({arrays}) AS given ({names})", values("p")),
    }
}

/// The columns that are parameters: the stored ones, then those that are computed from them.
fn parameters(table: &'static Table) -> impl Iterator<Item = &'static Column> {
    let computed = |column: &&Column| matches!(column.content, Content::Folded(_) | Content::HashStart);
    table.stored().chain(table.columns.iter().filter(computed))
}

/// The values of all columns. Parameters are called by `parameter` and their number.
fn values(table: &'static Table, parameter: &str) -> Vec<String> {
    let value = |column: &Column| match column.content {
        Content::One => "1".to_owned(),
        Content::OfKey(name) => {
            format!("(SELECT {name} FROM api_key WHERE id = {parameter}{})", table.place("key_id") + 1)
        }
        _ => {
            let place = parameters(table).position(|other| other.name == column.name).unwrap_or_default();
            format!("{parameter}{}", place + 1)
        }
    };
    table.columns.iter().map(value).collect()
}

/// The type of a parameter on a server.
fn type_name(content: Content) -> &'static str {
    match content {
        Content::Hash => "bytea",
        Content::Text | Content::OptionalText | Content::Folded(_) | Content::OfKey(_) => "text",
        _ => "bigint",
    }
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
