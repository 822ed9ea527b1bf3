//! The table for a terminal: borders, a header, one line per row, never wider than the terminal.

use std::borrow::Cow;
use std::io::Write;

use comfy_table::{ColumnConstraint, LineStyle, Table, TableStyle, Width, presets};

use super::column::{Cell, Fit, ListColumn};
use super::measure::{cut, width};
use super::render::{RenderOptions, Tone, paint};
use super::rows::Rows;
use super::{blocks, fit, unwritten};
use crate::error::Result;

/// The rows that are drawn at once. comfy-table needs about 2.5 kB of memory per row.
const CHUNK: usize = 256;

/// The borders; no line between rows.
const STYLE: TableStyle = presets::UTF8_FULL_CONDENSED;

/// The bytes of a border between two cells.
const BORDER: usize = '│'.len_utf8();

/// A cell, ready to draw.
struct Drawn {
    text: String,
    tone: Tone,
}

/// Writes `rows` in `width` columns, and returns their number.
pub(super) fn write<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    options: &RenderOptions,
    width: usize,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let (wanted, count) = measured(options, columns, rows)?;
    if count == 0 {
        return Ok(0);
    }
    let Some(slots) = fit::fit(&wanted, width) else {
        return blocks::write(out, options, columns, rows);
    };
    let mut frame =
        Frame { out, color: options.color, slots, chunk: Vec::new(), header: Some(header(columns)) };
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        frame.add(columns.iter().map(|column| column.cell(row, options).made_safe()))
    })?;
    frame.end()?;
    Ok(count)
}

/// Measures the columns, and counts the rows.
fn measured<R, C: ListColumn<R>>(
    options: &RenderOptions,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<(Vec<fit::Wanted>, u64)> {
    let mut wanted: Vec<fit::Wanted> = columns
        .iter()
        .map(|column| fit::Wanted {
            header: width(&column.header()),
            full: 0,
            short: 0,
            may_cut: column.fit() == Fit::Cut,
        })
        .collect();
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        for (wanted, column) in wanted.iter_mut().zip(columns) {
            let cell = column.cell(row, options).made_safe();
            let full = width(&cell.text);
            wanted.full = wanted.full.max(full);
            wanted.short = wanted.short.max(cell.short.as_deref().map_or(full, width));
        }
        Ok(())
    })?;
    Ok((wanted, count))
}

/// The header as a row.
fn header<R, C: ListColumn<R>>(columns: &[C]) -> Vec<Drawn> {
    columns.iter().map(|column| Drawn { text: column.header(), tone: Tone::Strong }).collect()
}

/// A table that is drawn in chunks. Their borders join to one table.
struct Frame<'a> {
    out: &'a mut dyn Write,
    color: bool,
    slots: Vec<fit::Slot>,
    chunk: Vec<Vec<Drawn>>,
    /// The header, until it has been drawn.
    header: Option<Vec<Drawn>>,
}

impl Frame<'_> {
    /// Adds a row, and draws the chunk before it if it is full.
    fn add(&mut self, cells: impl Iterator<Item = Cell>) -> Result<()> {
        if self.chunk.len() == CHUNK {
            self.draw(STYLE.bottom_border(LineStyle::none()))?;
        }
        let row = cells.zip(&self.slots).map(|(cell, slot)| {
            let text = if slot.short { cell.short.unwrap_or(cell.text) } else { cell.text };
            Drawn { text: cut(&text, slot.width).into_owned(), tone: cell.tone }
        });
        self.chunk.push(row.collect());
        Ok(())
    }

    /// Draws the last rows and the bottom.
    fn end(mut self) -> Result<()> {
        self.draw(STYLE)
    }

    /// Draws the chunk. The first one includes the header and the top border.
    fn draw(&mut self, style: TableStyle) -> Result<()> {
        let header = self.header.take();
        let mut table = Table::new();
        table.load_style(if header.is_some() { style } else { style.top_border(LineStyle::none()) });
        if let Some(header) = &header {
            table.set_header(header.iter().map(|cell| cell.text.as_str()));
        }
        for row in &self.chunk {
            table.add_row(row.iter().map(|cell| cell.text.as_str()));
        }
        for (column, slot) in table.column_iter_mut().zip(&self.slots) {
            // The space on each side of a cell counts here.
            let width = u16::try_from(slot.width + 2).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        let above = if header.is_some() { 3 } else { 0 };
        for (at, line) in table.lines().enumerate() {
            let cells = match (at, &header) {
                (1, Some(header)) => Some(header),
                _ => at.checked_sub(above).and_then(|row| self.chunk.get(row)),
            };
            let line = cells.map_or_else(|| Cow::Borrowed(line.as_str()), |cells| self.painted(&line, cells));
            put(self.out, &line)?;
        }
        self.chunk.clear();
        Ok(())
    }

    /// A drawn line with its cells painted. Done after drawing, because a drawn cell is measured by its bytes.
    fn painted<'l>(&self, line: &'l str, cells: &[Drawn]) -> Cow<'l, str> {
        if !self.color {
            return Cow::Borrowed(line);
        }
        let mut painted = String::with_capacity(line.len() + 16 * cells.len());
        let mut rest = line;
        for (cell, slot) in cells.iter().zip(&self.slots) {
            let Some((before, after)) = rest.split_at_checked(BORDER + 1) else { break };
            let Some(after) = after.strip_prefix(cell.text.as_str()) else { break };
            let Some((padding, after)) = after.split_at_checked(slot.width - width(&cell.text) + 1) else {
                break;
            };
            painted.extend([before, &paint(&cell.text, cell.tone, true), padding]);
            rest = after;
        }
        painted.push_str(rest);
        Cow::Owned(painted)
    }
}

