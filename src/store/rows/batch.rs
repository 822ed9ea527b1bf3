//! Rows that are added together.

use super::super::engine::{Connection, InsertRow, Value};
use super::table::Table;
use super::{statements, with_derived};
use crate::error::Error;

/// The most rows of a batch, and the bytes from which on it is full.
const ROWS: usize = 1000;
const BYTES: usize = 256 * 1024;

/// Rows of one table, with the line of each. They are added together, so that a server is not asked for each.
pub struct Batch {
    table: &'static Table,
    rows: Vec<(u64, Vec<Value<'static>>)>,
    bytes: usize,
}

impl Batch {
    pub fn new(table: &'static Table) -> Self {
        Self { table, rows: Vec::new(), bytes: 0 }
    }

    pub fn push(&mut self, line: u64, values: Vec<Value<'static>>) {
        self.bytes += values.iter().map(size).sum::<usize>();
        self.rows.push((line, values));
    }

    pub fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes >= BYTES
    }

    /// Adds the rows. With an error comes the line of the row that it is about.
    pub fn write(self, connection: &dyn Connection) -> Result<(), (u64, Error)> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows: Vec<InsertRow<'_>> =
            self.rows.iter().map(|(_, values)| with_derived(self.table, values)).collect();
        connection
            .insert(&statements::insert(self.table), &rows)
            .map_err(|(index, error)| (self.rows.get(index).map_or(0, |(line, _)| *line), error))
    }
}

fn size(value: &Value<'_>) -> usize {
    match value {
        Value::Null => 0,
        Value::Integer(_) => size_of::<i64>(),
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
    }
}
