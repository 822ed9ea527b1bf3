//! Removing a member without losing what they own (rule R9).

use serde_json::json;

use super::super::estate::{self, Estate, Fate};
use super::super::{Context, actor, find};
use super::refuse_last_administrator;
use crate::domain::event::{Action, Event, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::error::{Error, Result};
use crate::store::{Audited, Read, member, resource};

/// The facts of a removal, as they are shown before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Who is to go.
    pub member: Member,
    /// What they own and hold.
    pub estate: Estate,
    /// What goes if resources are deleted: what only they own, with all that it takes along.
    pub doomed: Vec<Resource>,
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
    cx.store.read(|moment| {
        actor::require(moment, cx, Role::Administrator, "remove members")?;
        departure(moment, id)
    })
}

/// Removes this member. The keys they created stay, and keep their creator's name. `shown` are the facts on which
/// the decision was made, where somebody saw them; if they are no longer so, nothing happens.
pub fn remove(
    cx: &Context<'_>,
    id: MemberId,
    fate: Option<Fate>,
    shown: Option<&Departure>,
) -> Result<Removal> {
    cx.store.change(|change| {
        let actor = actor::require(change, cx, Role::Administrator, "remove members")?;
        let departed = departure(change, id)?;
        if shown.is_some_and(|shown| has_changed(shown, &departed, fate)) {
            return Err(Error::FactsChanged { what: format!("what {} owns or holds", departed.member.name) });
        }
        if fate.is_none() && departed.estate.owns_resources() {
            return Err(undecided(&departed));
        }
        let receiver = match fate {
            Some(Fate::Transfer(to)) => Some(estate::receiver(change, to, Some(id))?),
            _ => None,
        };
        let deleted = estate::settle(change, &[Principal::Member(id)], fate)?;
        member::remove(change, id, cx.clock.now())?;
        let removal = Removal { departed, receiver, deleted };
        let event = event(cx, &actor, &removal);
        Ok(Audited::new(removal, event))
    })
}

fn departure(moment: &Read<'_>, id: MemberId) -> Result<Departure> {
    let member = find::member_by_id(moment, id)?;
    refuse_last_administrator(moment, &member, "removed")?;
    let principal = Principal::Member(id);
    Ok(Departure {
        member,
        estate: Estate::of(moment, principal)?,
        doomed: resource::doomed_with(moment, &[principal])?,
    })
}

/// What resources take along counts only where they are to be deleted.
fn has_changed(shown: &Departure, now: &Departure, fate: Option<Fate>) -> bool {
    shown.member != now.member
        || shown.estate != now.estate
        || (fate == Some(Fate::Delete) && shown.doomed != now.doomed)
}

fn undecided(departed: &Departure) -> Error {
    let owned = departed.estate.owned.len();
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
    let Departure { member, estate, .. } = &removal.departed;
    let mut detail = json!({
        "email": member.email.as_str(),
        "role": member.role.as_str(),
        "grants": estate.grants,
        "owned": estate::detail(estate.owned.iter().map(|owned| &owned.resource)),
    });
    if let Some(receiver) = &removal.receiver {
        detail["transferred_to"] = estate::told(receiver);
    }
    if !removal.deleted.is_empty() {
        detail["deleted"] = estate::detail(&removal.deleted);
    }
    cx.event(cx.clock.now(), actor, Action::MemberRemoved, Subject::from(member), detail)
}
