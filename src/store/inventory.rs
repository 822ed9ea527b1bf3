//! Every row with its stored values, for the comparison with the log. Values are not interpreted, so a row that no command
//! could read is compared too.

use super::ReadTx;
use super::engine::{Columns, Row};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;

/// A key's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredKey {
    pub id: String,
    pub title: String,
    pub email: String,
    pub role: String,
    pub creator_id: String,
    pub created: Timestamp,
    pub expires: Expiry,
    pub revoked: Option<Timestamp>,
    pub delivered: Option<Timestamp>,
}

/// A secret's row, without its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSecret {
    pub key_id: String,
    pub secret_start: String,
    pub created: Timestamp,
    pub ends: Expiry,
    pub delivered: Option<Timestamp>,
}

/// A member's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMember {
    pub id: String,
    pub name: String,
    pub email: String,
    pub role: String,
    pub added: Timestamp,
    pub removed: Option<Timestamp>,
}

/// A resource's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResource {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub project_id: Option<String>,
    pub project: Option<String>,
    pub source_id: Option<String>,
    pub source: Option<String>,
    pub created: Timestamp,
}

/// A grant's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGrant {
    pub resource_id: String,
    pub principal_kind: String,
    pub principal_id: String,
    pub permission: String,
}

/// Returns the first `limit` keys whose id is greater than `after`, by id.
pub fn keys_after(tx: &ReadTx<'_>, after: &str, limit: u32) -> Result<Vec<StoredKey>> {
    let mut keys = Vec::new();
    tx.connection.query(
        "SELECT id, title, email, role, creator_id, created, expires, revoked, delivered FROM api_key
         WHERE id > $1 ORDER BY id LIMIT $2",
        &[after.into(), i64::from(limit).into()],
        &mut |row| {
            let columns = Columns::new(row, "api_key");
            keys.push(StoredKey {
                id: text(&columns, "id")?,
                title: text(&columns, "title")?,
                email: text(&columns, "email")?,
                role: text(&columns, "role")?,
                creator_id: text(&columns, "creator_id")?,
                created: columns.instant("created")?,
                expires: columns.expiry("expires")?,
                revoked: columns.optional_instant("revoked")?,
                delivered: columns.optional_instant("delivered")?,
            });
            Ok(())
        },
    )?;
    Ok(keys)
}

/// Returns the secrets of the keys with `after < id <= last`, by key.
pub fn secrets_of_keys(tx: &ReadTx<'_>, after: &str, last: &str) -> Result<Vec<StoredSecret>> {
    let mut secrets = Vec::new();
    tx.connection.query(
        "SELECT key_id, recognizable, created, ends, delivered FROM secret WHERE key_id > $1 AND key_id <= $2
         ORDER BY key_id, number",
        &[after.into(), last.into()],
        &mut |row| {
            let columns = Columns::new(row, "secret");
            secrets.push(StoredSecret {
                key_id: text(&columns, "key_id")?,
                secret_start: text(&columns, "recognizable")?,
                created: columns.instant("created")?,
                ends: columns.expiry("ends")?,
                delivered: columns.optional_instant("delivered")?,
            });
            Ok(())
        },
    )?;
    Ok(secrets)
}

/// Walks the members, those who were removed included.
pub fn each_member(tx: &ReadTx<'_>, visit: &mut dyn FnMut(StoredMember) -> Result<()>) -> Result<()> {
    let sql = "SELECT id, name, email, role, added, removed FROM member ORDER BY id";
    walk(tx, sql, "member", &mut |columns| {
        visit(StoredMember {
            id: text(columns, "id")?,
            name: text(columns, "name")?,
            email: text(columns, "email")?,
            role: text(columns, "role")?,
            added: columns.instant("added")?,
            removed: columns.optional_instant("removed")?,
        })
    })
}

/// Walks the resources.
pub fn each_resource(tx: &ReadTx<'_>, visit: &mut dyn FnMut(StoredResource) -> Result<()>) -> Result<()> {
    let sql = "SELECT r.id AS id, r.kind AS kind, r.name AS name, r.project_id AS project_id, p.name AS project,
            r.source_id AS source_id, d.name AS source, r.created AS created
         FROM resource r LEFT JOIN resource p ON p.id = r.project_id LEFT JOIN resource d ON d.id = r.source_id
         ORDER BY r.id";
    walk(tx, sql, "resource", &mut |columns| {
        visit(StoredResource {
            id: text(columns, "id")?,
            kind: text(columns, "kind")?,
            name: text(columns, "name")?,
            project_id: columns.optional_text("project_id")?,
            project: columns.optional_text("project")?,
            source_id: columns.optional_text("source_id")?,
            source: columns.optional_text("source")?,
            created: columns.instant("created")?,
        })
    })
}

/// Walks the grants.
pub fn each_grant(tx: &ReadTx<'_>, visit: &mut dyn FnMut(StoredGrant) -> Result<()>) -> Result<()> {
    let sql = "SELECT resource_id, principal_kind, principal_id, permission FROM acl_grant
         ORDER BY resource_id, principal_id";
    walk(tx, sql, "acl_grant", &mut |columns| {
        visit(StoredGrant {
            resource_id: text(columns, "resource_id")?,
            principal_kind: text(columns, "principal_kind")?,
            principal_id: text(columns, "principal_id")?,
            permission: text(columns, "permission")?,
        })
    })
}

fn walk(
    tx: &ReadTx<'_>,
    sql: &str,
    table: &'static str,
    visit: &mut dyn FnMut(&Columns<'_>) -> Result<()>,
) -> Result<()> {
    tx.connection.query(sql, &[], &mut |row: &dyn Row| visit(&Columns::new(row, table)))
}

fn text(columns: &Columns<'_>, name: &'static str) -> Result<String> {
    columns.text(name).map(std::borrow::Cow::into_owned)
}
