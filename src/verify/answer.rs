//! What a verifier answers.

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

/// Whose secret was presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The key's id.
    pub id: KeyId,
    /// What people call it.
    pub title: Name,
    /// Its address, unique in the organization: the name to write into your own logs.
    pub email: Email,
    /// Its role.
    pub role: KeyRole,
    /// When the key ends.
    pub expires: Expiry,
    /// Its state at the instant of the question. Only an active key is verified.
    pub state: KeyStatus,
    /// Which of the key's secrets was presented.
    pub version: SecretVersion,
    /// Kept for further questions about the same secret.
    pub(super) hash: SecretHash,
}

/// One of a key's secrets. A key has several while the grace of a rotation lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretVersion {
    /// Its recognisable first characters.
    pub secret_start: String,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it is good: its own end or the key's, whichever comes first.
    pub until: Expiry,
}

/// Why the answer is no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Its form or its checksum is wrong: mistyped, cut short, or no secret at all.
    Malformed,
    /// No key has it: never issued by this organization, or its key was deleted.
    Unknown,
    /// The key, or this secret of it, has come to its end.
    Expired,
    /// The key was stopped.
    Revoked,
    /// The key is good, but may not do that.
    Forbidden,
}

impl Refusal {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Malformed, Self::Unknown, Self::Expired, Self::Revoked, Self::Forbidden];

    /// The word for it, stable for programs.
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

/// Why there is no identity to go on with: whoever gets one of these lets nobody in.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// The answer is no.
    #[error("{why}")]
    Refused {
        /// Why.
        why: Refusal,
        /// The key that the secret belongs to, where it belongs to one: for your own log, not for the caller.
        identity: Option<Box<Identity>>,
    },
    /// The store could not be asked; what the answer would be is not known.
    #[error(transparent)]
    Unanswered(#[from] Error),
}

impl Denied {
    /// Why the answer is no; `None` where there is no answer.
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
    /// Whether the key's role is `role` or one that includes it.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] when it is less.
    pub fn require(&self, role: KeyRole) -> Result<(), Denied> {
        if self.role >= role { Ok(()) } else { Err(self.clone().refuse(Refusal::Forbidden)) }
    }

    pub(super) fn refuse(self, why: Refusal) -> Denied {
        Denied::Refused { why, identity: Some(Box::new(self)) }
    }

    /// The identity behind a secret as it stands at `now`, if it is active.
    pub(super) fn of(presented: Presented, hash: SecretHash, now: Timestamp) -> Result<Self, Denied> {
        let until = presented.ends.min(presented.expires);
        // A secret that was rotated away ends like a key does.
        let state = KeyStatus::at(now, until, presented.revoked);
        let identity = Self {
            id: presented.id,
            title: presented.title,
            email: presented.email,
            role: presented.role,
            expires: presented.expires,
            state,
            version: SecretVersion { secret_start: presented.secret_start, made: presented.made, until },
            hash,
        };
        match state {
            KeyStatus::Active => Ok(identity),
            KeyStatus::Expired => Err(identity.refuse(Refusal::Expired)),
            KeyStatus::Revoked => Err(identity.refuse(Refusal::Revoked)),
        }
    }
}
