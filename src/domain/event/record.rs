//! Events as stored, and the hash that links each to the one before it.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::super::time::Timestamp;

/// The hash of an event and of every event before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// The hash before the first event.
    pub const START: Self = Self([0; 32]);

    /// Reads the form that is displayed: 64 hexadecimal digits, in lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
        let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
        if rest.is_empty() { bytes.try_into().ok().map(Self) } else { None }
    }

    /// Returns the hash of event `number`, which follows the event with the hash `self`.
    ///
    /// SHA-256 over the 32 bytes of `self` and the event's canonical form: a JSON array without spaces of number, at
    /// (milliseconds UTC), actor id, actor name, operating system's user, action, subject id, subject name, detail
    /// (as the stored text) and reason (`null` if none).
    #[must_use]
    pub fn next(self, number: i64, line: &EventRecord<'_>) -> Self {
        let EventRecord { at, actor_id, actor, os_user, action, subject_id, subject, detail, reason } = *line;
        let texts = [actor_id, actor, os_user, action, subject_id, subject, detail].map(Value::from);
        let mut canonical = vec![Value::from(number), at.0.into()];
        canonical.extend(texts);
        canonical.push(reason.into());
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(Value::Array(canonical).to_string());
        Self(hash.finalize().into())
    }
}

impl fmt::Display for ChainHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An event as stored. Its texts need not be valid for this version of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventRecord<'a> {
    /// The time.
    pub at: Timestamp,
    /// The acting member's id.
    pub actor_id: &'a str,
    /// The acting member's name.
    pub actor: &'a str,
    /// The operating system's user.
    pub os_user: &'a str,
    /// The name of the action.
    pub action: &'a str,
    /// The subject's id.
    pub subject_id: &'a str,
    /// The subject's name.
    pub subject: &'a str,
    /// The details, one JSON object.
    pub detail: &'a str,
    /// The reason, if one was given.
    pub reason: Option<&'a str>,
}
