//! A secret whose delivery is not confirmed.

use super::super::documents::key::KeyWithSecret;
use crate::domain::key::Key;
use crate::domain::secret::PlainSecret;
use crate::ops::key::PendingVersion;
use crate::store::key::KeyRow;

/// A secret to deliver.
pub struct PendingSecret<'p> {
    pub key: &'p Key,
    /// The document of the key, without the secret.
    pub document: KeyWithSecret,
    pub secret: &'p PlainSecret,
    /// The secret in the store.
    pub version: &'p PendingVersion,
    /// Errors are JSON.
    pub json: bool,
}

impl<'p> PendingSecret<'p> {
    #[must_use]
    pub fn new(row: &'p KeyRow, secret: &'p PlainSecret, version: &'p PendingVersion, json: bool) -> Self {
        Self { key: &row.key, document: KeyWithSecret::without(row.clone()), secret, version, json }
    }
}
