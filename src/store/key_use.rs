//! The last use of keys: to the minute, outside the log.

use super::engine::{Columns, Identity, Purpose};
use super::{ReadTx, Store};
use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::Result;

/// Returns the recorded last use of a key.
pub fn last(tx: &ReadTx<'_>, key: KeyId) -> Result<Option<Timestamp>> {
    let mut last = None;
    let sql = "SELECT last_used FROM key_use WHERE key_id = $1";
    tx.connection.query(sql, &[key.into()], &mut |row| {
        last = Some(Columns::new(row, "key_use").instant("last_used")?);
        Ok(())
    })?;
    Ok(last)
}

/// Reports whether a use at `at` replaces the recorded one. A later use does. So does one a day or more earlier: the
/// recorded one then comes from a wrong clock, and would block every later record.
#[must_use]
pub fn replaces(at: Timestamp, noted: Option<Timestamp>) -> bool {
    noted.is_none_or(|noted| at > noted || noted.is_far_ahead(at))
}

impl Store {
    /// Opens the store that a reader opened first, to record uses. Does not wait for locks. A record may be lost in a
    /// power failure.
    pub fn open_to_note(first: &Identity) -> Result<Self> {
        first.open_to_note().map(|connection| Self { connection })
    }

    /// Records when keys were used. Skips deleted keys and uses that do not replace the recorded one ([`replaces`]).
    /// A use is not a change, so the log has no event for it (rule R10).
    pub fn note_uses(&self, uses: &[(KeyId, Timestamp)]) -> Result<()> {
        self.connection.begin(Purpose::Note)?;
        let noted = uses.iter().try_for_each(|(key, at)| self.note_use(*key, *at));
        let noted = noted.and_then(|()| self.connection.commit());
        self.connection.rollback();
        noted
    }

    fn note_use(&self, key: KeyId, at: Timestamp) -> Result<()> {
        self.connection.execute(
            "INSERT INTO key_use (key_id, last_used) SELECT k.id, $2 FROM api_key k WHERE k.id = $1
             ON CONFLICT (key_id) DO UPDATE SET last_used = excluded.last_used
             WHERE excluded.last_used > key_use.last_used
                OR key_use.last_used >= excluded.last_used + 86400000",
            &[key.into(), at.into()],
        )?;
        Ok(())
    }
}
