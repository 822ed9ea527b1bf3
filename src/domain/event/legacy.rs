//! Conversion of details that versions before 0.1 stored. Stored texts never change, because the hash chain covers
//! them.

use serde_json::{Map, Value};

use super::UNKNOWN_KIND;

/// Converts the detail of `action` to the current form.
pub(super) fn updated(action: &str, stored: Map<String, Value>) -> Value {
    let mut updated = Map::new();
    let mut changes = Map::new();
    for (name, value) in stored {
        match change(&value) {
            Some(change) => {
                let name = if name == "state" { "status".to_owned() } else { name };
                changes.insert(name, change);
            }
            None => {
                updated.insert(name, value);
            }
        }
    }
    match action {
        "organization.created" => move_email(&mut updated),
        "resource.transferred" => move_owners(&mut updated, &mut changes),
        "grant.given" => move_permission(&mut updated, &mut changes),
        _ => {}
    }
    if matches!(action, "resource.transferred" | "grant.given" | "grant.revoked") {
        updated.entry("kind").or_insert_with(|| UNKNOWN_KIND.into());
    }
    if let Some(receiver) = updated.get_mut("transferred_to") {
        add_kind(receiver);
    }
    if !changes.is_empty() {
        updated.insert("changes".to_owned(), changes.into());
    }
    updated.into()
}

/// Converts a field `{before, after}` or `{from, to}` to a change.
fn change(value: &Value) -> Option<Value> {
    let object = value.as_object().filter(|object| object.len() == 2)?;
    let from = object.get("before").or_else(|| object.get("from"))?;
    let to = object.get("after").or_else(|| object.get("to"))?;
    Some(from_to(from.clone(), to.clone()))
}

fn from_to(from: Value, to: Value) -> Value {
    Map::from_iter([("from".to_owned(), from), ("to".to_owned(), to)]).into()
}

/// The administrator's address was part of the reference.
fn move_email(detail: &mut Map<String, Value>) {
    let Some(administrator) = detail.get_mut("administrator") else { return };
    add_kind(administrator);
    let email = administrator.as_object_mut().and_then(|administrator| administrator.remove("email"));
    if let Some(email) = email {
        detail.insert("email".to_owned(), email);
    }
}

/// Former owners were `from`, without those who stayed.
fn move_owners(detail: &mut Map<String, Value>, changes: &mut Map<String, Value>) {
    if let (Some(from), Some(to)) = (detail.remove("from"), detail.get("to")) {
        changes.insert("owners".to_owned(), from_to(from, vec![to.clone()].into()));
    }
}

/// The replaced permission was `before`.
fn move_permission(detail: &mut Map<String, Value>, changes: &mut Map<String, Value>) {
    if let (Some(from @ Value::String(_)), Some(to)) = (detail.remove("before"), detail.get("permission")) {
        changes.insert("permission".to_owned(), from_to(from, to.clone()));
    }
}

/// Only members were referred to without a kind.
fn add_kind(reference: &mut Value) {
    if let Some(reference) = reference.as_object_mut() {
        reference.entry("kind").or_insert_with(|| "member".into());
    }
}
