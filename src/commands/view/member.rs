//! What is shown of members.

use serde_json::{Value, json};

use super::{id_cell, instant_cell, instant_value};
use crate::domain::member::Member;
use crate::domain::query::{Field as _, MemberField};
use crate::error::Result;
use crate::store::Read;
use crate::store::member::{MemberRow, unique_start};
use crate::ui::listing::{Cell, Column, Fit};
use crate::ui::look::Look;

/// A member for programs, as far as it is needed to name them.
#[must_use]
pub fn brief(member: &Member) -> Value {
    json!({ "id": member.id.to_string(), "name": member.name.as_str(), "email": member.email.as_str() })
}

/// A member for programs, with their role and since when.
#[must_use]
pub fn with_role(member: &Member) -> Value {
    let mut value = brief(member);
    value["role"] = member.role.as_str().into();
    value["added"] = instant_value(member.added);
    value
}

/// A member as a row of a list.
#[derive(Debug, Clone)]
pub struct MemberLine {
    /// The member and how much hangs on them.
    pub row: MemberRow,
    /// The start of their id that no other member has, where there may be no room for all of it.
    pub start: Option<String>,
}

impl MemberLine {
    /// A row; with the start of the id where it is shown at a terminal.
    pub fn new(row: MemberRow, moment: &Read<'_>, is_terminal: bool) -> Result<Self> {
        let start = if is_terminal { Some(unique_start(moment, row.member.id)?) } else { None };
        Ok(Self { row, start })
    }
}

type ForPeople = fn(&MemberLine, &Look) -> Cell;
type ForPrograms = fn(&MemberLine) -> Value;

/// What is shown of a member in one column.
#[must_use]
pub fn column(field: MemberField) -> Column<MemberLine> {
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
            |line, look| instant_cell(line.row.member.added, look),
            |line| instant_value(line.row.member.added),
        ),
        F::Owns => (Fit::Whole, |line, _| Cell::new(line.row.owns.to_string()), |line| line.row.owns.into()),
        F::Keys => (Fit::Whole, |line, _| Cell::new(line.row.keys.to_string()), |line| line.row.keys.into()),
    };
    Column { name: field.name(), fit, cell, value }
}
