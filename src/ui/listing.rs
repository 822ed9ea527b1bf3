//! A list of things, written row by row: memory does not grow with the number of rows, in any format.

use std::io::Write;

use serde_json::Value;

use super::format::Format;
use super::measure::safe;
use super::render::{RenderOptions, Tone};
use super::{delimited, json, plain, table};
use crate::error::Result;

/// What a row shows in one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The words. They say everything; nothing is left to the tone alone.
    pub text: String,
    /// How they are painted where colors are wanted.
    pub tone: Tone,
    /// What stands in their place where they do not fit, as the start of an id.
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

/// What may happen to the cells of a column on a narrow terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// They are shown whole: dates, roles, states, numbers. An id stands whole or in its short form.
    Whole,
    /// They may be cut: titles, names, email addresses.
    Cut,
}

/// A column of a list of `R`.
#[derive(Debug)]
pub struct Column<R> {
    /// Its name on the command line: `last-used`.
    pub name: &'static str,
    /// What may happen to its cells on a narrow terminal.
    pub fit: Fit,
    /// What it shows in a table.
    pub cell: fn(&R, &RenderOptions) -> Cell,
    /// What it holds in the formats for programs: the instant, the number, the object behind the words.
    pub value: fn(&R) -> Value,
}

// Derived, they would ask the same of `R`.
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

/// What takes the rows of a list, one after the other.
pub type Visit<'v, R> = dyn FnMut(&R) -> Result<()> + 'v;

/// Rows that can be gone through: once for the formats for programs, twice for a table (which measures first).
///
/// Both times should show the same rows, as within one reading transaction. If they do not, the table still stands:
/// what has become wider is cut at a terminal, and pushes the next column on a pipe.
pub trait Rows<R> {
    /// Hands each row to `visit`, in order, and stops at the first error.
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()>;
}

impl<R> Rows<R> for &[R] {
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()> {
        self.iter().try_for_each(visit)
    }
}

/// Rows made by a function, as by a query that is run anew each time.
pub struct FromFn<F>(F);

/// Makes [`Rows`] of a function that hands each row to the visitor it is given.
pub fn rows_from<R, F>(each: F) -> FromFn<F>
where
    F: FnMut(&mut Visit<'_, R>) -> Result<()>,
{
    FromFn(each)
}

impl<R, F> Rows<R> for FromFn<F>
where
    F: FnMut(&mut Visit<'_, R>) -> Result<()>,
{
    fn each(&mut self, visit: &mut Visit<'_, R>) -> Result<()> {
        (self.0)(visit)
    }
}

/// A list of `R`: which columns, in which format.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a, R> {
    /// The chosen columns, in their order: those of the table, of csv and of tsv.
    pub columns: &'a [Column<R>],
    /// Every field, for json and jsonl.
    pub all: &'a [Column<R>],
    /// Whether json and jsonl, too, carry only the chosen columns.
    pub narrowed: bool,
    /// The format.
    pub format: Format,
    /// Whether csv leaves cells as they are that a spreadsheet would take for a formula.
    pub raw: bool,
}

impl<'a, R> Listing<'a, R> {
    /// A table of these columns.
    #[must_use]
    pub fn table(columns: &'a [Column<R>]) -> Self {
        Self { columns, all: columns, narrowed: false, format: Format::Table, raw: false }
    }
}

impl<R> Listing<'_, R> {
    /// Writes the rows to `out` (give it a buffer) and answers how many there were.
    ///
    /// Without any row, a table at a terminal is nothing at all; on a pipe, in csv and in tsv it is the header.
    pub fn write(&self, out: &mut dyn Write, options: &RenderOptions, rows: &mut dyn Rows<R>) -> Result<u64> {
        let fields = if self.narrowed { self.columns } else { self.all };
        match (self.format, options.columns()) {
            (Format::Table, Some(width)) => table::write(out, options, width, self.columns, rows),
            (Format::Table, None) => plain::write(out, options, self.columns, rows),
            (Format::Json, _) => json::write_array(out, fields, rows),
            (Format::Jsonl, _) => json::write_lines(out, fields, rows),
            (Format::Csv, terminal) => {
                let guard = delimited::Guard { formulas: !self.raw, terminal: terminal.is_some() };
                delimited::write_csv(out, guard, self.columns, rows)
            }
            (Format::Tsv, _) => delimited::write_tsv(out, self.columns, rows),
        }
    }
}

#[cfg(test)]
mod tests;
