//! The identity of an open file, to notice that the path of a store names another file.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::locate::{Location, refused};
use crate::error::{Error, Result, StoreError};

/// The data that identifies a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fingerprint {
    file: (u64, u64),
    /// Its length and time of modification, for a file that SQLite does not watch.
    content: Option<(u64, i64, i64)>,
}

/// The file that was opened.
#[derive(Debug, Clone)]
pub struct FileIdentity {
    location: Location,
    fingerprint: Option<Fingerprint>,
}

impl FileIdentity {
    /// Reads the identity of a file. `unwatched` is for a file that is opened as immutable: SQLite does not notice
    /// changes.
    pub fn of(location: &Location, unwatched: bool) -> Result<Self> {
        let fingerprint = fingerprint(location.real(), unwatched)?;
        Ok(Self { location: location.clone(), fingerprint })
    }

    /// The location of the file.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Reports whether SQLite does not notice changes of the file.
    #[must_use]
    pub fn is_unwatched(&self) -> bool {
        self.fingerprint.as_ref().is_some_and(|fingerprint| fingerprint.content.is_some())
    }

    /// Reports whether the open file is still valid. The path may name another file, and an unwatched file may have
    /// been written to.
    pub fn is_current(&self) -> Result<bool> {
        let unwatched = self.is_unwatched();
        let is_same = fingerprint(self.location.real(), unwatched)? == self.fingerprint;
        Ok(is_same && self.is_given()? && !(unwatched && self.location.has_log()))
    }

    /// Refuses if the path names another file, or none. Writes to the same file do not matter.
    pub fn refuse_another(&self) -> Result<()> {
        let found = fingerprint(self.location.real(), false)?;
        if self.is_file(found.as_ref()) && self.is_given()? { Ok(()) } else { Err(self.replaced()) }
    }

    /// Reports whether the path that was passed still leads to the file through its links.
    fn is_given(&self) -> Result<bool> {
        let given = self.location.given();
        Ok(given == self.location.real() || self.is_file(fingerprint(given, false)?.as_ref()))
    }

    fn is_file(&self, found: Option<&Fingerprint>) -> bool {
        found.is_some_and(|found| self.fingerprint.as_ref().is_some_and(|own| own.file == found.file))
    }

    /// Returns the error for a replaced file. The WAL beside the path still belongs to the former file, and the two
    /// must not mix.
    #[must_use]
    pub fn replaced(&self) -> Error {
        StoreError::Replaced { path: self.location.real().to_owned() }.into()
    }
}

/// Returns the fingerprint of the file at `path`, if it exists.
fn fingerprint(path: &Path, unwatched: bool) -> Result<Option<Fingerprint>> {
    match fs::metadata(path) {
        Ok(facts) => Ok(Some(fingerprint_of(&facts, unwatched))),
        Err(gone) if matches!(gone.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(refused(path, source)),
    }
}

fn fingerprint_of(facts: &fs::Metadata, unwatched: bool) -> Fingerprint {
    let content = unwatched.then(|| (facts.len(), facts.mtime(), facts.mtime_nsec()));
    Fingerprint { file: (facts.dev(), facts.ino()), content }
}
