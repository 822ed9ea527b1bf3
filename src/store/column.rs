//! Columns: each is defined once, in its noun's `columns.rs`. Filters, sorting, tables, JSON, csv, schemas and help
//! follow from the definition.

use std::{fmt, iter};

use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::query::{Field, Op, Operand};
use crate::domain::time::TimeBound;

/// A noun that lists and documents show by its columns. The implementor is a row.
pub trait Noun: Sized + 'static {
    /// Its name in messages and schemas: `key`.
    const NAME: &'static str;

    /// Its columns, in the order of the JSON object.
    const COLUMNS: &'static [Column<Self>];
}

/// One column of the rows `R`.
pub struct Column<R: 'static> {
    /// Its name on the command line: `last-used`. Headers and JSON follow from it.
    pub name: &'static str,
    /// How its values are compared, shown and serialized.
    pub kind: ColumnKind,
    /// Its line in the help.
    pub help: &'static str,
    /// Its place among the columns of a table that asks for none; `None` shows it only on request.
    pub place: Option<u8>,
    /// How conditions compare it and rows are sorted by it.
    pub(super) sql: Expression,
    /// An expression that costs a look of its own for each row, selected under [`Column::key`] only where it is asked
    /// for. The columns that every row needs are in the noun's SELECT.
    pub(super) read: Option<&'static str>,
    /// Its value in a row.
    pub datum: for<'r> fn(&'r R) -> Datum<'r>,
}

impl<R> Column<R> {
    /// Its name in JSON, csv and SQL: `last_used`.
    #[must_use]
    pub fn key(&self) -> String {
        self.name.replace('-', "_")
    }
}

impl<R> PartialEq for Column<R> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<R> Eq for Column<R> {}

impl<R> fmt::Debug for Column<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl<R: Noun> Field for &'static Column<R> {
    const NOUN: &'static str = R::NAME;

    fn all() -> Vec<Self> {
        let mut columns: Vec<Self> = R::COLUMNS.iter().collect();
        columns.sort_by_key(|column| column.place.unwrap_or(u8::MAX));
        columns
    }

    fn defaults() -> Vec<Self> {
        Self::all().into_iter().filter(|column| column.place.is_some()).collect()
    }

    fn name(self) -> &'static str {
        self.name
    }

    fn kind(self) -> ColumnKind {
        self.kind
    }
}

/// One column in SQL. `$now` in it is a parameter: the present.
pub(super) struct Expression {
    /// Compared by conditions.
    compare: &'static str,
    /// Compared instead where a condition asks for earlier or later.
    since: Option<&'static str>,
    /// A second text that may match as well.
    alternative: Option<&'static str>,
    /// Sorted by.
    pub(super) order: &'static str,
}

impl Expression {
    /// A plain expression.
    pub const fn column(sql: &'static str) -> Self {
        Self { compare: sql, since: None, alternative: None, order: sql }
    }

    /// One that is compared as a word and sorted by its rank.
    pub const fn ranked(word: &'static str, rank: &'static str) -> Self {
        Self { order: rank, ..Self::column(word) }
    }

    /// One whose condition holds where it holds for either text.
    pub const fn either(one: &'static str, other: &'static str) -> Self {
        Self { alternative: Some(other), ..Self::column(one) }
    }

    /// An instant that is `never` until it comes. It is sorted, and compared with other instants, as `since`.
    pub const fn awaited(instant: &'static str, since: &'static str) -> Self {
        Self { since: Some(since), order: since, ..Self::column(instant) }
    }

    /// Returns the expressions that `operand` is compared with.
    pub(super) fn compared(&self, op: Op, operand: &Operand) -> impl Iterator<Item = &'static str> {
        let has_order =
            matches!(operand, Operand::Instant(TimeBound::At(_))) && !matches!(op, Op::Equal | Op::NotEqual);
        let compare = self.since.filter(|_| has_order).unwrap_or(self.compare);
        iter::once(compare).chain(self.alternative)
    }
}
