//! Creating a store from an export.

use std::io::Read;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::lines::Lines;
use super::source::Source;
use super::{End, FORMAT, Header, line};
use crate::domain::time::Clock;
use crate::error::{LineFault, MovingError, Result};
use crate::ops::check;
use crate::store::rows::{self, Fault, Import};
use crate::store::{Location, Store, Warning};

/// The most lines that are reported one by one.
const MOST: usize = 20;

/// The content of the new store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The organization's name.
    pub organization: String,
    /// The number of rows of each noun.
    pub rows: Vec<(&'static str, u64)>,
}

/// Creates a store with the content of an export, and checks it like `keys check`. If anything is wrong, no store is
/// created. Calls `ready` when the store is complete, before it is in its place.
pub fn import<T>(
    location: &Location,
    source: &Source,
    input: &mut dyn Read,
    clock: &dyn Clock,
    ready: impl FnOnce() -> T,
) -> Result<((Imported, T), Option<Warning>)> {
    Store::create(location, |store| {
        let mut lines = Lines::new(source, input);
        let header = header(source, &mut lines)?;
        let rows = store.import(|import| fill(source, &header, &mut lines, import))?;
        let findings = check::unsound(store, clock)?;
        if !findings.is_empty() {
            return Err(MovingError::Unsound { source: source.name(), findings }.into());
        }
        Ok((Imported { organization: header.organization.name, rows }, ready()))
    })
}

/// Reads the first line.
fn header(source: &Source, lines: &mut Lines<'_>) -> Result<Header> {
    let refuse =
        |reason| -> Result<Header> { Err(MovingError::NotAnExport { source: source.name(), reason }.into()) };
    let text = match lines.next()? {
        None => return refuse(LineFault::Empty),
        Some(Err(fault)) => return refuse(fault),
        Some(Ok(text)) => text,
    };
    let Ok((noun, fields)) = parse(&text) else { return refuse(LineFault::NoHeader) };
    if noun != "export" || fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return refuse(LineFault::NoHeader);
    }
    match fields.get("version").and_then(Value::as_i64) {
        None => return refuse(LineFault::BadField { name: "version" }),
        Some(version) if version != i64::from(rows::VERSION) => {
            let own = rows::VERSION;
            return Err(MovingError::Version { source: source.name(), version, own }.into());
        }
        Some(_) => {}
    }
    match typed::<Header>("export", fields, &text) {
        Ok(header) => {
            lines.accept(&text);
            Ok(header)
        }
        Err(fault) => refuse(fault),
    }
}

/// The lines that are wrong.
#[derive(Default)]
struct Faults {
    listed: Vec<Fault>,
    more: u64,
}

impl Faults {
    fn add(&mut self, found: Vec<Fault>) {
        for fault in found {
            if self.listed.len() < MOST { self.listed.push(fault) } else { self.more += 1 }
        }
    }
}

/// Reads the rows and the last line. Returns the number of rows of each noun.
fn fill(
    source: &Source,
    header: &Header,
    lines: &mut Lines<'_>,
    import: &mut Import<'_>,
) -> Result<Vec<(&'static str, u64)>> {
    let mut faults = Faults::default();
    let mut is_ended = false;
    while let Some(read) = lines.next()? {
        let found = match read {
            _ if is_ended => import.doom(lines.number, LineFault::AfterEnd)?,
            Err(fault) => {
                is_ended |= fault == LineFault::CutOff;
                import.doom(lines.number, fault)?
            }
            Ok(text) => match parse(&text) {
                Err(fault) => import.doom(lines.number, fault)?,
                Ok((noun, fields)) if noun == "end" => {
                    is_ended = true;
                    faults.add(import.flush()?);
                    match end(header, lines, import, typed("end", fields, &text)) {
                        // After a fault, the counts and the checksum are known to differ.
                        Some(fault) if faults.listed.is_empty() => import.doom(lines.number, fault)?,
                        _ => Vec::new(),
                    }
                }
                Ok((noun, fields)) => {
                    lines.accept(&text);
                    row(header, import, &noun, &fields, (lines.number, &text))?
                }
            },
        };
        faults.add(found);
    }
    if !is_ended {
        faults.add(import.doom(lines.number + 1, LineFault::CutOff)?);
    }
    if faults.listed.is_empty() {
        return Ok(import.counts().collect());
    }
    let Faults { listed: faults, more } = faults;
    Err(MovingError::Lines { source: source.name(), faults, more }.into())
}

fn row(
    header: &Header,
    import: &mut Import<'_>,
    noun: &str,
    fields: &Map<String, Value>,
    (line, text): (u64, &str),
) -> Result<Vec<Fault>> {
    let mut faults = import.add(noun, fields, line)?;
    if faults.iter().any(|(of, _)| *of == line) {
        return Ok(faults);
    }
    let of = &header.organization;
    let is_other = noun == "organization"
        && (fields.get("id").and_then(Value::as_str) != of.id.as_deref()
            || fields.get("name").and_then(Value::as_str) != Some(&of.name));
    let fault = if is_other { Some(LineFault::OtherOrganization) } else { other_form(noun, fields, text) };
    if let Some(fault) = fault {
        faults.extend(import.doom(line, fault)?);
    }
    Ok(faults)
}

/// Compares the last line with the lines before it.
fn end(
    header: &Header,
    lines: &Lines<'_>,
    import: &Import<'_>,
    end: Result<End, LineFault>,
) -> Option<LineFault> {
    let end = match end {
        Ok(end) => end,
        Err(fault) => return Some(fault),
    };
    for (noun, found) in import.counts() {
        let Some(counted) = end.rows.get(noun).and_then(Value::as_u64) else {
            return Some(LineFault::MissingField { name: noun });
        };
        if counted != found {
            return Some(LineFault::Count { noun, counted, found });
        }
    }
    let (number, hash) = import.head();
    if (number, &hash.to_string()) != (header.head.number, &header.head.hash) {
        return Some(LineFault::OtherHead);
    }
    (end.sha256 != lines.checksum()).then_some(LineFault::Checksum)
}

/// Takes a line apart: an object with one field, which is an object.
fn parse(text: &str) -> Result<(String, Map<String, Value>), LineFault> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| LineFault::NotJson { column: error.column() })?;
    let Value::Object(outer) = value else { return Err(LineFault::NotARow) };
    let mut fields = outer.into_iter();
    match (fields.next(), fields.next()) {
        (Some((noun, Value::Object(fields))), None) => Ok((noun, fields)),
        _ => Err(LineFault::NotARow),
    }
}

fn typed<T: DeserializeOwned>(noun: &str, fields: Map<String, Value>, text: &str) -> Result<T, LineFault> {
    if let Some(fault) = other_form(noun, &fields, text) {
        return Err(fault);
    }
    serde_json::from_value(fields.into()).map_err(|_| LineFault::OtherFields)
}

/// Refuses a line that has repeated fields, blanks, or other escapes than an export has: exporting the store again would
/// give another line.
fn other_form(noun: &str, fields: &Map<String, Value>, text: &str) -> Option<LineFault> {
    (line(noun, fields).strip_suffix('\n') != Some(text)).then_some(LineFault::OtherForm)
}
