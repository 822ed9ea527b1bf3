//! Open readers, shared between threads.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use crate::error::Result;
use crate::store::{Read, Reader};

/// Readers that nobody uses right now. Each is used by one thread at a time; a thread that finds none opens one.
pub struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Reader>>,
    most: usize,
}

impl Pool {
    /// Opens the first reader, so that a store that cannot be read is told of at once.
    pub fn open(path: &Path) -> Result<Self> {
        let first = Reader::open(path)?;
        // More threads than that do not run at the same time, so more readers than that are seldom of use.
        let most = available_parallelism().map_or(4, usize::from) * 2;
        Ok(Self { path: path.to_owned(), idle: Mutex::new(vec![first]), most })
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at the store with one statement.
    pub fn glance<T>(&self, look: impl Fn(&Read<'_>) -> Result<T>) -> Result<T> {
        let idle = self.idle().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => Reader::open(&self.path)?,
        };
        // A reader that met an error is closed: the next question starts afresh.
        let seen = reader.glance(look)?;
        let mut idle = self.idle();
        if idle.len() < self.most {
            idle.push(reader);
        }
        Ok(seen)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
