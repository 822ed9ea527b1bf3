//! Events of the log, in columns.

mod words;

use super::super::documents::Reference;
use super::super::documents::event::EventDocument;
use crate::domain::event::{Action, ChainHash, Detail, EventRecord};
use crate::domain::time::{Timestamp, Zone};
use crate::ui::listing::{Cell, Column, Fit};
use serde_json::Value;

/// An event as a row of the log.
#[derive(Debug, Clone)]
pub struct EventRowView {
    at: Timestamp,
    detail: Option<Detail>,
    document: EventDocument,
}

impl EventRowView {
    #[must_use]
    pub fn new(number: i64, record: &EventRecord<'_>, hash: ChainHash) -> Self {
        Self {
            at: record.at,
            detail: Action::from_name(record.action).and_then(|action| Detail::read(action, record.detail)),
            document: EventDocument::new(number, record, hash),
        }
    }

    /// The event in a line: number, time, acting member, sentence and reason.
    #[must_use]
    pub fn line(&self, zone: Zone) -> String {
        let EventDocument { number, at, actor, reason, .. } = &self.document;
        let reason = reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
        format!("{number}  {at}  {}  {}{reason}", actor.name, self.words(zone))
    }

    /// The event in a sentence.
    fn words(&self, zone: Zone) -> String {
        let EventDocument { action, subject, .. } = &self.document;
        match &self.detail {
            Some(detail) => words::of(detail, subject, self.at, zone),
            None => words::of_unknown(action, subject),
        }
    }
}

pub const TABLE: [Column<EventRowView>; 5] = [NUMBER, AT, ACTOR, EVENT, REASON];

/// The columns of csv and tsv.
pub const DELIMITED: [Column<EventRowView>; 6] = [NUMBER, AT, ACTOR, ACTION, SUBJECT, REASON];

/// Every field.
pub const ALL: [Column<EventRowView>; 10] =
    [NUMBER, AT, ACTOR, OS_USER, ACTION, SUBJECT, CHANGES, DETAIL, REASON, HASH];

const NUMBER: Column<EventRowView> = Column {
    name: "number",
    rank: 7,
    fit: Fit::Whole,
    cell: |event, _| Cell::new(event.document.number.to_string()),
    value: |event| event.document.number.into(),
};

const AT: Column<EventRowView> = Column {
    name: "at",
    rank: 0,
    fit: Fit::Whole,
    // The time is never cut: it orders the events of a day.
    cell: |event, options| Cell::new(event.at.local(options.zone)),
    value: |event| event.document.at.as_str().into(),
};

const ACTOR: Column<EventRowView> = Column {
    name: "actor",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.actor.name.as_str()),
    value: |event| value(&event.document.actor),
};

const OS_USER: Column<EventRowView> = Column {
    name: "os-user",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.os_user.as_str()),
    value: |event| event.document.os_user.as_str().into(),
};

const ACTION: Column<EventRowView> = Column {
    name: "action",
    rank: 3,
    fit: Fit::Whole,
    cell: |event, _| Cell::new(event.document.action.as_str()),
    value: |event| event.document.action.as_str().into(),
};

const SUBJECT: Column<EventRowView> = Column {
    name: "subject",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.subject.name.as_str()),
    value: |event| value(&event.document.subject),
};

const CHANGES: Column<EventRowView> = Column {
    name: "changes",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.changes.to_string()),
    value: |event| event.document.changes.clone(),
};

const DETAIL: Column<EventRowView> = Column {
    name: "detail",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.detail.to_string()),
    value: |event| event.document.detail.clone(),
};

const EVENT: Column<EventRowView> = Column {
    name: "event",
    rank: 1,
    fit: Fit::WRAP,
    cell: |event, options| Cell::new(event.words(options.zone)),
    value: |event| event.words(Zone::Utc).into(),
};

const REASON: Column<EventRowView> = Column {
    name: "reason",
    rank: 8,
    fit: Fit::WRAP,
    cell: |event, _| Cell::new(event.document.reason.as_deref().unwrap_or_default()),
    value: |event| event.document.reason.clone().into(),
};

const HASH: Column<EventRowView> = Column {
    name: "hash",
    rank: 3,
    fit: Fit::CUT,
    cell: |event, _| Cell::new(event.document.hash.as_str()),
    value: |event| event.document.hash.as_str().into(),
};

fn value(reference: &Reference) -> Value {
    serde_json::to_value(reference).unwrap_or_default()
}
