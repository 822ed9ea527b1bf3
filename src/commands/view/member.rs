//! Members in receipts.

use serde_json::{Value, json};

use super::instant_value;
use crate::domain::member::Member;

/// A member for programs: id, name and email.
#[must_use]
pub fn reference(member: &Member) -> Value {
    json!({ "id": member.id.to_string(), "name": member.name.as_str(), "email": member.email.as_str() })
}

/// A member for programs, with their role and since when.
#[must_use]
pub fn with_role(member: &Member) -> Value {
    let mut value = reference(member);
    value["role"] = member.role.as_str().into();
    value["added"] = instant_value(member.added);
    value
}
