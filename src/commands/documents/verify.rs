//! The answer to a secret as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::key::KeyDocument;
use crate::domain::event::Expires;

/// The result of `keys verify`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VerifyDocument {
    /// True if the answer is yes.
    pub valid: bool,
    /// `malformed`, `unknown`, `expired`, `revoked` or `forbidden`; null if valid.
    pub reason: Option<&'static str>,
    /// The key; null if no key has this secret.
    pub key: Option<KeyDocument>,
    /// The version of the key's secret; null if no key has this secret.
    pub secret: Option<VerifiedSecret>,
}

/// The version of a secret that was presented.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VerifiedSecret {
    /// Its first characters.
    pub secret_start: String,
    /// When it stops working; null for never.
    pub expires: Expires,
}
