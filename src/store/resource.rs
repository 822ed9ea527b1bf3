//! Resources' rows, what they stand in, and what a deletion takes along.

use super::engine::{Columns, Row, Value};
use super::select::{self, Columns as Expressions, Expression, Select, id_range};
use super::{ReadTx, WriteTx};
use crate::domain::grant::Principal;
use crate::domain::id::ResourceId;
use crate::domain::query::{Query, ResourceField};
use crate::domain::resource::{Kind, Resource, ResourceRef};
use crate::domain::text::{Name, fold};
use crate::error::Result;

/// A resource, with its owners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRow {
    /// The resource.
    pub resource: Resource,
    /// Its owners, by name.
    pub owners: Vec<Owner>,
}

/// Somebody who owns a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Who.
    pub principal: Principal,
    /// A member's name, or a key's title.
    pub name: String,
}

impl ResourceRow {
    /// The names of its owners, joined by `, `.
    #[must_use]
    pub fn owner_names(&self) -> String {
        let names: Vec<&str> = self.owners.iter().map(|owner| owner.name.as_str()).collect();
        names.join(", ")
    }
}

/// A resource that somebody owns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// The resource.
    pub resource: Resource,
    /// Whether somebody else owns it too.
    pub shared: bool,
}

/// A statement about resources: what stands before it, the columns that [`decode`] reads, and what follows.
macro_rules! select_resource {
    ($with:expr, $more:expr, $rest:expr) => {
        concat!(
            $with,
            "SELECT r.id AS id, r.kind AS kind, r.name AS name, p.id AS project_id, p.name AS project,
                d.id AS source_id, d.name AS source, r.created AS created",
            $more,
            " FROM resource r LEFT JOIN resource p ON p.id = r.project_id
              LEFT JOIN resource d ON d.id = r.source_id ",
            $rest
        )
    };
}

/// What `$one` is of each of a resource's owners, by name, with `$between` them. In it m is the member or nothing,
/// k the key or nothing, g the grant.
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

/// A column that [`decode_row`] reads: a line for each owner, with kind, id and name.
macro_rules! owner_lines {
    () => {
        concat!(
            ", ",
            owners!(
                "g.principal_kind || ' ' || g.principal_id || ' ' || coalesce(m.name, k.title, '')",
                "\n"
            ),
            " AS owners"
        )
    };
}

/// The deleted principals (`removed`, from their ids in `$1`, 36 characters each, without separators), the resources
/// that nobody else owns (`sole`), and those with all that depends on them (`deleted`). Nothing depends on a layer or
/// table, so one step is enough.
macro_rules! with_cascade {
    () => {
        "WITH RECURSIVE removed (id, rest) AS (
            SELECT substr($1, 1, 36), substr($1, 37)
            UNION ALL SELECT substr(rest, 1, 36), substr(rest, 37) FROM removed WHERE rest <> ''
         ), sole AS (
            SELECT g.resource_id AS id FROM acl_grant g
            WHERE g.principal_id IN (SELECT id FROM removed) AND g.permission = 'owner'
            AND NOT EXISTS (SELECT 1 FROM acl_grant o WHERE o.resource_id = g.resource_id
                AND o.permission = 'owner' AND o.principal_id NOT IN (SELECT id FROM removed))
         ), deleted AS (
            SELECT id FROM sole
            UNION SELECT c.id FROM sole JOIN resource c ON c.project_id = sole.id
            UNION SELECT c.id FROM sole JOIN resource c ON c.source_id = sole.id
         ) "
    };
}

/// Adds a resource.
pub fn insert(tx: &WriteTx<'_>, resource: &Resource) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO resource (id, kind, name, name_fold, project_id, source_id, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            resource.id.into(),
            resource.kind.as_str().into(),
            resource.name.as_str().into(),
            resource.name.folded().into(),
            resource.project.as_ref().map(|project| project.id).into(),
            resource.source.as_ref().map(|source| source.id).into(),
            resource.created.into(),
        ],
    )?;
    Ok(())
}

