//! Deleting keys and removing members without losing what they own (rules R7 and R9).
//!
//! Both share the plan, the comparison with the confirmed plan, and the receipt. Each adds its own lookup, rules and
//! deletion of its row.

use super::handover::{self, Disposition, Holdings};
use super::{Authority, WriteContext};
use crate::domain::event::{Deleted, Detail, Event, Reference, Subject};
use crate::domain::grant::Principal;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::store::resource::Owned;
use crate::store::{Audited, ReadTx, WriteTx, member, resource};

/// A noun that can own resources and be deleted.
pub trait Removable: Clone {
    type Id: Copy;

    /// The authority that the deletion needs.
    const AUTHORITY: Authority;
    /// The action in the log, with its details.
    const DETAIL: fn(Deleted) -> Detail;

    /// Returns the one with this id, or `not-found`.
    fn find(tx: &ReadTx<'_>, id: Self::Id, now: Timestamp) -> Result<Self>;

    /// Refuses a deletion that a rule forbids.
    fn check(&self, tx: &ReadTx<'_>) -> Result<()>;

    /// Deletes the row. Its grants are already deleted.
    fn delete(&self, tx: &WriteTx<'_>, at: Timestamp) -> Result<()>;

    /// Compares the fields that matter for the decision. The last use does not.
    fn is_same(&self, other: &Self) -> bool;

    /// The holder of its grants.
    fn principal(&self) -> Principal;

    /// The name or title: shown, and typed to confirm.
    fn name(&self) -> &str;

    /// The email address, for the log.
    fn email(&self) -> &str;

    /// The role, for the log.
    fn role(&self) -> &str;
}

/// Everything that a deletion would do, as shown before it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletePlan<T> {
    /// The keys or members to delete, in the order given.
    pub removed: Vec<(T, Holdings)>,
    /// The resources deleted with [`Disposition::Delete`]: those without another owner, and what depends on them.
    pub cascade: Vec<Resource>,
}

/// Everything that a deletion did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteReceipt<T> {
    /// The deleted keys or removed members.
    pub removed: Vec<(T, Holdings)>,
    /// The new owner of the resources.
    pub receiver: Option<Member>,
    /// The resources that were deleted.
    pub deleted: Vec<Resource>,
}

impl<T: Removable> DeletePlan<T> {
    /// The holders of the grants that the deletion removes.
    #[must_use]
    pub fn principals(&self) -> Vec<Principal> {
        self.removed.iter().map(|(removed, _)| removed.principal()).collect()
    }

    /// The names or titles.
    #[must_use]
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.removed.iter().map(|(removed, _)| removed.name())
    }

    /// The owned resources. A resource with several owners among the removed is listed once.
    #[must_use]
    pub fn owned(&self) -> Vec<&Owned> {
        handover::owned_by_all(self.removed.iter().map(|(_, holdings)| holdings))
    }

    /// Returns the receipt for carrying out this plan.
    #[must_use]
    pub fn receipt(self, disposition: Option<Disposition>, receiver: Option<Member>) -> DeleteReceipt<T> {
        let deleted = if disposition == Some(Disposition::Delete) { self.cascade } else { Vec::new() };
        DeleteReceipt { removed: self.removed, receiver, deleted }
    }

    /// Returns the error for owners of resources without a disposition.
    #[must_use]
    pub fn undecided(&self) -> Error {
        let owners = self.removed.iter().filter(|(_, holdings)| holdings.owns_resources());
        handover::undecided(owners.map(|(removed, _)| removed.name()), &self.owned())
    }

    /// Compares the facts that this disposition depends on.
    fn is_same(&self, now: &Self, disposition: Option<Disposition>) -> bool {
        let same = |((shown, held), (present, holding)): (&(T, Holdings), &(T, Holdings))| {
            shown.is_same(present) && held == holding
        };
        self.removed.len() == now.removed.len()
            && self.removed.iter().zip(&now.removed).all(same)
            && (disposition != Some(Disposition::Delete) || self.cascade == now.cascade)
    }
}

impl<T> DeleteReceipt<T> {
    /// The resources that were owned, each once.
    #[must_use]
    pub fn owned(&self) -> Vec<&Owned> {
        handover::owned_by_all(self.removed.iter().map(|(_, holdings)| holdings))
    }
}

/// Returns the plan for deleting these together. Changes nothing.
pub fn plan<T: Removable>(cx: &WriteContext<'_>, ids: &[T::Id]) -> Result<DeletePlan<T>> {
    cx.store.read(|tx| {
        T::AUTHORITY.require(tx, cx)?;
        facts(tx, ids, cx.clock.now())
    })
}

