//! Open readers, shared between threads.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use crate::error::{Error, Result, StoreError};
use crate::store::{FileIdentity, ReadTx, Reader};

/// Readers of one file. Each is used by one thread at a time; a thread that finds none idle opens one.
pub struct Pool {
    /// The file that the first reader opened.
    first: FileIdentity,
    idle: Mutex<Idle>,
    most: usize,
}

/// Readers that nobody uses right now.
struct Idle {
    readers: Vec<Reader>,
    /// Another file was seen in the place of the first. A reader is not opened anew then: it would answer from
    /// whatever stands there.
    replaced: bool,
}

impl Pool {
    /// Opens the first reader, so that a store that cannot be read is told of at once.
    pub fn open(path: &Path) -> Result<Self> {
        let reader = Reader::open(path)?;
        // More threads than that do not run at the same time, so more readers than that are seldom of use.
        let most = available_parallelism().map_or(4, usize::from) * 2;
        let first = reader.identity().clone();
        Ok(Self { first, idle: Mutex::new(Idle { readers: vec![reader], replaced: false }), most })
    }

    /// The file that is looked at.
    pub fn identity(&self) -> &FileIdentity {
        &self.first
    }

    /// Looks at the store with one statement.
    pub fn read_once<T>(&self, look: impl Fn(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let seen = self.reader().and_then(|mut reader| {
            // A reader that met an error is closed: the next question starts afresh.
            let seen = reader.read_once(look)?;
            self.put_back(reader);
            Ok(seen)
        });
        if matches!(seen, Err(Error::Store(StoreError::Replaced { .. }))) {
            let mut idle = self.idle();
            idle.replaced = true;
            idle.readers.clear();
        }
        seen
    }

    fn reader(&self) -> Result<Reader> {
        let mut idle = self.idle();
        if idle.replaced {
            return Err(self.first.replaced());
        }
        let reader = idle.readers.pop();
        drop(idle);
        reader.map_or_else(|| Reader::open_again(&self.first), Ok)
    }

    fn put_back(&self, reader: Reader) {
        let mut idle = self.idle();
        if idle.readers.len() < self.most && !idle.replaced {
            idle.readers.push(reader);
        }
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