/// The resource of that id.
pub fn get(tx: &ReadTx<'_>, id: ResourceId) -> Result<Option<Resource>> {
    Ok(collect(tx, select_resource!("", "", "WHERE r.id = $1"), &[id.into()])?.pop())
}

/// The resources that `text` names: by id, by the start of it (4 characters or more), by name or as `project/name`.
/// Only those of `kind` where one is given. At most 21 of each: one more than are told of.
pub fn matching(tx: &ReadTx<'_>, text: &str, kind: Option<Kind>) -> Result<Vec<Resource>> {
    let (start, end) = id_range(text);
    let kind = kind.map_or("", Kind::as_str);
    let mut found = collect(
        tx,
        select_resource!(
            "",
            "",
            "WHERE ((r.id >= $1 AND r.id < $2) OR r.name_fold = $3) AND ($4 = '' OR r.kind = $4)
             ORDER BY r.name_fold, r.id LIMIT 21"
        ),
        &[start.into(), end.into(), fold(text).into(), kind.into()],
    )?;
    // A name may hold a `/` of its own, so the project's may end at any of them.
    for (at, _) in text.match_indices('/') {
        found.extend(collect(
            tx,
            select_resource!(
                "",
                "",
                "WHERE r.name_fold = $1 AND p.name_fold = $2 AND ($3 = '' OR r.kind = $3) ORDER BY r.id LIMIT 21"
            ),
            &[fold(&text[at + 1..]).into(), fold(&text[..at]).into(), kind.into()],
        )?);
    }
    Ok(found)
}

/// The names of the first 10,000 resources (of `kind` where one is given), to suggest one from.
pub fn names(tx: &ReadTx<'_>, kind: Option<Kind>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    tx.connection.query(
        "SELECT name FROM resource WHERE $1 = '' OR kind = $1 ORDER BY name_fold, id LIMIT 10000",
        &[kind.map_or("", Kind::as_str).into()],
        &mut |row| {
            names.push(Columns::new(row, "resource").text("name")?.into_owned());
            Ok(())
        },
    )?;
    Ok(names)
}

/// A resource and all that its deletion takes along (rule R5), itself first, each with its owners.
pub fn rows_with_contents(tx: &ReadTx<'_>, id: ResourceId) -> Result<Vec<ResourceRow>> {
    let mut rows = Vec::new();
    tx.connection.query(
        select_resource!(
            "",
            owner_lines!(),
            "WHERE r.id = $1 OR r.project_id = $1 OR r.source_id = $1
             ORDER BY CASE r.id WHEN $1 THEN 0 ELSE 1 END, r.kind, r.name_fold, r.id"
        ),
        &[id.into()],
        &mut |row| {
            rows.push(decode_row(row)?);
            Ok(())
        },
    )?;
    Ok(rows)
}

/// The shortest start of a resource's id, of 8 characters or more, that no other resource's id has.
pub fn unique_start(tx: &ReadTx<'_>, id: ResourceId) -> Result<String> {
    select::unique_start(
        tx,
        "SELECT max(id) AS neighbor FROM resource WHERE id < $1
         UNION ALL SELECT min(id) AS neighbor FROM resource WHERE id > $1",
        &id.to_string(),
    )
}

/// Returns the resources that only these principals own and all that depends on those, by kind and name.
pub fn cascade_of(tx: &ReadTx<'_>, removed: &[Principal]) -> Result<Vec<Resource>> {
    collect(
        tx,
        select_resource!(
            with_cascade!(),
            "",
            "WHERE r.id IN (SELECT id FROM deleted) ORDER BY r.kind, r.name_fold, r.id"
        ),
        &[ids(removed)],
    )
}

