//! Whether the path of a store still leads to the file that was opened.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::locate::{Location, refused};
use crate::error::{Error, Result, StoreError};

/// What a file is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fingerprint {
    file: (u64, u64),
    /// Its length and when it was last written to, where it is read without SQLite's own watch over it.
    content: Option<(u64, i64, i64)>,
}

/// The file that was opened.
#[derive(Debug, Clone)]
pub struct FileIdentity {
    location: Location,
    fingerprint: Option<Fingerprint>,
}

impl FileIdentity {
    /// Looks at a file. `unwatched` if it is to be opened as immutable: SQLite then sees no change.
    pub fn of(location: &Location, unwatched: bool) -> Result<Self> {
        let fingerprint = fingerprint(location.real(), unwatched)?;
        Ok(Self { location: location.clone(), fingerprint })
    }

    /// Where the file is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Whether SQLite sees no change of the file.
    #[must_use]
    pub fn is_unwatched(&self) -> bool {
        self.fingerprint.as_ref().is_some_and(|fingerprint| fingerprint.content.is_some())
    }

    /// Whether what was opened can still be trusted: another file may have been put in its place, and one that
    /// SQLite sees no change of may have been written to.
    pub fn is_current(&self) -> Result<bool> {
        let unwatched = self.is_unwatched();
        let is_same = fingerprint(self.location.real(), unwatched)? == self.fingerprint;
        Ok(is_same && self.is_given()? && !(unwatched && self.location.has_log()))
    }

    /// Refuses when the path has another file by now, or none, whatever was written to it meanwhile.
    pub fn refuse_another(&self) -> Result<()> {
        let there = fingerprint(self.location.real(), false)?;
        if self.is_file(there.as_ref()) && self.is_given()? { Ok(()) } else { Err(self.replaced()) }
    }

    /// Whether the links in the path as it was passed, if there are any, still lead to the file.
    fn is_given(&self) -> Result<bool> {
        let given = self.location.given();
        Ok(given == self.location.real() || self.is_file(fingerprint(given, false)?.as_ref()))
    }

    fn is_file(&self, there: Option<&Fingerprint>) -> bool {
        there.is_some_and(|there| self.fingerprint.as_ref().is_some_and(|own| own.file == there.file))
    }

    /// The log beside the path still belongs to the file that is gone: the two must not mix.
    #[must_use]
    pub fn replaced(&self) -> Error {
        StoreError::Replaced { path: self.location.real().to_owned() }.into()
    }
}

/// What is at `path`, if anything is.
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
