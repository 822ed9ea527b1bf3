//! A secret that was made and not delivered yet.

use std::sync::Arc;

use super::super::documents::key::KeyWithSecret;
use crate::domain::key::Key;
use crate::domain::secret::PlainSecret;
use crate::error::Result;
use crate::ops::WriteContext;

/// A secret to deliver, and the undo in case that fails.
pub struct PendingSecret<'p> {
    /// Its key.
    pub key: &'p Key,
    /// The document of the key, without the secret.
    pub document: KeyWithSecret,
    /// The secret.
    pub secret: &'p PlainSecret,
    /// The undo.
    pub undo: Undo,
    /// Printed after the undo: `the key ci was discarded`.
    pub undone: String,
    /// The hint when the undo failed: `delete it with …`.
    pub recovery_hint: String,
}

/// Undoes the change that made an undelivered secret, in a transaction of its own.
pub type Undo = Arc<dyn Fn(&WriteContext<'_>) -> Result<()> + Send + Sync>;
