//! Secrets at rest: their hashes, a generation each.

use super::engine::Columns;
use super::{Change, Read};
use crate::domain::id::KeyId;
use crate::domain::secret::SecretHash;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;

/// One secret of a key, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Whose it is.
    pub key: KeyId,
    /// SHA-256 over its whole text.
    pub hash: SecretHash,
    /// Its first characters, to recognise it by.
    pub recognizable: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends, whatever its key's own expiry.
    pub ends: Expiry,
}

/// Adds a secret to its key.
///
/// # Errors
/// When the store cannot be written to.
pub fn insert(change: &Change<'_>, generation: &Generation) -> Result<()> {
    change.connection.execute(
        "INSERT INTO secret (hash, key_id, recognizable, created, ends) VALUES ($1, $2, $3, $4, $5)",
        &[
            (&generation.hash.0).into(),
            generation.key.into(),
            generation.recognizable.as_str().into(),
            generation.created.into(),
            generation.ends.into(),
        ],
    )?;
    Ok(())
}

/// The secrets of a key, newest first.
///
/// # Errors
/// When the store cannot be read, or a row makes no sense.
pub fn of_key(moment: &Read<'_>, key: KeyId) -> Result<Vec<Generation>> {
    let mut generations = Vec::new();
    moment.connection.query(
        "SELECT recognizable, hash, created, ends FROM secret WHERE key_id = $1 ORDER BY created DESC, hash",
        &[key.into()],
        &mut |row| {
            let columns = Columns::new(row, "secret");
            generations.push(Generation {
                key,
                recognizable: columns.text("recognizable")?.into_owned(),
                hash: SecretHash(columns.hash("hash")?),
                created: columns.instant("created")?,
                ends: columns.expiry("ends")?,
            });
            Ok(())
        },
    )?;
    Ok(generations)
}
