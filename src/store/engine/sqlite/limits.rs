//! The reason why SQLite could not open or extend a file. Its errors do not carry the system's.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::io::Errno;

use crate::error::StoreError;

/// Set by a signal handler once a file reached the limit of the size of files (`ulimit -f`). Without a handler, that
/// signal ends the process.
pub static FILE_LIMIT_REACHED: AtomicBool = AtomicBool::new(false);

/// The files that SQLite opens at once: the store, its WAL, the WAL's index, and a folder to sync.
const OPEN_FILES: usize = 4;

/// Why the files beside a store cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwritable {
    ReadOnly,
    Full,
    FileLimit,
    TooManyFiles,
}

impl Unwritable {
    /// The disk has no space for a file, or the process may not write it.
    pub fn no_space() -> Self {
        if FILE_LIMIT_REACHED.load(Ordering::SeqCst) { Self::FileLimit } else { Self::Full }
    }

    /// SQLite could not open a file in `folder`. Tries it with a file without a name.
    pub fn in_folder(folder: &Path) -> Self {
        if too_many_files() {
            return Self::TooManyFiles;
        }
        match tempfile::tempfile_in(folder) {
            Err(error) if is_full(&error) => Self::Full,
            _ => Self::ReadOnly,
        }
    }

    /// Returns the error of a change.
    pub fn refusal(self) -> StoreError {
        match self {
            Self::ReadOnly => StoreError::ReadOnly,
            Self::Full => StoreError::Full,
            Self::FileLimit => StoreError::FileLimit,
            Self::TooManyFiles => StoreError::TooManyFiles,
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Reports whether the process or the system has no more open files for SQLite.
pub fn too_many_files() -> bool {
    let mut open = Vec::with_capacity(OPEN_FILES);
    for _ in 0..OPEN_FILES {
        match File::open("/") {
            Ok(file) => open.push(file),
            Err(error) => return is_too_many_files(&error),
        }
    }
    false
}

/// Reports whether a file could not be opened because too many are open.
pub fn is_too_many_files(error: &io::Error) -> bool {
    [Errno::MFILE, Errno::NFILE].iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}