/// Writes one line.
fn put(out: &mut dyn Write, line: &str) -> Result<()> {
    out.write_all(line.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(unwritten)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::super::format::Format;
    use super::super::listing::{Visit, rows_from};
    use super::super::sample::{Row, listing, options, rows, written};
    use super::*;
    use crate::domain::text::is_unprintable;

    #[test]
    fn chunks_join_to_one_table() {
        let sample = rows().remove(0);
        let mut many = rows_from(|visit: &mut Visit<'_, Row>| {
            (0..20_000).try_for_each(|at| visit(&Row { title: format!("key {at}"), ..sample.clone() }))
        });
        let text = written(&listing(Format::Table), &options(Some(120)), &mut many);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 20_000 + 4);
        assert!(lines[0].starts_with('┌') && lines[2].starts_with('╞') && lines[20_003].starts_with('└'));
        assert!(lines[1].contains("TITLE"));
        for (at, line) in lines[3..20_003].iter().enumerate() {
            assert!(line.starts_with(&format!("│ key {at} ")), "{at}: {line}");
            assert_eq!(line.width(), lines[0].width(), "{at}: {line}");
        }
    }

    #[test]
    fn full_chunk_has_one_bottom_border() {
        let mut full = vec![rows().remove(0); CHUNK];
        for _ in 0..2 {
            let text = written(&listing(Format::Table), &options(Some(120)), &mut full.as_slice());
            assert_eq!(text.lines().count(), full.len() + 4);
            assert_eq!(text.lines().filter(|line| line.starts_with('└')).count(), 1);
            full.push(full[0].clone());
        }
    }

    #[test]
    fn empty_table_prints_only_a_header_on_a_pipe() {
        let none: &[Row] = &[];
        assert_eq!(written(&listing(Format::Table), &options(Some(80)), &mut { none }), "");
        let header = "TITLE  ID  CREATOR  EXPIRES  OWNED THINGS\n";
        assert_eq!(written(&listing(Format::Table), &options(None), &mut { none }), header);
    }

    #[test]
    fn color_does_not_change_the_layout() {
        for width in [Some(40), Some(80), Some(200), None] {
            let plain = written(&listing(Format::Table), &options(width), &mut rows().as_slice());
            let options = RenderOptions { color: true, ..options(width) };
            let painted = written(&listing(Format::Table), &options, &mut rows().as_slice());
            assert_eq!(console::strip_ansi_codes(&painted), plain);
            assert!(painted.contains("\u{1b}[1mTITLE\u{1b}[0m"), "{painted}");
            assert!(painted.contains(", expired\u{1b}[0m"), "{painted}");
            assert!(painted.contains("\u{1b}[33m2026-05-01"), "{painted}");
        }
    }

    fn any_rows() -> impl Strategy<Value = Vec<Row>> {
        let text = || {
            prop_oneof![any::<String>(), "[ -~]{0,60}", "[地図\u{300}-\u{30f}\u{200b}-\u{202e}👩‍👧️ a]{0,40}"]
        };
        let row =
            (text(), text(), text(), text(), any::<i64>()).prop_map(|(title, id, creator, expires, owns)| {
                Row { title, id, creator, expires, tone: Tone::Warn, owns, kinds: Vec::new() }
            });
        proptest::collection::vec(row, 1..5)
    }

    proptest! {
        #[test]
        fn every_text_fits_the_width_and_is_escaped(
            rows in any_rows(), width in 20usize..200, columns in 1usize..6, color in any::<bool>(),
        ) {
            let listing = listing(Format::Table);
            let listing = super::super::listing::Listing { columns: &listing.columns[..columns], ..listing };
            let options = RenderOptions { color, ..options(Some(width)) };
            let text = written(&listing, &options, &mut rows.as_slice());
            // Only the styling of the program is removed before the check.
            let text = if color { console::strip_ansi_codes(&text) } else { text.as_str().into() };
            prop_assert!(!text.chars().any(|c| c != '\n' && is_unprintable(c)), "{text:?}");
            for line in text.lines() {
                prop_assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
            }
            let piped = written(&listing, &super::super::sample::options(None), &mut rows.as_slice());
            prop_assert!(!piped.chars().any(|c| c != '\n' && is_unprintable(c)), "{piped:?}");
            prop_assert_eq!(piped.lines().count(), rows.len() + 1);
        }
    }
}
