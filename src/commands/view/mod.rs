//! Views of the nouns: the columns of lists and details.

pub mod detail;
pub mod event;
pub mod grant;
pub mod resource;

use crate::domain::query::Field as _;
use crate::store::column::{Column, Noun};
use crate::ui::listing::DatumColumn;

pub use crate::ui::datum::instant_cell;

#[must_use]
pub fn listed<R: Noun>(column: &'static Column<R>) -> DatumColumn<R> {
    DatumColumn { name: column.name, rank: column.rank, kind: column.kind, datum: column.datum }
}

/// Every column of a noun in the order of its JSON object.
#[must_use]
pub fn all<R: Noun>() -> Vec<DatumColumn<R>> {
    R::COLUMNS.iter().map(listed).collect()
}

/// Every column of a noun, the default ones of a table first.
#[must_use]
pub fn in_table_order<R: Noun>() -> Vec<DatumColumn<R>> {
    <&Column<R>>::all().into_iter().map(listed).collect()
}

/// The columns of a noun in a table that asks for none.
#[must_use]
pub fn defaults<R: Noun>() -> Vec<DatumColumn<R>> {
    <&Column<R>>::defaults().into_iter().map(listed).collect()
}
