//! The only way to make a change: checking an authority yields the proof that a [`WriteContext`] requires.

use super::actor;
use crate::domain::event::{Actor, Detail, Event, Subject};
use crate::domain::id::{MemberId, Randomness};
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::domain::text::Reason;
use crate::domain::time::{Clock, Timestamp};
use crate::error::Result;
use crate::store::{ReadTx, Store};

/// The role that a change needs (rule R2), and how a refusal names the change.
///
/// Each change declares its own beside its function. A command checks it before the first prompt; the function checks
/// the same one again in its transaction.
#[derive(Debug, Clone, Copy)]
pub struct Authority {
    role: Role,
    /// `create keys`
    verb: &'static str,
    /// Precedes the name of one resource: `grant permissions on`
    on: &'static str,
}

impl Authority {
    /// Administrators only. `verb` is for the refusal: `create keys`.
    #[must_use]
    pub const fn administrator(verb: &'static str) -> Self {
        Self { role: Role::Administrator, verb, on: verb }
    }

    /// Editors and administrators.
    #[must_use]
    pub const fn editor(verb: &'static str) -> Self {
        Self { role: Role::Editor, verb, on: verb }
    }

    /// Administrators, and editors on resources that they own. `on` precedes the resource's name in the refusal.
    #[must_use]
    pub const fn owner(verb: &'static str, on: &'static str) -> Self {
        Self { role: Role::Editor, verb, on }
    }

    /// Checks the role of a member. Ownership depends on the resource and is checked in the transaction.
    pub fn check(self, store: &Store, acting: MemberId) -> Result<Authorization> {
        store.read(|tx| actor::require(tx, acting, self.role, self.verb))?;
        Ok(Authorization { acting })
    }

    /// Returns the acting member as stored now, if their role suffices.
    pub(super) fn require(self, tx: &ReadTx<'_>, cx: &WriteContext<'_>) -> Result<Member> {
        actor::require(tx, cx.acting(), self.role, self.verb)
    }

    /// Returns the acting member as stored now, if they can manage `resource`.
    pub(super) fn require_on(
        self,
        tx: &ReadTx<'_>,
        cx: &WriteContext<'_>,
        resource: &Resource,
    ) -> Result<Member> {
        actor::require_owner(tx, cx.acting(), resource, self.on)
    }
}

/// Proof that an [`Authority`] was checked for a member.
#[derive(Debug, Clone, Copy)]
pub struct Authorization {
    acting: MemberId,
}

impl Authorization {
    /// For the first administrator of a store that is being created, and for [`Seed`]: there is no one to refuse.
    ///
    /// [`Seed`]: super::organization::Seed
    pub(super) const fn of_new_store(acting: MemberId) -> Self {
        Self { acting }
    }
}

/// Everything a change needs besides its request. Cannot be made without an [`Authorization`].
#[derive(Clone, Copy)]
pub struct WriteContext<'a> {
    pub(super) store: &'a Store,
    pub(super) clock: &'a dyn Clock,
    pub(super) random: &'a dyn Randomness,
    authorization: Authorization,
    os_user: &'a str,
    reason: Option<&'a Reason>,
}

impl<'a> WriteContext<'a> {
    /// Creates a context for the authorized member.
    #[must_use]
    pub fn new(
        authorization: Authorization,
        store: &'a Store,
        clock: &'a dyn Clock,
        random: &'a dyn Randomness,
        os_user: &'a str,
        reason: Option<&'a Reason>,
    ) -> Self {
        Self { store, clock, random, authorization, os_user, reason }
    }

    #[must_use]
    pub fn store(&self) -> &'a Store {
        self.store
    }

    #[must_use]
    pub fn clock(&self) -> &'a dyn Clock {
        self.clock
    }

    #[must_use]
    pub fn acting(&self) -> MemberId {
        self.authorization.acting
    }

    pub(super) fn event(&self, at: Timestamp, actor: &Member, subject: Subject, detail: Detail) -> Event {
        Event {
            at,
            actor: Actor { id: actor.id, name: actor.name.to_string(), os_user: self.os_user.to_owned() },
            subject,
            detail,
            reason: self.reason.cloned(),
        }
    }
}

/// Proof that a new secret is protected: no core dump can contain it, and signals wait until it is delivered.
///
/// Generating a secret requires one. The only implementation outside tests is in `env`, which sets up the protection.
pub trait SecretGuard {}
