//! The answers of a verifier.

use std::fmt;

use crate::domain::email::Email;
use crate::domain::id::KeyId;
use crate::domain::key::KeyStatus;
use crate::domain::role::KeyRole;
use crate::domain::secret::SecretHash;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Error;
use crate::store::secret::Presented;

/// The key that a secret belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The key's id.
    pub id: KeyId,
    /// The key's title. Titles need not be unique.
    pub title: Name,
    /// The key's email address, unique in the organization. Use it as the key's name in logs.
    pub email: Email,
    /// The key's role.
    pub role: KeyRole,
    /// The end of the key.
    pub expires: Expiry,
    /// The key's status at the time of the call. Only an active key verifies.
    pub status: KeyStatus,
    /// The secret that was presented.
    pub version: SecretVersion,
    /// Used to check permissions of the same secret later.
    pub(super) hash: SecretHash,
}

/// One version of a key's secret. A key has several during the grace period of a rotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretVersion {
    /// The first characters of the secret, enough to recognize it and useless to an attacker.
    pub secret_start: String,
    /// The creation of this version.
    pub created: Timestamp,
    /// Its own end or the key's, whichever is first.
    pub ends: Expiry,
}

/// The reason for a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The form or the checksum is wrong: mistyped, cut short, or not a secret.
    Malformed,
    /// No key has this secret: it was never issued here, or its key was deleted.
    Unknown,
    /// The key or this version of its secret has expired.
    Expired,
    /// The key was revoked. It can be restored.
    Revoked,
    /// The key works, but lacks the role or the permission.
    Forbidden,
}

impl Refusal {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Malformed, Self::Unknown, Self::Expired, Self::Revoked, Self::Forbidden];

    /// Returns the name in JSON and on the command line. It does not change between versions.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unknown => "unknown",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Forbidden => "forbidden",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// No identity: the request must not be admitted.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// The secret was refused.
    #[error("{why}")]
    Refused {
        /// The reason.
        why: Refusal,
        /// The key, unless the secret is malformed or unknown. For the service's log, not for the caller.
        identity: Option<Box<Identity>>,
    },
    /// The store could not be read, so the answer is unknown. A later call may succeed.
    #[error(transparent)]
    Unanswered(#[from] Error),
}

impl Denied {
    /// Returns the reason for the refusal, or `None` if the store could not be read.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused { why, .. } => Some(*why),
            Self::Unanswered(_) => None,
        }
    }

    pub(super) fn refused(why: Refusal) -> Self {
        Self::Refused { why, identity: None }
    }
}

impl Identity {
    /// Checks that the key's role is `role` or a higher one.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] if it is lower.
    pub fn require(&self, role: KeyRole) -> Result<(), Denied> {
        if self.role >= role { Ok(()) } else { Err(self.clone().refuse(Refusal::Forbidden)) }
    }

    pub(super) fn refuse(self, why: Refusal) -> Denied {
        Denied::Refused { why, identity: Some(Box::new(self)) }
    }

    /// Returns the identity if the key and its secret are active at `now`.
    pub(super) fn of(presented: Presented, hash: SecretHash, now: Timestamp) -> Result<Self, Denied> {
        let ends = presented.ends.min(presented.expires);
        // The secret of an earlier rotation expires like a key.
        let status = KeyStatus::at(now, ends, presented.revoked);
        let identity = Self {
            id: presented.id,
            title: presented.title,
            email: presented.email,
            role: presented.role,
            expires: presented.expires,
            status,
            version: SecretVersion { secret_start: presented.secret_start, created: presented.created, ends },
            hash,
        };
        match status {
            KeyStatus::Active | KeyStatus::Unconfirmed => Ok(identity),
            KeyStatus::Expired => Err(identity.refuse(Refusal::Expired)),
            KeyStatus::Revoked => Err(identity.refuse(Refusal::Revoked)),
        }
    }
}
