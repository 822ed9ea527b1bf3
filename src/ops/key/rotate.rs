//! A new secret for a key, and taking it back when it could not be delivered.

use std::time::Duration;

use super::super::{Authority, SecretGuard, WriteContext, actor, find, no_randomness};
use crate::domain::event::{Detail, Expires, KeyRotated, ReplacedSecret, RotationUndone, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::{Key, KeyStatus};
use crate::domain::secret::{PlainSecret, SecretHash};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::{KeyError, Result, TimeError};
use crate::store::secret::SecretVersion;
use crate::store::{Audited, WriteTx, organization, secret};

/// Rotating a key is for administrators.
pub const ROTATE: Authority = Authority::administrator("rotate keys");

/// A key that was rotated, with its new secret: the only time that it is seen.
#[derive(Debug)]
pub struct Rotated {
    /// The key. Its identity, its grants and what it owns stay as they are.
    pub key: Key,
    /// Its new secret.
    pub secret: PlainSecret,
    /// The secrets that were still good, newest first, each with the end that it has now.
    pub replaced: Vec<SecretVersion>,
    /// What takes the rotation back.
    pub undo: Undo,
}

/// What takes a rotation back: the new secret, and the ends that the others had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    key: KeyId,
    added: SecretHash,
    ended: Vec<Ended>,
}

/// A secret whose end was moved, from where to where.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ended {
    hash: SecretHash,
    before: Expiry,
    after: Expiry,
}

/// Gives a key a new secret. Those before it end now, or with `grace` that much later; never later than they would
/// have ended anyway, nor than the key itself.
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
            // Never as old as one before it: the newest secret is the one that a list shows.
            created: secret::of_key(tx, id)?
                .first()
                .map_or(now, |newest| now.max(Timestamp(newest.created.0.saturating_add(1)))),
            ends: Expiry::Never,
        };
        secret::insert(tx, &added)?;
        let detail = KeyRotated {
            email: key.email.to_string(),
            secret_start: added.secret_start.clone(),
            replaced: replaced.iter().map(replaced_secret).collect(),
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::KeyRotated(detail));
        let undo = Undo { key: id, added: added.hash, ended };
        Ok(Audited::new(Rotated { key, secret: plain, replaced, undo }, event))
    })
}

/// Takes a rotation back whose new secret reached nobody: it goes, and those before it are good for as long as they
/// were. What has happened to them since stays as it is.
pub fn undo_rotation(cx: &WriteContext<'_>, undo: &Undo) -> Result<()> {
    cx.store.change(|tx| {
        let key = find::key_by_id(tx, undo.key)?;
        let actor = actor::current(tx, cx.acting())?;
        let stored = secret::of_key(tx, undo.key)?;
        for ended in &undo.ended {
            // An end that somebody has moved again is theirs to say.
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

/// Brings the end of every secret that is still good forward to `end`.
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
    // Whole seconds, as expiries are; without grace at once.
    let end = now.plus(grace.unwrap_or_default()).map(|end| Expiry::At(end.start_of_second().max(now)));
    end.ok_or_else(|| TimeError::GraceTooLong.into())
}

fn refuse_inactive(key: &Key, now: Timestamp) -> Result<()> {
    let title = &key.title;
    match key.state(now) {
        KeyStatus::Active => Ok(()),
        KeyStatus::Expired => {
            Err(KeyError::Expired { id: key.id, title: title.to_string(), expired: key.expires.to_string() }
                .into())
        }
        KeyStatus::Revoked => Err(KeyError::Revoked { id: key.id, title: title.to_string() }.into()),
    }
}
