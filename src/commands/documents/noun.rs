//! The JSON object of a noun, which follows from its columns.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value};

use super::{CreatorDocument, Reference};
use crate::domain::datum::ColumnKind;
use crate::store::column::{Column, Noun};
use crate::ui::datum::Json;

/// The JSON object of a row: a field for each column, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object<R>(pub R);

impl<R: Noun> Serialize for Object<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(R::COLUMNS.len()))?;
        for column in R::COLUMNS {
            object.serialize_entry(&column.key(), &Json(&(column.datum)(&self.0)))?;
        }
        object.end()
    }
}

impl<R: Noun> JsonSchema for Object<R> {
    fn schema_name() -> Cow<'static, str> {
        let (first, rest) = R::NAME.split_at(1);
        format!("{}{rest}", first.to_ascii_uppercase()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let names: Vec<String> = R::COLUMNS.iter().map(Column::key).collect();
        let properties: Map<String, Value> =
            R::COLUMNS.iter().map(|column| (column.key(), property(column, generator).to_value())).collect();
        json_schema!({ "type": "object", "properties": properties, "required": names })
    }
}

/// The schema of one column, with its help line as the description.
fn property<R>(column: &Column<R>, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = match column.kind {
        ColumnKind::Text => json_schema!({ "type": "string" }),
        ColumnKind::Word(words) | ColumnKind::Status(words) => {
            json_schema!({ "type": "string", "enum": words })
        }
        ColumnKind::Id => json_schema!({ "type": "string", "format": "uuid" }),
        ColumnKind::Instant => json_schema!({ "type": "string", "format": "date-time" }),
        ColumnKind::LastUse | ColumnKind::Expiry => {
            json_schema!({ "type": ["string", "null"], "format": "date-time" })
        }
        ColumnKind::Count => json_schema!({ "type": "integer", "minimum": 0 }),
        ColumnKind::SecretStart => json_schema!({ "type": ["string", "null"] }),
        ColumnKind::Creator => within(&generator.subschema_for::<CreatorDocument>()),
        ColumnKind::Reference => within(&generator.subschema_for::<Reference>()),
        ColumnKind::OptionalReference => generator.subschema_for::<Option<Reference>>(),
        ColumnKind::References => generator.subschema_for::<Vec<Reference>>(),
    };
    schema.insert("description".to_owned(), column.help.into());
    schema
}

/// A schema beside which a description can stand.
fn within(schema: &Schema) -> Schema {
    json_schema!({ "allOf": [schema] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::grant::GrantRow;
    use crate::store::key::KeyRow;
    use crate::store::member::MemberRow;
    use crate::store::resource::ResourceRow;

    fn properties<R: Noun>() -> Vec<String> {
        let schema = schemars::schema_for!(Object<R>).to_value();
        let names: Vec<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(schema["required"], Value::from(names.clone()));
        names
    }

    #[test]
    fn schemas_have_the_columns_of_the_contract() {
        assert_eq!(
            properties::<KeyRow>(),
            [
                "id",
                "title",
                "email",
                "role",
                "status",
                "creator",
                "created",
                "expires",
                "last_used",
                "owns",
                "secret_start"
            ]
        );
        assert_eq!(properties::<MemberRow>(), ["id", "name", "email", "role", "added", "owns", "keys"]);
        assert_eq!(
            properties::<ResourceRow>(),
            ["id", "kind", "name", "path", "project", "source", "owners", "created"]
        );
        assert_eq!(properties::<GrantRow>(), ["principal", "permission", "resource"]);
    }
}
