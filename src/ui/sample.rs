//! A list to test with.

use serde_json::{Value, json};

use super::format::Format;
use super::listing::{Cell, Column, Fit, Listing, Rows};
use super::render::{RenderOptions, Tone};
use crate::domain::time::{Timestamp, Zone};

/// A key as a command would pass it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub title: String,
    pub id: String,
    pub creator: String,
    pub expires: String,
    pub tone: Tone,
    pub owns: i64,
    pub kinds: Vec<String>,
}

/// Every field of a row.
pub(super) const ALL: [Column<Row>; 6] = [
    Column {
        name: "title",
        rank: 0,
        fit: Fit::CUT,
        cell: |row, _| Cell::new(&row.title),
        value: |row| json!(row.title),
    },
    Column {
        name: "id",
        rank: 4,
        fit: Fit::Whole,
        cell: |row, _| Cell::shortened(&row.id, row.id.chars().take(8).collect::<String>()),
        value: |row| json!(row.id),
    },
    Column {
        name: "creator",
        rank: 5,
        fit: Fit::CUT,
        cell: |row, _| Cell::new(&row.creator),
        value: |row| match row.creator.as_str() {
            "" => Value::Null,
            name => json!({ "name": name, "email": "ada@acme.com" }),
        },
    },
    Column {
        name: "expires",
        rank: 1,
        fit: Fit::Whole,
        cell: |row, _| Cell {
            tone: row.tone,
            ..Cell::shortened(&row.expires, row.expires.replace(" 12:00", ""))
        },
        value: |row| json!(row.expires),
    },
    Column {
        name: "owned-things",
        rank: 3,
        fit: Fit::Whole,
        cell: |row, _| Cell::new(row.owns.to_string()),
        value: |row| json!(row.owns),
    },
    Column {
        name: "kinds",
        rank: 3,
        fit: Fit::CUT,
        cell: |row, _| Cell::new(row.kinds.join(", ")),
        value: |row| json!(row.kinds),
    },
];

/// Three rows: a plain one, a wide one, a hostile one.
pub(super) fn rows() -> Vec<Row> {
    let row = |title: &str, id: &str, creator: &str, expires: &str, tone, owns, kinds: &[&str]| Row {
        title: title.to_owned(),
        id: id.to_owned(),
        creator: creator.to_owned(),
        expires: expires.to_owned(),
        tone,
        owns,
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
    };
    vec![
        row(
            "Nightly import of the whole map",
            "3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90",
            "Ada Lovelace",
            "2026-05-01 12:00, 5 days left",
            Tone::Warn,
            2,
            &["project", "layer"],
        ),
        row(
            "地図データ x\u{301}y",
            "a81b02c4-77de-4f19-8c55-0d9e3b6f2a17",
            "Grace Hopper",
            "never",
            Tone::Plain,
            0,
            &[],
        ),
        row(
            "=cmd|\"x\"\t\u{1b}[2J\\\n\u{202e}",
            "c93d6e8f-1b20-4a3c-b4d5-e6f708192a3b",
            "",
            "2026-02-09 12:00, expired",
            Tone::Bad,
            -1,
            &["table"],
        ),
    ]
}

/// Options for this width, without color.
pub(super) fn options(width: Option<usize>) -> RenderOptions {
    RenderOptions { width, color: false, now: Timestamp(0), zone: Zone::Utc }
}

/// The first five columns in `format`.
pub(super) fn listing(format: Format) -> Listing<'static, Column<Row>> {
    Listing { columns: &ALL[..5], all: &ALL, named: 0, records: false, narrowed: false, format, raw: false }
}

/// The output of `listing`.
pub(super) fn written(
    listing: &Listing<'_, Column<Row>>,
    options: &RenderOptions,
    rows: &mut dyn Rows<Row>,
) -> String {
    let mut out = Vec::new();
    listing.write(&mut out, options, rows).unwrap();
    String::from_utf8(out).unwrap()
}
