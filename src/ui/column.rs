//! The columns of a list and the cells they make of a row.

use serde_json::Value;

use super::measure::safe;
use super::render::{RenderOptions, Tone};

/// One column of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The words. Never depends on the tone to be understood.
    pub text: String,
    /// Its color, where colors are wanted.
    pub tone: Tone,
    /// A shorter form for narrow terminals, such as the start of an id.
    pub short: Option<String>,
}

impl Cell {
    /// A cell without a tone.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell with a tone.
    #[must_use]
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, short: None }
    }

    /// A cell with a short form for narrow terminals.
    #[must_use]
    pub fn shortened(text: impl Into<String>, short: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain, short: Some(short.into()) }
    }

    /// The same cell, safe to show.
    pub(super) fn made_safe(self) -> Self {
        Self { text: safe(self.text), tone: self.tone, short: self.short.map(safe) }
    }
}

/// How the cells of a column fit a narrow terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Never cut: dates, roles, statuses, numbers. An id is shown whole or in its short form.
    Whole,
    /// May be cut: titles, names, email addresses.
    Cut,
}

/// A column of a list of `R`.
#[derive(Debug)]
pub struct Column<R> {
    /// Its name on the command line: `last-used`.
    pub name: &'static str,
    /// How its cells fit a narrow terminal.
    pub fit: Fit,
    /// Its cell in a table.
    pub cell: fn(&R, &RenderOptions) -> Cell,
    /// Its value in the formats for programs: the instant, the number, the object behind the words.
    pub value: fn(&R) -> Value,
}

// A derive would require `R: Clone`.
impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Column<R> {}

impl<R> Column<R> {
    /// Its header in a table: `LAST USED`.
    #[must_use]
    pub fn header(&self) -> String {
        safe(self.name.replace('-', " ").to_uppercase())
    }

    /// Its name in the formats for programs: `last_used`.
    #[must_use]
    pub fn key(&self) -> String {
        self.name.replace('-', "_")
    }
}
