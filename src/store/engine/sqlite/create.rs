//! Making a store where there is none.

use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::{Sqlite, error, file, open};
use crate::error::{Error, Result};

/// Makes a store at `path` and lets `fill` put into it what it begins with.
///
/// It is made under another name in the same folder and put in place whole, by a step that cannot replace what is
/// there: two processes that make the same store get one store and one refusal. The file is 0600 before SQLite
/// opens it, and so are the files that SQLite keeps beside it; a folder that has to be made is 0700.
pub fn create<T>(path: &Path, fill: impl FnOnce(Sqlite) -> Result<T>) -> Result<T> {
    refuse_existing(path)?;
    let folder = folder_of(path);
    make_folder(folder)
        .map_err(|source| Error::Io { doing: format!("making the folder `{}`", folder.display()), source })?;
    let draft = TempStore::new(path, folder)?;
    let filled = fill(draft.build()?)?;
    draft.put_in_place(path)?;
    Ok(filled)
}

/// The folder that a file stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Refuses a path where something stands already.
pub fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() { Err(occupied(path)) } else { Ok(()) }
}

/// A store that is not in place yet. What is left of it goes when it is dropped.
pub(super) struct TempStore {
    pub(super) path: PathBuf,
}

impl TempStore {
    pub(super) fn new(path: &Path, folder: &Path) -> Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Not by the process's number: another container may have given the same one. Std draws the keys of a hasher
        // at random, which will do for a name; a file that has it all the same is somebody's, and stays.
        let number = RandomState::new().hash_one(&*name);
        let draft = folder.join(format!(".{name}.{number:016x}.new"));
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&draft).map_err(|source| making(path, source))?;
        Ok(Self { path: draft })
    }

    fn build(&self) -> Result<Sqlite> {
        let database = open::connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
        database
            .connection
            .execute_batch(&format!(
                "PRAGMA application_id = {}; PRAGMA journal_mode = WAL;",
                file::APPLICATION_ID
            ))
            .map_err(error)?;
        database.migrate()?;
        Ok(database)
    }

    pub(super) fn put_in_place(&self, path: &Path) -> Result<()> {
        self.settle()?;
        // A hard link fails where something stands already; the other name goes with the draft.
        fs::hard_link(&self.path, path).or_else(|source| self.rename(path, source)).map_err(|source| {
            if source.kind() == ErrorKind::AlreadyExists { occupied(path) } else { making(path, source) }
        })?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| making(path, source))
    }

    /// Makes sure that all of the store is in its one file. Closing it brings it there, but does not say where that
    /// failed: on a disk that is full the log stays, and without it the file is not whole.
    fn settle(&self) -> Result<()> {
        if self.beside("-wal").symlink_metadata().is_ok() {
            let database = open::connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
            let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
            database.connection.query_row(checkpoint, [], |_| Ok(())).map_err(error)?;
        }
        Ok(())
    }

    /// For file systems without hard links.
    #[cfg(target_os = "linux")]
    fn rename(&self, path: &Path, source: std::io::Error) -> std::io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if source.kind() == ErrorKind::AlreadyExists {
            return Err(source);
        }
        Ok(renameat_with(CWD, &self.path, CWD, path, RenameFlags::NOREPLACE)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn rename(&self, _path: &Path, source: std::io::Error) -> std::io::Result<()> {
        Err(source)
    }

    fn discard(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(self.beside(ending));
        }
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    }
}

impl Drop for TempStore {
    fn drop(&mut self) {
        self.discard();
    }
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn occupied(path: &Path) -> Error {
    Error::Store {
        code: "store-exists",
        message: format!("there is a file at `{}` already; it was not touched", path.display()),
        hint:
            "make the store elsewhere with `--store PATH`, or go on with the one that is there: `keys list`"
                .to_owned(),
    }
}

fn making(path: &Path, source: std::io::Error) -> Error {
    Error::Io { doing: format!("making the store `{}`", path.display()), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_drafts_of_one_store_do_not_touch_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let first = TempStore::new(&path, folder.path()).unwrap();
        drop(first.build().unwrap());
        let second = TempStore::new(&path, folder.path()).unwrap();
        drop(second.build().unwrap());
        first.put_in_place(&path).unwrap();
        let refused = second.put_in_place(&path).unwrap_err();
        assert_eq!(refused.code(), "store-exists");
        drop((first, second));
        file::examine(&path).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}
