//! Read-only access to a store, one statement at a time, for long-running services.

use std::path::Path;
use std::time::{Duration, Instant};

use super::ReadTx;
use super::engine::Connection;
use super::engine::sqlite::{Sqlite, open_again, open_to_look};
use crate::error::Result;

pub use super::engine::sqlite::FileIdentity;

/// The number of attempts of a read while the file changes. After that, an error is returned as it came.
const ATTEMPTS: u32 = 16;

/// The time between two checks that the path still names this file. Checking before every read would take a tenth of
/// its time.
const TRUST: Duration = Duration::from_millis(100);

/// A store that is open for reading.
pub struct Reader {
    connection: Box<dyn Connection>,
    identity: FileIdentity,
    /// The last time that the path was known to name this file.
    checked: Instant,
}

impl Reader {
    /// Opens the store at `path`.
    pub fn open(path: &Path) -> Result<Self> {
        open_to_look(path).map(Self::on)
    }

    /// Opens the file that another reader opened first, and no other file.
    pub fn open_again(first: &FileIdentity) -> Result<Self> {
        open_again(first).map(Self::on)
    }

    fn on((database, identity): (Sqlite, FileIdentity)) -> Self {
        Self { connection: Box::new(database), identity, checked: Instant::now() }
    }

    /// The file that is open.
    #[must_use]
    pub fn identity(&self) -> &FileIdentity {
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
