//! The columns of grants.

use super::super::column::{Column, Expression, Noun};
use super::super::engine::{Columns, Row};
use crate::domain::datum::{ColumnKind, Datum, Reference};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Kind;
use crate::error::Result;

/// One grant, with the names of principal and resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    /// The principal that holds it.
    pub principal: Principal,
    /// A member's name, a key's title, or `everyone`.
    pub principal_name: String,
    pub resource: ResourceId,
    pub resource_kind: Kind,
    /// The name of the resource, after that of its project.
    pub path: String,
    /// The permission it gives.
    pub permission: Permission,
}

impl Noun for GrantRow {
    const NAME: &'static str = "grant";

    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "principal",
            kind: ColumnKind::Reference,
            help: "the member or key that holds it, or everyone",
            place: Some(1),
            rank: 0,
            sql: Expression::column("coalesce(m.name_fold, k.title_fold, g.principal_id)"),
            read: None,
            datum: |row| Datum::Reference(Some(Reference::principal(row.principal, &row.principal_name))),
        },
        Column {
            name: "permission",
            kind: ColumnKind::Word(&["view", "modify", "owner"]),
            help: "view, modify or owner",
            place: Some(2),
            rank: 1,
            sql: Expression::ranked(
                "g.permission",
                "CASE g.permission WHEN 'view' THEN 0 WHEN 'modify' THEN 1 ELSE 2 END",
            ),
            read: None,
            datum: |row| Datum::Word(row.permission.as_str()),
        },
        Column {
            name: "resource",
            kind: ColumnKind::Reference,
            help: "the resource it is on",
            place: Some(3),
            rank: 1,
            sql: Expression::column("coalesce(p.name_fold || '/', '') || r.name_fold"),
            read: None,
            datum: |row| {
                Datum::Reference(Some(Reference {
                    kind: row.resource_kind.as_str(),
                    id: Some(row.resource.to_string()),
                    name: row.path.as_str().into(),
                }))
            },
        },
    ];
}

pub(super) fn decode(row: &dyn Row) -> Result<GrantRow> {
    let columns = Columns::new(row, "acl_grant");
    let id = columns.text("principal_id")?;
    Ok(GrantRow {
        principal: columns.parsed("principal_kind", |kind| Principal::stored(kind, &id))?,
        principal_name: columns.text("principal_name")?.into_owned(),
        resource: columns.parsed("resource_id", |id| id.parse().ok())?,
        resource_kind: columns.parsed("resource_kind", Kind::from_name)?,
        path: columns.text("path")?.into_owned(),
        permission: columns.parsed("permission", Permission::from_name)?,
    })
}
