//! Granting a permission.

use super::super::{Authority, WriteContext, find};
use super::{Holder, refuse_last_owner};
use crate::domain::event::{Change, Detail, GrantGiven, PermissionChange, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::error::Result;
use crate::store::Audited;
use crate::store::grant::{self, GrantRow};

/// Administrators, and editors on resources that they own.
pub const GRANT: Authority = Authority::owner("grant permissions", "grant permissions on");

/// A grant to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewGrant {
    /// The holder.
    pub principal: Principal,
    pub permission: Permission,
    pub resource: ResourceId,
}

/// The result of granting a permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub grant: GrantRow,
    /// The permission that the principal held on the resource before.
    pub before: Option<Permission>,
}

impl Given {
    /// Returns true if the principal held another permission before.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before != Some(self.grant.permission)
    }
}

/// Grants a permission. It replaces the previous permission of the principal on the resource.
pub fn give(cx: &WriteContext<'_>, new: &NewGrant) -> Result<Given> {
    cx.store.change(|tx| {
        let resource = find::resource_by_id(tx, new.resource)?;
        let actor = GRANT.require_on(tx, cx, &resource)?;
        let holder = Holder::of(tx, new.principal)?;
        holder.may_hold(new.permission)?;
        let before = grant::get(tx, new.principal, new.resource)?;
        let grant = GrantRow {
            principal: new.principal,
            principal_name: holder.name.clone(),
            resource: resource.id,
            resource_kind: resource.kind,
            path: resource.path(),
            permission: new.permission,
        };
        if before == Some(new.permission) {
            return Ok(Audited::unchanged(Given { grant, before }));
        }
        if before == Some(Permission::Owner) {
            refuse_last_owner(tx, &holder, &resource)?;
        }
        grant::set(tx, new.principal, new.permission, new.resource)?;
        let permission = new.permission.to_string();
        let replaced = |from: Permission| Change { from: from.to_string(), to: permission.clone() };
        let detail = GrantGiven {
            kind: resource.kind.to_string(),
            principal: holder.reference(),
            changes: before.map(|from| PermissionChange { permission: replaced(from) }),
            permission,
        };
        let subject = Subject::from(&resource);
        let event = cx.event(cx.clock.now(), &actor, subject, Detail::GrantGiven(detail));
        Ok(Audited::new(Given { grant, before }, event))
    })
}
