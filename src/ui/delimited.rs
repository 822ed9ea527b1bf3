//! csv and tsv: for spreadsheets, and for `cut`, `awk` and `sort`.

use std::io::{self, Write};

use csv::{ErrorKind, Terminator, WriterBuilder};

use super::column::{FieldValue, ListColumn};
use super::rows::Rows;
use super::unwritten;
use crate::domain::text::visible;
use crate::error::{Error, Result};

/// The readers that csv protects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guard {
    /// A spreadsheet, which runs `=cmd|…` as a formula: such a text gets a `'` before it.
    /// <https://owasp.org/www-community/attacks/CSV_Injection>
    pub formulas: bool,
    /// A terminal: control characters are escaped. A program gets them unchanged.
    pub terminal: bool,
}

/// Writes a header and `rows` as in RFC 4180, and returns the number of rows.
///
/// Lines end with LF only: the CR of the RFC would become part of the last field in `cut` and `awk`. Spreadsheets
/// accept both.
pub(super) fn write_csv<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    guard: Guard,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let mut csv = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    csv.write_record(columns.iter().map(ListColumn::key)).map_err(unwritten_csv)?;
    let mut text = String::new();
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        for column in columns {
            text.clear();
            let value = column.value(row);
            value.spell(&mut text);
            if guard.formulas && is_formula(&value, &text) {
                text.insert(0, '\'');
            }
            let field = if guard.terminal { visible(&text) } else { text.as_str().into() };
            csv.write_field(field.as_bytes()).map_err(unwritten_csv)?;
        }
        csv.write_record(None::<&[u8]>).map_err(unwritten_csv)
    })?;
    csv.flush().map_err(unwritten)?;
    Ok(count)
}

/// Writes a header and `rows` with tabs between fields, and returns the number of rows.
pub(super) fn write_tsv<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let mut line = columns.iter().map(ListColumn::key).collect::<Vec<_>>().join("\t");
    let mut text = String::new();
    line.push('\n');
    out.write_all(line.as_bytes()).map_err(unwritten)?;
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        line.clear();
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                line.push('\t');
            }
            text.clear();
            column.value(row).spell(&mut text);
            escape(&text, &mut line);
        }
        line.push('\n');
        out.write_all(line.as_bytes()).map_err(unwritten)
    })?;
    Ok(count)
}

/// True if a spreadsheet would run `text` as a formula. A negative number is not a formula.
fn is_formula(value: &FieldValue<'_>, text: &str) -> bool {
    !value.is_number() && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Appends `text`. Escapes characters that end a field or a line, and unprintable ones.
fn escape(text: &str, line: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\') {
        line.push_str(text);
        return;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            _ => escaped.push(character),
        }
    }
    line.push_str(&visible(&escaped));
}

/// Keeps the kind of an I/O error, so that a closed pipe is recognized.
fn unwritten_csv(source: csv::Error) -> Error {
    match source.into_kind() {
        ErrorKind::Io(source) => unwritten(source),
        other => unwritten(io::Error::other(format!("{other:?}"))),
    }
}
