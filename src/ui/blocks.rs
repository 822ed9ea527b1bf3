//! A list in which each record is a block of `HEADER  value` lines.

use std::io::Write;

use super::column::{Cell, ListColumn};
use super::record::Labels;
use super::render::RenderOptions;
use super::rows::Rows;
use super::unwritten;
use crate::error::Result;

/// Writes `rows` with a blank line between two of them, and answers how many there were.
pub(super) fn write<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    options: &RenderOptions,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let headers: Vec<String> = columns.iter().map(ListColumn::header).collect();
    let labels = Labels::fitted(headers.iter().map(String::as_str), options);
    let mut block = String::new();
    let mut count = 0;
    rows.each(&mut |row| {
        block.clear();
        if count > 0 {
            block.push('\n');
        }
        count += 1;
        for (header, column) in headers.iter().zip(columns) {
            // In full: a long value is wrapped.
            labels.line(&mut block, header, Cell { short: None, ..column.cell(row, options) });
        }
        out.write_all(block.as_bytes()).map_err(unwritten)
    })?;
    Ok(count)
}
