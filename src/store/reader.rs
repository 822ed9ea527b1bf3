//! Read-only access to a store, one statement at a time, for long-running services.

use std::time::{Duration, Instant};

use super::ReadTx;
use super::engine::{Connection, Identity, Location};
use crate::error::{Error, Result, StoreError};

/// The number of attempts of a read while the file changes. After that, an error is returned as it came.
const ATTEMPTS: u32 = 16;

/// The time between two checks that the path still names this file. Checking before every read would take a tenth of
/// its time.
const TRUST: Duration = Duration::from_millis(100);

/// A store that is open for reading.
pub struct Reader {
    connection: Box<dyn Connection>,
    identity: Identity,
    /// The last time that the path was known to name this file.
    checked: Instant,
}

impl Reader {
    pub fn open(location: impl Into<Location>) -> Result<Self> {
        Identity::open_to_look(&location.into()).map(Self::on)
    }

    /// Opens the store that another reader opened first, and no other.
    pub fn open_again(first: &Identity) -> Result<Self> {
        first.open_again().map(Self::on)
    }

    fn on((connection, identity): (Box<dyn Connection>, Identity)) -> Self {
        Self { connection, identity, checked: Instant::now() }
    }

    /// The store that is open.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Reads with one statement. It sees everything committed before. A single statement is consistent without a
    /// transaction.
    pub fn read_once<T>(&mut self, read: impl Fn(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            self.check_file()?;
            let result = read(&ReadTx { connection: &*self.connection });
            // The server may have been restarted, or another may have taken its place.
            if attempt == 1 && matches!(result, Err(Error::Store(StoreError::ConnectionLost))) {
                *self = Self::open_again(&self.identity)?;
                continue;
            }
            // SQLite does not detect writes to an unwatched file, so the result may be from a changed file.
            if !self.identity.is_unwatched() || attempt == ATTEMPTS || self.identity.is_current()? {
                return result;
            }
        }
    }

    /// Checks that the file is still the one that was opened. A file that SQLite does not watch is checked before
    /// every read, and opened again after a write.
    fn check_file(&mut self) -> Result<()> {
        let unwatched = self.identity.is_unwatched();
        if !unwatched && self.checked.elapsed() < TRUST {
            return Ok(());
        }
        if self.identity.is_current()? {
            self.checked = Instant::now();
            return Ok(());
        }
        if !unwatched {
            return Err(self.identity.replaced());
        }
        *self = Self::open_again(&self.identity)?;
        Ok(())
    }
}
