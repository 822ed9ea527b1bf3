//! Identifiers: random UUIDs, with one type for each noun so that they cannot be confused.

use std::fmt;
use std::str::FromStr;

/// A source of random bytes: the operating system's generator outside tests.
pub trait Randomness {
    /// Fills `bytes` with unpredictable bytes.
    ///
    /// # Errors
    /// The operating system has no randomness. The caller must not create anything then.
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()>;
}

/// The error for a text that is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Returns a new random id (UUID version 4, 122 random bits), so that short starts are unique.
            #[doc(hidden)]
            pub fn random(source: &dyn Randomness) -> std::io::Result<Self> {
                let mut bytes = [0; 16];
                source.fill(&mut bytes)?;
                Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self).map_err(|_| NotAnId)
            }
        }
    };
}

id!(
    /// The id of an organization.
    OrganizationId
);
id!(
    /// The id of a member. Never reused after the member is removed.
    MemberId
);
id!(
    /// The id of a key: a random UUID, printed in lower case with hyphens.
    KeyId
);
id!(
    /// The id of a resource: a random UUID, printed in lower case with hyphens.
    ResourceId
);
