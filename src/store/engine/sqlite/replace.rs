//! Putting a backup in the place of a store.
//!
//! The order matters. SQLite names its other files after the path, so a `-wal` or `-journal` of the old store must be
//! gone before the new one has the path: SQLite would write it into the new one.

use std::fs::{self, File, Metadata};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::Errno;

use super::super::Warning;
use super::draft::{TempStore, replacing, sync_folder};
use super::existing::reach;
use super::locate::{Location, SIDE_FILES, beside, refused};
use super::{Sqlite, copy, error, file, open};
use crate::domain::finding::FindingCode;
use crate::domain::text::in_shell;
use crate::error::{Error, FoundFile, RestoreError, Result, StoreError};

/// The ending of the name under which one of two stores is until they have changed places.
pub(super) const UNFINISHED: &str = ".restore-";

/// The store that a backup replaces. While this lives, no other program can use it.
pub enum Held {
    /// There is none.
    Missing,
    /// Its content cannot be read, for this reason. The file holds the lock.
    Unreadable(Error, File),
    /// It can be read.
    Readable(Box<Sqlite>),
}

/// The state of the store that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    /// There is none.
    Missing,
    /// Its file is complete, without a log.
    Complete,
    /// SQLite cannot bring its log into its file.
    Unreadable,
}

/// The result of a replacement.
#[derive(Debug)]
pub struct Replaced {
    /// The path of the old store, if there was one.
    pub kept: Option<PathBuf>,
    /// Problems that did not prevent it.
    pub warnings: Vec<Warning>,
}

/// Locks the store at `path` against every other program. Refuses if one has it open, also without using it.
pub fn hold(path: &Path) -> Result<Held> {
    let location = match Location::find(path) {
        Err(Error::Store(StoreError::Missing { .. })) => return Ok(Held::Missing),
        found => found?,
    };
    let in_use = || Error::from(RestoreError::InUse { path: location.real().to_owned() });
    let why = match connect_alone(&location) {
        Ok(database) => return Ok(Held::Readable(Box::new(database))),
        Err(Error::Store(StoreError::Busy)) => return Err(in_use()),
        Err(why) if is_unreadable(&why) => why,
        Err(other) => return Err(other),
    };
    let file = File::options().read(true).write(true).open(location.real());
    let file = file.map_err(|source| refused(location.real(), source))?;
    // The whole file, and so each of the bytes that SQLite locks.
    match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Held::Unreadable(why, file)),
        Err(Errno::AGAIN | Errno::ACCESS) => Err(in_use()),
        Err(source) => Err(refused(location.real(), source.into())),
    }
}

/// Reports whether an error means that the content of a store cannot be read, by anyone.
#[must_use]
pub fn is_unreadable(error: &Error) -> bool {
    match error {
        Error::Store(StoreError::NotAStore { found, .. }) => {
            matches!(found, FoundFile::Empty | FoundFile::Other)
        }
        Error::Store(error) => matches!(
            error,
            StoreError::Damaged
                | StoreError::InvalidValue { .. }
                | StoreError::Newer { .. }
                | StoreError::Unexpected { .. }
        ),
        _ => false,
    }
}

fn connect_alone(location: &Location) -> Result<Sqlite> {
    file::examine(location.real())?;
    location.refuse_irregular_side_files()?;
    let database = open::connect_alone(location.real()).map_err(error)?;
    // Takes the lock also if the store has no log.
    database.connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;").map_err(error)?;
    Ok(database)
}

/// Copies a backup into a draft beside the store at `target`, and brings an older schema up to date there.
pub fn draft_of(backup: &Path, target: &Path) -> Result<(TempStore, Sqlite)> {
    let unusable = |cause| RestoreError::Unusable { path: backup.to_owned(), cause: Box::new(cause) };
    let location = Location::find(backup).map_err(unusable)?;
    let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
    if target == location.real() {
        return Err(RestoreError::Itself { path: backup.to_owned() }.into());
    }
    let (source, _) = reach(&location).map_err(unusable)?;
    let draft = TempStore::in_new_folder(&target)?;
    drop(copy::into_draft(&source, &draft)?);
    drop(source);
    let database = draft.reopen().map_err(unusable)?;
    Ok((draft, database))
}

