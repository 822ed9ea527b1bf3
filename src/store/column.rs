//! Columns: each is defined once, in its noun's `columns.rs`. Filters, sorting, tables, JSON, csv, schemas and help
//! follow from the definition.

use std::{fmt, iter};

use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::query::{Field, Op, Operand};
use crate::domain::time::TimeBound;

/// A noun that lists and documents show by its columns. The implementing type is a row.
pub trait Noun: Sized + 'static {
    /// Its name in messages and schemas: `key`.
    const NAME: &'static str;

    /// Its columns, in the order of the JSON object.
    const COLUMNS: &'static [Column<Self>];
}

/// One column of the rows `R`.
pub struct Column<R: 'static> {
    /// The name on the command line: `last-used`. Headers and JSON derive from it.
    pub name: &'static str,
    /// How its values are compared, shown and serialized.
    pub kind: ColumnKind,
    /// The line in the help.
    pub help: &'static str,
    /// The position among the default columns of a table; `None` shows it only on request.
    pub place: Option<u8>,
    /// A narrow table leaves out the columns with the highest rank first. 0 names the row.
    pub rank: u8,
    /// The expressions for conditions and sorting.
    pub(super) sql: Expression,
    /// A costly expression, selected as [`Column::key`] only on request. The columns that every row needs are in the
    /// noun's SELECT.
    pub(super) read: Option<&'static str>,
    /// Returns the value in a row.
    pub datum: for<'r> fn(&'r R) -> Datum<'r>,
}

impl<R> Column<R> {
    /// The name in JSON, csv and SQL: `last_used`.
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

/// The SQL expressions of one column. `$now` is a parameter: the current time.
pub(super) struct Expression {
    /// Compared in conditions.
    compare: &'static str,
    /// Compared instead in conditions with `<` or `>`.
    since: Option<&'static str>,
    /// A second text that may also match.
    alternative: Option<&'static str>,
    /// For words: the condition that each means. Unlike a comparison with the word, an index can serve it.
    words: &'static [(&'static str, &'static str)],
    /// The beginning of a subquery that contains the comparisons, up to its WHERE. Empty without one.
    pub(super) within: &'static str,
    /// The sort key.
    pub(super) order: &'static str,
}

impl Expression {
    /// Creates an expression that is both compared and sorted by.
    pub const fn column(sql: &'static str) -> Self {
        Self { compare: sql, since: None, alternative: None, words: &[], within: "", order: sql }
    }

    /// Creates an expression that is compared as a word and sorted by its rank.
    pub const fn ranked(word: &'static str, rank: &'static str) -> Self {
        Self { order: rank, ..Self::column(word) }
    }

    /// Creates an expression that matches if either text does.
    pub const fn either(one: &'static str, other: &'static str) -> Self {
        Self { alternative: Some(other), ..Self::column(one) }
    }

    /// Sets the condition for each word.
    pub const fn words(self, words: &'static [(&'static str, &'static str)]) -> Self {
        Self { words, ..self }
    }

    /// Compares in a subquery, which `within` begins, and sorts by `order`.
    pub const fn within(self, within: &'static str, order: &'static str) -> Self {
        Self { within, order, ..self }
    }

    /// Creates an instant that may be `never`. It is sorted by `since`, and compared by it with other instants.
    pub const fn awaited(instant: &'static str, since: &'static str) -> Self {
        Self { since: Some(since), order: since, ..Self::column(instant) }
    }

    /// Returns the condition that replaces a comparison with a word.
    pub(super) fn word(&self, op: Op, operand: &Operand) -> Option<&'static str> {
        let Operand::Text(text) = operand else { return None };
        let (_, condition) = self.words.iter().find(|(word, _)| word == text)?;
        matches!(op, Op::Equal | Op::NotEqual).then_some(*condition)
    }

    /// Returns the expressions that `operand` is compared with.
    pub(super) fn compared(&self, op: Op, operand: &Operand) -> impl Iterator<Item = &'static str> {
        let has_order =
            matches!(operand, Operand::Instant(TimeBound::At(_))) && !matches!(op, Op::Equal | Op::NotEqual);
        let compare = self.since.filter(|_| has_order).unwrap_or(self.compare);
        iter::once(compare).chain(self.alternative)
    }
}
