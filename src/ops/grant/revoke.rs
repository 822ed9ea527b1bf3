//! Revoking a permission.

use super::super::{Authority, WriteContext, find};
use super::{Holder, refuse_last_owner};
use crate::domain::event::{Detail, GrantRevoked, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Resource;
use crate::error::Result;
use crate::store::Audited;
use crate::store::grant::{self, GrantRow};

/// Administrators, and editors on resources that they own.
pub const REVOKE: Authority = Authority::owner("revoke permissions", "revoke permissions on");

/// The result of revoking a permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// The name of the principal.
    pub holder: String,
    pub resource: Resource,
    /// The removed grant; `None` if the principal held none.
    pub grant: Option<GrantRow>,
}

/// Revokes the permission of a principal on a resource. The principal may no longer exist.
pub fn revoke(cx: &WriteContext<'_>, principal: Principal, resource: ResourceId) -> Result<Revoked> {
    cx.store.change(|tx| {
        let resource = find::resource_by_id(tx, resource)?;
        let actor = REVOKE.require_on(tx, cx, &resource)?;
        let grant = grant::row(tx, principal, resource.id)?;
        let holder = match grant {
            Some(_) => Holder::even_gone(tx, principal)?,
            None => Holder::of(tx, principal)?,
        };
        let held = grant.as_ref().map(|grant| grant.permission);
        let revoked = Revoked { holder: holder.name.clone(), resource, grant };
        let Some(held) = held else { return Ok(Audited::unchanged(revoked)) };
        if held == Permission::Owner {
            refuse_last_owner(tx, &holder, &revoked.resource)?;
        }
        grant::remove(tx, principal, revoked.resource.id)?;
        let detail = GrantRevoked {
            kind: revoked.resource.kind.to_string(),
            principal: holder.reference(),
            permission: held.to_string(),
        };
        let subject = Subject::from(&revoked.resource);
        let event = cx.event(cx.clock.now(), &actor, subject, Detail::GrantRevoked(detail));
        Ok(Audited::new(revoked, event))
    })
}
