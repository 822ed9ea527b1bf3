//! The rows of grants.

mod columns;

pub use columns::GrantRow;

use super::select::Select;
use super::{ReadTx, WriteTx};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{MemberId, ResourceId};
use crate::error::Result;

/// The stored form of `everyone`.
const EVERYONE: &str = "everyone";

/// A filter of grants. A grant must match every field that is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GrantQuery {
    pub principal: Option<Principal>,
    pub resource: Option<ResourceId>,
    pub permission: Option<Permission>,
}

impl Principal {
    /// Returns the stored form: a member's or key's id, or `everyone`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Member(id) => id.to_string(),
            Self::Key(id) => id.to_string(),
            Self::Everyone => EVERYONE.to_owned(),
        }
    }

    pub(super) fn stored(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "member" => id.parse().ok().map(Self::Member),
            "key" => id.parse().ok().map(Self::Key),
            _ => Some(Self::Everyone),
        }
    }
}

/// Grants a permission. It replaces the principal's previous permission on the resource.
pub fn set(
    tx: &WriteTx<'_>,
    principal: Principal,
    permission: Permission,
    resource: ResourceId,
) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO acl_grant (resource_id, principal_id, principal_kind, permission) VALUES ($1, $2, $3, $4)
         ON CONFLICT (resource_id, principal_id) DO UPDATE SET permission = excluded.permission",
        &[resource.into(), principal.id().into(), principal.kind().into(), permission.as_str().into()],
    )?;
    Ok(())
}

/// Deletes a principal's permission on a resource.
pub fn remove(tx: &WriteTx<'_>, principal: Principal, resource: ResourceId) -> Result<()> {
    tx.connection.execute(
        "DELETE FROM acl_grant WHERE resource_id = $1 AND principal_id = $2",
        &[resource.into(), principal.id().into()],
    )?;
    Ok(())
}

/// Deletes every permission of a principal.
pub fn remove_all(tx: &WriteTx<'_>, principal: Principal) -> Result<()> {
    tx.connection.execute("DELETE FROM acl_grant WHERE principal_id = $1", &[principal.id().into()])?;
    Ok(())
}

/// Makes a member an owner of every resource that a principal owns.
pub fn pass_ownership(tx: &WriteTx<'_>, from: Principal, to: MemberId) -> Result<()> {
    tx.connection.execute(
        "INSERT INTO acl_grant (resource_id, principal_id, principal_kind, permission)
         SELECT resource_id, $2, 'member', 'owner' FROM acl_grant WHERE principal_id = $1 AND permission = 'owner'
         ON CONFLICT (resource_id, principal_id) DO UPDATE SET permission = excluded.permission",
        &[from.id().into(), to.into()],
    )?;
    Ok(())
}

/// Returns the permission granted to the principal itself, not through `everyone`.
pub fn get(tx: &ReadTx<'_>, principal: Principal, resource: ResourceId) -> Result<Option<Permission>> {
    Ok(row(tx, principal, resource)?.map(|grant| grant.permission))
}

pub fn row(tx: &ReadTx<'_>, principal: Principal, resource: ResourceId) -> Result<Option<GrantRow>> {
    let query = GrantQuery { principal: Some(principal), resource: Some(resource), permission: None };
    Ok(all(tx, &query)?.pop())
}

/// Counts the grants of the principal itself, not those of `everyone`.
pub fn count(tx: &ReadTx<'_>, principal: Principal) -> Result<u64> {
    let mut select = Select::new("SELECT count(*) AS count FROM acl_grant WHERE true");
    select.and("principal_id = ", principal.id());
    select.count(tx, "acl_grant")
}

/// Returns the grants that match `query`, by resource and then by principal.
pub fn all(tx: &ReadTx<'_>, query: &GrantQuery) -> Result<Vec<GrantRow>> {
    let mut grants = Vec::new();
    each(tx, query, &mut |grant| {
        grants.push(grant);
        Ok(())
    })?;
    Ok(grants)
}

/// Calls `visit` for each grant that matches `query`, by resource and then by principal.
pub fn each(
    tx: &ReadTx<'_>,
    query: &GrantQuery,
    visit: &mut dyn FnMut(GrantRow) -> Result<()>,
) -> Result<()> {
    let mut select = Select::new(
        "SELECT g.principal_id AS principal_id, g.principal_kind AS principal_kind,
            coalesce(m.name, k.title, g.principal_id) AS principal_name, g.resource_id AS resource_id, r.kind AS resource_kind,
            CASE WHEN p.id IS NULL THEN r.name ELSE p.name || '/' || r.name END AS path, g.permission AS permission
         FROM acl_grant g JOIN resource r ON r.id = g.resource_id
         LEFT JOIN resource p ON p.id = r.project_id
         LEFT JOIN member m ON m.id = g.principal_id
         LEFT JOIN api_key k ON k.id = g.principal_id WHERE true",
    );
    if let Some(principal) = query.principal {
        select.and("g.principal_id = ", principal.id());
    }
    if let Some(resource) = query.resource {
        select.and("g.resource_id = ", resource);
    }
    if let Some(permission) = query.permission {
        select.and("g.permission = ", permission.as_str());
    }
    select.order(
        "r.name_fold, g.resource_id, g.principal_kind, coalesce(m.name_fold, k.title_fold), g.principal_id",
    );
    select.run(tx, &mut |row| visit(columns::decode(row)?))
}
