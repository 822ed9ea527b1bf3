//! Keys as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::event::EventDocument;
use super::grant::GrantDocument;
use super::{Object, Reference};
use crate::domain::key::KeyStatus;
use crate::domain::time::{Expiry, Timestamp};
use crate::store::key::KeyRow;
use crate::store::secret::SecretVersion;

/// A key. The store reads its row with `store::key::row`.
pub type KeyDocument = Object<KeyRow>;

/// A key with everything that `keys show` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyDetails {
    #[serde(flatten)]
    pub key: KeyDocument,
    /// The versions of its secret, newest first.
    pub secrets: Vec<SecretDocument>,
    /// The resources it owns.
    pub resources: Vec<Reference>,
    /// The grants it holds.
    pub grants: Vec<GrantDocument>,
    /// The events of the key, oldest first.
    pub history: Vec<EventDocument>,
}

/// A key that was created or rotated.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyWithSecret {
    #[serde(flatten)]
    pub key: KeyDocument,
    /// The secret; absent if it was delivered in another way than on standard output.
    // Always `None`: delivery writes the secret into the printed text, and wipes that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    secret: Option<&'static str>,
}

impl KeyWithSecret {
    /// The document without the secret.
    #[must_use]
    pub fn without(row: KeyRow) -> Self {
        Self { key: Object(row), secret: None }
    }
}

/// A version of a key's secret.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SecretDocument {
    /// Its first characters.
    pub secret_start: String,
    /// When it was made.
    pub created: String,
    /// When it expires, at the latest with the key; `null` for never.
    pub expires: Option<String>,
    /// Its status. A version verifies only while its key is neither revoked nor expired.
    pub status: SecretStatus,
}

/// The status of a version of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SecretStatus {
    /// It has not ended.
    Active,
    /// Its delivery is not confirmed. It works until it expires.
    Unconfirmed,
    /// It was replaced, or its key has expired.
    Ended,
}

impl SecretDocument {
    /// The document of a version of this key's secret, with its status at `now`.
    #[must_use]
    pub fn new(version: &SecretVersion, key: &KeyRow, now: Timestamp) -> Self {
        let expires = version.ends.min(key.key.expires);
        let is_over = expires.has_passed(now) || key.status == KeyStatus::Expired;
        Self {
            secret_start: version.secret_start.clone(),
            created: version.created.rfc3339(),
            expires: match expires {
                Expiry::At(at) => Some(at.rfc3339()),
                Expiry::Never => None,
            },
            status: match (version.delivered, is_over) {
                (None, _) => SecretStatus::Unconfirmed,
                (Some(_), true) => SecretStatus::Ended,
                (Some(_), false) => SecretStatus::Active,
            },
        }
    }
}
