//! A list of things, written row by row: memory does not grow with the number of rows, in any format.

use std::io::Write;

pub use super::column::{Cell, Column, DatumColumn, Fit, ListColumn};
use super::format::Format;
use super::render::RenderOptions;
pub use super::rows::{Rows, Visit, rows_from};
use super::{delimited, json, plain, table};
use crate::error::Result;

/// A list: which columns `C`, in which format.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a, C> {
    /// The chosen columns, in their order: those of the table, of csv and of tsv.
    pub columns: &'a [C],
    /// Every field, for json and jsonl.
    pub all: &'a [C],
    /// Set if json and jsonl have only the chosen columns too.
    pub narrowed: bool,
    /// The format.
    pub format: Format,
    /// Set if csv keeps cells that a spreadsheet would run as formulas.
    pub raw: bool,
}

impl<'a, C> Listing<'a, C> {
    /// A table of these columns.
    #[must_use]
    pub fn table(columns: &'a [C]) -> Self {
        Self { columns, all: columns, narrowed: false, format: Format::Table, raw: false }
    }
}

impl<C> Listing<'_, C> {
    /// Writes the rows to `out` (give it a buffer) and answers how many there were.
    ///
    /// Without any row, a table at a terminal is nothing at all; on a pipe, in csv and in tsv it is the header.
    pub fn write<R>(
        &self,
        out: &mut dyn Write,
        options: &RenderOptions,
        rows: &mut dyn Rows<R>,
    ) -> Result<u64>
    where
        C: ListColumn<R>,
    {
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
