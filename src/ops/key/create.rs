//! Creating a key.

use super::super::{SecretGuard, WriteContext, no_randomness};
use super::lease::{CREATE, PendingVersion, lease_end, once_confirmed};
use crate::domain::email::Email;
use crate::domain::event::{Detail, Expires, KeyCreated, Subject};
use crate::domain::id::KeyId;
use crate::domain::key::{Creator, Key};
use crate::domain::organization::Organization;
use crate::domain::role::KeyRole;
use crate::domain::secret::PlainSecret;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::{Result, TimeError};
use crate::store::key::{self, KeyRow};
use crate::store::secret::SecretVersion;
use crate::store::{Audited, ReadTx, event, organization, secret};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    pub title: Name,
    pub role: KeyRole,
    /// The expiry; in the future.
    pub expires: Expiry,
}

/// A new key and its secret, which is available only here.
#[derive(Debug)]
pub struct Created {
    /// The key with a confirmed secret: the state to print.
    pub row: KeyRow,
    pub secret: PlainSecret,
    /// The secret in the store, to confirm.
    pub pending: PendingVersion,
}

/// Creates a key. Its secret works for the time of a lease; [`confirm`](super::confirm) makes that last. `_guard` protects
/// the secret.
pub fn create(cx: &WriteContext<'_>, new: &NewKey, _guard: &impl SecretGuard) -> Result<Created> {
    cx.store.change(|tx| {
        let actor = CREATE.require(tx, cx)?;
        let organization = organization::get(tx)?;
        let now = cx.clock.now();
        in_the_future(new.expires, now)?;
        let id = KeyId::random(cx.random).map_err(no_randomness)?;
        let key = Key {
            id,
            title: new.title.clone(),
            email: free_email(tx, &new.title, id, &organization)?,
            role: new.role,
            creator: Creator { id: actor.id, name: actor.name.clone(), email: actor.email.clone() },
            created: now,
            expires: new.expires,
            revoked: None,
            delivered: None,
        };
        let plain = PlainSecret::generate(&organization.prefix, cx.random).map_err(no_randomness)?;
        key::insert(tx, &key)?;
        let version = SecretVersion {
            key: id,
            hash: plain.hash(),
            secret_start: plain.secret_start(),
            created: now,
            ends: Expiry::At(lease_end(now)),
            number: 0,
            delivered: None,
        };
        secret::insert(tx, &version)?;
        let detail = KeyCreated {
            email: key.email.to_string(),
            role: key.role.to_string(),
            expires: Expires(key.expires),
            secret_start: plain.secret_start(),
            lease_ends: Some(Expires(version.ends)),
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::KeyCreated(detail));
        let row = once_confirmed(key::row(tx, id, now)?, &version, now);
        let pending = PendingVersion::of_new_key(&key, &version, event::head(tx)?.0.saturating_add(1));
        Ok(Audited::new(Created { row, secret: plain, pending }, event))
    })
}

/// Refuses an expiry in the past.
pub(super) fn in_the_future(expires: Expiry, now: Timestamp) -> Result<()> {
    if expires.has_passed(now) {
        return Err(TimeError::ExpiryPast { expires: expires.to_string() }.into());
    }
    Ok(())
}

/// Returns an unused address. Adds more digits of the id if the short form is taken.
fn free_email(tx: &ReadTx<'_>, title: &Name, id: KeyId, organization: &Organization) -> Result<Email> {
    for digits in [8, 12, 16] {
        let email = Email::of_key(title, id, digits, organization);
        if !key::has_email(tx, &email)? {
            return Ok(email);
        }
    }
    Ok(Email::of_key(title, id, 32, organization))
}