/// What this principal owns, alone or with others, by kind and name.
pub fn owned_by(tx: &ReadTx<'_>, principal: Principal) -> Result<Vec<Owned>> {
    let mut resources = Vec::new();
    tx.connection.query(
        select_resource!(
            "",
            ", EXISTS (SELECT 1 FROM acl_grant o WHERE o.resource_id = r.id AND o.permission = 'owner'
                AND o.principal_id <> $1) AS shared",
            "JOIN acl_grant own ON own.resource_id = r.id AND own.principal_id = $1 AND own.permission = 'owner'
             ORDER BY r.kind, r.name_fold, r.id"
        ),
        &[principal.id().into()],
        &mut |row| {
            let columns = Columns::new(row, "resource");
            resources.push(Owned { resource: decode(&columns)?, shared: columns.integer("shared")? != 0 });
            Ok(())
        },
    )?;
    Ok(resources)
}

/// Deletes the resources of [`cascade_of`], with the grants on them.
pub fn delete_cascade(tx: &WriteTx<'_>, removed: &[Principal]) -> Result<u64> {
    tx.connection.execute(
        concat!(with_cascade!(), "DELETE FROM resource WHERE id IN (SELECT id FROM deleted)"),
        &[ids(removed)],
    )
}

/// The ids of principals, one after the other.
fn ids(principals: &[Principal]) -> Value<'static> {
    principals.iter().map(|principal| principal.id()).collect::<String>().into()
}

/// Deletes a resource and all that it takes along, with the grants on it.
pub fn delete(tx: &WriteTx<'_>, id: ResourceId) -> Result<u64> {
    tx.connection
        .execute("DELETE FROM resource WHERE id = $1 OR project_id = $1 OR source_id = $1", &[id.into()])
}

/// Walks the resources that `query` asks for.
pub fn each(
    tx: &ReadTx<'_>,
    query: &Query<ResourceField>,
    visit: &mut dyn FnMut(ResourceRow) -> Result<()>,
) -> Result<()> {
    let mut select = Select::new(select_resource!("", owner_lines!(), "WHERE true"));
    let expressions: Expressions<ResourceField> = &|field| match field {
        ResourceField::Id => Expression::column("r.id"),
        ResourceField::Name => Expression::column("r.name_fold"),
        ResourceField::Kind => Expression::column("r.kind"),
        ResourceField::Project => Expression::column("coalesce(p.name_fold, '')"),
        ResourceField::Source => Expression::column("coalesce(d.name_fold, '')"),
        ResourceField::Owners => Expression::either(
            owners!("coalesce(m.name_fold, k.title_fold)", ", "),
            owners!("coalesce(m.email_fold, k.email)", ", "),
        ),
        ResourceField::Created => Expression::column("r.created"),
    };
    select.apply(query, expressions, ResourceField::Name, "r.id");
    select.run(tx, &mut |row| visit(decode_row(row)?))
}

fn collect(tx: &ReadTx<'_>, sql: &str, parameters: &[Value<'_>]) -> Result<Vec<Resource>> {
    let mut resources = Vec::new();
    tx.connection.query(sql, parameters, &mut |row| {
        resources.push(decode(&Columns::new(row, "resource"))?);
        Ok(())
    })?;
    Ok(resources)
}

fn decode_row(row: &dyn Row) -> Result<ResourceRow> {
    let columns = Columns::new(row, "resource");
    let resource = decode(&columns)?;
    Ok(ResourceRow { resource, owners: owners(&columns.text("owners")?) })
}

/// The owners, a line each. A line that is none belongs to the name before it, which should not have had a line end.
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

fn decode(columns: &Columns<'_>) -> Result<Resource> {
    let id = columns.parsed("id", |id| id.parse().ok())?;
    let kind = columns.parsed("kind", Kind::from_name)?;
    let name = Name::stored(columns.text("name")?.into_owned());
    Ok(Resource {
        id,
        kind,
        name,
        project: place(columns, ["project_id", "project"])?,
        source: place(columns, ["source_id", "source"])?,
        created: columns.instant("created")?,
    })
}

fn place(columns: &Columns<'_>, [id, name]: [&'static str; 2]) -> Result<Option<ResourceRef>> {
    let id = columns.optional_parsed(id, |id| id.parse().ok())?;
    let name = columns.optional_text(name)?;
    Ok(id.zip(name).map(|(id, name)| ResourceRef { id, name: Name::stored(name) }))
}
