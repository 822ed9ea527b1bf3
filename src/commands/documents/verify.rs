//! The answer to a secret as a document.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::event::Expires;

/// The result of `keys verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerifyDocument {
    /// Whether the answer is yes.
    pub valid: bool,
    /// `malformed`, `unknown`, `expired`, `revoked` or `forbidden`; null if valid.
    pub reason: Option<String>,
    /// The id of the key; null where no key is known.
    pub id: Option<String>,
    /// The key's title.
    pub title: Option<String>,
    /// The key's email address.
    pub email: Option<String>,
    /// The key's role.
    pub role: Option<String>,
    /// The key's expiry; null also for never.
    pub expires: Option<Expires>,
    /// The key's status.
    pub status: Option<String>,
    /// When this secret stops working; null also for never.
    pub secret_ends: Option<Expires>,
}
