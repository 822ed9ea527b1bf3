//! The file on the disk: its text, and replacing it in one step.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::error::{IoError, Result};

/// A configuration file that is changed.
#[derive(Debug)]
pub struct ConfigFile {
    path: PathBuf,
    text: String,
}

impl ConfigFile {
    /// Reads the file at a path; a missing file is empty.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        // People keep such files elsewhere, and link to them: the link must stay.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(source) => return Err(IoError::Read { path, source }.into()),
        };
        Ok(Self { path, text })
    }

    /// The path, without links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The content.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Creates the folder of the file, for this user alone.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn create_folder(&self) -> Result<()> {
        use std::os::unix::fs::DirBuilderExt as _;
        let folder = self.folder();
        let mut builder = fs::DirBuilder::new();
        let created = builder.recursive(true).mode(0o700).create(folder);
        Ok(created.map_err(|source| IoError::CreateFolder { path: folder.to_owned(), source })?)
    }

    /// Replaces the file in one step. It keeps its permissions; a new one is for this user alone.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, text: &str) -> Result<()> {
        self.create_folder()?;
        let failed = |source| IoError::Write { path: self.path.clone(), source };
        let mut file = tempfile::NamedTempFile::new_in(self.folder()).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        if let Ok(facts) = fs::metadata(&self.path) {
            let mode = fs::Permissions::from_mode(facts.permissions().mode() & 0o777);
            file.as_file().set_permissions(mode).map_err(failed)?;
        }
        file.as_file().sync_all().map_err(failed)?;
        file.persist(&self.path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }
}
