//! Revoking and restoring keys.

use super::super::{Authority, WriteContext, find};
use super::selection::Selection;
use crate::domain::event::{Action, Change, Detail, KeyStatusChanged, StatusChange, Subject};
use crate::domain::key::Key;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::Audited;
use crate::store::key::{self, KeyRow};

/// Administrators only.
pub const REVOKE: Authority = Authority::administrator("revoke keys");

/// Administrators only.
pub const RESTORE: Authority = Authority::administrator("restore keys");

/// The result of revoking or restoring keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The changed keys, after the change.
    pub changed: Vec<KeyRow>,
    /// The keys that already had the status.
    pub unchanged: Vec<KeyRow>,
}

/// Revokes keys, all of them or none. Verifiers refuse them from their next check.
pub fn revoke(cx: &WriteContext<'_>, keys: impl Into<Selection>) -> Result<Outcome> {
    set_revoked(cx, &keys.into(), Action::KeyRevoked, REVOKE)
}

/// Restores revoked keys, all of them or none. A key that has expired since stays expired.
pub fn restore(cx: &WriteContext<'_>, keys: impl Into<Selection>) -> Result<Outcome> {
    set_revoked(cx, &keys.into(), Action::KeyRestored, RESTORE)
}

fn set_revoked(
    cx: &WriteContext<'_>,
    keys: &Selection,
    action: Action,
    authority: Authority,
) -> Result<Outcome> {
    cx.store.change(|tx| {
        let actor = authority.require(tx, cx)?;
        let now = cx.clock.now();
        let mut outcome = Outcome::default();
        let mut events = Vec::new();
        for id in keys.ids(tx)? {
            let mut key = find::key_by_id(tx, id)?;
            let before = key.clone();
            key.revoked = match action {
                Action::KeyRevoked => key.revoked.or(Some(now)),
                _ => None,
            };
            if key.revoked == before.revoked {
                outcome.unchanged.push(key::row(tx, id, now)?);
                continue;
            }
            key::update(tx, &key)?;
            let detail = detail(&before, &key, now);
            let detail = match action {
                Action::KeyRevoked => Detail::KeyRevoked(detail),
                _ => Detail::KeyRestored(detail),
            };
            events.push(cx.event(now, &actor, Subject::from(&key), detail));
            outcome.changed.push(key::row(tx, id, now)?);
        }
        Ok(events.into_iter().fold(Audited::unchanged(outcome), Audited::and))
    })
}

fn detail(before: &Key, after: &Key, now: Timestamp) -> KeyStatusChanged {
    let [from, to] = [before, after].map(|key| key.state(now).to_string());
    KeyStatusChanged { email: after.email.to_string(), changes: StatusChange { status: Change { from, to } } }
}
