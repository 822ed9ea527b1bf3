//! Giving a key a new secret, and undoing that if the secret could not be delivered.

use std::time::Duration;

use super::super::{Authority, SecretGuard, WriteContext, actor, find, no_randomness};
use crate::domain::event::{Detail, Expires, KeyRotated, ReplacedSecret, RotationUndone, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::{Key, KeyStatus};
use crate::domain::secret::{PlainSecret, SecretHash};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::{KeyError, Result, TimeError};
use crate::store::key::{self, KeyRow};
use crate::store::secret::SecretVersion;
use crate::store::{Audited, WriteTx, organization, secret};

/// Administrators only.
pub const ROTATE: Authority = Authority::administrator("rotate keys");

/// A rotated key and its new secret, which is available only here.
#[derive(Debug)]
pub struct Rotated {
    /// The key. Its identity, grants and resources are unchanged.
    pub row: KeyRow,
    /// Its new secret.
    pub secret: PlainSecret,
    /// The secrets that still worked, newest first, with their new ends.
    pub replaced: Vec<SecretVersion>,
    /// The data to undo the rotation.
    pub undo: Undo,
}

/// The data to undo a rotation: the new secret, and the previous ends of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    key: KeyId,
    added: SecretHash,
    ended: Vec<Ended>,
}

/// A secret with a changed end: before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ended {
    hash: SecretHash,
    before: Expiry,
    after: Expiry,
}

/// Gives a key a new secret. The secrets before it end now, or after `grace`, but never later than they or the key
/// would have ended anyway.
///
/// `_guard` protects the new secret.
pub fn rotate(
    cx: &WriteContext<'_>,
    id: KeyId,
    grace: Option<Duration>,
    _guard: &impl SecretGuard,
) -> Result<Rotated> {
    cx.store.change(|tx| {
        let actor = ROTATE.require(tx, cx)?;
        let key = find::key_by_id(tx, id)?;
        let now = cx.clock.now();
        refuse_inactive(&key, now)?;
        let end = end(now, grace)?.min(key.expires);
        let (replaced, ended) = end_alive(tx, id, now, end)?;
        let prefix = organization::get(tx)?.prefix;
        let plain = PlainSecret::generate(&prefix, cx.random).map_err(no_randomness)?;
        let added = SecretVersion {
            key: id,
            hash: plain.hash(),
            secret_start: plain.secret_start(),
            // Always newer than the secrets before it: a list shows the newest one.
            created: secret::of_key(tx, id)?
                .first()
                .map_or(now, |newest| now.max(Timestamp(newest.created.0.saturating_add(1)))),
            ends: Expiry::Never,
            number: secret::of_key(tx, id)?.first().map_or(0, |newest| newest.number + 1),
            delivered: Some(now),
        };
        secret::insert(tx, &added)?;
        let detail = KeyRotated {
            email: key.email.to_string(),
            secret_start: added.secret_start.clone(),
            replaced: replaced.iter().map(replaced_secret).collect(),
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::KeyRotated(detail));
        let undo = Undo { key: id, added: added.hash, ended };
        let row = key::row(tx, id, now)?;
        Ok(Audited::new(Rotated { row, secret: plain, replaced, undo }, event))
    })
}

/// Undoes a rotation whose new secret was not delivered. The new secret is deleted and the others get their previous
/// ends, unless they were changed since.
pub fn undo_rotation(cx: &WriteContext<'_>, undo: &Undo) -> Result<()> {
    cx.store.change(|tx| {
        let key = find::key_by_id(tx, undo.key)?;
        let actor = actor::current(tx, cx.acting())?;
        let stored = secret::of_key(tx, undo.key)?;
        for ended in &undo.ended {
            // An end that was changed since keeps its new value.
            if stored.iter().any(|old| old.hash == ended.hash && old.ends == ended.after) {
                secret::end(tx, &ended.hash, ended.before)?;
            }
        }
        secret::remove(tx, &undo.added)?;
        let detail = RotationUndone {
            email: key.email.to_string(),
            why: "its new secret was not delivered".to_owned(),
        };
        let detail = Detail::KeyRotationUndone(detail);
        let event = cx.event(cx.clock.now(), &actor, Subject::from(&key), detail);
        Ok(Audited::new((), event))
    })
}

fn replaced_secret(old: &SecretVersion) -> ReplacedSecret {
    ReplacedSecret { secret_start: old.secret_start.clone(), expires: Expires(old.ends) }
}

/// Moves the end of every secret that still works forward to `end`.
fn end_alive(
    tx: &WriteTx<'_>,
    key: KeyId,
    now: Timestamp,
    end: Expiry,
) -> Result<(Vec<SecretVersion>, Vec<Ended>)> {
    let mut replaced = Vec::new();
    let mut ended = Vec::new();
    for mut old in secret::of_key(tx, key)? {
        if old.ends.has_passed(now) {
            continue;
        }
        if end < old.ends {
            secret::end(tx, &old.hash, end)?;
            ended.push(Ended { hash: old.hash, before: old.ends, after: end });
            old.ends = end;
        }
        replaced.push(old);
    }
    Ok((replaced, ended))
}

fn end(now: Timestamp, grace: Option<Duration>) -> Result<Expiry> {
    // Rounded up to whole seconds, like expiries. Without grace, exactly now.
    let end = now.plus(grace.unwrap_or_default()).map(|end| Expiry::At(end.start_of_second().max(now)));
    end.ok_or_else(|| TimeError::GraceTooLong.into())
}

fn refuse_inactive(key: &Key, now: Timestamp) -> Result<()> {
    let title = &key.title;
    match key.state(now) {
        KeyStatus::Active | KeyStatus::Unconfirmed => Ok(()),
        KeyStatus::Expired => {
            Err(KeyError::Expired { id: key.id, title: title.to_string(), expired: key.expires.to_string() }
                .into())
        }
        KeyStatus::Revoked => Err(KeyError::Revoked { id: key.id, title: title.to_string() }.into()),
    }
}
