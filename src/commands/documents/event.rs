//! An event of the log as a document.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Reference;
use crate::domain::event::{Action, ChainHash, Changes, Detail, EventRecord, UNKNOWN_KIND};

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EventDocument {
    /// Its number, from 1.
    pub number: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// The acting member.
    pub actor: Reference,
    /// The operating system's user.
    pub os_user: String,
    /// An entry that something other than `keys` wrote can have another text.
    #[schemars(with = "Action")]
    pub action: String,
    /// The thing that was changed.
    pub subject: Reference,
    /// The changed fields, each with the value before and after; null if there are none.
    #[schemars(with = "Option<Changes>")]
    pub changes: Value,
    /// The other particulars, by action.
    #[schemars(with = "Detail")]
    pub detail: Value,
    /// The reason, where one was given.
    pub reason: Option<String>,
    /// The hash that binds the event to all those before it, in hexadecimal.
    pub hash: String,
}

impl EventDocument {
    /// The document of a stored event. A detail of unknown form is printed unchanged.
    #[must_use]
    pub fn new(number: i64, record: &EventRecord<'_>, hash: ChainHash) -> Self {
        let action = Action::from_name(record.action);
        let known = action.and_then(|action| Detail::read(action, record.detail));
        let mut detail = match known.as_ref().map(serde_json::to_value) {
            Some(Ok(detail)) => detail,
            _ => serde_json::from_str(record.detail).unwrap_or_else(|_| record.detail.into()),
        };
        let changes = detail.as_object_mut().and_then(|detail| detail.shift_remove("changes"));
        Self {
            number,
            at: record.at.rfc3339(),
            actor: reference("member", record.actor_id, record.actor),
            os_user: record.os_user.to_owned(),
            action: action.map_or_else(|| record.action.to_owned(), |action| action.to_string()),
            subject: reference(kind(record.action, &detail), record.subject_id, record.subject),
            changes: changes.unwrap_or_default(),
            detail,
            reason: record.reason.map(str::to_owned),
            hash: hash.to_string(),
        }
    }
}

fn reference(kind: &str, id: &str, name: &str) -> Reference {
    Reference { kind: kind.to_owned(), id: Some(id.to_owned()), name: name.to_owned() }
}

/// The kind of an event's subject: its noun, or the kind of resource. Grants are about resources.
fn kind<'a>(action: &'a str, detail: &'a Value) -> &'a str {
    match action.split('.').next().unwrap_or_default() {
        "resource" | "grant" => detail.get("kind").and_then(Value::as_str).unwrap_or(UNKNOWN_KIND),
        // A store belongs to one organization.
        "store" => "organization",
        "secret" => "key",
        noun => noun,
    }
}

/// The end of the log. Noted elsewhere, it reveals a log that was rewritten or cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LogHead {
    /// The number of the last event.
    pub number: i64,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

/// The result of `keys log --verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LogVerifyDocument {
    /// True if no event was altered, removed or moved.
    pub valid: bool,
    /// The number of events.
    pub events: u64,
    /// The last event.
    pub head: LogHead,
    /// The problems in words.
    pub faults: Vec<String>,
}
