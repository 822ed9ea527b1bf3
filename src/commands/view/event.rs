//! What is shown of events.

use serde_json::{Value, json};

use super::{instant_cell, instant_value};
use crate::domain::event::{ChainHash, EventRecord};
use crate::domain::time::{Expiry, Timestamp, Zone, parse_expiry};
use crate::ui::listing::{Cell, Column, Fit};

/// An event as a row of the log.
#[derive(Debug, Clone)]
pub struct EventRowView {
    number: i64,
    at: Timestamp,
    actor: [String; 2],
    os_user: String,
    action: String,
    subject: [String; 2],
    detail: String,
    reason: Option<String>,
    hash: ChainHash,
}

impl EventRowView {
    /// The event of that number.
    #[must_use]
    pub fn new(number: i64, line: &EventRecord<'_>, hash: ChainHash) -> Self {
        Self {
            number,
            at: line.at,
            actor: [line.actor_id, line.actor].map(str::to_owned),
            os_user: line.os_user.to_owned(),
            action: line.action.to_owned(),
            subject: [line.subject_id, line.subject].map(str::to_owned),
            detail: line.detail.to_owned(),
            reason: line.reason.map(str::to_owned),
            hash,
        }
    }
}

/// The columns of a table: when, who, what, to what, why.
pub const TABLE: [Column<EventRowView>; 6] = [NUMBER, AT, ACTOR, ACTION, SUBJECT, REASON];

/// The columns of a table of one key's events, where what was changed says more than the key's name.
pub const OF_ONE: [Column<EventRowView>; 6] = [NUMBER, AT, ACTOR, ACTION, WHAT, REASON];

/// Every field.
pub const ALL: [Column<EventRowView>; 9] =
    [NUMBER, AT, ACTOR, OS_USER, ACTION, SUBJECT, DETAIL, REASON, HASH];

const NUMBER: Column<EventRowView> = Column {
    name: "number",
    fit: Fit::Whole,
    cell: |event, _| Cell::new(event.number.to_string()),
    value: |event| event.number.into(),
};

const AT: Column<EventRowView> = Column {
    name: "at",
    fit: Fit::Whole,
    cell: |event, options| instant_cell(event.at, options),
    value: |event| instant_value(event.at),
};

const ACTOR: Column<EventRowView> = Column {
    name: "actor",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.actor[1].as_str()),
    value: |event| named(&event.actor),
};

const OS_USER: Column<EventRowView> = Column {
    name: "os-user",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.os_user.as_str()),
    value: |event| event.os_user.as_str().into(),
};

const ACTION: Column<EventRowView> = Column {
    name: "action",
    fit: Fit::Whole,
    cell: |event, _| Cell::new(event.action.as_str()),
    value: |event| event.action.as_str().into(),
};

const SUBJECT: Column<EventRowView> = Column {
    name: "subject",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.subject[1].as_str()),
    value: |event| named(&event.subject),
};

const DETAIL: Column<EventRowView> = Column {
    name: "detail",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.detail.as_str()),
    // What is no JSON was not written by this program: it is shown as the text that it is.
    value: |event| serde_json::from_str(&event.detail).unwrap_or_else(|_| event.detail.as_str().into()),
};

const WHAT: Column<EventRowView> = Column {
    name: "what",
    fit: Fit::Cut,
    cell: |event, options| Cell::new(reference(&event.detail, &|at| instant_cell(at, options).text)),
    value: |event| reference(&event.detail, &Timestamp::rfc3339).into(),
};

const REASON: Column<EventRowView> = Column {
    name: "reason",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.reason.as_deref().unwrap_or_default()),
    value: |event| event.reason.clone().into(),
};

const HASH: Column<EventRowView> = Column {
    name: "hash",
    fit: Fit::Cut,
    cell: |event, _| Cell::new(event.hash.to_string()),
    value: |event| event.hash.to_string().into(),
};

/// An event's particulars in a few words: `title tiles → Tile server, role viewer → editor`. The key's address goes
/// without saying, and so does that a reason is one.
fn reference(detail: &str, instant: &dyn Fn(Timestamp) -> String) -> String {
    let Ok(Value::Object(facts)) = serde_json::from_str(detail) else { return detail.to_owned() };
    let told = facts.iter().filter(|(name, _)| *name != "email").filter_map(|(name, value)| {
        let word = |value: &Value| match (name.as_str(), word(value)?) {
            ("expires", text) => Some(in_rfc3339(&text).map_or(text, instant)),
            (_, text) => Some(text),
        };
        let value = match value {
            Value::Object(change) if change.contains_key("after") => {
                format!("{} → {}", word(change.get("before")?)?, word(change.get("after")?)?)
            }
            Value::Object(other) => word(other.get("name")?)?,
            Value::Array(several) if several.is_empty() => return None,
            Value::Array(several) => several.len().to_string(),
            value => word(value)?,
        };
        Some(if name == "why" { value } else { format!("{} {value}", name.replace('_', " ")) })
    });
    told.collect::<Vec<_>>().join(", ")
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The instant, as events have it; `never` is none.
fn in_rfc3339(text: &str) -> Option<Timestamp> {
    match parse_expiry(text, Timestamp(0), Zone::Utc) {
        Ok(Expiry::At(at)) => Some(at),
        _ => None,
    }
}

fn named([id, name]: &[String; 2]) -> Value {
    json!({ "id": id, "name": name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particulars_are_told_in_a_few_words() {
        let detail = json!({
            "email": "ci@acme.invalid",
            "title": { "before": "ci", "after": "CI" },
            "receiver": { "id": "1", "name": "Eve" },
            "grants": 2,
            "owned": [],
            "expires": { "before": "1970-01-02T00:00:00Z", "after": "never" },
            "why": "it was lost",
            "replaced": [{ "secret": "keys_a" }],
            "note": null,
        });
        let reference = |detail: &str| reference(detail, &|at| format!("{} ms", at.0));
        assert_eq!(
            reference(&detail.to_string()),
            "title ci → CI, receiver Eve, grants 2, expires 86400000 ms → never, it was lost, replaced 1"
        );
        assert_eq!(reference("no JSON"), "no JSON");
        assert_eq!(reference("{}"), "");
    }
}
