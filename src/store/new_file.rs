//! A new file beside which no unfinished one is left.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::engine::Warning;
use super::engine::sqlite::TempStore;
use crate::error::{Error, IoError, MovingError, Result, StoreError};

/// A file that only its owner can read. It gets its name when it is complete; dropped before that, it is removed.
pub struct NewFile {
    path: PathBuf,
    draft: TempStore,
    file: BufWriter<File>,
}

impl NewFile {
    /// Begins the file. Refuses a path that exists.
    pub fn create(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(MovingError::FileExists { path: path.to_owned() }.into());
        }
        let draft = TempStore::new(path).map_err(unwritten)?;
        let file = OpenOptions::new().write(true).open(draft.path());
        let file = file.map_err(|source| IoError::Write { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), draft, file: BufWriter::with_capacity(64 * 1024, file) })
    }

    /// Appends to it.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let path = &self.path;
        self.file.write_all(bytes).map_err(|source| IoError::Write { path: path.clone(), source }.into())
    }

    /// Writes it to disk, and gives it its name. Refuses if a file has that name by now. Returns a warning if it may not
    /// survive a power failure.
    pub fn put_in_place(mut self) -> Result<Option<Warning>> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|source| IoError::Write { path: self.path, source })?;
        self.draft.put_in_place().map_err(unwritten)
    }
}

/// Converts the error of a new store to that of an export.
fn unwritten(error: Error) -> Error {
    match error {
        Error::Store(StoreError::Exists { path }) => MovingError::FileExists { path }.into(),
        Error::Io(IoError::CreateStore { path, source }) => IoError::Write { path, source }.into(),
        other => other,
    }
}
