//! The delivery of a new secret by lease: the secret works for ten minutes, and for good once its delivery is confirmed.

use std::time::Duration;

use super::super::{Authority, WriteContext};
use crate::domain::event::{Action, DeliveryWay, Detail, Expires, ReplacedSecret, SecretDelivered, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::secret::SecretHash;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::{KeyError, Result, TimeError};
use crate::store::key::{self, KeyRow};
use crate::store::secret::SecretVersion;
use crate::store::{Audited, ReadTx, Store, WriteTx, event, secret};

/// Administrators only.
pub const CREATE: Authority = Authority::administrator("create keys");

/// Administrators only.
pub const ROTATE: Authority = Authority::administrator("rotate keys");

/// How long a secret works before its delivery is confirmed.
pub const LEASE: Duration = Duration::from_secs(10 * 60);

/// How long an open page renews the lease.
pub const LONGEST: Duration = Duration::from_secs(60 * 60);

/// The end of the log when a command began. A revocation after it is news to the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun(i64);

impl Begun {
    /// The present end of the log.
    pub fn now(store: &Store) -> Result<Self> {
        store.read(|tx| Ok(Self(event::head(tx)?.0)))
    }
}

/// A new secret in the store whose delivery is not confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingVersion {
    pub key: KeyId,
    pub title: String,
    /// The first end of its lease.
    pub ends: Timestamp,
    pub(super) hash: SecretHash,
    pub(super) secret_start: String,
    pub(super) number: i64,
    pub(super) created: Timestamp,
    grace: Option<Duration>,
    begun: Begun,
    /// The event that created the key with it.
    pub(super) creation: Option<i64>,
}

/// A secret whose delivery was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub row: KeyRow,
    /// The older secrets that still worked, newest first, with their new ends.
    pub replaced: Vec<SecretVersion>,
}

impl PendingVersion {
    pub(super) fn of_new_key(key: &Key, version: &SecretVersion, creation: i64) -> Self {
        Self { creation: Some(creation), ..Self::of_rotation(key, version, None, Begun(creation)) }
    }

    pub(super) fn of_rotation(
        key: &Key,
        version: &SecretVersion,
        grace: Option<Duration>,
        begun: Begun,
    ) -> Self {
        Self {
            key: key.id,
            title: key.title.to_string(),
            ends: lease_end(version.created),
            hash: version.hash,
            secret_start: version.secret_start.clone(),
            number: version.number,
            created: version.created,
            grace,
            begun,
            creation: None,
        }
    }

    /// The time until which an open page renews the lease.
    #[must_use]
    pub fn longest(&self) -> Timestamp {
        self.created.plus(LONGEST).map_or(self.ends, Timestamp::start_of_second)
    }

    /// True for the secret of a new key.
    #[must_use]
    pub fn is_of_new_key(&self) -> bool {
        self.creation.is_some()
    }

    pub(super) fn authority(&self) -> Authority {
        if self.is_of_new_key() { CREATE } else { ROTATE }
    }
}

/// The end of a lease that begins now, in whole seconds as all expiries.
pub(super) fn lease_end(now: Timestamp) -> Timestamp {
    now.plus(LEASE).map_or(now, Timestamp::start_of_second)
}

/// The row that a key has after the delivery of this secret is confirmed.
pub(super) fn once_confirmed(mut row: KeyRow, version: &SecretVersion, now: Timestamp) -> KeyRow {
    row.key.delivered.get_or_insert(now);
    row.status = row.key.state(now);
    row.secret_start = Some(version.secret_start.clone());
    row
}

/// Confirms that a secret was delivered. It has no end of its own from now on. The confirmed secrets before it end now, or
/// after the grace, but never later than they or the key would have ended anyway; the unconfirmed ones before it are
/// removed.
///
/// This also works after the lease has lapsed, and does nothing for a secret that is confirmed.
pub fn confirm(cx: &WriteContext<'_>, pending: &PendingVersion, way: DeliveryWay) -> Result<Confirmed> {
    cx.store.change(|tx| {
        let actor = pending.authority().require(tx, cx)?;
        let now = cx.clock.now();
        let key = key::get(tx, pending.key)?.ok_or_else(|| deleted(pending))?;
        let versions = secret::of_key(tx, pending.key)?;
        let own = versions.iter().find(|version| version.hash == pending.hash);
        if own.is_some_and(|own| own.delivered.is_some()) {
            let row = key::row(tx, key.id, now)?;
            let replaced = ended_by(&versions, pending, now);
            return Ok(Audited::unchanged(Confirmed { row, replaced }));
        }
        if let Some(by) = later_rotation(tx, pending, &versions)? {
            return Err(KeyError::RotatedMeanwhile { id: key.id, title: pending.title.clone(), by }.into());
        }
        let Some(own) = own else {
            return Err(KeyError::SecretGone { id: key.id, title: pending.title.clone() }.into());
        };
        refuse_expired(&key, now)?;
        refuse_revoked_since(tx, &key, pending.begun)?;
        let end = grace_end(now, pending.grace)?.min(key.expires);
        let (replaced, removed) = end_older(tx, &versions, own.number, now, end)?;
        secret::confirm(tx, &pending.hash, now)?;
        if key.delivered.is_none() {
            key::confirm(tx, key.id, now)?;
        }
        let detail = SecretDelivered {
            email: key.email.to_string(),
            secret_start: own.secret_start.clone(),
            way,
            replaced: replaced.iter().map(replaced_secret).collect(),
            removed,
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::SecretDelivered(detail));
        let row = key::row(tx, key.id, now)?;
        Ok(Audited::new(Confirmed { row, replaced }, event))
    })
}

