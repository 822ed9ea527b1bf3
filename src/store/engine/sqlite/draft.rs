//! A store that is being created, in a temporary folder beside its final path.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::OpenFlags;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use tempfile::TempPath;

use super::super::Warning;
use super::locate::{SIDE_FILES, beside, of_new_file, sync_folder_of};
use super::{Sqlite, error, file, open};
use crate::domain::finding::FindingCode;
use crate::error::{Error, IoError, Result, StoreError};

/// The suffix of a draft's folder: `.keys.db.1aB2cD.new`.
pub(super) const SUFFIX: &str = ".new";

/// The name of the file in the folder.
pub(super) const FILE: &str = "store";

/// The number of random characters in the folder's name.
pub(super) const RANDOM: usize = 6;

/// The attempts to remove a draft's folder, and the pause between them.
const ATTEMPTS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(1);

/// The drafts of this process, for [`remove_drafts`].
static DRAFTS: Mutex<Vec<Place>> = Mutex::new(Vec::new());

/// A store that is being created. Dropping it before it is moved removes its folder.
///
/// It has its own folder, because SQLite may create a `-wal` or `-journal` at any time. It cannot once the folder is
/// removed.
#[derive(Debug)]
pub struct TempStore {
    /// The final path, absolute and in the real folder.
    target: PathBuf,
    folder: PathBuf,
    file: PathBuf,
    /// Locked until the process ends, so that `keys check` recognizes what a killed process left.
    _lock: Option<File>,
}

/// The folders of a draft.
#[derive(Debug)]
struct Place {
    folder: PathBuf,
    /// The folders that were created for the store, outermost first.
    created: Vec<PathBuf>,
}

impl Place {
    fn remove(&self) {
        remove_folder(&self.folder);
        remove_folders(&self.created);
    }
}

/// Removes a draft's folder. For a signal, the main thread is still at work: SQLite can create a file in the folder
/// before the folder is removed. It does so a few times at most, so this tries again.
///
/// By name: what the folder contains is known, and the standard library panics if it cannot close a folder that it read.
fn remove_folder(folder: &Path) {
    let file = folder.join(FILE);
    for _ in 0..ATTEMPTS {
        let _ = fs::remove_file(&file);
        for ending in SIDE_FILES {
            let _ = fs::remove_file(beside(&file, ending));
        }
        match fs::remove_dir(folder) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => std::thread::sleep(PAUSE),
            _ => return,
        }
    }
}

