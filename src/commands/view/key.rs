//! What is shown of keys.

use serde_json::{Map, Value, json};

use super::{expiry_value, id_cell, instant_cell, instant_value};
use crate::domain::key::{Creator, Key, KeyStatus};
use crate::domain::query::{Field as _, KeyField};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::key::{KeyRow, unique_start};
use crate::ui::listing::{Cell, Column, Fit};
use crate::ui::render::{RenderOptions, Tone};

/// From how many days before its end a key's expiry is pointed out.
const SOON: i64 = 14;

/// A key as a row of a list.
#[derive(Debug, Clone)]
pub struct KeyRowView {
    /// The key and what a list says of it.
    pub row: KeyRow,
    /// The start of its id that no other key has, where there may be no room for all of it.
    pub start: Option<String>,
    /// Its state when it was read.
    pub state: KeyStatus,
}

impl KeyRowView {
    /// A row as it is at `now`; with the start of its id where `look` is a terminal's.
    pub fn new(row: KeyRow, tx: &ReadTx<'_>, now: Timestamp, is_terminal: bool) -> Result<Self> {
        let start = if is_terminal { Some(unique_start(tx, row.key.id)?) } else { None };
        Ok(Self { state: row.key.state(now), row, start })
    }
}

type ForPeople = fn(&KeyRowView, &RenderOptions) -> Cell;
type ForPrograms = fn(&KeyRowView) -> Value;

/// What is shown of a key in one column.
#[must_use]
pub fn column(field: KeyField) -> Column<KeyRowView> {
    use KeyField as F;
    let (fit, cell, value): (Fit, ForPeople, ForPrograms) = match field {
        F::Title => (
            Fit::Cut,
            |line, _| Cell::new(line.row.key.title.as_str()),
            |line| line.row.key.title.as_str().into(),
        ),
        F::Id => (
            Fit::Whole,
            |line, _| id_cell(line.row.key.id.to_string(), line.start.as_deref()),
            |line| line.row.key.id.to_string().into(),
        ),
        F::Creator => (
            Fit::Cut,
            |line, _| Cell::new(line.row.key.creator.name.as_str()),
            |line| creator(&line.row.key.creator),
        ),
        F::Created => (
            Fit::Whole,
            |line, options| instant_cell(line.row.key.created, options),
            |line| instant_value(line.row.key.created),
        ),
        F::Expires => (Fit::Whole, expires_cell, |line| expiry_value(line.row.key.expires)),
        F::Role => (
            Fit::Whole,
            |line, _| Cell::new(line.row.key.role.as_str()),
            |line| line.row.key.role.as_str().into(),
        ),
        F::Email => (
            Fit::Cut,
            |line, _| Cell::new(line.row.key.email.as_str()),
            |line| line.row.key.email.as_str().into(),
        ),
        F::Status => (
            Fit::Whole,
            |line, _| Cell::toned(line.state.as_str(), tone(line.state)),
            |line| line.state.as_str().into(),
        ),
        F::LastUsed => (Fit::Whole, last_used_cell, |line| line.row.last_used.map(instant_value).into()),
        F::Owns => (
            Fit::Whole,
            |line, _| Cell::new(line.row.owns.map_or_else(String::new, |owns| owns.to_string())),
            |line| line.row.owns.into(),
        ),
        F::Secret => (
            Fit::Whole,
            |line, _| {
                Cell::new(line.row.secret.as_deref().map_or_else(String::new, |start| format!("{start}…")))
            },
            |line| line.row.secret.clone().into(),
        ),
    };
    Column { name: field.name(), fit, cell, value }
}

/// Who created a key, for programs.
fn creator(creator: &Creator) -> Value {
    json!({ "id": creator.id.to_string(), "name": creator.name.as_str(), "email": creator.email.as_str() })
}

/// The key for programs, without its secret.
#[must_use]
pub fn document(key: &Key) -> Map<String, Value> {
    let fields: [(&str, Value); 7] = [
        ("id", key.id.to_string().into()),
        ("title", key.title.as_str().into()),
        ("email", key.email.as_str().into()),
        ("role", key.role.as_str().into()),
        ("creator", creator(&key.creator)),
        ("created", instant_value(key.created)),
        ("expires", expiry_value(key.expires)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn last_used_cell(line: &KeyRowView, options: &RenderOptions) -> Cell {
    line.row.last_used.map_or_else(|| Cell::toned("never", Tone::Dim), |at| instant_cell(at, options))
}

/// The expiry, with its state in words where it is not simply active.
fn expires_cell(line: &KeyRowView, options: &RenderOptions) -> Cell {
    let (date, day) = match line.row.key.expires {
        Expiry::At(at) => {
            let cell = instant_cell(at, options);
            (cell.text.clone(), cell.short.unwrap_or(cell.text))
        }
        Expiry::Never => ("never".to_owned(), "never".to_owned()),
    };
    let mark = |words: &str, tone| Cell {
        text: format!("{date}, {words}"),
        tone,
        short: Some(format!("{day}, {words}")),
    };
    match (line.state, line.row.key.expires) {
        (KeyStatus::Revoked | KeyStatus::Expired, _) => mark(line.state.as_str(), Tone::Bad),
        (KeyStatus::Active, Expiry::At(at)) if at.days_after(options.now) <= SOON => {
            mark(&at.left(options.now), Tone::Warn)
        }
        (KeyStatus::Active, _) => Cell::shortened(date, day),
    }
}

/// How a state is painted.
#[must_use]
pub fn tone(state: KeyStatus) -> Tone {
    match state {
        KeyStatus::Active => Tone::Good,
        KeyStatus::Expired | KeyStatus::Revoked => Tone::Bad,
    }
}