/// Renews the lease of a secret whose page is open, for at most an hour after its creation. Returns the end of the lease,
/// or `None` if the secret is gone. A lease that lapsed stays lapsed.
pub fn renew_lease(cx: &WriteContext<'_>, pending: &PendingVersion) -> Result<Option<Timestamp>> {
    let now = cx.clock.now();
    cx.store.read(|tx| pending.authority().require(tx, cx))?;
    cx.store.renew_lease(&pending.hash, lease_end(now).min(pending.longest()), now)
}

/// Ends the confirmed versions before this one, and removes the unconfirmed ones. Returns both; the latter by their
/// starts.
fn end_older(
    tx: &WriteTx<'_>,
    versions: &[SecretVersion],
    number: i64,
    now: Timestamp,
    end: Expiry,
) -> Result<(Vec<SecretVersion>, Vec<String>)> {
    let (mut replaced, mut removed) = (Vec::new(), Vec::new());
    for older in versions.iter().filter(|version| version.number < number) {
        if older.delivered.is_none() {
            secret::remove(tx, &older.hash)?;
            removed.push(older.secret_start.clone());
        } else if !older.ends.has_passed(now) {
            let ends = older.ends.min(end);
            if ends != older.ends {
                secret::end(tx, &older.hash, ends)?;
            }
            replaced.push(SecretVersion { ends, ..older.clone() });
        }
    }
    Ok((replaced, removed))
}

/// The older secrets that a confirmation has ended, as far as they still work.
fn ended_by(versions: &[SecretVersion], pending: &PendingVersion, now: Timestamp) -> Vec<SecretVersion> {
    let is_older = |version: &&SecretVersion| version.number < pending.number;
    versions.iter().filter(is_older).filter(|version| !version.ends.has_passed(now)).cloned().collect()
}

fn replaced_secret(old: &SecretVersion) -> ReplacedSecret {
    ReplacedSecret { secret_start: old.secret_start.clone(), expires: Expires(old.ends) }
}

/// The end of older secrets that have this grace from now on.
pub(super) fn grace_end(now: Timestamp, grace: Option<Duration>) -> Result<Expiry> {
    // Rounded down to whole seconds, like expiries. Without grace, exactly now.
    let end = now.plus(grace.unwrap_or_default()).map(|end| Expiry::At(end.start_of_second().max(now)));
    end.ok_or_else(|| TimeError::GraceTooLong.into())
}

/// Returns the name of the member who made and confirmed a later secret, if anyone did: the later rotation wins.
pub(super) fn later_rotation(
    tx: &ReadTx<'_>,
    pending: &PendingVersion,
    versions: &[SecretVersion],
) -> Result<Option<String>> {
    if !versions.iter().any(|version| version.number > pending.number && version.delivered.is_some()) {
        return Ok(None);
    }
    let by = last_actor(tx, pending.key, pending.begun, Action::SecretDelivered)?;
    Ok(Some(by.unwrap_or_else(|| "another member".to_owned())))
}

/// Refuses a key that was revoked since the command began, even if it was restored by now.
pub(super) fn refuse_revoked_since(tx: &ReadTx<'_>, key: &Key, begun: Begun) -> Result<()> {
    match last_actor(tx, key.id, begun, Action::KeyRevoked)? {
        Some(by) => Err(KeyError::RevokedMeanwhile { id: key.id, title: key.title.to_string(), by }.into()),
        None => Ok(()),
    }
}

pub(super) fn refuse_expired(key: &Key, now: Timestamp) -> Result<()> {
    if key.expires.has_passed(now) {
        let (title, expired) = (key.title.to_string(), key.expires.to_string());
        return Err(KeyError::Expired { id: key.id, title, expired }.into());
    }
    Ok(())
}

fn deleted(pending: &PendingVersion) -> crate::error::Error {
    KeyError::DeletedMeanwhile { title: pending.title.clone() }.into()
}

/// Returns the name of the member who did this to the key last, since the command began.
fn last_actor(tx: &ReadTx<'_>, key: KeyId, begun: Begun, action: Action) -> Result<Option<String>> {
    let mut by = None;
    event::each_of_subject_after(tx, &key.to_string(), begun.0, &mut |_, event, _| {
        if Action::from_name(event.action) == Some(action) {
            by = Some(event.actor.to_owned());
        }
        Ok(())
    })?;
    Ok(by)
}