/// Removes the empty ones.
fn remove_folders(created: &[PathBuf]) {
    for folder in created.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

/// Removes every draft of this process and prevents new ones. Called by a signal, just before the process ends.
pub fn remove_drafts() {
    let drafts = drafts();
    drafts.iter().for_each(Place::remove);
    std::mem::forget(drafts);
}

fn drafts() -> MutexGuard<'static, Vec<Place>> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl TempStore {
    /// Creates an empty file for the store at `path`.
    pub fn new(path: &Path) -> Result<Self> {
        Self::begin(path, &mut drafts(), Vec::new())
    }

    /// Does the same in a folder that is created if it does not exist.
    pub fn in_new_folder(path: &Path) -> Result<Self> {
        let mut drafts = drafts();
        let created = make_folder(file::folder_of(path))?;
        Self::begin(path, &mut drafts, created.clone()).inspect_err(|_| remove_folders(&created))
    }

    /// Locks `drafts` until it has everything that a signal must remove.
    fn begin(path: &Path, drafts: &mut Vec<Place>, created: Vec<PathBuf>) -> Result<Self> {
        let target = of_new_file(path)?;
        let mut prefix = OsString::from(".");
        prefix.push(target.file_name().unwrap_or_default());
        prefix.push(".");
        let folder = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(SUFFIX)
            .rand_bytes(RANDOM)
            .make_in(file::folder_of(&target), |path| fs::DirBuilder::new().mode(0o700).create(path))
            .and_then(|made| Ok(made.into_temp_path().keep()?));
        let folder = folder.map_err(|source| making(path, source))?;
        drafts.push(Place { folder: folder.clone(), created });
        let lock = File::open(&folder).ok().filter(|folder| folder.try_lock().is_ok());
        let file = folder.join(FILE);
        // Closed at once: closing it later would release the locks that SQLite holds on the file.
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        if let Err(source) = options.open(&file) {
            remove(drafts, &folder);
            return Err(making(path, source));
        }
        Ok(Self { target, folder, file, _lock: lock })
    }

    /// Returns the path of its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// The path that it will have.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Opens a draft that has content, and brings an older schema up to date.
    pub fn reopen(&self) -> Result<Sqlite> {
        let database = open::connect(&self.file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
        database.connection.execute_batch("PRAGMA journal_mode = WAL").map_err(error)?;
        database.migrate()?;
        Ok(database)
    }

    /// Turns the empty file into an empty store.
    pub fn build(&self) -> Result<Sqlite> {
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

    /// Moves the store to its path. Refuses if a file exists there by now.
    pub fn put_in_place(self) -> Result<Option<Warning>> {
        self.checkpoint()?;
        let path = self.target.as_path();
        // Renames without replacing. On file systems that cannot, links and unlinks.
        let file = TempPath::try_from_path(&self.file).map_err(|source| making(path, source))?;
        file.persist_noclobber(path).map_err(|refused| match refused.error {
            error if error.kind() == ErrorKind::AlreadyExists => occupied(path),
            error => making(path, error),
        })?;
        Ok(sync_folder(path))
    }

    /// Puts the store in its place, and the file that is there at `kept`, a new name. Returns the name that it has.
    ///
    /// It takes the new name `between` first, and then both files swap names in one step: at every moment there is a
    /// complete store in the place, and no file has two names. A kill leaves one of the two at `between`.
    pub fn exchange<'p>(self, between: &'p Path, kept: &'p Path) -> Result<&'p Path> {
        let path = self.target.as_path();
        let failed = |source| replacing(path, source);
        let file = TempPath::try_from_path(&self.file).map_err(failed)?;
        file.persist_noclobber(between).map_err(|refused| failed(refused.error))?;
        match renameat_with(CWD, between, CWD, path, RenameFlags::EXCHANGE) {
            // The store is in its place, so a failure is none of it.
            Ok(()) => Ok(if fs::rename(between, kept).is_ok() { kept } else { between }),
            // The file system cannot do that: for a moment the old file has two names.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                fs::rename(between, &self.file).map_err(failed)?;
                fs::hard_link(path, kept).map_err(failed)?;
                fs::rename(&self.file, path).map_err(|source| {
                    let _ = fs::remove_file(kept);
                    failed(source)
                })?;
                Ok(kept)
            }
            Err(source) => {
                let _ = fs::rename(between, &self.file);
                Err(failed(source.into()))
            }
        }
    }

    /// Writes the content of the WAL to the file. SQLite does so when it closes the store, but does not report a
    /// failure: on a full disk the WAL would remain, and the file alone would be incomplete.
    pub fn checkpoint(&self) -> Result<()> {
        if beside(&self.file, "-wal").symlink_metadata().is_ok() {
            let database = open::connect(&self.file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
            let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
            database.connection.query_row(checkpoint, [], |_| Ok(())).map_err(error)?;
        }
        Ok(())
    }
}

impl Drop for TempStore {
    fn drop(&mut self) {
        remove(&mut drafts(), &self.folder);
    }
}

fn remove(drafts: &mut Vec<Place>, folder: &Path) {
    if let Some(at) = drafts.iter().position(|place| place.folder == folder) {
        drafts.swap_remove(at).remove();
    }
}

/// Creates a folder and its parents. Returns the new ones, outermost first.
fn make_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let missing = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && fs::symlink_metadata(folder).is_err());
    let mut created: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    created.reverse();
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|source| IoError::CreateFolder { path: folder.to_owned(), source })?;
    Ok(created)
}

/// Writes the folder of `path` to disk. The file already has its path, so a failure is a warning.
pub fn sync_folder(path: &Path) -> Option<Warning> {
    let source = sync_folder_of(path).err()?;
    Some(Warning {
        code: FindingCode::FolderNotSynced,
        message: format!(
            "`{}` is in its place, but its folder could not be written to disk ({source}): a power failure could undo \
             this",
            path.display()
        ),
        hint: "run `sync`, and check that the file is still there".to_owned(),
    })
}

pub fn occupied(path: &Path) -> Error {
    StoreError::Exists { path: path.to_owned() }.into()
}

pub fn replacing(path: &Path, source: std::io::Error) -> Error {
    IoError::ReplaceStore { path: path.to_owned(), source }.into()
}

pub fn making(path: &Path, source: std::io::Error) -> Error {
    IoError::CreateStore { path: path.to_owned(), source }.into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn entries(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn drafts_of_one_store_are_independent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let first = TempStore::new(&path).unwrap();
        drop(first.build().unwrap());
        let second = TempStore::new(&path).unwrap();
        drop(second.build().unwrap());
        first.put_in_place().unwrap();
        let refused = second.put_in_place().unwrap_err();
        assert_eq!(refused.code(), "store-exists");
        file::examine(&path).unwrap();
        assert_eq!(entries(folder.path()), 1);
    }

    #[test]
    fn a_dropped_draft_leaves_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let draft = TempStore::new(&folder.path().join("keys.db")).unwrap();
        for (path, mode) in [(draft.path(), 0o600), (draft.folder.as_path(), 0o700)] {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o7777, mode);
        }
        let open = draft.build().unwrap();
        assert_eq!(entries(&draft.folder), 3, "the file, its WAL and its shared memory");
        drop((draft, open));
        assert_eq!(entries(folder.path()), 0);
    }

    /// As a signal does while the main thread fills the draft.
    #[test]
    fn changed_draft_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft");
        fs::create_dir(&draft).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for _ in 0..50 {
                    let _ = ["store-wal", "store-shm", "store-journal"]
                        .map(|name| fs::write(draft.join(name), "").ok());
                }
            });
            remove_folder(&draft);
            assert!(!draft.exists());
        });
        assert_eq!(entries(folder.path()), 0);
    }
}
