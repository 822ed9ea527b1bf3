//! Rows as JSON objects. Times are milliseconds UTC, so that none is rounded; null is never.

use serde_json::{Map, Value as Json};

use super::super::engine::Value;
use super::never;
use super::table::{Content, Table};
use crate::domain::event::ChainHash;
use crate::error::LineFault;

/// Converts the stored columns of a row.
pub fn to_fields(table: &'static Table, values: &[Value<'_>]) -> Map<String, Json> {
    let fields = table.stored().zip(values).map(|(column, value)| {
        let value = match value {
            Value::Null => Json::Null,
            never_ends if column.content == Content::Expiry && *never_ends == never() => Json::Null,
            Value::Integer(number) => (*number).into(),
            Value::Text(text) => text.as_ref().into(),
            Value::Bytes(bytes) => {
                bytes.as_ref().try_into().map_or(Json::Null, |hash| ChainHash(hash).to_string().into())
            }
        };
        (column.field.to_owned(), value)
    });
    fields.collect()
}

/// Converts the fields of a line. Refuses fields that are missing, unknown or of another type.
pub fn from_fields(
    table: &'static Table,
    fields: &Map<String, Json>,
) -> Result<Vec<Value<'static>>, LineFault> {
    if let Some(name) = fields.keys().find(|name| table.stored().all(|column| column.field != **name)) {
        return Err(LineFault::UnknownField { name: name.clone() });
    }
    let values = table.stored().map(|column| {
        let value = fields.get(column.field).ok_or(LineFault::MissingField { name: column.field })?;
        from_json(column.content, value).ok_or(LineFault::BadField { name: column.field })
    });
    values.collect()
}

fn from_json(content: Content, value: &Json) -> Option<Value<'static>> {
    match (content, value) {
        (Content::OptionalText | Content::OptionalTime, Json::Null) => Some(Value::Null),
        (Content::Expiry, Json::Null) => Some(never()),
        (Content::Text | Content::OptionalText, Json::String(text)) => Some(text.clone().into()),
        (Content::Number | Content::Time | Content::OptionalTime | Content::Expiry, Json::Number(number)) => {
            number.as_i64().map(Value::Integer)
        }
        (Content::Hash, Json::String(text)) => {
            ChainHash::parse(text).map(|hash| Value::Bytes(hash.0.to_vec().into()))
        }
        _ => None,
    }
}
