//! Giving a key a new secret.

use std::time::Duration;

use super::super::{SecretGuard, WriteContext, find, no_randomness};
use super::lease::{
    Begun, PendingVersion, ROTATE, grace_end, lease_end, once_confirmed, refuse_expired, refuse_revoked_since,
};
use crate::domain::event::{Detail, Expires, KeyRotated, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::secret::PlainSecret;
use crate::domain::time::Expiry;
use crate::error::{KeyError, Result};
use crate::store::key::{self, KeyRow};
use crate::store::secret::SecretVersion;
use crate::store::{Audited, organization, secret};

/// A rotation to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    pub key: KeyId,
    /// How long the older secrets work after the delivery of the new one.
    pub grace: Option<Duration>,
    /// The moment at which the command began.
    pub begun: Begun,
}

/// A rotated key and its new secret, which is available only here.
#[derive(Debug)]
pub struct Rotated {
    /// The key with a confirmed secret: the state to print. Its identity, grants and resources are unchanged.
    pub row: KeyRow,
    /// Its new secret.
    pub secret: PlainSecret,
    /// The secret in the store, to confirm.
    pub pending: PendingVersion,
}

/// Gives a key a new secret. It works for the time of a lease; [`confirm`](super::confirm) makes that last, and ends the
/// secrets before it.
///
/// The key may be revoked: the new secret then works once the key is restored, and the older ones have ended by then.
/// `_guard` protects the new secret.
pub fn rotate(cx: &WriteContext<'_>, rotation: &Rotation, _guard: &impl SecretGuard) -> Result<Rotated> {
    let Rotation { key: id, grace, begun } = *rotation;
    cx.store.change(|tx| {
        let actor = ROTATE.require(tx, cx)?;
        let key = find::key_by_id(tx, id)?;
        let now = cx.clock.now();
        refuse_expired(&key, now)?;
        refuse_revoked_since(tx, &key, begun)?;
        refuse_grace_while_revoked(&key, grace)?;
        grace_end(now, grace)?;
        let prefix = organization::get(tx)?.prefix;
        let plain = PlainSecret::generate(&prefix, cx.random).map_err(no_randomness)?;
        let added = SecretVersion {
            key: id,
            hash: plain.hash(),
            secret_start: plain.secret_start(),
            created: now,
            ends: Expiry::At(lease_end(now)),
            number: secret::of_key(tx, id)?.first().map_or(0, |newest| newest.number + 1),
            delivered: None,
        };
        secret::insert(tx, &added)?;
        let detail = KeyRotated {
            email: key.email.to_string(),
            secret_start: added.secret_start.clone(),
            lease_ends: Some(Expires(added.ends)),
            replaced: Vec::new(),
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::KeyRotated(detail));
        let row = once_confirmed(key::row(tx, id, now)?, &added, now);
        let pending = PendingVersion::of_rotation(&key, &added, grace, begun);
        Ok(Audited::new(Rotated { row, secret: plain, pending }, event))
    })
}

/// A key is revoked because its secrets must not work: no grace may let them.
fn refuse_grace_while_revoked(key: &Key, grace: Option<Duration>) -> Result<()> {
    if key.revoked.is_some() && grace.is_some_and(|grace| !grace.is_zero()) {
        return Err(KeyError::GraceWhileRevoked { title: key.title.to_string() }.into());
    }
    Ok(())
}
