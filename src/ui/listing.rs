//! A list of things, written row by row: memory does not grow with the number of rows, in any format.

use std::io::Write;

pub use super::column::{Cell, Column, DatumColumn, Fit, ListColumn};
use super::format::Format;
use super::render::RenderOptions;
pub use super::rows::{Rows, Visit, rows_from};
pub use super::table::Written;
use super::{blocks, delimited, json, plain, table};
use crate::error::Result;

/// A list: which columns `C`, in which format.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a, C> {
    /// The chosen columns, in their order: those of the table, of csv and of tsv.
    pub columns: &'a [C],
    /// Every field, for json and jsonl.
    pub all: &'a [C],
    /// How many of them, the last, were asked for besides the default ones: these are left out late.
    pub named: usize,
    /// Set if the columns were chosen one by one: json and jsonl have only these too, and none is left out.
    pub narrowed: bool,
    /// Set for a block of lines per record in place of a table.
    pub records: bool,
    pub format: Format,
    /// Set if csv keeps cells that a spreadsheet would run as formulas.
    pub raw: bool,
}

impl<'a, C> Listing<'a, C> {
    /// A table of these columns. None is left out.
    #[must_use]
    pub fn table(columns: &'a [C]) -> Self {
        let format = Format::Table;
        Self { columns, all: columns, named: 0, narrowed: true, records: false, format, raw: false }
    }
}

impl<C> Listing<'_, C> {
    /// Writes the rows to `out` (give it a buffer).
    ///
    /// Without any row, a table at a terminal is nothing at all; on a pipe, in csv and in tsv it is the header.
    pub fn write<R>(
        &self,
        out: &mut dyn Write,
        options: &RenderOptions,
        rows: &mut dyn Rows<R>,
    ) -> Result<Written>
    where
        C: ListColumn<R>,
    {
        let fields = if self.narrowed { self.columns } else { self.all };
        let counted = |count| Written { count, ..Written::default() };
        match (self.format, options.columns()) {
            (Format::Table, _) if self.records => {
                blocks::write(out, options, self.columns, rows).map(counted)
            }
            (Format::Table, Some(width)) => {
                table::write(out, options, (width, !self.narrowed), (self.columns, self.named), rows)
            }
            (Format::Table, None) => plain::write(out, options, self.columns, rows).map(counted),
            (Format::Json, _) => json::write_array(out, fields, rows).map(counted),
            (Format::Jsonl, _) => json::write_lines(out, fields, rows).map(counted),
            (Format::Csv, terminal) => {
                let guard = delimited::Guard { formulas: !self.raw, terminal: terminal.is_some() };
                delimited::write_csv(out, guard, self.columns, rows).map(counted)
            }
            (Format::Tsv, _) => delimited::write_tsv(out, self.columns, rows).map(counted),
        }
    }
}

#[cfg(test)]
mod tests;
