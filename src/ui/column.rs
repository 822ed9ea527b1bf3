//! The columns of a list and the cells they make of a row.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};
use serde_json::Value;

pub use super::cell::{Cell, Fit};
use super::datum::{self, Json};
use super::measure::safe;
use super::render::RenderOptions;
use crate::domain::datum::{ColumnKind, Datum};

/// A column of a list of `R` with a cell and a value of its own.
#[derive(Debug)]
pub struct Column<R> {
    /// Its name on the command line: `last-used`.
    pub name: &'static str,
    /// A narrow table leaves out the columns with the highest rank first.
    pub rank: u8,
    /// How its cells fit a narrow terminal.
    pub fit: Fit,
    /// Its cell in a table.
    pub cell: fn(&R, &RenderOptions) -> Cell,
    /// Its value in the formats for programs: the instant, the number, the object behind the words.
    pub value: fn(&R) -> Value,
}

// A derive would require `R: Clone`.
impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Column<R> {}

impl<R> ListColumn<R> for Column<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rank(&self) -> u8 {
        self.rank
    }

    fn fit(&self) -> Fit {
        self.fit
    }

    fn cell(&self, row: &R, options: &RenderOptions) -> Cell {
        (self.cell)(row, options)
    }

    fn value<'r>(&self, row: &'r R) -> FieldValue<'r> {
        FieldValue::Json((self.value)(row))
    }
}

/// A column whose cell and value follow from its kind.
#[derive(Debug)]
pub struct DatumColumn<R> {
    /// Its name on the command line: `last-used`.
    pub name: &'static str,
    /// A narrow table leaves out the columns with the highest rank first. 0 names the row.
    pub rank: u8,
    /// The kind of its values.
    pub kind: ColumnKind,
    /// Its value in a row.
    pub datum: for<'r> fn(&'r R) -> Datum<'r>,
}

// A derive would require `R: Clone`.
impl<R> Clone for DatumColumn<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for DatumColumn<R> {}

impl<R> ListColumn<R> for DatumColumn<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn rank(&self) -> u8 {
        self.rank
    }

    fn fit(&self) -> Fit {
        match self.kind {
            ColumnKind::Text if self.rank == 0 => Fit::TITLE,
            ColumnKind::Text
            | ColumnKind::Creator
            | ColumnKind::Reference
            | ColumnKind::OptionalReference
            | ColumnKind::References => Fit::CUT,
            ColumnKind::Word(_)
            | ColumnKind::Status(_)
            | ColumnKind::Id
            | ColumnKind::Instant
            | ColumnKind::LastUse
            | ColumnKind::Expiry
            | ColumnKind::Count
            | ColumnKind::SecretStart => Fit::Whole,
        }
    }

    fn cell(&self, row: &R, options: &RenderOptions) -> Cell {
        datum::cell(&(self.datum)(row), options)
    }

    fn value<'r>(&self, row: &'r R) -> FieldValue<'r> {
        FieldValue::Datum((self.datum)(row))
    }
}

/// A column that a list can show.
pub trait ListColumn<R> {
    /// Its name on the command line: `last-used`.
    fn name(&self) -> &'static str;

    /// A narrow table leaves out the columns with the highest rank first.
    fn rank(&self) -> u8;

    /// How its cells fit a narrow terminal.
    fn fit(&self) -> Fit;

    /// Its cell in a table.
    fn cell(&self, row: &R, options: &RenderOptions) -> Cell;

    /// Its value in the formats for programs.
    fn value<'r>(&self, row: &'r R) -> FieldValue<'r>;

    /// Its header in a table: `LAST USED`.
    fn header(&self) -> String {
        safe(self.name().replace('-', " ").to_uppercase())
    }

    /// Its name in the formats for programs: `last_used`.
    fn key(&self) -> String {
        self.name().replace('-', "_")
    }
}

/// A value in the formats for programs.
#[derive(Debug)]
pub enum FieldValue<'r> {
    /// A value of a known kind.
    Datum(Datum<'r>),
    /// Any other.
    Json(Value),
}

impl FieldValue<'_> {
    /// Adds the value as text.
    pub fn spell(&self, text: &mut String) {
        match self {
            Self::Datum(datum) => datum::spell(datum, text),
            Self::Json(value) => spell(value, text),
        }
    }

    /// Whether JSON has it as a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        match self {
            Self::Datum(datum) => matches!(datum, Datum::Count(_)),
            Self::Json(value) => value.is_number(),
        }
    }
}

impl Serialize for FieldValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Datum(datum) => Json(datum).serialize(serializer),
            Self::Json(value) => value.serialize(serializer),
        }
    }
}

/// A value as text: nothing for null, an object by its name, the elements of an array with `;` between them.
fn spell(value: &Value, text: &mut String) {
    match value {
        Value::Null => {}
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => {
            let _ = write!(text, "{number}");
        }
        Value::String(string) => text.push_str(string),
        Value::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                if at > 0 {
                    text.push(';');
                }
                spell(element, text);
            }
        }
        Value::Object(fields) => {
            if let Some(name) = fields.get("name") {
                spell(name, text);
            } else {
                let _ = write!(text, "{value}");
            }
        }
    }
}
