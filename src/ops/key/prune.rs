//! Keys whose secret was never confirmed to be delivered.

use super::super::find;
use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::store::{ReadTx, key, secret};

/// Returns the keys that never had a confirmed secret, and whose leases have all lapsed at `now`.
pub fn lapsed(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<KeyId>> {
    key::lapsed(tx, now)
}

/// Fails if one of these keys is no longer one of them: someone may confirm or rotate it while the user reads.
pub fn still_lapsed(tx: &ReadTx<'_>, ids: &[KeyId], now: Timestamp) -> Result<()> {
    for id in ids {
        let key = find::key_by_id(tx, *id)?;
        let versions = secret::of_key(tx, *id)?;
        let is_lapsed =
            key.delivered.is_none() && versions.iter().all(|version| version.ends.has_passed(now));
        if !is_lapsed {
            return Err(Error::FactsChanged { what: key.title.to_string() });
        }
    }
    Ok(())
}
