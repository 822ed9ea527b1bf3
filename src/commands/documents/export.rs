//! A line of an export as a document. Its schema follows from the list of tables and columns.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::ops::moving::{End, Header};
use crate::store::rows::{self, Content};

/// A line of `keys export`.
pub struct ExportLine;

impl JsonSchema for ExportLine {
    fn schema_name() -> Cow<'static, str> {
        "ExportLine".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let first = line("export", generator.subschema_for::<Header>().to_value());
        let last = line("end", generator.subschema_for::<End>().to_value());
        let rows = rows::nouns().map(|noun| line(noun, row(noun)));
        let lines: Vec<Value> = std::iter::once(first).chain(rows).chain([last]).collect();
        json_schema!({ "description": "A line of `keys export`.", "oneOf": lines })
    }
}

/// An object with one field.
fn line(noun: &str, content: Value) -> Value {
    json!({
        "type": "object",
        "properties": Map::from_iter([(noun.to_owned(), content)]),
        "required": [noun],
    })
}

fn row(noun: &str) -> Value {
    let fields = rows::fields(noun);
    let names: Vec<&str> = fields.map(|(name, _)| name).collect();
    let properties: Map<String, Value> =
        rows::fields(noun).map(|(name, content)| (name.to_owned(), field(content))).collect();
    json!({ "type": "object", "properties": properties, "required": names })
}

fn field(content: Content) -> Value {
    match content {
        Content::OptionalText => json!({ "type": ["string", "null"] }),
        Content::Number => json!({ "type": "integer", "format": "int64" }),
        Content::Time => json!({ "type": "integer", "format": "int64", "description": TIME }),
        Content::OptionalTime => {
            json!({ "type": ["integer", "null"], "format": "int64", "description": TIME })
        }
        Content::Expiry => json!({
            "type": ["integer", "null"], "format": "int64", "description": "Milliseconds since 1970, UTC; null for never."
        }),
        Content::Hash => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256." }),
        _ => json!({ "type": "string" }),
    }
}

const TIME: &str = "Milliseconds since 1970, UTC.";
