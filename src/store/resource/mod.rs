//! The rows of resources, and the cascade of a deletion.

mod columns;

pub use columns::{Owner, ResourceField, ResourceRow};

use super::engine::{Columns, Value};
use super::select::{Select, id_range};
use super::{ReadTx, WriteTx};
use crate::domain::grant::Principal;
use crate::domain::id::ResourceId;
use crate::domain::query::Query;
use crate::domain::resource::{Kind, Resource, ResourceRef};
use crate::domain::text::{Name, fold};
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};

/// A resource as seen by one of its owners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    pub resource: Resource,
    /// Reports whether it has other owners.
    pub shared: bool,
}

/// The columns for [`decode`].
macro_rules! resource_columns {
    () => {
        "SELECT r.id AS id, r.kind AS kind, r.name AS name, p.id AS project_id, p.name AS project,
            d.id AS source_id, d.name AS source, r.created AS created"
    };
}

/// The tables of these columns.
macro_rules! from_resources {
    () => {
        " FROM resource r LEFT JOIN resource p ON p.id = r.project_id LEFT JOIN resource d ON d.id = r.source_id "
    };
}

/// A statement about resources: its WITH, the columns for [`decode`], further columns, and the rest.
macro_rules! select_resource {
    ($with:expr, $more:expr, $rest:expr) => {
        concat!($with, resource_columns!(), $more, from_resources!(), $rest)
    };
}

/// Common table expressions: the deleted principals (`removed`; `$1` is their ids, 36 characters each, without
/// separators), the resources without other owners (`sole`), and those with everything that depends on them
/// (`deleted`). Nothing depends on a layer or table, so one step is enough.
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

mod search;

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

pub fn get(tx: &ReadTx<'_>, id: ResourceId) -> Result<Option<Resource>> {
    Ok(collect(tx, select_resource!("", "", "WHERE r.id = $1"), &[id.into()])?.pop())
}

/// Finds resources by id, by the start of it (4 characters or more), by name or as `project/name`, of `kind` if
/// given. Returns at most 21 for each: one more than messages list.
pub fn matching(tx: &ReadTx<'_>, text: &str, kind: Option<Kind>) -> Result<Vec<Resource>> {
    let (start, end) = id_range(text);
    let kind = kind.map_or("", Kind::as_str);
    let mut found = collect(
        tx,
        select_resource!(
            "",
            "",
            "WHERE ((r.id >= $1 AND r.id < $2) OR r.name_fold = $3) AND ($4 = '' OR r.kind = $4)
             ORDER BY r.name <> $5, r.name_fold, r.id LIMIT 21"
        ),
        &[start.into(), end.into(), fold(text).into(), kind.into(), text.into()],
    )?;
    // Names can contain `/`, so the project's name may end at any of them.
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

/// Returns the names of the first 10,000 resources, of `kind` if given, for suggestions.
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

/// The resource of that id with all its columns.
pub fn row(tx: &ReadTx<'_>, id: ResourceId) -> Result<ResourceRow> {
    let mut found = None;
    let mut select = select_rows(false);
    select.and("r.id = ", id);
    select.run(tx, &mut |row| {
        found = Some(columns::decode_row(row)?);
        Ok(())
    })?;
    found.ok_or_else(|| Error::NotFound { noun: "resource", wanted: id.to_string(), near: Vec::new() })
}

/// A resource and everything that its deletion deletes (rule R5), itself first, each with its owners.
pub fn rows_with_contents(tx: &ReadTx<'_>, id: ResourceId) -> Result<Vec<ResourceRow>> {
    let mut rows = Vec::new();
    let mut select = select_rows(false);
    select.with_first(
        "AND (r.id = $1 OR r.project_id = $1 OR r.source_id = $1)
         ORDER BY CASE r.id WHEN $1 THEN 0 ELSE 1 END, r.kind, r.name_fold, r.id",
        id,
    );
    select.run(tx, &mut |row| {
        rows.push(columns::decode_row(row)?);
        Ok(())
    })?;
    Ok(rows)
}

/// Returns the resources that only these principals own and everything that depends on them, by kind and name.
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

/// Returns the resources that this principal owns, by kind and name.
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

/// Joins the ids of principals.
fn ids(principals: &[Principal]) -> Value<'static> {
    principals.iter().map(|principal| principal.id()).collect::<String>().into()
}

/// Deletes a resource and its cascade, with the grants on them.
pub fn delete(tx: &WriteTx<'_>, id: ResourceId) -> Result<u64> {
    tx.connection
        .execute("DELETE FROM resource WHERE id = $1 OR project_id = $1 OR source_id = $1", &[id.into()])
}

/// Calls `visit` for each resource that matches `query`.
pub fn each(
    tx: &ReadTx<'_>,
    query: &Query<ResourceField>,
    visit: &mut dyn FnMut(ResourceRow) -> Result<()>,
) -> Result<()> {
    let mut select = select_rows(query.short_ids);
    // No column of a resource depends on the current time.
    select.apply(query, Timestamp(0), "r.name_fold", "r.id");
    select.run(tx, &mut |row| visit(columns::decode_row(row)?))
}

fn select_rows(short_ids: bool) -> Select {
    let mut select = Select::new(resource_columns!());
    select.push(columns::OWNER_LINES);
    select.read_neighbors(
        short_ids,
        "(SELECT max(n.id) FROM resource n WHERE n.id < r.id)",
        "(SELECT min(n.id) FROM resource n WHERE n.id > r.id)",
    );
    select.push(concat!(from_resources!(), "WHERE true "));
    select
}

fn collect(tx: &ReadTx<'_>, sql: &str, parameters: &[Value<'_>]) -> Result<Vec<Resource>> {
    let mut resources = Vec::new();
    tx.connection.query(sql, parameters, &mut |row| {
        resources.push(decode(&Columns::new(row, "resource"))?);
        Ok(())
    })?;
    Ok(resources)
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

/// Counts all resources.
pub fn count(tx: &ReadTx<'_>) -> Result<u64> {
    Select::new("SELECT count(*) AS count FROM resource").count(tx, "resource")
}
