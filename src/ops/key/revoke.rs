//! Stopping keys without losing anything, and letting them work again.

use super::super::{Authority, WriteContext, find};
use crate::domain::event::{Action, Change, Detail, KeyStatusChanged, StatusChange, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Audited, key};

/// Revoking a key is for administrators.
pub const REVOKE: Authority = Authority::administrator("revoke keys");

/// Restoring a key is for administrators.
pub const RESTORE: Authority = Authority::administrator("restore keys");

/// What became of the keys that were named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Those that were changed, as they are now.
    pub changed: Vec<Key>,
    /// Those that were so already.
    pub unchanged: Vec<Key>,
}

/// Stops keys: no verifier lets them in from its next question on. All of them or none.
pub fn revoke(cx: &WriteContext<'_>, ids: &[KeyId]) -> Result<Outcome> {
    set_revoked(cx, ids, Action::KeyRevoked, REVOKE)
}

/// Lets revoked keys work again, as far as they have not expired meanwhile. All of them or none.
pub fn restore(cx: &WriteContext<'_>, ids: &[KeyId]) -> Result<Outcome> {
    set_revoked(cx, ids, Action::KeyRestored, RESTORE)
}

fn set_revoked(
    cx: &WriteContext<'_>,
    ids: &[KeyId],
    action: Action,
    authority: Authority,
) -> Result<Outcome> {
    cx.store.change(|tx| {
        let actor = authority.require(tx, cx)?;
        let now = cx.clock.now();
        let mut outcome = Outcome::default();
        let mut events = Vec::new();
        for (index, id) in ids.iter().enumerate() {
            // Named twice is named once.
            if ids[..index].contains(id) {
                continue;
            }
            let mut key = find::key_by_id(tx, *id)?;
            let before = key.clone();
            key.revoked = match action {
                Action::KeyRevoked => key.revoked.or(Some(now)),
                _ => None,
            };
            if key.revoked == before.revoked {
                outcome.unchanged.push(key);
                continue;
            }
            key::update(tx, &key)?;
            let detail = detail(&before, &key, now);
            let detail = match action {
                Action::KeyRevoked => Detail::KeyRevoked(detail),
                _ => Detail::KeyRestored(detail),
            };
            events.push(cx.event(now, &actor, Subject::from(&key), detail));
            outcome.changed.push(key);
        }
        Ok(events.into_iter().fold(Audited::unchanged(outcome), Audited::and))
    })
}

fn detail(before: &Key, after: &Key, now: Timestamp) -> KeyStatusChanged {
    let [from, to] = [before, after].map(|key| key.state(now).to_string());
    KeyStatusChanged { email: after.email.to_string(), changes: StatusChange { status: Change { from, to } } }
}
