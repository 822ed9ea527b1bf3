//! The role that each permission needs (rule R3), and the last owner of a resource (rule R4).

use super::super::find;
use crate::domain::event::Reference;
use crate::domain::grant::{Permission, Principal};
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::error::{Error, GrantError, Result};
use crate::store::ReadTx;
use crate::store::grant::{self, GrantQuery, GrantRow};

/// The maximum number of grants listed in a refusal.
const NAMED: usize = 5;

/// The present or future holder of a grant, as stored in this transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub principal: Principal,
    /// A member's name, a key's title, or `everyone`.
    pub name: String,
    /// The role; `everyone` has none.
    pub role: Option<Role>,
}

impl Holder {
    /// Returns the holder for `principal`.
    pub fn of(tx: &ReadTx<'_>, principal: Principal) -> Result<Self> {
        let (name, role) = match principal {
            Principal::Member(id) => {
                let member = find::member_by_id(tx, id)?;
                (member.name.to_string(), Some(member.role))
            }
            Principal::Key(id) => {
                let key = find::key_by_id(tx, id)?;
                (key.title.to_string(), Some(key.role.into()))
            }
            Principal::Everyone => ("everyone".to_owned(), None),
        };
        Ok(Self { principal, name, role })
    }

    /// Returns the holder for `principal`. A deleted one is named by its id.
    pub fn even_gone(tx: &ReadTx<'_>, principal: Principal) -> Result<Self> {
        match Self::of(tx, principal) {
            Err(Error::NotFound { wanted: id, .. }) => Ok(Self { principal, name: id, role: None }),
            found => found,
        }
    }

    /// Refuses a permission that needs a higher role (rule R3).
    pub fn may_hold(&self, permission: Permission) -> Result<()> {
        let Some(role) = self.role else {
            return if permission == Permission::View { Ok(()) } else { Err(only_view()) };
        };
        if role >= permission.least_role() {
            return Ok(());
        }
        Err(GrantError::RoleTooLow { principal: self.principal, name: self.name.clone(), role, permission }
            .into())
    }

    /// The reference to this holder in an event.
    pub fn reference(&self) -> Reference {
        Reference::principal(self.principal, &self.name)
    }
}

fn only_view() -> Error {
    GrantError::EveryoneViewsOnly.into()
}

/// Refuses to take ownership from the only owner of a resource (rule R4).
pub fn refuse_last_owner(tx: &ReadTx<'_>, holder: &Holder, resource: &Resource) -> Result<()> {
    let owners = owners(tx, resource)?;
    if owners.iter().any(|owner| owner.principal != holder.principal) {
        return Ok(());
    }
    Err(GrantError::LastOwner { name: holder.name.clone(), path: resource.path(), resource: resource.id }
        .into())
}

pub fn owners(tx: &ReadTx<'_>, resource: &Resource) -> Result<Vec<GrantRow>> {
    let query = GrantQuery {
        resource: Some(resource.id),
        permission: Some(Permission::Owner),
        ..GrantQuery::default()
    };
    grant::all(tx, &query)
}

/// Refuses to make `holder` a viewer while they have a permission that viewers cannot have (rule R3).
pub fn refuse_viewer(tx: &ReadTx<'_>, holder: &Holder) -> Result<()> {
    let query = GrantQuery { principal: Some(holder.principal), ..GrantQuery::default() };
    let mut held = grant::all(tx, &query)?;
    held.retain(|grant| grant.permission.least_role() > Role::Viewer);
    if held.is_empty() {
        return Ok(());
    }
    let mut named: Vec<String> =
        held.iter().take(NAMED).map(|grant| format!("`{}` on {}", grant.permission, grant.path)).collect();
    if held.len() > NAMED {
        named.push(format!("{} more", held.len() - NAMED));
    }
    Err(GrantError::HoldsGrants { id: holder.principal.id(), name: holder.name.clone(), grants: named }
        .into())
}
