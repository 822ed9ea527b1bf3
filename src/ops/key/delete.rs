//! Deleting keys without losing what they own (rule R7).

use serde_json::json;

use super::super::handover::{self, Disposition, Holdings};
use super::super::{Context, actor, find};
use crate::domain::event::{Action, Event, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::error::{Error, Result};
use crate::store::{Audited, ReadTx, key, resource};

/// One key that is to go, and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departing {
    /// The key.
    pub key: Key,
    /// What it owns and holds.
    pub holdings: Holdings,
}

/// The facts of a deletion, as they are shown before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// The keys, in the order in which they were named.
    pub keys: Vec<Departing>,
    /// What goes if resources are deleted: what only these keys own, with all that it takes along.
    pub cascade: Vec<Resource>,
}

impl Deletion {
    /// Whether a decision about resources is needed.
    #[must_use]
    pub fn owns_resources(&self) -> bool {
        self.keys.iter().any(|departing| departing.holdings.owns_resources())
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The keys that are gone, and what they owned and held.
    pub keys: Vec<Departing>,
    /// Who received the resources, if somebody did.
    pub receiver: Option<Member>,
    /// The resources that are gone.
    pub deleted: Vec<Resource>,
}

/// The facts of deleting these keys together. Changes nothing.
pub fn plan(cx: &Context<'_>, ids: &[KeyId]) -> Result<Deletion> {
    cx.store.read(|tx| {
        actor::require(tx, cx, Role::Administrator, "delete keys")?;
        let keys = departing(tx, ids)?;
        let cascade = resource::cascade_of(tx, &principals(ids))?;
        Ok(Deletion { keys, cascade })
    })
}

/// Deletes these keys, all of them or none. `shown` are the facts on which the decision was made, where somebody saw
/// them; if they are no longer so, nothing happens.
pub fn delete(
    cx: &Context<'_>,
    ids: &[KeyId],
    disposition: Option<Disposition>,
    shown: Option<&Deletion>,
) -> Result<Receipt> {
    cx.store.change(|tx| {
        let actor = actor::require(tx, cx, Role::Administrator, "delete keys")?;
        let keys = departing(tx, ids)?;
        if shown.is_some_and(|shown| shown.keys != keys) {
            return Err(changed());
        }
        if disposition.is_none() && keys.iter().any(|departing| departing.holdings.owns_resources()) {
            return Err(undecided(&keys));
        }
        let receiver = match disposition {
            Some(Disposition::Transfer(to)) => Some(handover::receiver(tx, to, None)?),
            _ => None,
        };
        let deleted = handover::apply(tx, &principals(ids), disposition)?;
        ids.iter().try_for_each(|id| key::delete(tx, *id))?;
        if disposition == Some(Disposition::Delete) && shown.is_some_and(|shown| shown.cascade != deleted) {
            return Err(changed());
        }
        let receipt = Receipt { keys, receiver, deleted };
        let events = events(cx, &actor, &receipt);
        Ok(events.into_iter().fold(Audited::unchanged(receipt), Audited::and))
    })
}

fn changed() -> Error {
    Error::FactsChanged { what: "what these keys own or hold".to_owned() }
}

/// The error of a key that owns things when nobody said what becomes of them.
#[must_use]
fn undecided(keys: &[Departing]) -> Error {
    let owners: Vec<&Departing> =
        keys.iter().filter(|departing| departing.holdings.owns_resources()).collect();
    let owned: usize = owners.iter().map(|departing| departing.holdings.owned.len()).sum();
    let titles: Vec<String> = owners.iter().map(|departing| format!("`{}`", departing.key.title)).collect();
    Error::Undecided {
        question: format!(
            "{} {} {owned} {}, and nothing says what becomes of them",
            titles.join(", "),
            if owners.len() == 1 { "owns" } else { "own" },
            if owned == 1 { "resource" } else { "resources" },
        ),
        hint: "hand them to an editor with `--transfer-to MEMBER`, or delete what nobody else owns with \
               `--delete-resources`; `--dry-run` shows what would happen"
            .to_owned(),
    }
}

fn departing(tx: &ReadTx<'_>, ids: &[KeyId]) -> Result<Vec<Departing>> {
    ids.iter()
        .map(|id| {
            let key = find::key_by_id(tx, *id)?;
            Ok(Departing { key, holdings: Holdings::of(tx, Principal::Key(*id))? })
        })
        .collect()
}

fn principals(ids: &[KeyId]) -> Vec<Principal> {
    ids.iter().copied().map(Principal::Key).collect()
}

/// One event a key. The first tells what was deleted, since several keys may have owned it together.
fn events(cx: &Context<'_>, actor: &Member, receipt: &Receipt) -> Vec<Event> {
    let at = cx.clock.now();
    let tell = |(index, departing): (usize, &Departing)| {
        let key = &departing.key;
        let mut detail = json!({
            "email": key.email.as_str(),
            "role": key.role.as_str(),
            "grants": departing.holdings.grants,
            "owned": handover::detail(departing.holdings.owned.iter().map(|owned| &owned.resource)),
        });
        if let Some(receiver) = &receipt.receiver {
            detail["transferred_to"] = handover::reference(receiver);
        }
        if index == 0 && !receipt.deleted.is_empty() {
            detail["deleted"] = handover::detail(&receipt.deleted);
        }
        cx.event(at, actor, Action::KeyDeleted, Subject::from(key), detail)
    };
    receipt.keys.iter().enumerate().map(tell).collect()
}
