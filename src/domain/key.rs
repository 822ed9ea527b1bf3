//! Keys: identities for programs.

use std::fmt;

use super::email::Email;
use super::id::{KeyId, MemberId};
use super::role::KeyRole;
use super::text::Name;
use super::time::{Expiry, Timestamp};

/// An identity for a program. Its secrets are kept apart from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its id.
    pub id: KeyId,
    /// What people call it; need not be unique.
    pub title: Name,
    /// Its own address, unique among the keys, made at creation and kept for its life.
    pub email: Email,
    /// What it may do.
    pub role: KeyRole,
    /// Who created it.
    pub creator: Creator,
    /// When it was created.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Expiry,
    /// When it was revoked, if it was.
    pub revoked: Option<Timestamp>,
}

/// The member who created a key, readable also after they have gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Creator {
    /// Their id.
    pub id: MemberId,
    /// Their name.
    pub name: Name,
    /// Their email address.
    pub email: Email,
}

/// The status of a key. Only an active key verifies (rule R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyStatus {
    /// It works.
    Active,
    /// Its end has passed.
    Expired,
    /// It was revoked. It can be restored.
    Revoked,
}

impl KeyStatus {
    /// All statuses.
    pub const ALL: [Self; 3] = [Self::Active, Self::Expired, Self::Revoked];

    /// The word for this status in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// Returns the status of a key that ends and was revoked at these instants. `Revoked` comes first: it is a
    /// decision, an expiry only a date.
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
    /// Its state at `now`.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> KeyStatus {
        KeyStatus::at(now, self.expires, self.revoked)
    }
}
