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
use crate::domain::text::quoted;
use crate::error::{Error, Result};

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
    let names: Vec<&str> = F::ALL.iter().map(|field| field.name()).collect();
    Err(unknown(
        &format!("{} is not a field of a {}", quoted(name.trim()), F::NOUN),
        &plain,
        "the fields are",
        &names,
    ))
}

/// The error for a name that is not among those `known`.
fn unknown(message: &str, name: &str, introduction: &str, known: &[&str]) -> Error {
    let meant = nearest(name, known.iter().copied(), 1);
    let meant = meant.first().map_or_else(String::new, |name| format!("did you mean `{name}`? "));
    invalid(message.to_owned(), format!("{meant}{introduction} {}", known.join(", ")))
}

fn invalid(message: String, hint: String) -> Error {
    Error::Invalid { message, hint }
}

/// The parts between commas, none of them empty.
fn parts<'a>(text: &'a str, what: &str, example: &str) -> Result<Vec<&'a str>> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty()) {
        let place =
            if text.trim().is_empty() { String::new() } else { format!(" in {}", quoted(text.trim())) };
        let message = format!("{what} is missing{place}");
        return Err(invalid(message, format!("write it like `{example}`")));
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
        assert_eq!(refused.to_string(), "`emial` is not a field of a member");
        assert_eq!(
            refused.hint().unwrap(),
            "did you mean `email`? the fields are name, id, email, role, added, owns, keys"
        );
        let refused = field::<MemberField>("\u{1b}[2J").unwrap_err();
        assert_eq!(refused.to_string(), "`\\u{1b}[2J` is not a field of a member");
    }
}
