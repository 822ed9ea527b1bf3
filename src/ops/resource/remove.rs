//! Removing a resource with everything that depends on it (rule R5).

use super::super::{Authority, WriteContext, find};
use crate::domain::event::{Detail, Reference, ResourceRemoved, Subject};
use crate::domain::id::ResourceId;
use crate::error::{Error, Result};
use crate::store::Audited;
use crate::store::resource::{self, ResourceRow};

/// Administrators, and editors who own it.
pub const REMOVE: Authority = Authority::owner("remove resources", "remove");

/// Returns the resource and everything that depends on it, each with its owners. Changes nothing.
pub fn plan(cx: &WriteContext<'_>, id: ResourceId) -> Result<Vec<ResourceRow>> {
    cx.store.read(|tx| {
        let resource = find::resource_by_id(tx, id)?;
        REMOVE.require_on(tx, cx, &resource)?;
        resource::rows_with_contents(tx, id)
    })
}

/// Removes this resource, everything that depends on it, and their grants. Dependent resources are removed even if
/// others own them. If `shown`, the confirmed plan, has changed since, nothing is removed.
pub fn remove(
    cx: &WriteContext<'_>,
    id: ResourceId,
    shown: Option<&[ResourceRow]>,
) -> Result<Vec<ResourceRow>> {
    cx.store.change(|tx| {
        let changed = |shown: &[ResourceRow]| {
            let name = shown.first().map_or_else(|| id.to_string(), |row| row.resource.path());
            Error::FactsChanged { what: format!("{name}, or what depends on it,") }
        };
        let resource = match (resource::get(tx, id)?, shown) {
            (None, Some(shown)) => return Err(changed(shown)),
            (found, _) => found.map_or_else(|| find::resource_by_id(tx, id), Ok)?,
        };
        let actor = REMOVE.require_on(tx, cx, &resource)?;
        let removed = resource::rows_with_contents(tx, id)?;
        if let Some(shown) = shown.filter(|shown| *shown != removed) {
            return Err(changed(shown));
        }
        resource::delete(tx, id)?;
        let owners = removed.first().map_or(&[][..], |row| &row.owners).iter();
        let detail = ResourceRemoved {
            kind: resource.kind.to_string(),
            owners: owners.map(|owner| Reference::principal(owner.principal, &owner.name)).collect(),
            also_deleted: removed.iter().skip(1).map(|row| Reference::from(&row.resource)).collect(),
        };
        let detail = Detail::ResourceRemoved(detail);
        let event = cx.event(cx.clock.now(), &actor, Subject::from(&resource), detail);
        Ok(Audited::new(removed, event))
    })
}
