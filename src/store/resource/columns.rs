//! The columns of resources.

use super::super::column::{Column, Expression, Noun};
use super::super::engine::{Columns, Row};
use super::super::select::id_start;
use super::decode;
use crate::domain::datum::{ColumnKind, Datum, Reference};
use crate::domain::grant::Principal;
use crate::domain::resource::{Kind, Resource};
use crate::error::Result;

/// A resource as shown in lists and documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRow {
    pub resource: Resource,
    /// The unique start of its id, if requested.
    pub id_start: Option<String>,
    /// The owners, by name.
    pub owners: Vec<Owner>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The member or key.
    pub principal: Principal,
    /// A member's name, or a key's title.
    pub name: String,
}

impl ResourceRow {
    /// Returns the names of its owners, joined by `, `.
    #[must_use]
    pub fn owner_names(&self) -> String {
        let names: Vec<&str> = self.owners.iter().map(|owner| owner.name.as_str()).collect();
        names.join(", ")
    }

    /// Returns its owners as shown in columns.
    #[must_use]
    pub fn owner_references(&self) -> Datum<'_> {
        let owners = self.owners.iter();
        Datum::References(owners.map(|owner| Reference::principal(owner.principal, &owner.name)).collect())
    }
}

/// A column of resources, to filter, sort and choose by.
pub type ResourceField = &'static Column<ResourceRow>;

/// `$one` for each owner of a resource, by name, joined by `$between`. In `$one`, `m` is the member or NULL, `k` the
/// key or NULL, and `g` the grant.
macro_rules! owners {
    ($one:literal, $between:literal) => {
        concat!(
            "coalesce((SELECT string_agg(one, '",
            $between,
            "' ORDER BY name) FROM (SELECT ",
            $one,
            " AS one, coalesce(m.name_fold, k.title_fold) AS name FROM acl_grant g
            LEFT JOIN member m ON m.id = g.principal_id LEFT JOIN api_key k ON k.id = g.principal_id
            WHERE g.resource_id = r.id AND g.permission = 'owner') AS owner), '')"
        )
    };
}

/// One line for each owner: kind, id and name, for [`decode_row`].
pub(super) const OWNER_LINES: &str = concat!(
    ", ",
    owners!("g.principal_kind || ' ' || g.principal_id || ' ' || coalesce(m.name, k.title, '')", "\n"),
    " AS owners"
);

impl Noun for ResourceRow {
    const NAME: &'static str = "resource";

    const COLUMNS: &'static [Column<Self>] = &[
        Column {
            name: "id",
            kind: ColumnKind::Id,
            help: "its id",
            place: Some(2),
            rank: 4,
            sql: Expression::column("r.id"),
            read: None,
            datum: |row| Datum::Id { id: row.resource.id.to_string(), start: row.id_start.as_deref() },
        },
        Column {
            name: "kind",
            kind: ColumnKind::Word(&["data-source", "project", "layer", "table"]),
            help: "data-source, project, layer or table",
            place: Some(3),
            rank: 3,
            sql: Expression::column("r.kind"),
            read: None,
            datum: |row| Datum::Word(row.resource.kind.as_str()),
        },
        Column {
            name: "name",
            kind: ColumnKind::Text,
            help: "its name",
            place: Some(1),
            rank: 0,
            sql: Expression::column("r.name_fold"),
            read: None,
            datum: |row| Datum::text(row.resource.name.as_str()),
        },
        Column {
            name: "path",
            kind: ColumnKind::Text,
            help: "its name, after the name of its project: Atlas/Rivers",
            place: None,
            rank: 3,
            sql: Expression::column("coalesce(p.name_fold || '/', '') || r.name_fold"),
            read: None,
            datum: |row| Datum::Text(row.resource.path().into()),
        },
        Column {
            name: "project",
            kind: ColumnKind::OptionalReference,
            help: "the project that a layer or table belongs to",
            place: Some(4),
            rank: 3,
            sql: Expression::column("coalesce(p.name_fold, '')"),
            read: None,
            datum: |row| {
                let project = row.resource.project.as_ref();
                Datum::Reference(project.map(|place| Reference::place(Kind::Project, place)))
            },
        },
        Column {
            name: "source",
            kind: ColumnKind::OptionalReference,
            help: "the data source that a layer or table uses",
            place: None,
            rank: 3,
            sql: Expression::column("coalesce(d.name_fold, '')"),
            read: None,
            datum: |row| {
                let source = row.resource.source.as_ref();
                Datum::Reference(source.map(|place| Reference::place(Kind::DataSource, place)))
            },
        },
        Column {
            name: "owners",
            kind: ColumnKind::References,
            help: "the members and keys that own it; filters match names and emails",
            place: Some(5),
            rank: 3,
            sql: Expression::either(
                owners!("coalesce(m.name_fold, k.title_fold)", ", "),
                owners!("coalesce(m.email_fold, k.email)", ", "),
            ),
            read: None,
            datum: ResourceRow::owner_references,
        },
        Column {
            name: "created",
            kind: ColumnKind::Instant,
            help: "when it was added",
            place: None,
            rank: 6,
            sql: Expression::column("r.created"),
            read: None,
            datum: |row| Datum::Instant(row.resource.created),
        },
    ];
}

pub(super) fn decode_row(row: &dyn Row) -> Result<ResourceRow> {
    let columns = Columns::new(row, "resource");
    let resource = decode(&columns)?;
    Ok(ResourceRow {
        owners: owners(&columns.text("owners")?),
        id_start: id_start(&columns, resource.id)?,
        resource,
    })
}

/// Parses the owners, one a line. A line that does not parse belongs to the name before it, which contains a line
/// break.
fn owners(lines: &str) -> Vec<Owner> {
    let mut owners: Vec<Owner> = Vec::new();
    for line in lines.split('\n') {
        match (owner(line), owners.last_mut()) {
            (Some(owner), _) => owners.push(owner),
            (None, Some(last)) => last.name.extend(["\n", line]),
            (None, None) => {}
        }
    }
    owners
}

fn owner(line: &str) -> Option<Owner> {
    let mut parts = line.splitn(3, ' ');
    let principal = Principal::stored(parts.next()?, parts.next()?)?;
    Some(Owner { principal, name: parts.next()?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::{Field as _, Shape};
    use crate::domain::resource::KINDS;

    #[test]
    fn closed_sets_match_the_domain() {
        let kind = ResourceRow::COLUMNS.iter().find(|column| column.name == "kind").unwrap();
        let Shape::Words(words) = kind.shape() else { panic!("kind has no words") };
        assert_eq!(words, KINDS.map(|facts| facts.name));
    }
}
