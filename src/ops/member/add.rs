//! Adding a member.

use super::super::{Authority, WriteContext, no_randomness};
use super::refuse_taken;
use crate::domain::email::Email;
use crate::domain::event::{Detail, MemberAdded, Subject};
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::role::Role;
use crate::domain::text::Name;
use crate::error::Result;
use crate::store::Audited;
use crate::store::member::{self, MemberRow};

/// Administrators only.
pub const ADD: Authority = Authority::administrator("add members");

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    pub name: Name,
    /// Their email address.
    pub email: Email,
    pub role: Role,
}

pub fn add(cx: &WriteContext<'_>, new: &NewMember) -> Result<MemberRow> {
    cx.store.change(|tx| {
        let actor = ADD.require(tx, cx)?;
        refuse_taken(tx, &new.email, None)?;
        let added = Member {
            id: MemberId::random(cx.random).map_err(no_randomness)?,
            name: new.name.clone(),
            email: new.email.clone(),
            role: new.role,
            added: cx.clock.now(),
        };
        member::insert(tx, &added)?;
        let detail = MemberAdded { email: added.email.to_string(), role: added.role.to_string() };
        let event = cx.event(added.added, &actor, Subject::from(&added), Detail::MemberAdded(detail));
        Ok(Audited::new(member::row(tx, added.id)?, event))
    })
}
