//! Keys whose secret was never confirmed to be delivered.

use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::{ReadTx, key, secret};

/// Returns the keys that never had a confirmed secret, and whose leases have all lapsed at `now`.
pub fn lapsed(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<KeyId>> {
    key::lapsed(tx, now)
}

/// Reports whether the key is one of them.
pub fn has_lapsed(tx: &ReadTx<'_>, id: KeyId, now: Timestamp) -> Result<bool> {
    let Some(key) = key::get(tx, id)? else { return Ok(false) };
    let versions = secret::of_key(tx, id)?;
    Ok(key.delivered.is_none() && versions.iter().all(|version| version.ends.has_passed(now)))
}
