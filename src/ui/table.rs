//! The table for a terminal: a header, then rows, never wider than the terminal.

use std::io::Write;

use comfy_table::{ColumnConstraint, Table, Width, presets};

use super::column::{Cell, Fit, ListColumn};
use super::fit::{self, GAP};
use super::measure::{cut, pad, width, wrap};
use super::render::{RenderOptions, Tone, paint};
use super::rows::Rows;
use super::unwritten;
use crate::error::Result;

/// The rows that are drawn at once. comfy-table needs about 2.5 kB of memory per row.
const CHUNK: usize = 256;

/// A row, ready to draw: the lines of each cell.
type Drawn = Vec<(Vec<String>, Tone)>;

/// A table that was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The number of rows.
    pub count: u64,
    /// The columns that did not fit.
    pub left_out: Vec<String>,
    /// The columns with cells that were cut.
    pub cut: Vec<String>,
}

/// Writes `rows` in `width` columns.
pub(super) fn write<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    options: &RenderOptions,
    (width, may_leave_out): (usize, bool),
    (columns, named): (&[C], usize),
    rows: &mut dyn Rows<R>,
) -> Result<Written> {
    let (wanted, count) = measured(options, columns, named, rows)?;
    if count == 0 {
        return Ok(Written::default());
    }
    let slots = fit::fit(&wanted, width, may_leave_out);
    let of = |which: &dyn Fn(usize) -> bool| {
        let matching = columns.iter().enumerate().filter(|(at, _)| which(*at));
        matching.map(|(_, column)| column.name().to_owned()).collect()
    };
    let slot_of = |at: usize| slots.iter().find(|slot| slot.column == at);
    let is_cut = |at: usize| {
        !matches!(columns[at].fit(), Fit::Wrap { .. }) && slot_of(at).is_some_and(|slot| slot.is_cut)
    };
    let mut written = Written { count: 0, left_out: of(&|at| slot_of(at).is_none()), cut: of(&is_cut) };
    let mut frame = Frame { out, color: options.color, slots: &slots, chunk: Vec::new() };
    frame.add(slots.iter().map(|slot| {
        let header = columns[slot.column].header();
        (vec![cut(&header, slot.width).into_owned()], Tone::Strong)
    }))?;
    rows.each(&mut |row| {
        written.count += 1;
        frame.add(slots.iter().map(|slot| {
            let column = &columns[slot.column];
            drawn(column.cell(row, options).made_safe(), column.fit(), slot)
        }))
    })?;
    frame.draw()?;
    Ok(written)
}

/// The lines of a cell in its slot.
fn drawn(cell: Cell, fit: Fit, slot: &fit::Slot) -> (Vec<String>, Tone) {
    let text = if slot.short { cell.short.unwrap_or(cell.text) } else { cell.text };
    let lines = match fit {
        Fit::Wrap { .. } => wrap(&text, slot.width),
        Fit::Cut { .. } | Fit::Whole => vec![cut(&text, slot.width).into_owned()],
    };
    (lines, cell.tone)
}

/// Measures the columns, and counts the rows. The last `named` columns were asked for.
fn measured<R, C: ListColumn<R>>(
    options: &RenderOptions,
    columns: &[C],
    named: usize,
    rows: &mut dyn Rows<R>,
) -> Result<(Vec<fit::Wanted>, u64)> {
    let defaults = columns.len().saturating_sub(named);
    let mut wanted: Vec<fit::Wanted> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| fit::Wanted {
            header: width(&column.header()),
            full: 0,
            short: 0,
            fit: column.fit(),
            rank: if at < defaults { column.rank() } else { NAMED },
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

/// The rank of a column that `--show` names.
const NAMED: u8 = 2;

/// A table that is drawn in chunks.
struct Frame<'a> {
    out: &'a mut dyn Write,
    color: bool,
    slots: &'a [fit::Slot],
    chunk: Vec<Drawn>,
}

impl Frame<'_> {
    /// Adds a row, and draws the chunk before it if it is full.
    fn add(&mut self, cells: impl Iterator<Item = (Vec<String>, Tone)>) -> Result<()> {
        if self.chunk.len() == CHUNK {
            self.draw()?;
        }
        self.chunk.push(cells.collect());
        Ok(())
    }

    /// Draws the chunk.
    fn draw(&mut self) -> Result<()> {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        for row in &self.chunk {
            table.add_row(row.iter().map(|(lines, _)| lines.join("\n")));
        }
        for (column, slot) in table.column_iter_mut().zip(self.slots) {
            let width = u16::try_from(slot.width + GAP).unwrap_or(u16::MAX);
            column.set_padding((0, u16::try_from(GAP).unwrap_or(0)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        let height = |row: &Drawn| row.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1);
        let places = self.chunk.iter().flat_map(|row| (0..height(row)).map(move |line| (row, line)));
        for (line, (row, at)) in table.lines().zip(places) {
            let line = if self.color { self.painted(row, at) } else { line.trim_end().to_owned() };
            self.out
                .write_all(line.as_bytes())
                .and_then(|()| self.out.write_all(b"\n"))
                .map_err(unwritten)?;
        }
        self.chunk.clear();
        Ok(())
    }

    /// A line of a row with its cells painted. comfy-table counts the bytes of a color as width.
    fn painted(&self, row: &Drawn, at: usize) -> String {
        let mut line = String::new();
        let mut owed = 0;
        for ((lines, tone), slot) in row.iter().zip(self.slots) {
            let text = lines.get(at).map_or("", |text| text.trim_end());
            if !text.is_empty() {
                pad(&mut line, owed);
                owed = 0;
                line.push_str(&paint(text, *tone, true));
            }
            owed += slot.width + GAP - width(text);
        }
        line
    }
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
        assert_eq!(lines.len(), 20_000 + 1);
        assert!(lines[0].starts_with("TITLE"));
        for (at, line) in lines[1..].iter().enumerate() {
            assert!(line.starts_with(&format!("key {at} ")), "{at}: {line}");
            assert_eq!(line.find("2026-05-01"), lines[1].find("2026-05-01"), "{at}: {line}");
        }
    }

    #[test]
    fn full_chunk_repeats_no_header() {
        let mut full = vec![rows().remove(0); CHUNK - 1];
        for _ in 0..2 {
            let text = written(&listing(Format::Table), &options(Some(120)), &mut full.as_slice());
            assert_eq!(text.lines().count(), full.len() + 1);
            assert_eq!(text.matches("TITLE").count(), 1);
            full.push(full[0].clone());
        }
    }

    #[test]
    fn piped_empty_table_is_only_a_header() {
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
