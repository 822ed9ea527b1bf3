//! Whether the file that was opened is still the one that stands at its path.

use std::fs;
use std::path::{Path, PathBuf};

/// What a file is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    file: (u64, u64),
    /// Its length and when it was last written to, where it is read without SQLite's own watch over it.
    content: Option<(u64, i64, i64)>,
}

/// The file that a reader opened.
#[derive(Debug, Clone)]
pub struct Standing {
    path: PathBuf,
    log: PathBuf,
    stamp: Option<Stamp>,
}

impl Standing {
    /// Looks at the file at `path`. `unwatched` where it is to be opened as immutable: SQLite then sees no change.
    #[must_use]
    pub fn of(path: &Path, unwatched: bool) -> Self {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let stamp = stamp(path, unwatched);
        Self { path: path.to_owned(), log: PathBuf::from(log), stamp }
    }

    /// Whether a writer has changes in a log beside the file that are not in the file itself yet.
    #[must_use]
    pub fn has_log(&self) -> bool {
        fs::metadata(&self.log).is_ok_and(|log| log.len() > 0)
    }

    /// Whether SQLite sees no change of the file.
    #[must_use]
    pub fn is_unwatched(&self) -> bool {
        self.stamp.as_ref().is_some_and(|stamp| stamp.content.is_some())
    }

    /// Whether what was opened can still be trusted: another file may have been put in its place, and one that
    /// SQLite sees no change of may have been written to by somebody who can.
    #[must_use]
    pub fn is_current(&self) -> bool {
        let unwatched = self.is_unwatched();
        stamp(&self.path, unwatched) == self.stamp && !(unwatched && self.has_log())
    }
}

#[cfg(unix)]
fn stamp(path: &Path, unwatched: bool) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt as _;
    let facts = fs::metadata(path).ok()?;
    let content = unwatched.then(|| (facts.len(), facts.mtime(), facts.mtime_nsec()));
    Some(Stamp { file: (facts.dev(), facts.ino()), content })
}

#[cfg(not(unix))]
fn stamp(path: &Path, _unwatched: bool) -> Option<Stamp> {
    fs::metadata(path).ok().map(|facts| Stamp { file: (0, 0), content: Some((facts.len(), 0, 0)) })
}