/// Puts the draft in the place of the old store, which gets a name with `stamp` in it. The old store must be held.
pub fn replace(draft: TempStore, old: Old, stamp: &str) -> Result<Replaced> {
    draft.checkpoint()?;
    let path = draft.target().to_owned();
    let kept = free_name(&path, &format!(".before-restore-{stamp}"));
    if old == Old::Missing {
        let moved = set_aside(&path, &kept)?;
        let warnings = draft.put_in_place().inspect_err(|_| put_back(&moved))?;
        let kept = (!moved.is_empty()).then_some(kept);
        return Ok(Replaced { kept, warnings: warnings.into_iter().collect() });
    }
    let facts = fs::metadata(&path).map_err(|source| replacing(&path, source))?;
    let mut warnings: Vec<Warning> = adopt(&facts, draft.path(), &path).into_iter().collect();
    let moved = if old == Old::Complete {
        // Both are leftovers: the log is in the file, and no other program has the store open.
        for ending in ["-shm", "-journal"] {
            let _ = fs::remove_file(beside(&path, ending));
        }
        Vec::new()
    } else {
        set_aside(&path, &kept)?
    };
    let between = free_name(&path, &format!("{UNFINISHED}{stamp}"));
    let kept = draft.exchange(&between, &kept).inspect_err(|_| put_back(&moved))?.to_owned();
    warnings.extend(sync_folder(&path));
    Ok(Replaced { kept: Some(kept), warnings })
}

/// `keys.db.before-restore-20261125T003301Z`, with a number if that exists.
fn free_name(path: &Path, ending: &str) -> PathBuf {
    let is_free = |name: &PathBuf| {
        name.symlink_metadata().is_err()
            && SIDE_FILES.iter().all(|ending| beside(name, ending).symlink_metadata().is_err())
    };
    let first = beside(path, ending);
    let numbered = (2..).map(|number| beside(&first, &format!("-{number}")));
    std::iter::once(first.clone()).chain(numbered).find(is_free).unwrap_or(first)
}

/// Moves the log and journal of a store that cannot be read to the name that the store will have.
fn set_aside(path: &Path, kept: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    // SQLite makes another one.
    let _ = fs::remove_file(beside(path, "-shm"));
    let mut moved = Vec::new();
    for ending in ["-wal", "-journal"] {
        let (from, to) = (beside(path, ending), beside(kept, ending));
        match fs::rename(&from, &to) {
            Ok(()) => moved.push((from, to)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => {
                put_back(&moved);
                return Err(replacing(path, source));
            }
        }
    }
    Ok(moved)
}

fn put_back(moved: &[(PathBuf, PathBuf)]) {
    for (from, to) in moved {
        let _ = fs::rename(to, from);
    }
}

/// Gives the new file the owner and mode of the old one, so that the programs that used that can use this.
fn adopt(old: &Metadata, draft: &Path, path: &Path) -> Option<Warning> {
    let new = fs::metadata(draft).ok()?;
    let is_same = (old.uid(), old.gid()) == (new.uid(), new.gid());
    let owned = is_same || std::os::unix::fs::chown(draft, Some(old.uid()), Some(old.gid())).is_ok();
    if owned {
        let _ = fs::set_permissions(draft, fs::Permissions::from_mode(old.mode() & 0o777));
        return None;
    }
    Some(Warning {
        code: FindingCode::OwnerChanged,
        message: format!("`{}` belongs to you now, not to its former owner", path.display()),
        hint: format!(
            "run `chown {}:{} {}` as root",
            old.uid(),
            old.gid(),
            in_shell(&path.to_string_lossy())
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::{Connection as _, Purpose};
    use super::*;

    /// Without a WAL, an idle connection has no lock, and its store can be replaced.
    #[test]
    fn idle_connection_writes_to_no_other_store() {
        let folder = tempfile::tempdir().unwrap();
        let [path, kept] = ["keys.db", "kept.db"].map(|name| folder.path().join(name));
        super::super::create(&path, |_| Ok(())).unwrap();
        let idle = super::super::open(&path).unwrap().database;
        idle.connection.execute_batch("PRAGMA journal_mode = DELETE").unwrap();
        let backup = folder.path().join("backup.db");
        idle.copy_to(&backup, &mut || {}).unwrap();
        assert!(matches!(hold(&path), Ok(Held::Readable(_))), "it is idle");
        let (draft, database) = draft_of(&backup, &path).unwrap();
        drop(database);
        let replaced = replace(draft, Old::Complete, "now").unwrap();
        fs::rename(replaced.kept.unwrap(), &kept).unwrap();
        let before = [&path, &kept].map(|path| fs::read(path).unwrap());
        for purpose in [Purpose::Change, Purpose::Note] {
            let refused = idle.begin(purpose);
            assert!(matches!(refused, Err(Error::Store(StoreError::Replaced { .. }))), "{refused:?}");
        }
        drop(idle);
        assert!([&path, &kept].map(|path| fs::read(path).unwrap()) == before);
    }
}
