//! Discarding a new secret, and finding out what became of it.

use super::super::WriteContext;
use super::lease::{PendingVersion, later_rotation};
use crate::domain::event::{Detail, KeyDiscarded, SecretDiscarded, Subject};
use crate::domain::grant::Principal;
use crate::domain::key::{Key, KeyStatus};
use crate::domain::time::{Clock, Expiry, Timestamp};
use crate::error::Result;
use crate::store::grant::{self, GrantQuery};
use crate::store::{Audited, ReadTx, Store, event, key, key_use, secret};

/// The result of discarding a new secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Discarded {
    /// The secret and its key were removed.
    Key,
    /// The secret was removed. The key stays.
    Secret,
    /// Another command had removed the secret.
    Before(LeaseState),
}

/// The state of a new secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaseState {
    /// It is not confirmed.
    Unconfirmed {
        /// The end of its lease.
        ends: Timestamp,
        /// The status of its key, were the secret confirmed.
        key: KeyStatus,
    },
    Confirmed,
    /// Its key was deleted.
    KeyDeleted,
    /// A later rotation removed it.
    Rotated {
        /// The name of the member who rotated the key.
        by: String,
    },
    /// It was removed.
    Removed,
}

/// Returns the state of a new secret.
pub fn lease_state(store: &Store, clock: &dyn Clock, pending: &PendingVersion) -> Result<LeaseState> {
    store.read(|tx| state(tx, pending, clock.now()))
}

fn state(tx: &ReadTx<'_>, pending: &PendingVersion, now: Timestamp) -> Result<LeaseState> {
    let Some(key) = key::get(tx, pending.key)? else { return Ok(LeaseState::KeyDeleted) };
    let versions = secret::of_key(tx, pending.key)?;
    let Some(own) = versions.iter().find(|version| version.hash == pending.hash) else {
        let later = later_rotation(tx, pending, &versions)?;
        return Ok(later.map_or(LeaseState::Removed, |by| LeaseState::Rotated { by }));
    };
    Ok(match own.ends {
        Expiry::At(ends) if own.delivered.is_none() => {
            LeaseState::Unconfirmed { ends, key: KeyStatus::at(now, key.expires, key.revoked) }
        }
        _ => LeaseState::Confirmed,
    })
}

/// Removes a new secret whose delivery is not confirmed, and its key too if the secret was made with it, none was ever
/// confirmed, and the key was not touched since.
pub fn discard(cx: &WriteContext<'_>, pending: &PendingVersion) -> Result<Discarded> {
    cx.store.change(|tx| {
        let actor = pending.authority().require(tx, cx)?;
        let now = cx.clock.now();
        let state = state(tx, pending, now)?;
        let (Some(key), LeaseState::Unconfirmed { .. }) = (key::get(tx, pending.key)?, &state) else {
            return Ok(Audited::unchanged(Discarded::Before(state)));
        };
        let event = |detail| cx.event(now, &actor, Subject::from(&key), detail);
        if is_untouched(tx, &key, pending)? {
            key::delete(tx, key.id)?;
            let detail = KeyDiscarded {
                why: "its secret was discarded".to_owned(),
                owned: Vec::new(),
                transferred_to: None,
            };
            return Ok(Audited::new(Discarded::Key, event(Detail::KeyDiscarded(detail))));
        }
        secret::remove(tx, &pending.hash)?;
        let email = key.email.to_string();
        let detail = SecretDiscarded { email, secret_start: pending.secret_start.clone() };
        Ok(Audited::new(Discarded::Secret, event(Detail::SecretDiscarded(detail))))
    })
}

/// Reports whether the key is as its creation left it: no secret of it was confirmed, no other event is about it, it has no
/// grant, and it was never used.
fn is_untouched(tx: &ReadTx<'_>, key: &Key, pending: &PendingVersion) -> Result<bool> {
    let Some(creation) = pending.creation else { return Ok(false) };
    let mut touched = key.delivered.is_some() || key_use::last(tx, key.id)?.is_some();
    event::each_of_subject_after(tx, &key.id.to_string(), creation, &mut |_, _, _| {
        touched = true;
        Ok(())
    })?;
    let query = GrantQuery { principal: Some(Principal::Key(key.id)), ..GrantQuery::default() };
    Ok(!touched && grant::all(tx, &query)?.is_empty())
}
