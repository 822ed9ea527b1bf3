//! Values in the driver's types.

use std::borrow::Cow;

use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type};

use crate::store::engine::{InsertRow, Row, Value};

/// A parameter. It is sent as the type that [`type_of`] declares.
#[derive(Debug)]
pub struct Parameter<'a>(pub &'a Value<'a>);

/// Returns the type that a parameter is declared as. The server finds that of NULL.
pub fn type_of(value: &Value<'_>) -> Type {
    match value {
        Value::Null => Type::UNKNOWN,
        Value::Integer(_) => Type::INT8,
        Value::Text(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
    }
}

impl ToSql for Parameter<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(number) => number.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

/// Returns a column of rows as an array of this type. The driver's arrays own none of the values.
pub fn array<'v>(kind: &Type, rows: &'v [InsertRow<'v>], column: usize) -> Box<dyn ToSql + Sync + 'v> {
    let values = rows.iter().map(|row| row.get(column).unwrap_or(&Value::Null));
    if *kind == Type::INT8_ARRAY {
        let number =
            |value: &Value<'_>| if let Value::Integer(number) = value { Some(*number) } else { None };
        Box::new(values.map(number).collect::<Vec<_>>())
    } else if *kind == Type::BYTEA_ARRAY {
        let bytes =
            |value: &'v Value<'v>| if let Value::Bytes(bytes) = value { Some(&**bytes) } else { None };
        Box::new(values.map(bytes).collect::<Vec<_>>())
    } else {
        let text = |value: &'v Value<'v>| if let Value::Text(text) = value { Some(&**text) } else { None };
        Box::new(values.map(text).collect::<Vec<_>>())
    }
}

/// A row of the driver.
pub struct ServerRow(pub postgres::Row);

impl Row for ServerRow {
    fn value(&self, column: usize) -> Value<'_> {
        let row = &self.0;
        let kind = row.columns().get(column).map(postgres::Column::type_);
        let found = match kind {
            Some(&Type::INT8) => {
                row.try_get::<_, Option<i64>>(column).map(|number| number.map(Value::Integer))
            }
            Some(&Type::INT4) => row
                .try_get::<_, Option<i32>>(column)
                .map(|number| number.map(|number| Value::Integer(number.into()))),
            // A comparison. SQLite has 0 and 1 for it.
            Some(&Type::BOOL) => row
                .try_get::<_, Option<bool>>(column)
                .map(|truth| truth.map(|truth| Value::Integer(truth.into()))),
            Some(&Type::BYTEA) => row
                .try_get::<_, Option<&[u8]>>(column)
                .map(|bytes| bytes.map(|bytes| Value::Bytes(Cow::Borrowed(bytes)))),
            Some(_) => row
                .try_get::<_, Option<&str>>(column)
                .map(|text| text.map(|text| Value::Text(Cow::Borrowed(text)))),
            None => Ok(None),
        };
        found.ok().flatten().unwrap_or(Value::Null)
    }

    fn name(&self, column: usize) -> &str {
        self.0.columns().get(column).map_or("", postgres::Column::name)
    }
}

/// Returns a column as text; NULL and values of other types as none.
pub fn word(row: &dyn Row, column: usize) -> String {
    match row.value(column) {
        Value::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}
