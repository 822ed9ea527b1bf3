//! The path of a store, resolved once to the real file.

use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use super::limits::is_too_many_files;
use crate::error::{Error, FoundFile, IoError, Result, StoreError};

/// The files that SQLite keeps beside a store: the WAL, its index, and the journal of a store without a WAL.
pub const SIDE_FILES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The maximum bytes of a path for SQLite: its limit is 512, and it appends `-journal`.
const LONGEST: usize = 504;

/// How much longer the temporary path of a new file is than its own.
const TEMPORARY: usize = 20;

/// The file of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path that was passed, made absolute. It may contain links.
    given: PathBuf,
    /// The path of the file itself, absolute and without links. SQLite keeps its other files beside this path, and
    /// never treats an absolute path as a URI.
    real: PathBuf,
}

impl Location {
    /// Finds the file at `path`. Refuses anything but a regular file with one name. SQLite names its WAL after the
    /// file, so two names would have two WALs, and the changes in one of them would be lost.
    pub fn find(path: &Path) -> Result<Self> {
        let refuse = |source| refused(path, source);
        // Checked before resolving the path, which fails for a pipe (`/dev/stdin`).
        refuse_irregular(path, fs::metadata(path).map_err(refuse)?.file_type())?;
        let real = fs::canonicalize(path).map_err(refuse)?;
        let given = std::path::absolute(path).map_err(|source| IoError::CurrentFolder { source })?;
        refuse_long(&real, LONGEST)?;
        let facts = fs::symlink_metadata(&real).map_err(refuse)?;
        refuse_irregular(&real, facts.file_type())?;
        if facts.nlink() > 1 {
            return Err(StoreError::SeveralNames { path: real, names: facts.nlink() }.into());
        }
        if is_mounted_alone(&real) {
            return Err(StoreError::MountedAlone { path: real }.into());
        }
        Ok(Self { given, real })
    }

    /// Returns the path that was passed, made absolute.
    pub fn given(&self) -> &Path {
        &self.given
    }

    /// Returns the path of the file itself.
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// Returns the path of a file that SQLite keeps beside the store.
    pub fn side_file(&self, ending: &str) -> PathBuf {
        beside(&self.real, ending)
    }

    /// Reports whether a WAL or journal beside the store may contain changes. An unreadable one may.
    pub fn has_log(&self) -> bool {
        ["-wal", "-journal"].iter().any(|ending| match fs::symlink_metadata(self.side_file(ending)) {
            Ok(facts) => facts.len() > 0,
            Err(refused) => refused.kind() != ErrorKind::NotFound,
        })
    }

    /// Reports whether a WAL and its index exist, as they do while a program uses the store.
    pub fn has_log_in_use(&self) -> bool {
        ["-wal", "-shm"].iter().all(|ending| self.side_file(ending).symlink_metadata().is_ok())
    }

    /// Refuses a store if something other than a regular file has the name of one of SQLite's files.
    pub fn refuse_irregular_side_files(&self) -> Result<()> {
        SIDE_FILES.iter().map(|ending| self.side_file(ending)).try_for_each(
            |path| match fs::symlink_metadata(&path) {
                Ok(facts) if !facts.is_file() => Err(StoreError::SideFile { path }.into()),
                _ => Ok(()),
            },
        )
    }
}

/// Returns the path of a file that SQLite keeps beside the one at `path`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Returns the absolute path for a new file, in the real folder.
pub fn of_new_file(path: &Path) -> Result<PathBuf> {
    let refuse = |source| IoError::CreateStore { path: path.to_owned(), source };
    let folder = fs::canonicalize(folder_of(path)).map_err(refuse)?;
    let real = path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
    refuse_long(&real, LONGEST - TEMPORARY)?;
    Ok(real)
}

fn refuse_long(path: &Path, longest: usize) -> Result<()> {
    let bytes = path.as_os_str().as_bytes().len();
    if bytes > longest {
        return Err(StoreError::PathTooLong { path: path.to_owned(), bytes, longest }.into());
    }
    Ok(())
}

/// Returns the folder that contains a file.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes the folder of `path` to disk: the name of a new file is there only then.
pub fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    fs::File::open(folder_of(path))?.sync_all()
}

/// Converts an error of the operating system about a store.
pub fn refused(path: &Path, source: std::io::Error) -> Error {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => StoreError::Missing { path }.into(),
        ErrorKind::PermissionDenied => StoreError::Denied { path: Some(path) }.into(),
        _ if is_too_many_files(&source) => StoreError::TooManyFiles.into(),
        _ => IoError::Read { path, source }.into(),
    }
}

/// Refuses everything but a regular file. Opening a pipe could block forever.
pub fn refuse_irregular(path: &Path, found: FileType) -> Result<()> {
    let found = match found {
        found if found.is_file() => return Ok(()),
        found if found.is_dir() => FoundFile::Folder,
        found if found.is_fifo() => FoundFile::Pipe,
        found if found.is_socket() => FoundFile::Socket,
        found if found.is_block_device() || found.is_char_device() => FoundFile::Device,
        _ => FoundFile::Other,
    };
    Err(StoreError::NotAStore { path: path.to_owned(), found }.into())
}

/// Reports whether a file is mounted without its folder, which Linux 5.8 and later report. Under its other path it
/// has another WAL.
#[cfg(target_os = "linux")]
fn is_mounted_alone(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};

    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|facts| facts.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
fn is_mounted_alone(_: &Path) -> bool {
    false
}
