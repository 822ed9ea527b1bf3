//! The columns of members.

use super::super::column::{Column, Expression, Noun};
use super::super::engine::{Columns, Row};
use super::super::select::id_start;
use super::decode;
use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::member::Member;
use crate::error::Result;

/// A member as shown in lists and documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    pub member: Member,
    /// The unique start of their id, if requested.
    pub id_start: Option<String>,
    /// The number of resources they own, if requested.
    pub owns: Option<u64>,
    /// The number of keys they created, if requested.
    pub keys: Option<u64>,
}

/// A column of members, to filter, sort and choose by.
pub type MemberField = &'static Column<MemberRow>;

/// A member's number of owned resources.
const OWNS: &str =
    "(SELECT count(*) FROM acl_grant g WHERE g.principal_id = m.id AND g.permission = 'owner')";

/// A member's number of created keys.
const KEYS: &str = "(SELECT count(*) FROM api_key k WHERE k.creator_id = m.id)";

impl Noun for MemberRow {
    const NAME: &'static str = "member";

    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "id",
            kind: ColumnKind::Id,
            help: "their id",
            place: Some(2),
            rank: 4,
            sql: Expression::column("m.id"),
            read: None,
            datum: |row| Datum::Id { id: row.member.id.to_string(), start: row.id_start.as_deref() },
        },
        Column {
            name: "name",
            kind: ColumnKind::Text,
            help: "their name",
            place: Some(1),
            rank: 0,
            sql: Expression::column("m.name_fold"),
            read: None,
            datum: |row| Datum::text(row.member.name.as_str()),
        },
        Column {
            name: "email",
            kind: ColumnKind::Text,
            help: "their email address",
            place: Some(3),
            rank: 3,
            sql: Expression::column("m.email_fold"),
            read: None,
            datum: |row| Datum::text(row.member.email.as_str()),
        },
        Column {
            name: "role",
            kind: ColumnKind::Word(&["viewer", "editor", "administrator"]),
            help: "viewer, editor or administrator",
            place: Some(4),
            rank: 3,
            sql: Expression::ranked(
                "m.role",
                "CASE m.role WHEN 'viewer' THEN 0 WHEN 'editor' THEN 1 ELSE 2 END",
            ),
            read: None,
            datum: |row| Datum::Word(row.member.role.as_str()),
        },
        Column {
            name: "added",
            kind: ColumnKind::Instant,
            help: "when they were added",
            place: Some(5),
            rank: 3,
            sql: Expression::column("m.added"),
            read: None,
            datum: |row| Datum::Instant(row.member.added),
        },
        Column {
            name: "owns",
            kind: ColumnKind::Count,
            help: "how many resources they own",
            place: None,
            rank: 3,
            sql: Expression::column(OWNS),
            read: Some(OWNS),
            datum: |row| Datum::Count(row.owns),
        },
        Column {
            name: "keys",
            kind: ColumnKind::Count,
            help: "how many keys they created",
            place: None,
            rank: 3,
            sql: Expression::column(KEYS),
            read: Some(KEYS),
            datum: |row| Datum::Count(row.keys),
        },
    ];
}

pub(super) fn decode_row(row: &dyn Row) -> Result<MemberRow> {
    let columns = Columns::new(row, "member");
    let member = decode(&columns)?;
    Ok(MemberRow {
        owns: columns.optional_count("owns")?,
        keys: columns.optional_count("keys")?,
        id_start: id_start(&columns, member.id)?,
        member,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::{Field as _, Shape};
    use crate::domain::role::Role;

    #[test]
    fn closed_sets_match_the_domain() {
        let role = MemberRow::COLUMNS.iter().find(|column| column.name == "role").unwrap();
        let Shape::Words(words) = role.shape() else { panic!("role has no words") };
        assert_eq!(words, Role::ALL.map(Role::as_str));
    }
}
