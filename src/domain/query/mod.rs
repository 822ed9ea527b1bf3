//! Queries of lists: conditions, order, columns and limit.
//!
//! They are the same for every noun. The columns of a noun are defined beside its SQL in the store.

mod condition;
mod order;

pub use condition::{Condition, Op, Operand};
pub use order::{Order, parse_columns};

use crate::domain::datum::ColumnKind;
use crate::domain::nearest::nearest;
use crate::error::{QueryError, Result};

/// A field of a noun: a column to filter by, sort by and show.
pub trait Field: Copy + Eq + 'static {
    /// The noun in messages: `key`.
    const NOUN: &'static str;

    /// Returns every field, beginning with the default columns of a table in their order.
    fn all() -> Vec<Self>;

    /// Returns the default columns of a table, in their order.
    fn defaults() -> Vec<Self>;

    /// The name on the command line and in headers: `last-used`.
    fn name(self) -> &'static str;

    /// The kind of its values.
    fn kind(self) -> ColumnKind;

    /// The shape of its values, which decides the operators that apply.
    fn shape(self) -> Shape {
        match self.kind() {
            ColumnKind::Word(words) | ColumnKind::Status(words) => Shape::Words(words),
            ColumnKind::Instant | ColumnKind::LastUse | ColumnKind::Expiry => Shape::Instant,
            ColumnKind::Count => Shape::Number,
            ColumnKind::Text
            | ColumnKind::Id
            | ColumnKind::SecretStart
            | ColumnKind::Creator
            | ColumnKind::Reference
            | ColumnKind::OptionalReference
            | ColumnKind::References => Shape::Text,
        }
    }
}

/// The shape of a field's values. It decides which operators and values apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text, compared case-insensitively.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// An instant, or `never`.
    Instant,
    /// A whole number.
    Number,
}

/// The query of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query<F> {
    /// The conditions. A row must match all of them.
    pub conditions: Vec<Condition<F>>,
    /// The sort order, most significant field first. Ties are sorted by id.
    pub order: Vec<Order<F>>,
    /// The maximum number of rows.
    pub limit: Option<u64>,
    /// The fields to read. Costly columns that are not listed are not read.
    pub fields: Vec<F>,
    /// Reads the unique start of each id.
    pub short_ids: bool,
}

impl<F> Default for Query<F> {
    fn default() -> Self {
        Self { conditions: Vec::new(), order: Vec::new(), limit: None, fields: Vec::new(), short_ids: false }
    }
}

/// Returns the field with this name. Ignores case, and accepts `last_used`, the name in JSON, for `last-used`.
fn field<F: Field>(name: &str) -> Result<F> {
    let plain = name.trim().to_ascii_lowercase().replace('_', "-");
    let all = F::all();
    if let Some(field) = all.iter().find(|field| field.name() == plain) {
        return Ok(*field);
    }
    let known: Vec<&'static str> = all.iter().map(|field| field.name()).collect();
    let near = closest(&plain, &known);
    Err(QueryError::UnknownField { noun: F::NOUN, text: name.trim().to_owned(), near, known }.into())
}

fn closest(name: &str, known: &[&str]) -> Option<String> {
    nearest(name, known.iter().copied(), 1).pop().map(str::to_owned)
}

/// Splits at commas and refuses empty parts.
fn parts<'a>(text: &'a str, what: &str, example: &str) -> Result<Vec<&'a str>> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty()) {
        let (what, text) = (what.to_owned(), text.trim().to_owned());
        return Err(QueryError::EmptyPart { what, text, example: example.to_owned() }.into());
    }
    Ok(parts)
}

#[cfg(test)]
mod tests;
