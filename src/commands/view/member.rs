//! What is shown of members.

use serde_json::{Value, json};

use super::{id_cell, instant_cell, instant_value};
use crate::domain::member::Member;
use crate::domain::query::{Field as _, MemberField};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::member::{MemberRow, unique_start};
use crate::ui::listing::{Cell, Column, Fit};
use crate::ui::render::RenderOptions;

/// A member for programs, as far as it is needed to name them.
#[must_use]
pub fn reference(member: &Member) -> Value {
    json!({ "id": member.id.to_string(), "name": member.name.as_str(), "email": member.email.as_str() })
}

/// A member for programs, with their role and since when.
#[must_use]
pub fn with_role(member: &Member) -> Value {
    let mut value = reference(member);
    value["role"] = member.role.as_str().into();
    value["added"] = instant_value(member.added);
    value
}

/// A member as a row of a list.
#[derive(Debug, Clone)]
pub struct MemberRowView {
    /// The member and how much hangs on them.
    pub row: MemberRow,
    /// The start of their id that no other member has, where there may be no room for all of it.
    pub start: Option<String>,
}

impl MemberRowView {
    /// A row; with the start of the id where it is shown at a terminal.
    pub fn new(row: MemberRow, tx: &ReadTx<'_>, is_terminal: bool) -> Result<Self> {
        let start = if is_terminal { Some(unique_start(tx, row.member.id)?) } else { None };
        Ok(Self { row, start })
    }
}

type ForPeople = fn(&MemberRowView, &RenderOptions) -> Cell;
type ForPrograms = fn(&MemberRowView) -> Value;

/// What is shown of a member in one column.
#[must_use]
pub fn column(field: MemberField) -> Column<MemberRowView> {
    use MemberField as F;
    let (fit, cell, value): (Fit, ForPeople, ForPrograms) = match field {
        F::Name => (
            Fit::Cut,
            |line, _| Cell::new(line.row.member.name.as_str()),
            |line| line.row.member.name.as_str().into(),
        ),
        F::Id => (
            Fit::Whole,
            |line, _| id_cell(line.row.member.id.to_string(), line.start.as_deref()),
            |line| line.row.member.id.to_string().into(),
        ),
        F::Email => (
            Fit::Cut,
            |line, _| Cell::new(line.row.member.email.as_str()),
            |line| line.row.member.email.as_str().into(),
        ),
        F::Role => (
            Fit::Whole,
            |line, _| Cell::new(line.row.member.role.as_str()),
            |line| line.row.member.role.as_str().into(),
        ),
        F::Added => (
            Fit::Whole,
            |line, options| instant_cell(line.row.member.added, options),
            |line| instant_value(line.row.member.added),
        ),
        F::Owns => (Fit::Whole, |line, _| Cell::new(line.row.owns.to_string()), |line| line.row.owns.into()),
        F::Keys => (Fit::Whole, |line, _| Cell::new(line.row.keys.to_string()), |line| line.row.keys.into()),
    };
    Column { name: field.name(), fit, cell, value }
}
