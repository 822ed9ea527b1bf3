//! The resources of a key or member that is deleted, and their new owner (rules R4, R5, R7 to R9).

use std::collections::HashSet;

use super::find;
use crate::domain::event::Reference;
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::resource::in_words;
use crate::domain::text::quoted;
use crate::error::{Error, GrantError, Result, UndecidedError};
use crate::store::resource::Owned;
use crate::store::{ReadTx, WriteTx, grant, member, resource};

/// The decision about owned resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// This member becomes the owner of all of them.
    Transfer(MemberId),
    /// Resources without another owner are deleted together with what depends on them. The others keep their other
    /// owners.
    Delete,
}

/// The resources and permissions of a key or member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings {
    /// The owned resources, with or without other owners.
    pub owned: Vec<Owned>,
    /// The number of permissions on resources, ownership included.
    pub grants: u64,
}

impl Holdings {
    /// Returns the current holdings of `principal`.
    pub fn of(tx: &ReadTx<'_>, principal: Principal) -> Result<Self> {
        Ok(Self { owned: resource::owned_by(tx, principal)?, grants: grant::count(tx, principal)? })
    }

    /// The owned resources, for an event.
    #[must_use]
    pub fn references(&self) -> Vec<Reference> {
        self.owned.iter().map(|owned| Reference::from(&owned.resource)).collect()
    }

    /// Reports whether a deletion needs a disposition.
    #[must_use]
    pub fn owns_resources(&self) -> bool {
        !self.owned.is_empty()
    }
}

/// Returns the resources of several holders, each once.
pub(super) fn owned_by_all<'h>(holdings: impl Iterator<Item = &'h Holdings>) -> Vec<&'h Owned> {
    let mut ids = HashSet::new();
    holdings.flat_map(|held| &held.owned).filter(|owned| ids.insert(owned.resource.id)).collect()
}

/// Returns the error for deleting these owners of resources without a disposition.
pub(super) fn undecided<'n>(owners: impl Iterator<Item = &'n str>, owned: &[&Owned]) -> Error {
    let owners: Vec<String> = owners.map(quoted).collect();
    UndecidedError::Resources {
        owned: in_words(owned.iter().map(|owned| &owned.resource)),
        single: owned.len() == 1,
        owners,
    }
    .into()
}

/// Returns the members who can receive resources (rule R8): editors first, then administrators. Excludes `removed`.
pub fn receivers(tx: &ReadTx<'_>, removed: &[Principal]) -> Result<Vec<Member>> {
    let mut receivers = member::receivers(tx)?;
    receivers.retain(|member| !removed.contains(&Principal::Member(member.id)));
    Ok(receivers)
}

/// Returns the member with this id, or an error if they cannot receive resources.
pub fn receiver(tx: &ReadTx<'_>, id: MemberId, removed: &[Principal]) -> Result<Member> {
    let receiver = find::member_by_id(tx, id)?;
    let is_removed = removed.contains(&Principal::Member(id));
    if !is_removed && receiver.can_own() {
        return Ok(receiver);
    }
    let others: Vec<String> =
        receivers(tx, removed)?.iter().take(5).map(|member| member.email.to_string()).collect();
    let (name, role) = (receiver.name.to_string(), receiver.role);
    Err(if is_removed {
        GrantError::ReceiverRemoved { name, others }.into()
    } else {
        GrantError::NotAReceiver { name, role, others }.into()
    })
}

/// Carries out the disposition and deletes every grant of `removed`.
pub(super) fn apply(tx: &WriteTx<'_>, removed: &[Principal], disposition: Option<Disposition>) -> Result<()> {
    match disposition {
        Some(Disposition::Transfer(to)) => {
            removed.iter().try_for_each(|principal| grant::pass_ownership(tx, *principal, to))?;
        }
        Some(Disposition::Delete) => drop(resource::delete_cascade(tx, removed)?),
        None => {}
    }
    removed.iter().try_for_each(|principal| grant::remove_all(tx, *principal))
}
