//! A store that is only looked at, one statement at a time, for as long as a service runs.

use std::path::Path;
use std::time::{Duration, Instant};

use super::ReadTx;
use super::engine::Connection;
use super::engine::sqlite::{Sqlite, open_again, open_to_look};
use crate::error::Result;

pub use super::engine::sqlite::FileIdentity;

/// How often a look is repeated while the file under it changes, before its answer is taken for an error's.
const ATTEMPTS: u32 = 16;

/// How long a reader trusts that its file still stands at the path: asking at every look would be a tenth of its time.
const TRUST: Duration = Duration::from_millis(100);

/// A store to look at.
pub struct Reader {
    connection: Box<dyn Connection>,
    identity: FileIdentity,
    /// When it was last seen that the file stands at the path.
    seen: Instant,
}

impl Reader {
    /// Opens the store at `path`.
    pub fn open(path: &Path) -> Result<Self> {
        open_to_look(path).map(Self::on)
    }

    /// Opens once more the file that another reader opened first, and no other.
    pub fn open_again(first: &FileIdentity) -> Result<Self> {
        open_again(first).map(Self::on)
    }

    fn on((database, identity): (Sqlite, FileIdentity)) -> Self {
        Self { connection: Box::new(database), identity, seen: Instant::now() }
    }

    /// The file that it looks at.
    #[must_use]
    pub fn identity(&self) -> &FileIdentity {
        &self.identity
    }

    /// Looks at the store with one statement: it sees all that was committed before, by whomever. One statement
    /// needs no transaction to see one moment.
    pub fn read_once<T>(&mut self, look: impl Fn(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            self.make_sure()?;
            let seen = look(&ReadTx { connection: &*self.connection });
            // A file without a watch over it may have been written to in between.
            if !self.identity.is_unwatched() || attempt == ATTEMPTS || self.identity.is_current()? {
                return seen;
            }
        }
    }

    /// Makes sure that the file is still the one that was opened. One that SQLite keeps no watch over is asked about
    /// every time, and opened anew when it was written to.
    fn make_sure(&mut self) -> Result<()> {
        let unwatched = self.identity.is_unwatched();
        if !unwatched && self.seen.elapsed() < TRUST {
            return Ok(());
        }
        if self.identity.is_current()? {
            self.seen = Instant::now();
            return Ok(());
        }
        if !unwatched {
            return Err(self.identity.replaced());
        }
        *self = Self::open_again(&self.identity)?;
        Ok(())
    }
}
