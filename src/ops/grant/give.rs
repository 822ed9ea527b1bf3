//! Granting a permission.

use super::super::{Authority, WriteContext, find};
use super::{Holder, refuse_last_owner};
use crate::domain::event::{Change, Detail, GrantGiven, PermissionChange, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Resource;
use crate::error::Result;
use crate::store::{Audited, grant};

/// Administrators, and editors on resources that they own.
pub const GRANT: Authority = Authority::owner("grant permissions", "grant permissions on");

/// A grant to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewGrant {
    /// The holder.
    pub principal: Principal,
    /// The permission.
    pub permission: Permission,
    /// The resource.
    pub resource: ResourceId,
}

/// A grant that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The name of the holder.
    pub holder: String,
    /// The resource.
    pub resource: Resource,
    /// The previous permission. If equal to the new one, nothing changed.
    pub before: Option<Permission>,
}

/// Grants a permission. It replaces the principal's previous permission on the resource.
pub fn give(cx: &WriteContext<'_>, new: &NewGrant) -> Result<Given> {
    cx.store.change(|tx| {
        let resource = find::resource_by_id(tx, new.resource)?;
        let actor = GRANT.require_on(tx, cx, &resource)?;
        let holder = Holder::of(tx, new.principal)?;
        holder.may_hold(new.permission)?;
        let before = grant::get(tx, new.principal, new.resource)?;
        let given = Given { holder: holder.name.clone(), resource, before };
        if before == Some(new.permission) {
            return Ok(Audited::unchanged(given));
        }
        if before == Some(Permission::Owner) {
            refuse_last_owner(tx, &holder, &given.resource)?;
        }
        grant::set(tx, new.principal, new.permission, new.resource)?;
        let permission = new.permission.to_string();
        let replaced = |from: Permission| Change { from: from.to_string(), to: permission.clone() };
        let detail = GrantGiven {
            kind: given.resource.kind.to_string(),
            principal: holder.reference(),
            changes: before.map(|from| PermissionChange { permission: replaced(from) }),
            permission,
        };
        let subject = Subject::from(&given.resource);
        let event = cx.event(cx.clock.now(), &actor, subject, Detail::GrantGiven(detail));
        Ok(Audited::new(given, event))
    })
}
