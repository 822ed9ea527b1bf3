//! A record: the fields of one object, as `label  value` lines.

use std::io::Write;

use super::column::Cell;
use super::measure::{cut, pad, safe, width, wrap};
use super::render::{RenderOptions, Tone, paint};
use super::unwritten;
use crate::error::Result;

/// The spaces between a label and its value, and the indent of a value below its label.
const GAP: usize = 2;

/// The minimum width for a value beside its label. With less, it is printed below the label.
const LEAST: usize = 8;

/// The fields of one object.
#[derive(Debug, Default)]
pub struct Record {
    fields: Vec<(String, Cell)>,
}

impl Record {
    /// A record without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field. The label is printed unchanged: `last used`.
    #[must_use]
    pub fn field(mut self, label: &str, cell: Cell) -> Self {
        self.fields.push((safe(label.to_owned()), cell));
        self
    }

    /// Writes the fields with aligned values: wrapped at a terminal, one line each on a pipe.
    pub fn write(self, out: &mut dyn Write, options: &RenderOptions) -> Result<()> {
        let labels = Labels::fitted(self.fields.iter().map(|(label, _)| label.as_str()), options);
        let mut text = String::new();
        for (label, cell) in self.fields {
            labels.line(&mut text, &label, cell);
        }
        out.write_all(text.as_bytes()).map_err(unwritten)
    }
}

/// The layout of labels and values.
pub(super) struct Labels {
    /// The columns of the terminal; `None` on a pipe.
    width: Option<usize>,
    /// The column at which values begin.
    indent: usize,
    /// True if values are printed below their labels, because the terminal is narrow.
    stacked: bool,
    color: bool,
}

impl Labels {
    /// The layout for these labels, which must be safe to print.
    pub(super) fn fitted<'a>(labels: impl Iterator<Item = &'a str>, options: &RenderOptions) -> Self {
        let indent = labels.map(width).max().unwrap_or(0) + GAP;
        let width = options.columns();
        let stacked = width.is_some_and(|width| width < indent + LEAST);
        Self { width, indent: if stacked { GAP } else { indent }, stacked, color: options.color }
    }

    /// Adds the line or lines of one field to `text`.
    pub(super) fn line(&self, text: &mut String, label: &str, cell: Cell) {
        let cell = cell.made_safe();
        let room = self.width.map_or(usize::MAX, |width| width - self.indent);
        let fits = width(&cell.text) <= room;
        let value = if fits { cell.text } else { cell.short.unwrap_or(cell.text) };
        let value = value.trim_end();
        let label = self.width.map_or(label.into(), |width| cut(label, width));

        text.push_str(&paint(&label, Tone::Strong, self.color));
        let mut at = width(&label);
        if self.stacked && !value.is_empty() {
            text.push('\n');
            at = 0;
        }
        for line in wrap(value, room) {
            if !line.is_empty() {
                pad(text, self.indent.saturating_sub(at));
                text.push_str(&paint(&line, cell.tone, self.color));
            }
            text.push('\n');
            at = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::options;
    use super::*;

    fn shown(width: Option<usize>, color: bool) -> String {
        let record = Record::new()
            .field("title", Cell::new("Nightly import of the whole map\u{1b}[2J"))
            .field("id", Cell::shortened("3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90", "3f0c9d52"))
            .field("last used", Cell::default())
            .field("state", Cell::toned("expired", Tone::Bad));
        let mut out = Vec::new();
        record.write(&mut out, &RenderOptions { color, ..options(width) }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_record_is_wrapped_to_a_terminal() {
        insta::assert_snapshot!(shown(Some(40), false), @r#"
        title      Nightly import of the whole
                   map\u{1b}[2J
        id         3f0c9d52
        last used
        state      expired
        "#);
    }

    #[test]
    fn piped_record_has_a_line_per_field() {
        insta::assert_snapshot!(shown(None, false), @r#"
        title      Nightly import of the whole map\u{1b}[2J
        id         3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90
        last used
        state      expired
        "#);
    }

    #[test]
    fn color_does_not_change_the_layout() {
        let painted = shown(Some(40), true);
        assert!(painted.contains("\u{1b}[31mexpired\u{1b}[0m"), "{painted:?}");
        assert_eq!(console::strip_ansi_codes(&painted), shown(Some(40), false));
    }
}
