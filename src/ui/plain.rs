//! A table on a pipe: aligned columns, one record a line, nothing cut, no borders.

use std::io::Write;

use super::column::ListColumn;
use super::measure::{pad, width};
use super::render::{RenderOptions, Tone, paint};
use super::rows::Rows;
use super::unwritten;
use crate::domain::text::visible;
use crate::error::Result;

/// The spaces between two columns.
const GAP: usize = 2;

/// Writes a header and `rows`, and answers how many rows there were.
pub(super) fn write<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    options: &RenderOptions,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let headers: Vec<String> = columns.iter().map(ListColumn::header).collect();
    let mut widths: Vec<usize> = headers.iter().map(|header| width(header)).collect();
    rows.each(&mut |row| {
        for (widest, column) in widths.iter_mut().zip(columns) {
            *widest = (*widest).max(width(&visible(&column.cell(row, options).text)));
        }
        Ok(())
    })?;

    let mut line = Line { text: String::new(), owed: 0, color: options.color };
    for (header, widest) in headers.iter().zip(&widths) {
        line.add(header, Tone::Strong, *widest);
    }
    line.write(out)?;
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        for (column, widest) in columns.iter().zip(&widths) {
            let cell = column.cell(row, options);
            line.add(&visible(&cell.text), cell.tone, *widest);
        }
        line.write(out)
    })?;
    Ok(count)
}

/// A line in the making. Its text is used again for the next one.
struct Line {
    text: String,
    /// The spaces due before the next text, so that no line ends in any.
    owed: usize,
    color: bool,
}

impl Line {
    /// Adds a cell to a column that is `widest` wide.
    fn add(&mut self, text: &str, tone: Tone, widest: usize) {
        let text = text.trim_end();
        if !text.is_empty() {
            pad(&mut self.text, self.owed);
            self.owed = 0;
            self.text.push_str(&paint(text, tone, self.color));
        }
        self.owed += widest.saturating_sub(width(text)) + GAP;
    }

    /// Writes the line and begins the next.
    fn write(&mut self, out: &mut dyn Write) -> Result<()> {
        self.text.push('\n');
        out.write_all(self.text.as_bytes()).map_err(unwritten)?;
        self.text.clear();
        self.owed = 0;
        Ok(())
    }
}
