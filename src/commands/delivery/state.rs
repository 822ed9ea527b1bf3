//! The state of a new secret in words: whether it works, until when, and the command to run.

use super::pending::PendingSecret;
use crate::domain::id::KeyId;
use crate::domain::key::KeyStatus;
use crate::domain::time::{Timestamp, Zone};
use crate::env::{Env, SecretSession};
use crate::ops::key::{LeaseState, PendingVersion, lease_state};

/// The state and the hint.
pub(super) struct Words {
    pub state: String,
    pub hint: String,
}

impl Words {
    /// The words for the state in the store, or for that in which the command left it if the store cannot be read.
    pub fn now(env: &Env, session: &SecretSession, pending: &PendingSecret<'_>) -> Self {
        let (clock, zone) = (&*env.system.clock, env.system.zone);
        let state = lease_state(session.store(), clock, pending.version);
        let left = LeaseState::Unconfirmed { ends: pending.version.ends, key: KeyStatus::Active };
        Self::of(&state.unwrap_or(left), pending.version, clock.now(), zone)
    }

    /// The words for the state of a secret.
    pub fn of(state: &LeaseState, pending: &PendingVersion, now: Timestamp, zone: Zone) -> Self {
        let id = pending.key;
        let show = || format!("see its state: `keys show {id}`");
        let (state, hint) = match state {
            LeaseState::Unconfirmed { ends, key } => {
                (unconfirmed(*ends, *key, now, zone), retry(id, pending.is_of_new_key()))
            }
            LeaseState::Confirmed => ("the secret is confirmed".to_owned(), show()),
            LeaseState::KeyDeleted => (
                "the key was deleted in the meantime, so the secret does not work".to_owned(),
                "see by whom: `keys log --action key.deleted`".to_owned(),
            ),
            LeaseState::Rotated { by } => {
                (format!("{by} rotated the key in the meantime, so the secret does not work"), show())
            }
            LeaseState::Removed => {
                ("the secret was removed in the meantime".to_owned(), retry(id, pending.is_of_new_key()))
            }
        };
        Self { state, hint }
    }
}

fn unconfirmed(ends: Timestamp, key: KeyStatus, now: Timestamp, zone: Zone) -> String {
    let end = ends.with_offset(zone);
    match key {
        KeyStatus::Revoked => "the key is revoked, so the secret does not work".to_owned(),
        KeyStatus::Expired => "the key has expired, so the secret does not work".to_owned(),
        _ if ends <= now => format!("the secret stopped working at {end}"),
        _ => format!("the secret stops working at {end}"),
    }
}

fn retry(id: KeyId, is_new: bool) -> String {
    if is_new {
        format!("give the key another secret with `keys rotate {id}`, or delete it with `keys delete {id}`")
    } else {
        format!("the older secrets are unchanged; rotate again with `keys rotate {id}`")
    }
}
