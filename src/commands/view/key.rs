//! Keys in receipts.

use serde_json::{Map, Value, json};

use super::{expiry_value, instant_value};
use crate::domain::key::{Creator, Key};

pub use crate::ui::datum::tone;

/// The creator of a key, for programs.
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
