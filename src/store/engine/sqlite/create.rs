//! Making a new store.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;
use tempfile::TempPath;

use super::locate::{SIDE_FILES, beside, of_new_file};
use super::{Sqlite, error, file, open};
use crate::error::{Error, IoError, Result, StoreError};

/// Makes a store at `path` with the content that `fill` writes.
///
/// It is made under another name in the same folder and moved into place complete, by a step that cannot replace a
/// file: two processes that make the same store get one store and one refusal. The file has mode 0600 before SQLite
/// opens it, and so do the files that SQLite keeps beside it; a new folder has mode 0700.
pub fn create<T>(path: &Path, fill: impl FnOnce(Sqlite) -> Result<T>) -> Result<T> {
    refuse_existing(path)?;
    let folder = file::folder_of(path);
    make_folder(folder).map_err(|source| IoError::CreateFolder { path: folder.to_owned(), source })?;
    let path = &of_new_file(path)?;
    let folder = file::folder_of(path);
    let draft = TempStore::new(path, folder)?;
    let filled = fill(draft.build()?)?;
    draft.put_in_place(path)?;
    Ok(filled)
}

/// Refuses a path that exists, or beside which there is the log of a store that was there: SQLite would write its
/// content into the new one.
pub fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(occupied(path));
    }
    match SIDE_FILES.iter().map(|ending| beside(path, ending)).find(|left| left.symlink_metadata().is_ok()) {
        Some(left) => Err(StoreError::Leftover { path: left }.into()),
        None => Ok(()),
    }
}

/// A store under construction, under a name of its own in the folder where it will be. Dropped before it is in place,
/// it is removed, with the files that SQLite keeps beside it.
pub(super) struct TempStore {
    file: TempPath,
    side_files: SideFiles,
}

impl TempStore {
    pub(super) fn new(path: &Path, folder: &Path) -> Result<Self> {
        let mut prefix = OsString::from(".");
        prefix.push(path.file_name().unwrap_or_default());
        prefix.push(".");
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        // Closed at once: closing it later would release the locks that SQLite takes on the file.
        let file = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".new")
            .make_in(folder, |path| options.open(path).map(drop))
            .map_err(|source| making(path, source))?
            .into_temp_path();
        let side_files = SideFiles(file.to_path_buf());
        Ok(Self { file, side_files })
    }

    pub(super) fn path(&self) -> &Path {
        &self.file
    }

    fn build(&self) -> Result<Sqlite> {
        let database = open::connect(&self.file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
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

    /// Moves the store to `path`. Refuses if a file is there, however late it came.
    pub(super) fn put_in_place(self, path: &Path) -> Result<()> {
        self.checkpoint()?;
        // Renames without replacing; links and unlinks where the file system cannot do that.
        self.file.persist_noclobber(path).map_err(|refused| match refused.error {
            error if error.kind() == ErrorKind::AlreadyExists => occupied(path),
            error => making(path, error),
        })?;
        let folder = fs::File::open(file::folder_of(path));
        folder.and_then(|folder| folder.sync_all()).map_err(|source| making(path, source))
    }

    /// Moves the content of the WAL into the file. SQLite does so when it closes the store, but does not report a
    /// failure: on a full disk the WAL stays, and the file alone is incomplete.
    fn checkpoint(&self) -> Result<()> {
        if self.side_files.path("-wal").symlink_metadata().is_ok() {
            let database = open::connect(&self.file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
            let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
            database.connection.query_row(checkpoint, [], |_| Ok(())).map_err(error)?;
        }
        Ok(())
    }
}

/// The files that SQLite keeps beside the file of this path. Removed on drop.
struct SideFiles(PathBuf);

impl SideFiles {
    fn path(&self, ending: &str) -> PathBuf {
        beside(&self.0, ending)
    }
}

impl Drop for SideFiles {
    fn drop(&mut self) {
        for ending in SIDE_FILES {
            let _ = fs::remove_file(self.path(ending));
        }
    }
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

fn occupied(path: &Path) -> Error {
    StoreError::Exists { path: path.to_owned() }.into()
}

fn making(path: &Path, source: std::io::Error) -> Error {
    IoError::CreateStore { path: path.to_owned(), source }.into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn two_drafts_of_one_store_stay_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let first = TempStore::new(&path, folder.path()).unwrap();
        drop(first.build().unwrap());
        let second = TempStore::new(&path, folder.path()).unwrap();
        drop(second.build().unwrap());
        first.put_in_place(&path).unwrap();
        let refused = second.put_in_place(&path).unwrap_err();
        assert_eq!(refused.code(), "store-exists");
        file::examine(&path).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[test]
    fn abandoned_draft_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let draft = TempStore::new(&folder.path().join("keys.db"), folder.path()).unwrap();
        let mode = fs::metadata(draft.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o600);
        let open = draft.build().unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "the file, its WAL and its shared memory");
        drop((draft, open));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
