//! Changing a member's name, address or role.

use super::super::grant::{Holder, refuse_viewer};
use super::super::{Authority, WriteContext, find};
use super::{refuse_last_administrator, refuse_taken};
use crate::domain::email::Email;
use crate::domain::event::{Change, Detail, MemberChanges, MemberUpdated, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::role::Role;
use crate::domain::text::Name;
use crate::error::Result;
use crate::store::member::{self, MemberRow};
use crate::store::{Audited, ReadTx};

/// Administrators only.
pub const UPDATE: Authority = Authority::administrator("change members");

/// The changes to make. `None` leaves a field unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberChange {
    /// The new name.
    pub name: Option<Name>,
    /// The new address.
    pub email: Option<Email>,
    /// The new role.
    pub role: Option<Role>,
}

/// A member before and after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    pub before: Member,
    pub after: MemberRow,
}

impl Updated {
    /// Returns true if a field differs.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before != self.after.member
    }
}

pub fn update(cx: &WriteContext<'_>, id: MemberId, wanted: &MemberChange) -> Result<Updated> {
    cx.store.change(|tx| {
        let actor = UPDATE.require(tx, cx)?;
        let before = find::member_by_id(tx, id)?;
        let after = Member {
            name: wanted.name.clone().unwrap_or_else(|| before.name.clone()),
            email: wanted.email.clone().unwrap_or_else(|| before.email.clone()),
            role: wanted.role.unwrap_or(before.role),
            ..before.clone()
        };
        if before == after {
            return Ok(Audited::unchanged(Updated { before, after: member::row(tx, id)? }));
        }
        refuse_taken(tx, &after.email, Some(id))?;
        refuse_demotion(tx, &before, after.role)?;
        member::update(tx, &after)?;
        let detail =
            MemberUpdated { email: Some(after.email.to_string()), changes: changes(&before, &after) };
        let event = cx.event(cx.clock.now(), &actor, Subject::from(&after), Detail::MemberUpdated(detail));
        Ok(Audited::new(Updated { before, after: member::row(tx, id)? }, event))
    })
}

fn refuse_demotion(tx: &ReadTx<'_>, before: &Member, role: Role) -> Result<()> {
    if role < before.role {
        refuse_last_administrator(tx, before, "demoted")?;
    }
    if role == Role::Viewer && before.role > Role::Viewer {
        refuse_viewer(tx, &Holder::of(tx, Principal::Member(before.id))?)?;
    }
    Ok(())
}

fn changes(before: &Member, after: &Member) -> MemberChanges {
    let change = |from: &str, to: &str| Change::between(from.to_owned(), to.to_owned());
    MemberChanges {
        name: change(before.name.as_str(), after.name.as_str()),
        email: change(before.email.as_str(), after.email.as_str()),
        role: change(before.role.as_str(), after.role.as_str()),
    }
}
