//! Keys: identities for programs.

use std::fmt;

use super::email::Email;
use super::id::{KeyId, MemberId};
use super::role::KeyRole;
use super::text::Name;
use super::time::{Expiry, Timestamp};

/// An identity for a program. Its secrets are stored separately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: KeyId,
    /// Its title; need not be unique.
    pub title: Name,
    /// Its address, unique among keys. Set at creation and never changed.
    pub email: Email,
    pub role: KeyRole,
    pub creator: Creator,
    /// The time of creation.
    pub created: Timestamp,
    pub expires: Expiry,
    /// The time of revocation, if it was revoked.
    pub revoked: Option<Timestamp>,
    /// The first time that the delivery of a secret was confirmed.
    pub delivered: Option<Timestamp>,
}

/// The member who created a key. The data remains after the member is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Creator {
    pub id: MemberId,
    pub name: Name,
    /// Their email address.
    pub email: Email,
}

/// The status of a key. Only an active key verifies, and an unconfirmed one while the lease of its secret lasts (rule
/// R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyStatus {
    /// It works.
    Active,
    /// No secret of it was confirmed to be delivered. One works for a few minutes.
    Unconfirmed,
    /// It has expired.
    Expired,
    /// It was revoked. It can be restored.
    Revoked,
}

impl KeyStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Active, Self::Unconfirmed, Self::Expired, Self::Revoked];

    /// Returns the name in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unconfirmed => "unconfirmed",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// Returns the status at `now` of a key with a delivered secret. `Revoked` takes precedence over `Expired`, because
    /// it is a decision.
    #[must_use]
    #[doc(hidden)]
    pub fn at(now: Timestamp, expires: Expiry, revoked: Option<Timestamp>) -> Self {
        if revoked.is_some() {
            Self::Revoked
        } else if expires.has_passed(now) {
            Self::Expired
        } else {
            Self::Active
        }
    }
}

impl fmt::Display for KeyStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Key {
    #[must_use]
    pub fn state(&self, now: Timestamp) -> KeyStatus {
        match KeyStatus::at(now, self.expires, self.revoked) {
            KeyStatus::Active if self.delivered.is_none() => KeyStatus::Unconfirmed,
            status => status,
        }
    }
}
