//! What is shown of the nouns: a column for each field, with its cell for people and its value for programs.

pub mod detail;
pub mod event;
pub mod grant;
pub mod key;
pub mod member;
pub mod resource;

use serde_json::Value;

use crate::domain::time::{Expiry, Timestamp};
use crate::ui::listing::Cell;
use crate::ui::render::RenderOptions;

/// An id for people: the start of it where there is no room, if one is known.
#[must_use]
pub fn id_cell(id: String, start: Option<&str>) -> Cell {
    match start {
        Some(start) => Cell::shortened(id, start),
        None => Cell::new(id),
    }
}

/// An instant for people: local time, or just the day where there is no room.
#[must_use]
pub fn instant_cell(at: Timestamp, options: &RenderOptions) -> Cell {
    let local = at.local(options.zone);
    let day = local.split(' ').next().unwrap_or_default().to_owned();
    Cell::shortened(local, day)
}

/// An instant for programs: RFC 3339, UTC.
#[must_use]
pub fn instant_value(at: Timestamp) -> Value {
    at.rfc3339().into()
}

/// An expiry for programs: RFC 3339, UTC; `null` for never.
#[must_use]
pub fn expiry_value(expires: Expiry) -> Value {
    match expires {
        Expiry::At(at) => instant_value(at),
        Expiry::Never => Value::Null,
    }
}
