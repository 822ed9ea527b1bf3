//! Stopping keys without losing anything, and letting them work again.

use serde_json::json;

use super::super::{Context, actor, find};
use crate::domain::event::{Action, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::{Key, KeyStatus};
use crate::domain::role::Role;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{Audited, key};

/// What became of the keys that were named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Those that were changed, as they are now.
    pub changed: Vec<Key>,
    /// Those that were so already.
    pub unchanged: Vec<Key>,
}

/// Stops keys: no verifier lets them in from its next question on. All of them or none.
pub fn revoke(cx: &Context<'_>, ids: &[KeyId]) -> Result<Outcome> {
    turn(cx, ids, Action::KeyRevoked, "revoke keys")
}

/// Lets revoked keys work again, as far as they have not expired meanwhile. All of them or none.
pub fn restore(cx: &Context<'_>, ids: &[KeyId]) -> Result<Outcome> {
    turn(cx, ids, Action::KeyRestored, "restore keys")
}

fn turn(cx: &Context<'_>, ids: &[KeyId], action: Action, verb: &str) -> Result<Outcome> {
    cx.store.change(|tx| {
        let actor = actor::require(tx, cx, Role::Administrator, verb)?;
        let now = cx.clock.now();
        let mut turned = Outcome::default();
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
                turned.unchanged.push(key);
                continue;
            }
            key::update(tx, &key)?;
            events.push(cx.event(now, &actor, action, Subject::from(&key), detail(&before, &key, now)));
            turned.changed.push(key);
        }
        Ok(events.into_iter().fold(Audited::unchanged(turned), Audited::and))
    })
}

fn detail(before: &Key, after: &Key, now: Timestamp) -> serde_json::Value {
    let state = |key: &Key| -> KeyStatus { key.state(now) };
    json!({
        "email": after.email.as_str(),
        "state": { "before": state(before).as_str(), "after": state(after).as_str() },
    })
}
