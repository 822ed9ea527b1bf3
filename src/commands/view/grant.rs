//! Grants beside what they are shown with.

use super::all;
use crate::domain::datum::{ColumnKind, Datum};
use crate::store::grant::GrantRow;
use crate::ui::listing::DatumColumn;

/// The kind of the principal, for tables and csv; JSON has it within the reference.
const HOLDER: DatumColumn<GrantRow> = DatumColumn {
    name: "holder",
    rank: 3,
    kind: ColumnKind::Word(&["member", "key", "everyone"]),
    datum: |row| Datum::Word(row.principal.kind()),
};

/// The columns of the grants that one principal holds.
#[must_use]
pub fn held() -> Vec<DatumColumn<GrantRow>> {
    all().into_iter().filter(|column| column.name != "principal").collect()
}

/// The columns of the grants on one resource.
#[must_use]
pub fn given() -> Vec<DatumColumn<GrantRow>> {
    with_holder().into_iter().filter(|column| column.name != "resource").collect()
}

/// Every column, with `HOLDER` after the principal.
#[must_use]
pub fn with_holder() -> Vec<DatumColumn<GrantRow>> {
    let mut columns = all();
    columns.insert(1, HOLDER);
    columns
}
