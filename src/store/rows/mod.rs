//! The rows of every table, to copy a store, export it and import it.

mod batch;
mod import;
mod json;
mod statements;
mod table;

use serde_json::{Map, Value as Json};

use super::engine::{Columns, Connection, Purpose, Row, Value, sqlite};
use super::{ReadTx, WriteTx, event};
use crate::domain::time::Expiry;
use crate::error::Result;
use table::{TABLES, Table};

pub use import::{Fault, Import};
pub use table::Content;

/// The version of the rows: that of the schema, which is the same on every engine.
pub const VERSION: i32 = sqlite::LATEST;

/// The words for the rows of an export, in its order.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.noun)
}

/// The fields of the rows with this noun, in their order.
pub fn fields(noun: &str) -> impl Iterator<Item = (&'static str, Content)> {
    let table = TABLES.iter().find(|table| table.noun == noun);
    table.into_iter().flat_map(Table::stored).map(|column| (column.field, column.content))
}

/// Calls `visit` with each row: its noun and its fields. A row never contains the text of a secret.
pub fn each(
    tx: &ReadTx<'_>,
    visit: &mut dyn FnMut(&'static str, Map<String, Json>) -> Result<()>,
) -> Result<()> {
    TABLES.iter().try_for_each(|table| {
        walk(tx, table, &mut |values| visit(table.noun, json::to_fields(table, values)))
    })
}

/// Copies every row and the end of the log into an empty store.
pub fn copy(tx: &ReadTx<'_>, target: &dyn Connection) -> Result<()> {
    target.begin(Purpose::Change)?;
    let copied = copy_rows(tx, target).and_then(|()| target.commit());
    target.rollback();
    copied
}

fn copy_rows(tx: &ReadTx<'_>, target: &dyn Connection) -> Result<()> {
    for table in TABLES {
        let insert = statements::insert(table);
        walk(tx, table, &mut |values| target.execute(&insert.one, &with_derived(table, values)).map(drop))?;
    }
    let (number, hash) = event::head(tx)?;
    event::set_head(&WriteTx { read: ReadTx { connection: target } }, number, hash)
}

/// Calls `visit` with the stored columns of each row.
fn walk(
    tx: &ReadTx<'_>,
    table: &'static Table,
    visit: &mut dyn FnMut(&[Value<'static>]) -> Result<()>,
) -> Result<()> {
    tx.connection.query(&statements::select(table), &[], &mut |row| visit(&read(table, row)?))
}

fn read(table: &'static Table, row: &dyn Row) -> Result<Vec<Value<'static>>> {
    let columns = Columns::new(row, table.name);
    let value = |name: &'static str, content| -> Result<Value<'static>> {
        Ok(match content {
            Content::OptionalText => columns.optional_text(name)?.into(),
            Content::Number | Content::Time => columns.integer(name)?.into(),
            Content::OptionalTime => columns.optional_instant(name)?.into(),
            Content::Expiry => columns.expiry(name)?.into(),
            Content::Hash => Value::Bytes(columns.hash(name)?.to_vec().into()),
            _ => columns.text(name)?.into_owned().into(),
        })
    };
    table.stored().map(|column| value(column.name, column.content)).collect()
}

/// The parameters of [`statements::insert`]: the stored columns, then those that are computed from them.
fn with_derived<'v>(table: &'static Table, values: &'v [Value<'v>]) -> Vec<Value<'v>> {
    let borrowed = |value: &'v Value<'v>| match value {
        Value::Null => Value::Null,
        Value::Integer(number) => Value::Integer(*number),
        Value::Text(text) => Value::Text(text.as_ref().into()),
        Value::Bytes(bytes) => Value::Bytes(bytes.as_ref().into()),
    };
    let derived = table.columns.iter().filter_map(|column| statements::computed(table, column, values));
    values.iter().map(borrowed).chain(derived).collect()
}

fn never() -> Value<'static> {
    Expiry::Never.into()
}

#[cfg(test)]
mod tests;
