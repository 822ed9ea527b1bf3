//! Transferring a resource.

use super::super::grant::{Holder, owners};
use super::super::{Authority, WriteContext, find};
use crate::domain::event::{Change, Detail, OwnersChange, Reference, ResourceTransferred, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Resource;
use crate::error::{GrantError, Result};
use crate::store::grant::{self, GrantRow};
use crate::store::resource::{self, Owner, ResourceRow};
use crate::store::{Audited, ReadTx};

/// Administrators, and editors who own it.
pub const TRANSFER: Authority = Authority::owner("transfer resources", "transfer");

/// A transfer to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// The resource. The resources in it keep their owners.
    pub resource: ResourceId,
    /// The new owner.
    pub to: Principal,
    /// The owner to replace; by default all of them.
    pub from: Option<Principal>,
}

/// The result of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transferred {
    /// The resource with its owners after the transfer.
    pub row: ResourceRow,
    /// The former owners. They hold no permission on it.
    pub from: Vec<Owner>,
    /// The name of the new owner.
    pub to: String,
    /// False if the new owner was the only one before.
    pub changed: bool,
}

/// Makes a principal the owner of a resource instead of its present owners, or of one of them. The replaced owners
/// lose every permission on it.
pub fn transfer(cx: &WriteContext<'_>, wanted: &Transfer) -> Result<Transferred> {
    cx.store.change(|tx| {
        let resource = find::resource_by_id(tx, wanted.resource)?;
        let actor = TRANSFER.require_on(tx, cx, &resource)?;
        let to = Holder::of(tx, wanted.to)?;
        to.may_hold(Permission::Owner)?;
        let owners = owners(tx, &resource)?;
        let replaced = replaced(tx, wanted, &resource, &owners)?;
        let changed = !replaced.is_empty() || owners.iter().all(|owner| owner.principal != wanted.to);
        let from = replaced.iter().map(|owner| as_owner(owner)).collect();
        let done = |row| Transferred { row, from, to: to.name.clone(), changed };
        if !changed {
            return Ok(Audited::unchanged(done(resource::row(tx, wanted.resource)?)));
        }
        for owner in &replaced {
            grant::remove(tx, owner.principal, wanted.resource)?;
        }
        grant::set(tx, wanted.to, Permission::Owner, wanted.resource)?;
        let detail = ResourceTransferred {
            kind: resource.kind.to_string(),
            changes: OwnersChange { owners: owners_change(&owners, &replaced, &to) },
            to: to.reference(),
        };
        let detail = Detail::ResourceTransferred(detail);
        let event = cx.event(cx.clock.now(), &actor, Subject::from(&resource), detail);
        Ok(Audited::new(done(resource::row(tx, wanted.resource)?), event))
    })
}

/// Returns the owners to replace.
fn replaced<'o>(
    tx: &ReadTx<'_>,
    wanted: &Transfer,
    resource: &Resource,
    owners: &'o [GrantRow],
) -> Result<Vec<&'o GrantRow>> {
    let others = owners.iter().filter(|owner| owner.principal != wanted.to);
    let Some(from) = wanted.from else { return Ok(others.collect()) };
    if owners.iter().any(|owner| owner.principal == from) {
        return Ok(others.filter(|owner| owner.principal == from).collect());
    }
    let names = owners.iter().map(|owner| owner.principal_name.clone()).collect();
    Err(GrantError::NotAnOwner { name: Holder::of(tx, from)?.name, path: resource.path(), owners: names }
        .into())
}

fn as_owner(owner: &GrantRow) -> Owner {
    Owner { principal: owner.principal, name: owner.principal_name.clone() }
}

/// Returns all owners before and after.
fn owners_change(owners: &[GrantRow], replaced: &[&GrantRow], to: &Holder) -> Change<Vec<Reference>> {
    let reference = |owner: &GrantRow| Reference::principal(owner.principal, &owner.principal_name);
    let staying = owners.iter().filter(|owner| {
        owner.principal != to.principal && replaced.iter().all(|old| old.principal != owner.principal)
    });
    Change {
        from: owners.iter().map(reference).collect(),
        to: staying.map(reference).chain([to.reference()]).collect(),
    }
}