/// Deletes these, all of them or none.
///
/// `shown` is the plan that the user confirmed. If the plan or the receiver has changed since, nothing is deleted and
/// the error is [`Error::FactsChanged`].
pub fn delete<T: Removable>(
    cx: &WriteContext<'_>,
    ids: &[T::Id],
    disposition: Option<Disposition>,
    shown: Option<&DeletePlan<T>>,
) -> Result<DeleteReceipt<T>> {
    delete_if(cx, ids, disposition, shown, &|_| Ok(()))
}

/// Fails if what was selected is no longer what a user expects, such as the keys that match a filter.
pub type Condition<'c> = &'c dyn Fn(&ReadTx<'_>) -> Result<()>;

/// Deletes these, like [`delete`], if a condition holds. If it does not, nothing is deleted and the error is that of the
/// condition.
pub fn delete_if<T: Removable>(
    cx: &WriteContext<'_>,
    ids: &[T::Id],
    disposition: Option<Disposition>,
    shown: Option<&DeletePlan<T>>,
    condition: Condition<'_>,
) -> Result<DeleteReceipt<T>> {
    cx.store.change(|tx| {
        let actor = T::AUTHORITY.require(tx, cx)?;
        let at = cx.clock.now();
        condition(tx)?;
        let (plan, receiver) = confirmed(tx, ids, at, disposition, shown)?;
        if disposition.is_none() && !plan.owned().is_empty() {
            return Err(plan.undecided());
        }
        handover::apply(tx, &plan.principals(), disposition)?;
        for (removed, _) in &plan.removed {
            // Checked again: the deletions before this one may have left a single administrator.
            removed.check(tx)?;
            removed.delete(tx, at)?;
        }
        let receipt = plan.receipt(disposition, receiver);
        let events = events(cx, at, &actor, &receipt);
        Ok(events.into_iter().fold(Audited::unchanged(receipt), Audited::and))
    })
}

fn facts<T: Removable>(tx: &ReadTx<'_>, ids: &[T::Id], now: Timestamp) -> Result<DeletePlan<T>> {
    let mut removed = Vec::with_capacity(ids.len());
    for id in ids {
        let found = T::find(tx, *id, now)?;
        found.check(tx)?;
        let holdings = Holdings::of(tx, found.principal())?;
        removed.push((found, holdings));
    }
    let mut plan = DeletePlan { removed, cascade: Vec::new() };
    plan.cascade = resource::cascade_of(tx, &plan.principals())?;
    Ok(plan)
}

/// Returns the current plan and the receiver, if both still match what was shown.
fn confirmed<T: Removable>(
    tx: &ReadTx<'_>,
    ids: &[T::Id],
    now: Timestamp,
    disposition: Option<Disposition>,
    shown: Option<&DeletePlan<T>>,
) -> Result<(DeletePlan<T>, Option<Member>)> {
    let plan = match (facts(tx, ids, now), shown) {
        (Ok(found), Some(shown)) if !shown.is_same(&found, disposition) => return Err(changed::<T>(shown)),
        (Err(Error::NotFound { .. }), Some(shown)) => return Err(changed::<T>(shown)),
        (found, _) => found?,
    };
    let Some(Disposition::Transfer(to)) = disposition else { return Ok((plan, None)) };
    if shown.is_some() && !member::get(tx, to)?.is_some_and(|member| member.can_own()) {
        return Err(Error::FactsChanged { what: "the receiver".to_owned() });
    }
    let receiver = handover::receiver(tx, to, &plan.principals())?;
    Ok((plan, Some(receiver)))
}

fn changed<T: Removable>(shown: &DeletePlan<T>) -> Error {
    let names: Vec<&str> = shown.names().collect();
    Error::FactsChanged { what: format!("{}, or what it owns or holds,", names.join(", ")) }
}

/// Returns one event for each. The first lists the deleted resources, since several may have owned them together.
fn events<T: Removable>(
    cx: &WriteContext<'_>,
    at: Timestamp,
    actor: &Member,
    receipt: &DeleteReceipt<T>,
) -> Vec<Event> {
    let event = |(index, (removed, holdings)): (usize, &(T, Holdings))| {
        let deleted = if index == 0 { receipt.deleted.as_slice() } else { &[] };
        let detail = Deleted {
            email: removed.email().to_owned(),
            role: removed.role().to_owned(),
            grants: holdings.grants,
            owned: holdings.references(),
            transferred_to: receipt.receiver.as_ref().map(Reference::from),
            deleted_resources: deleted.iter().map(Reference::from).collect(),
        };
        let subject = Subject { id: removed.principal().id(), name: removed.name().to_owned() };
        cx.event(at, actor, subject, T::DETAIL(detail))
    };
    receipt.removed.iter().enumerate().map(event).collect()
}
