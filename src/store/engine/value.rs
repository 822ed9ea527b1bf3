//! Values in statements and results.

use std::borrow::Cow;
use std::cell::Cell;

use crate::domain::id::{KeyId, MemberId, OrganizationId, ResourceId};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::{Error, Result, StoreError};

/// The stored form of [`Expiry::Never`]. It sorts and compares after every date.
const NEVER: i64 = i64::MAX;

/// A value of a type that every engine has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a [u8; 32]> for Value<'a> {
    fn from(bytes: &'a [u8; 32]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}

impl From<Timestamp> for Value<'_> {
    fn from(at: Timestamp) -> Self {
        Self::Integer(at.0)
    }
}

impl From<Expiry> for Value<'_> {
    fn from(expiry: Expiry) -> Self {
        match expiry {
            Expiry::At(at) => at.into(),
            Expiry::Never => Self::Integer(NEVER),
        }
    }
}

macro_rules! ids_are_text {
    ($($id:ty),*) => {$(
        impl From<$id> for Value<'_> {
            fn from(id: $id) -> Self {
                id.to_string().into()
            }
        }
    )*};
}
ids_are_text!(OrganizationId, MemberId, KeyId, ResourceId);

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of a result.
pub trait Row {
    /// Returns the value of a column, counted from 0. Text that is not UTF-8 is returned as bytes.
    fn value(&self, column: usize) -> Value<'_>;

    /// Returns the name of a column, counted from 0.
    fn name(&self, column: usize) -> &str;
}

/// Reads a row's columns in the order of the statement.
///
/// Each call passes the column's name. Debug builds compare it with the statement's, and errors about invalid values
/// contain it.
pub struct Columns<'r> {
    row: &'r dyn Row,
    table: &'static str,
    next: Cell<usize>,
}

impl<'r> Columns<'r> {
    /// Starts at the first column of `row`. `table` is named in errors.
    #[must_use]
    pub fn new(row: &'r dyn Row, table: &'static str) -> Self {
        Self { row, table, next: Cell::new(0) }
    }

    /// Returns the next column as text.
    pub fn text(&self, name: &'static str) -> Result<Cow<'r, str>> {
        match self.take(name) {
            Value::Text(text) => Ok(text),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column as optional text.
    pub fn optional_text(&self, name: &'static str) -> Result<Option<String>> {
        match self.take(name) {
            Value::Text(text) => Ok(Some(text.into_owned())),
            Value::Null => Ok(None),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column, parsed by `make`: an id, a role, a kind.
    pub fn parsed<T>(&self, name: &'static str, make: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        let text = self.text(name)?;
        make(&text).ok_or_else(|| self.corrupt(name))
    }

    /// Returns the next column, parsed by `make`, or `None` for NULL.
    pub fn optional_parsed<T>(
        &self,
        name: &'static str,
        make: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>> {
        match self.take(name) {
            Value::Null => Ok(None),
            Value::Text(text) => make(&text).map(Some).ok_or_else(|| self.corrupt(name)),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column as an integer.
    pub fn integer(&self, name: &'static str) -> Result<i64> {
        match self.take(name) {
            Value::Integer(number) => Ok(number),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column as a count.
    pub fn count(&self, name: &'static str) -> Result<u64> {
        u64::try_from(self.integer(name)?).map_err(|_| self.corrupt(name))
    }

    /// Returns the next column as an optional count.
    pub fn optional_count(&self, name: &'static str) -> Result<Option<u64>> {
        match self.take(name) {
            Value::Null => Ok(None),
            Value::Integer(number) => u64::try_from(number).map(Some).map_err(|_| self.corrupt(name)),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column as an instant.
    pub fn instant(&self, name: &'static str) -> Result<Timestamp> {
        self.integer(name).map(Timestamp)
    }

    /// Returns the next column as an optional instant.
    pub fn optional_instant(&self, name: &'static str) -> Result<Option<Timestamp>> {
        match self.take(name) {
            Value::Integer(at) => Ok(Some(Timestamp(at))),
            Value::Null => Ok(None),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the next column as an expiry.
    pub fn expiry(&self, name: &'static str) -> Result<Expiry> {
        self.integer(name).map(|at| if at == NEVER { Expiry::Never } else { Expiry::At(Timestamp(at)) })
    }

    /// Returns the next column as 32 bytes.
    pub fn hash(&self, name: &'static str) -> Result<[u8; 32]> {
        match self.take(name) {
            Value::Bytes(bytes) => bytes.as_ref().try_into().map_err(|_| self.corrupt(name)),
            _ => Err(self.corrupt(name)),
        }
    }

    /// Returns the error for an invalid value, with its place: `api_key.created of 0190…`.
    fn corrupt(&self, name: &'static str) -> Error {
        let first = match self.row.value(0) {
            Value::Text(text) => text.into_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Null | Value::Bytes(_) => "a row without an id".to_owned(),
        };
        StoreError::InvalidValue { place: format!("{}.{name} of {first}", self.table) }.into()
    }

    fn take(&self, name: &'static str) -> Value<'r> {
        let column = self.next.replace(self.next.get() + 1);
        // A damaged store can have column names in another case.
        debug_assert!(
            self.row.name(column).eq_ignore_ascii_case(name),
            "column {column} of {} is not {name}",
            self.table
        );
        self.row.value(column)
    }
}
