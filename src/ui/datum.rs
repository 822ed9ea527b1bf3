//! Datums on the screen and in JSON, csv and tsv: one rendering for each kind.

use std::fmt::Write as _;

use serde::ser::{Serialize, SerializeSeq as _, SerializeStruct as _, Serializer};

use super::cell::Cell;
use super::render::{RenderOptions, Tone};
use crate::domain::datum::{Datum, Reference};
use crate::domain::key::{Creator, KeyStatus};
use crate::domain::time::{Expiry, Timestamp};

/// A key's expiry is pointed out from this many days before it.
const SOON: i64 = 14;

/// A datum for people.
#[must_use]
pub fn cell(datum: &Datum<'_>, options: &RenderOptions) -> Cell {
    match datum {
        Datum::Text(text) => Cell::new(text.as_ref()),
        Datum::Word(word) => Cell::new(*word),
        Datum::Status(status) => Cell::toned(status.as_str(), tone(*status)),
        Datum::Id { id, start: Some(start) } => Cell::shortened(id, *start),
        Datum::Id { id, start: None } => Cell::new(id),
        Datum::Instant(at) | Datum::LastUse(Some(at)) => instant_cell(*at, options),
        Datum::LastUse(None) => Cell::toned("never", Tone::Dim),
        Datum::Expiry { expires, status } => expiry_cell(*expires, *status, options),
        Datum::Count(count) => Cell::new(count.map_or_else(String::new, |count| count.to_string())),
        Datum::SecretStart(start) => Cell::new(start.map_or_else(String::new, |start| format!("{start}…"))),
        Datum::Creator(creator) => Cell::new(creator.name.as_str()),
        Datum::Reference(reference) => {
            reference.as_ref().map_or_else(Cell::default, |reference| Cell::new(reference.name.as_ref()))
        }
        Datum::References(references) => {
            let names: Vec<&str> = references.iter().map(|reference| reference.name.as_ref()).collect();
            Cell::new(names.join(", "))
        }
    }
}

/// An instant in local time, or just the day where there is no room.
#[must_use]
pub fn instant_cell(at: Timestamp, options: &RenderOptions) -> Cell {
    let local = at.local(options.zone);
    let day = local.split(' ').next().unwrap_or_default().to_owned();
    Cell::shortened(local, day)
}

/// The expiry, with the status in words unless it is simply active.
fn expiry_cell(expires: Expiry, status: KeyStatus, options: &RenderOptions) -> Cell {
    let (date, day) = match expires {
        Expiry::At(at) => {
            let cell = instant_cell(at, options);
            (cell.text.clone(), cell.short.unwrap_or(cell.text))
        }
        Expiry::Never => ("never".to_owned(), "never".to_owned()),
    };
    let mark = |words: &str, short: &str, tone| Cell {
        text: format!("{date}, {words}"),
        tone,
        short: Some(format!("{day}, {short}")),
    };
    match (status, expires) {
        (KeyStatus::Revoked | KeyStatus::Expired, _) => mark(status.as_str(), status.as_str(), Tone::Bad),
        (KeyStatus::Unconfirmed, _) => mark(status.as_str(), status.as_str(), Tone::Warn),
        (KeyStatus::Active, Expiry::At(at)) if at.days_after(options.now) <= SOON => {
            mark(&at.left(options.now), &at.left_short(options.now), Tone::Warn)
        }
        (KeyStatus::Active, _) => Cell::shortened(date, day),
    }
}

#[must_use]
pub fn tone(status: KeyStatus) -> Tone {
    match status {
        KeyStatus::Active => Tone::Good,
        KeyStatus::Unconfirmed => Tone::Warn,
        KeyStatus::Expired | KeyStatus::Revoked => Tone::Bad,
    }
}

/// Adds a datum as text for csv, tsv and `--field`: the JSON value without quotes, nothing for null, a reference by
/// its name, several with `;` between them.
pub(super) fn spell(datum: &Datum<'_>, text: &mut String) {
    match datum {
        Datum::Text(value) => text.push_str(value),
        Datum::Word(word) => text.push_str(word),
        Datum::Status(status) => text.push_str(status.as_str()),
        Datum::Id { id, .. } => text.push_str(id),
        Datum::Instant(at) | Datum::LastUse(Some(at)) | Datum::Expiry { expires: Expiry::At(at), .. } => {
            text.push_str(&at.rfc3339());
        }
        Datum::Count(Some(count)) => {
            let _ = write!(text, "{count}");
        }
        Datum::SecretStart(Some(start)) => text.push_str(start),
        Datum::Creator(creator) => text.push_str(creator.name.as_str()),
        Datum::Reference(Some(reference)) => text.push_str(&reference.name),
        Datum::References(references) => {
            for (at, reference) in references.iter().enumerate() {
                if at > 0 {
                    text.push(';');
                }
                text.push_str(&reference.name);
            }
        }
        Datum::LastUse(None)
        | Datum::Expiry { expires: Expiry::Never, .. }
        | Datum::Count(None)
        | Datum::SecretStart(None)
        | Datum::Reference(None) => {}
    }
}

#[derive(Debug)]
pub struct Json<'d, 'r>(pub &'d Datum<'r>);

impl Serialize for Json<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Datum::Text(text) => serializer.serialize_str(text),
            Datum::Word(word) => serializer.serialize_str(word),
            Datum::Status(status) => serializer.serialize_str(status.as_str()),
            Datum::Id { id, .. } => serializer.serialize_str(id),
            Datum::Instant(at) | Datum::LastUse(Some(at)) | Datum::Expiry { expires: Expiry::At(at), .. } => {
                serializer.serialize_str(&at.rfc3339())
            }
            Datum::Count(Some(count)) => serializer.serialize_u64(*count),
            Datum::SecretStart(Some(start)) => serializer.serialize_str(start),
            Datum::Creator(creator) => serialize_creator(creator, serializer),
            Datum::Reference(Some(reference)) => JsonReference(reference).serialize(serializer),
            Datum::References(references) => {
                let mut array = serializer.serialize_seq(Some(references.len()))?;
                references.iter().try_for_each(|one| array.serialize_element(&JsonReference(one)))?;
                array.end()
            }
            Datum::LastUse(None)
            | Datum::Expiry { expires: Expiry::Never, .. }
            | Datum::Count(None)
            | Datum::SecretStart(None)
            | Datum::Reference(None) => serializer.serialize_unit(),
        }
    }
}

fn serialize_creator<S: Serializer>(creator: &Creator, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct("Creator", 3)?;
    object.serialize_field("id", &creator.id.to_string())?;
    object.serialize_field("name", creator.name.as_str())?;
    object.serialize_field("email", creator.email.as_str())?;
    object.end()
}

struct JsonReference<'d, 'r>(&'d Reference<'r>);

impl Serialize for JsonReference<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Reference", 3)?;
        object.serialize_field("kind", self.0.kind)?;
        object.serialize_field("id", &self.0.id)?;
        object.serialize_field("name", &self.0.name)?;
        object.end()
    }
}
