//! Queries of lists: which rows, in which order, which columns, how many.
//!
//! The same for every noun; the columns of a noun are beside its SQL in the store.

mod condition;
mod order;

pub use condition::{Condition, Op, Operand};
pub use order::{Order, parse_columns};

use crate::domain::datum::ColumnKind;
use crate::domain::nearest::nearest;
use crate::error::{QueryError, Result};

/// A field of a noun: a column to filter by, to sort by and to show.
pub trait Field: Copy + Eq + 'static {
    /// The noun in messages: `key`.
    const NOUN: &'static str;

    /// Every field: first the default columns of a table, in their order.
    fn all() -> Vec<Self>;

    /// The columns of a table that asks for none, in their order.
    fn defaults() -> Vec<Self>;

    /// Its name on the command line and at the head of a column: `last-used`.
    fn name(self) -> &'static str;

    /// The kind of its values.
    fn kind(self) -> ColumnKind;

    /// The operators and values that fit it.
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

/// What a field holds, and so which operators and values fit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text, compared without regard to case.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// An instant, or `never`.
    Instant,
    /// A whole number.
    Number,
}

/// What a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query<F> {
    /// All of these hold for each row.
    pub conditions: Vec<Condition<F>>,
    /// What the rows are sorted by, the weightiest first; what is equal in all of it is sorted by id.
    pub order: Vec<Order<F>>,
    /// The most rows that are wanted.
    pub limit: Option<u64>,
    /// The fields that are read of each row; the costly ones that are not named here are left out.
    pub fields: Vec<F>,
    /// Whether each row has the unique start of its id.
    pub short_ids: bool,
}

impl<F> Default for Query<F> {
    fn default() -> Self {
        Self { conditions: Vec::new(), order: Vec::new(), limit: None, fields: Vec::new(), short_ids: false }
    }
}

/// The field of that name. Case does not count, and `last_used`, as JSON has it, is `last-used`.
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

/// The name among those `known` that is closest.
fn closest(name: &str, known: &[&str]) -> Option<String> {
    nearest(name, known.iter().copied(), 1).pop().map(str::to_owned)
}

/// The parts between commas, none of them empty.
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
