//! Whether the path of a store still leads to the file that was opened.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::file;
use crate::error::{Error, Result, StoreError};

/// What a file is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fingerprint {
    file: (u64, u64),
    /// Its length and when it was last written to, where it is read without SQLite's own watch over it.
    content: Option<(u64, i64, i64)>,
}

/// The file that a reader opened.
#[derive(Debug, Clone)]
pub struct FileIdentity {
    path: PathBuf,
    log: PathBuf,
    fingerprint: Option<Fingerprint>,
}

impl FileIdentity {
    /// Looks at the file at `path`. `unwatched` where it is to be opened as immutable: SQLite then sees no change.
    pub fn of(path: &Path, unwatched: bool) -> Result<Self> {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let fingerprint = fingerprint(path, unwatched)?;
        Ok(Self { path: path.to_owned(), log: PathBuf::from(log), fingerprint })
    }

    /// Where the file stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a writer has changes in a log beside the file that are not in the file itself yet.
    #[must_use]
    pub fn has_log(&self) -> bool {
        fs::metadata(&self.log).is_ok_and(|log| log.len() > 0)
    }

    /// Whether SQLite sees no change of the file.
    #[must_use]
    pub fn is_unwatched(&self) -> bool {
        self.fingerprint.as_ref().is_some_and(|fingerprint| fingerprint.content.is_some())
    }

    /// Whether what was opened can still be trusted: another file may have been put in its place, and one that
    /// SQLite sees no change of may have been written to by somebody who can.
    pub fn is_current(&self) -> Result<bool> {
        let unwatched = self.is_unwatched();
        Ok(fingerprint(&self.path, unwatched)? == self.fingerprint && !(unwatched && self.has_log()))
    }

    /// Refuses when the path has another file by now, or none, whatever was written to it meanwhile.
    pub fn refuse_another(&self) -> Result<()> {
        let there = fingerprint(&self.path, false)?;
        let is_same =
            there.is_some_and(|there| self.fingerprint.as_ref().is_some_and(|own| own.file == there.file));
        if is_same { Ok(()) } else { Err(self.replaced()) }
    }

    /// The log beside the path still belongs to the file that is gone: nobody can tell what the two are together.
    #[must_use]
    pub fn replaced(&self) -> Error {
        StoreError::Replaced { path: self.path.clone() }.into()
    }
}

/// What is at `path`, if anything is.
fn fingerprint(path: &Path, unwatched: bool) -> Result<Option<Fingerprint>> {
    match fs::metadata(path) {
        Ok(facts) => Ok(Some(fingerprint_of(&facts, unwatched))),
        Err(gone) if matches!(gone.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(file::refused(path, source)),
    }
}

fn fingerprint_of(facts: &fs::Metadata, unwatched: bool) -> Fingerprint {
    let content = unwatched.then(|| (facts.len(), facts.mtime(), facts.mtime_nsec()));
    Fingerprint { file: (facts.dev(), facts.ino()), content }
}
