//! JSON output, with control characters escaped so that it is safe at a terminal.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer as _};
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::column::ListColumn;
use super::rows::Rows;
use super::unwritten;
use crate::domain::text::unprintables;
use crate::error::Result;

/// Writes one value, indented, and ends the line.
pub fn write_value(out: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Escaping(PrettyFormatter::new()));
    value.serialize(&mut serializer).map_err(unwritten_json)?;
    end_line(out)
}

/// Writes one value on one line, and ends the line.
pub fn write_line(out: &mut dyn Write, value: &impl Serialize) -> Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Escaping(CompactFormatter));
    value.serialize(&mut serializer).map_err(unwritten_json)?;
    end_line(out)
}

/// Writes `rows` as one array, element by element, and returns their number.
pub(super) fn write_array<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let keys = keys(columns);
    let mut serializer = Serializer::with_formatter(&mut *out, Escaping(PrettyFormatter::new()));
    let mut array = serializer.serialize_seq(None).map_err(unwritten_json)?;
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        array.serialize_element(&Fields { columns, keys: &keys, row }).map_err(unwritten_json)
    })?;
    SerializeSeq::end(array).map_err(unwritten_json)?;
    end_line(out)?;
    Ok(count)
}

/// Writes `rows` as one object per line, and returns their number.
pub(super) fn write_lines<R, C: ListColumn<R>>(
    out: &mut dyn Write,
    columns: &[C],
    rows: &mut dyn Rows<R>,
) -> Result<u64> {
    let keys = keys(columns);
    let mut line = Vec::new();
    let mut count = 0;
    rows.each(&mut |row| {
        count += 1;
        line.clear();
        write_line(&mut line, &Fields { columns, keys: &keys, row })?;
        out.write_all(&line).map_err(unwritten)
    })?;
    Ok(count)
}

fn keys<R, C: ListColumn<R>>(columns: &[C]) -> Vec<String> {
    columns.iter().map(ListColumn::key).collect()
}

fn end_line(out: &mut dyn Write) -> Result<()> {
    out.write_all(b"\n").map_err(unwritten)
}

/// Keeps the kind of an I/O error, which serde passes on.
fn unwritten_json(source: serde_json::Error) -> crate::error::Error {
    unwritten(source.into())
}

/// Serializes a row as an object, without a copy of its values.
struct Fields<'a, R, C> {
    columns: &'a [C],
    keys: &'a [String],
    row: &'a R,
}

impl<R, C: ListColumn<R>> Serialize for Fields<'_, R, C> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.columns.len()))?;
        for (key, column) in self.keys.iter().zip(self.columns) {
            object.serialize_entry(key, &column.value(self.row))?;
        }
        object.end()
    }
}

/// A formatter that also escapes the control characters that serde does not: DEL, C1, bidirectional controls and
/// others. A parser reads the same text.
struct Escaping<F>(F);

/// Delegates these methods to the inner formatter.
macro_rules! delegate {
    ($($step:ident($($more:ident: $type:ty)?);)*) => {$(
        fn $step<W: ?Sized + Write>(&mut self, writer: &mut W $(, $more: $type)?) -> io::Result<()> {
            self.0.$step(writer $(, $more)?)
        }
    )*};
}

impl<F: Formatter> Formatter for Escaping<F> {
    delegate! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for (at, character) in unprintables(fragment) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + character.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::text::is_unprintable;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_line(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}é\u{202e}\u{feff}\u{e0041}地";
        assert_eq!(written(text), "\"a\\u001b[2J\\u007f\\u009bé\\u202e\\ufeff\\udb40\\udc41地\"\n");
        assert_eq!(written("a\u{200d}b 👩\u{200d}🚀"), "\"a\\u200db 👩\u{200d}🚀\"\n");
    }

    proptest! {
        #[test]
        fn every_text_is_safe_and_reads_back(text in any::<String>(), key in any::<String>()) {
            let line = written(&text);
            prop_assert!(!line.trim_end_matches('\n').chars().any(is_unprintable));
            prop_assert_eq!(&serde_json::from_str::<String>(&line).unwrap(), &text);

            let object = serde_json::json!({ key: text });
            let mut out = Vec::new();
            write_value(&mut out, &object).unwrap();
            prop_assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), object);
        }
    }
}
