//! Removing a member without losing what they own (rule R9).

use serde_json::json;

use super::super::handover::{self, Disposition, Holdings};
use super::super::{Context, actor, find};
use super::refuse_last_administrator;
use crate::domain::event::{Action, Event, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::error::{Error, Result};
use crate::store::{Audited, ReadTx, member, resource};

/// The facts of a removal, as they are shown before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Who is to go.
    pub member: Member,
    /// What they own and hold.
    pub holdings: Holdings,
    /// What goes if resources are deleted: what only they own, with all that it takes along.
    pub cascade: Vec<Resource>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Who is gone, and what they owned and held.
    pub departed: Departure,
    /// Who received the resources, if somebody did.
    pub receiver: Option<Member>,
    /// The resources that are gone.
    pub deleted: Vec<Resource>,
}

/// The facts of removing this member. Changes nothing.
pub fn plan(cx: &Context<'_>, id: MemberId) -> Result<Departure> {
    cx.store.read(|tx| {
        actor::require(tx, cx, Role::Administrator, "remove members")?;
        departure(tx, id)
    })
}

/// Removes this member. The keys they created stay, and keep their creator's name. `shown` are the facts on which
/// the decision was made, where somebody saw them; if they are no longer so, nothing happens.
pub fn remove(
    cx: &Context<'_>,
    id: MemberId,
    disposition: Option<Disposition>,
    shown: Option<&Departure>,
) -> Result<Removal> {
    cx.store.change(|tx| {
        let actor = actor::require(tx, cx, Role::Administrator, "remove members")?;
        let departed = departure(tx, id)?;
        if shown.is_some_and(|shown| has_changed(shown, &departed, disposition)) {
            return Err(Error::FactsChanged { what: format!("what {} owns or holds", departed.member.name) });
        }
        if disposition.is_none() && departed.holdings.owns_resources() {
            return Err(undecided(&departed));
        }
        let receiver = match disposition {
            Some(Disposition::Transfer(to)) => Some(handover::receiver(tx, to, Some(id))?),
            _ => None,
        };
        let deleted = handover::apply(tx, &[Principal::Member(id)], disposition)?;
        member::remove(tx, id, cx.clock.now())?;
        let removal = Removal { departed, receiver, deleted };
        let event = event(cx, &actor, &removal);
        Ok(Audited::new(removal, event))
    })
}

fn departure(tx: &ReadTx<'_>, id: MemberId) -> Result<Departure> {
    let member = find::member_by_id(tx, id)?;
    refuse_last_administrator(tx, &member, "removed")?;
    let principal = Principal::Member(id);
    Ok(Departure {
        member,
        holdings: Holdings::of(tx, principal)?,
        cascade: resource::cascade_of(tx, &[principal])?,
    })
}

/// What resources take along counts only where they are to be deleted.
fn has_changed(shown: &Departure, now: &Departure, disposition: Option<Disposition>) -> bool {
    shown.member != now.member
        || shown.holdings != now.holdings
        || (disposition == Some(Disposition::Delete) && shown.cascade != now.cascade)
}

fn undecided(departed: &Departure) -> Error {
    let owned = departed.holdings.owned.len();
    Error::Undecided {
        question: format!(
            "{} owns {owned} {}, and nothing says what becomes of {}",
            departed.member.name,
            if owned == 1 { "resource" } else { "resources" },
            if owned == 1 { "it" } else { "them" },
        ),
        hint: "hand them to an editor with `--transfer-to MEMBER`, or delete what nobody else owns with \
               `--delete-resources`; `--dry-run` shows what would happen"
            .to_owned(),
    }
}

fn event(cx: &Context<'_>, actor: &Member, removal: &Removal) -> Event {
    let Departure { member, holdings, .. } = &removal.departed;
    let mut detail = json!({
        "email": member.email.as_str(),
        "role": member.role.as_str(),
        "grants": holdings.grants,
        "owned": handover::detail(holdings.owned.iter().map(|owned| &owned.resource)),
    });
    if let Some(receiver) = &removal.receiver {
        detail["transferred_to"] = handover::reference(receiver);
    }
    if !removal.deleted.is_empty() {
        detail["deleted"] = handover::detail(&removal.deleted);
    }
    cx.event(cx.clock.now(), actor, Action::MemberRemoved, Subject::from(member), detail)
}
