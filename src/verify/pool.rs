//! Open readers, shared between threads.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use crate::error::{Error, Result, StoreError};
use crate::store::{Identity, Location, ReadTx, Reader};

/// Readers of one store. Each is used by one thread at a time. A thread that finds none idle opens another.
pub struct Pool {
    /// The store that the first reader opened.
    first: Identity,
    idle: Mutex<Idle>,
    most: usize,
}

/// Readers that are not in use.
struct Idle {
    readers: Vec<Reader>,
    /// The file was replaced. No reader is opened again then, because it would read the new file.
    replaced: bool,
}

impl Pool {
    /// Opens the first reader, so that an unreadable store is an error at once.
    pub fn open(location: Location) -> Result<Self> {
        let reader = Reader::open(location)?;
        // More threads cannot run at the same time, so more idle readers would rarely be used.
        let most = available_parallelism().map_or(4, usize::from) * 2;
        let first = reader.identity().clone();
        Ok(Self { first, idle: Mutex::new(Idle { readers: vec![reader], replaced: false }), most })
    }

    /// The store that is read.
    pub fn identity(&self) -> &Identity {
        &self.first
    }

    /// Reads with one statement.
    pub fn read_once<T>(&self, read: impl Fn(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let result = self.reader().and_then(|mut reader| {
            // A reader with an error is closed, and the next read opens another.
            let result = reader.read_once(read)?;
            self.put_back(reader);
            Ok(result)
        });
        if matches!(result, Err(Error::Store(StoreError::Replaced { .. }))) {
            let mut idle = self.idle();
            idle.replaced = true;
            idle.readers.clear();
        }
        result
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
