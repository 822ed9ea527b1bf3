//! What a list is asked for: which rows, in which order, which columns, how many.
//!
//! The same for every noun; what fields a noun has is in a file of its own.

mod condition;
mod key_field;
mod member_field;
mod order;
mod resource_field;

pub use condition::{Condition, Op, Operand};
pub use key_field::KeyField;
pub use member_field::MemberField;
pub use order::{Order, parse_columns};
pub use resource_field::ResourceField;

use crate::domain::nearest::nearest;
use crate::error::{QueryError, Result};

/// A field of a noun: something to filter by, to sort by and to show as a column.
pub trait Field: Copy + Eq + 'static {
    /// Every field, in the order in which they are named to the user.
    const ALL: &'static [Self];

    /// The columns that a table has if none are asked for.
    const DEFAULT: &'static [Self];

    /// What has these fields: `key`.
    const NOUN: &'static str;

    /// Its name on the command line and at the head of a column: `last-used`.
    fn name(self) -> &'static str;

    /// What it holds.
    fn shape(self) -> Shape;
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
    /// What of each row will be looked at; what takes effort to know and is not listed here may be left out.
    pub fields: Vec<F>,
}

impl<F> Default for Query<F> {
    fn default() -> Self {
        Self { conditions: Vec::new(), order: Vec::new(), limit: None, fields: Vec::new() }
    }
}

/// The field of that name. Case does not count, and `last_used`, as JSON has it, is `last-used`.
fn field<F: Field>(name: &str) -> Result<F> {
    let plain = name.trim().to_ascii_lowercase().replace('_', "-");
    if let Some(field) = F::ALL.iter().find(|field| field.name() == plain) {
        return Ok(*field);
    }
    let known: Vec<&'static str> = F::ALL.iter().map(|field| field.name()).collect();
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
mod tests {
    use super::*;

    fn names_are_told_apart_and_found<F: Field + std::fmt::Debug>() {
        for field_of in F::ALL {
            assert_eq!(field::<F>(field_of.name()).unwrap(), *field_of);
            assert_eq!(field::<F>(&field_of.name().to_uppercase().replace('-', "_")).unwrap(), *field_of);
        }
        assert!(F::DEFAULT.iter().all(|field| F::ALL.contains(field)));
    }

    #[test]
    fn every_field_goes_by_its_name() {
        names_are_told_apart_and_found::<KeyField>();
        names_are_told_apart_and_found::<MemberField>();
        names_are_told_apart_and_found::<ResourceField>();
    }

    #[test]
    fn an_unknown_field_is_refused_with_those_that_are_known() {
        let refused = field::<MemberField>("emial").unwrap_err();
        assert_eq!(refused.to_string(), "unknown field of a member: `emial`");
        assert_eq!(
            refused.hint().unwrap(),
            "did you mean `email`? choose one of name, id, email, role, added, owns, keys"
        );
        let refused = field::<MemberField>("\u{1b}[2J").unwrap_err();
        assert_eq!(refused.to_string(), "unknown field of a member: `\\u{1b}[2J`");
    }
}
