//! Cells: a value of a row in a table, for people.

use super::measure::safe;
use super::render::Tone;

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
    /// May be cut, but not below this width: titles, names, email addresses.
    Cut {
        /// The minimum width.
        least: usize,
    },
    /// Wrapped into lines of at least this width: sentences.
    Wrap {
        /// The minimum width.
        least: usize,
    },
}

impl Fit {
    /// Cut like a name.
    pub const CUT: Self = Self::Cut { least: 8 };

    /// Cut like the name of the row itself, which gets more room.
    pub const TITLE: Self = Self::Cut { least: 16 };

    /// Wrapped like a sentence.
    pub const WRAP: Self = Self::Wrap { least: 16 };
}
