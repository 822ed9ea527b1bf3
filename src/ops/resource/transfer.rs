//! Handing a resource over.

use super::super::grant::{Holder, owners};
use super::super::{Authority, WriteContext, find};
use crate::domain::event::{Change, Detail, OwnersChange, Reference, ResourceTransferred, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::resource::Resource;
use crate::error::{GrantError, Result};
use crate::store::grant::{self, GrantRow};
use crate::store::resource::Owner;
use crate::store::{Audited, ReadTx};

/// Transferring a resource is for administrators, and for editors who own it.
pub const TRANSFER: Authority = Authority::owner("transfer resources", "transfer");

/// What is asked for: who is to own a resource, and in whose place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// The resource. What stands in it stays with its own owners.
    pub resource: ResourceId,
    /// Who is to own it.
    pub to: Principal,
    /// The one owner whose place they take; that of all of them where nobody is named.
    pub from: Option<Principal>,
}

/// A resource that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transferred {
    /// The resource.
    pub resource: Resource,
    /// Those who own it no longer, and hold nothing on it.
    pub from: Vec<Owner>,
    /// The name of who owns it now.
    pub to: String,
    /// Whether anything was to be done.
    pub changed: bool,
}

/// Makes somebody the owner of a resource in place of those who own it, or of one of them. They keep no permission
/// on it.
pub fn transfer(cx: &WriteContext<'_>, wanted: &Transfer) -> Result<Transferred> {
    cx.store.change(|tx| {
        let resource = find::resource_by_id(tx, wanted.resource)?;
        let actor = TRANSFER.require_on(tx, cx, &resource)?;
        let to = Holder::of(tx, wanted.to)?;
        to.may_hold(Permission::Owner)?;
        let owners = owners(tx, &resource)?;
        let leaving = leaving(tx, wanted, &resource, &owners)?;
        let changed = !leaving.is_empty() || owners.iter().all(|owner| owner.principal != wanted.to);
        let from = leaving.iter().map(|owner| as_owner(owner)).collect();
        let done = Transferred { resource, from, to: to.name.clone(), changed };
        if !changed {
            return Ok(Audited::unchanged(done));
        }
        for owner in &leaving {
            grant::remove(tx, owner.principal, wanted.resource)?;
        }
        grant::set(tx, wanted.to, Permission::Owner, wanted.resource)?;
        let detail = ResourceTransferred {
            kind: done.resource.kind.to_string(),
            changes: OwnersChange { owners: owners_change(&owners, &leaving, &to) },
            to: to.reference(),
        };
        let detail = Detail::ResourceTransferred(detail);
        let event = cx.event(cx.clock.now(), &actor, Subject::from(&done.resource), detail);
        Ok(Audited::new(done, event))
    })
}

/// The owners who own it no longer afterwards.
fn leaving<'o>(
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

/// All owners before and after.
fn owners_change(owners: &[GrantRow], leaving: &[&GrantRow], to: &Holder) -> Change<Vec<Reference>> {
    let reference = |owner: &GrantRow| Reference::principal(owner.principal, &owner.principal_name);
    let staying = owners.iter().filter(|owner| {
        owner.principal != to.principal && leaving.iter().all(|gone| gone.principal != owner.principal)
    });
    Change {
        from: owners.iter().map(reference).collect(),
        to: staying.map(reference).chain([to.reference()]).collect(),
    }
}
