//! Creating a key, and discarding it if its secret could not be delivered.

use super::super::handover::{self, Disposition, Holdings};
use super::super::{Authority, SecretGuard, WriteContext, actor, find, no_randomness};
use crate::domain::email::Email;
use crate::domain::event::{Detail, Expires, KeyCreated, KeyDiscarded, Reference, Subject};
use crate::domain::grant::Principal;
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
use crate::store::{Audited, ReadTx, organization, secret};

/// Administrators only.
pub const CREATE: Authority = Authority::administrator("create keys");

/// A key to create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Its title.
    pub title: Name,
    /// Its role.
    pub role: KeyRole,
    /// The expiry; in the future.
    pub expires: Expiry,
}

/// A new key and its secret, which is available only here.
#[derive(Debug)]
pub struct Created {
    /// The key.
    pub row: KeyRow,
    /// Its secret.
    pub secret: PlainSecret,
}

/// Creates a key. `_guard` protects its secret.
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
            delivered: Some(now),
        };
        let plain = PlainSecret::generate(&organization.prefix, cx.random).map_err(no_randomness)?;
        key::insert(tx, &key)?;
        secret::insert(
            tx,
            &SecretVersion {
                key: id,
                hash: plain.hash(),
                secret_start: plain.secret_start(),
                created: now,
                ends: Expiry::Never,
                number: 0,
                delivered: Some(now),
            },
        )?;
        let detail = KeyCreated {
            email: key.email.to_string(),
            role: key.role.to_string(),
            expires: Expires(key.expires),
            secret_start: plain.secret_start(),
        };
        let event = cx.event(now, &actor, Subject::from(&key), Detail::KeyCreated(detail));
        let row = key::row(tx, id, now)?;
        Ok(Audited::new(Created { row, secret: plain }, event))
    })
}

/// Deletes a new key whose secret was not delivered. Resources that it was given in the meantime pass to the acting
/// member.
pub fn discard(cx: &WriteContext<'_>, id: KeyId) -> Result<()> {
    cx.store.change(|tx| {
        let key = find::key_by_id(tx, id)?;
        let actor = actor::current(tx, cx.acting())?;
        let holdings = Holdings::of(tx, Principal::Key(id))?;
        let mut detail = KeyDiscarded {
            why: "its secret was not delivered".to_owned(),
            owned: holdings.references(),
            transferred_to: None,
        };
        let mut disposition = None;
        if holdings.owns_resources() {
            let receiver = handover::receiver(tx, actor.id, &[Principal::Key(id)])?;
            disposition = Some(Disposition::Transfer(receiver.id));
            detail.transferred_to = Some(Reference::from(&receiver));
        }
        handover::apply(tx, &[Principal::Key(id)], disposition)?;
        key::delete(tx, id)?;
        Ok(Audited::new(
            (),
            cx.event(cx.clock.now(), &actor, Subject::from(&key), Detail::KeyDiscarded(detail)),
        ))
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
