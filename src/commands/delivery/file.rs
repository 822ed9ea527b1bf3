//! Delivery to a file.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{DeliveryError, Error, IoError};
use crate::store::sync_folder_of;

/// A new file that only its owner can read. Removed when dropped, unless it was kept.
pub struct SecretFile {
    pub(super) path: PathBuf,
    file: File,
    kept: bool,
}

impl SecretFile {
    /// Creates the empty file before there is a secret, so that an existing one is refused while nothing has changed.
    pub(super) fn reserve(path: &Path) -> anyhow::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(file) => Ok(Self { path: path.to_owned(), file, kept: false }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(Error::from(DeliveryError::FileExists { path: path.to_owned() }).into())
            }
            Err(source) => Err(Error::from(IoError::Write { path: path.to_owned(), source }).into()),
        }
    }

    /// Writes the file, and waits until it and its name are on the disk.
    pub(super) fn keep(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_all());
        let written = written.and_then(|()| sync_folder_of(&self.path));
        written.map_err(|source| Error::from(IoError::Write { path: self.path.clone(), source }))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for SecretFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
