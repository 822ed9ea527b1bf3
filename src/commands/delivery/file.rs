//! Delivery to a file.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::error::Error;

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
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Error::Rule {
                code: "file-exists",
                message: format!("there is a file at `{}` already; it was not touched", path.display()),
                hint: "name a new file: `--secret-file PATH`".to_owned(),
            }
            .into()),
            Err(error) => Err(error).with_context(|| format!("making the file `{}`", path.display())),
        }
    }

    pub(super) fn keep(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_all());
        written.with_context(|| format!("writing the secret to `{}`", self.path.display()))?;
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
