//! What somebody who goes leaves behind, and to whom it passes (rules R4, R5, R7 to R9).

use serde_json::{Value, json};

use super::find;
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::error::{Error, Result};
use crate::store::resource::Owned;
use crate::store::{ReadTx, WriteTx, grant, member, resource};

/// What becomes of the resources that somebody owns when they go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// They pass to this member.
    Transfer(MemberId),
    /// What only the one who goes owns is deleted, with all that it takes along.
    Delete,
}

/// What somebody owns and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings {
    /// The resources they own, alone or with others.
    pub owned: Vec<Owned>,
    /// How many permissions they hold on resources, ownership included.
    pub grants: u64,
}

impl Holdings {
    /// What `principal` owns and holds now.
    pub fn of(tx: &ReadTx<'_>, principal: Principal) -> Result<Self> {
        Ok(Self { owned: resource::owned_by(tx, principal)?, grants: grant::count(tx, principal)? })
    }

    /// Whether a decision about resources is needed before they go.
    #[must_use]
    pub fn owns_resources(&self) -> bool {
        !self.owned.is_empty()
    }
}

/// The members to whom resources can pass (rule R8): editors first, then administrators; never `leaving` themselves.
pub fn receivers(tx: &ReadTx<'_>, removed: Option<MemberId>) -> Result<Vec<Member>> {
    let mut receivers = member::receivers(tx)?;
    receivers.retain(|member| Some(member.id) != removed);
    Ok(receivers)
}

/// The member of that id, if resources can pass to them.
pub fn receiver(tx: &ReadTx<'_>, id: MemberId, removed: Option<MemberId>) -> Result<Member> {
    let receiver = find::member_by_id(tx, id)?;
    let refusal = if Some(id) == removed {
        format!("{} cannot receive what they leave behind themselves", receiver.name)
    } else if receiver.can_own() {
        return Ok(receiver);
    } else {
        format!(
            "{} is a {}, and only an editor or an administrator can own resources",
            receiver.name, receiver.role
        )
    };
    let near: Vec<String> =
        receivers(tx, removed)?.iter().take(5).map(|member| member.email.to_string()).collect();
    let hint = if near.is_empty() {
        "add an editor first: `keys member add --role editor`".to_owned()
    } else {
        format!("choose one of {}", near.join(", "))
    };
    Err(Error::Rule { code: "not-a-receiver", message: refusal, hint })
}

/// Carries the decision out and takes every grant of those who go together away. Answers what was deleted.
pub(super) fn apply(
    tx: &WriteTx<'_>,
    removed: &[Principal],
    disposition: Option<Disposition>,
) -> Result<Vec<Resource>> {
    let mut deleted = Vec::new();
    match disposition {
        Some(Disposition::Transfer(to)) => {
            removed.iter().try_for_each(|principal| grant::pass_ownership(tx, *principal, to))?;
        }
        Some(Disposition::Delete) => {
            deleted = resource::cascade_of(tx, removed)?;
            resource::delete_cascade(tx, removed)?;
        }
        None => {}
    }
    removed.iter().try_for_each(|principal| grant::remove_all(tx, *principal))?;
    Ok(deleted)
}

/// How a receiver is told of in the particulars of an event.
pub(super) fn reference(receiver: &Member) -> Value {
    json!({ "id": receiver.id.to_string(), "name": receiver.name.as_str() })
}

/// How resources are told of in the particulars of an event.
pub(super) fn detail<'r>(resources: impl IntoIterator<Item = &'r Resource>) -> Value {
    resources
        .into_iter()
        .map(|resource| json!({ "id": resource.id.to_string(), "kind": resource.kind.as_str(), "name": resource.path() }))
        .collect()
}
