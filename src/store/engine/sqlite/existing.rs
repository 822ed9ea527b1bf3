//! Opening an existing store: the file that was examined is the one that is used.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use super::super::Warning;
use super::identity::FileIdentity;
use super::limits::Unwritable;
use super::locate::Location;
use super::open::{connect, connect_immutable, is_corrupt, no_room_for_the_log};
use super::{Sqlite, Unwatched, error, exposure, file, is_full};
use crate::domain::finding::FindingCode;
use crate::error::{Error, Result, StoreError};

/// A store that was opened.
pub struct Opened {
    /// The open store.
    pub database: Sqlite,
    /// Problems of the file that do not prevent its use.
    pub warnings: Vec<Warning>,
}

/// Opens the store at `path` and upgrades an older schema.
pub fn open(path: &Path) -> Result<Opened> {
    let location = Location::find(path)?;
    // Before SQLite adds files of its own.
    let mut warnings = exposure::warnings(&location);
    let (database, _) = reach(&location)?;
    match &database.unwatched {
        Some(unwatched) => warnings.push(nothing_can_be_written(location.real(), &unwatched.why.refusal())),
        None if !database.turn_on_wal() => warnings.push(without_wal(location.real())),
        None => {}
    }
    match database.migrate() {
        Err(Error::Store(
            StoreError::ReadOnly | StoreError::Full | StoreError::FileLimit | StoreError::TooManyFiles,
        )) => database.read_as_latest()?,
        migrated => migrated?,
    }
    Ok(Opened { database, warnings })
}

/// Opens the store at a location.
pub fn reach(location: &Location) -> Result<(Sqlite, FileIdentity)> {
    let identity = FileIdentity::of(location, false)?;
    file::examine(location.real())?;
    location.refuse_irregular_side_files()?;
    let uses_wal = file::uses_wal(location.real())?;
    let opened = if is_writable(location.real()) || !uses_wal {
        open_up_side_files(location);
        if uses_wal {
            share_side_files(location);
        }
        connect(location.real(), OpenFlags::SQLITE_OPEN_READ_WRITE)
    } else if location.has_log_in_use() {
        let before = side_files(location);
        let opened = connect(location.real(), OpenFlags::SQLITE_OPEN_READ_ONLY);
        if remove_new_side_files(location, &before) {
            return as_it_stands(location, Unwritable::ReadOnly);
        }
        opened
    } else {
        // SQLite would create a WAL with the mode of the file but owned by this user, which would block everyone else
        // who can write to the file.
        return as_it_stands(location, Unwritable::ReadOnly);
    };
    let opened = match opened {
        Err(unopened) if is_full(&unopened) => as_it_stands(location, Unwritable::no_space())?,
        Err(unopened) if no_room_for_the_log(&unopened) => {
            as_it_stands(location, Unwritable::in_folder(file::folder_of(location.real())))?
        }
        Err(unopened) if is_corrupt(&unopened) => {
            // SQLite takes a disk that cannot read a block for a damaged file.
            return Err(file::unreadable(location).unwrap_or_else(|| error(unopened)));
        }
        opened => {
            let mut database = opened.map_err(error)?;
            database.identity = Some(identity.clone());
            (database, identity.clone())
        }
    };
    if let Err(replaced) = identity.refuse_another() {
        // Another store has the path by now, and perhaps a log. Closing the old one must not touch that.
        let keep = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        opened.0.connection.set_db_config(keep, true).map_err(error)?;
        return Err(replaced);
    }
    Ok(opened)
}

/// Opens a file that has no WAL beside it, or an empty one. The identity notices if a WAL is written or the file
/// changes.
///
/// With a WAL the file alone may lack the newest changes: no answer is better than an old one.
pub(super) fn as_it_stands(location: &Location, why: Unwritable) -> Result<(Sqlite, FileIdentity)> {
    let identity = FileIdentity::of(location, true)?;
    let unreadable = || StoreError::LogUnreadable { path: location.real().to_owned() };
    if location.has_log() {
        return Err(unreadable().into());
    }
    let mut database = connect_immutable(location.real()).map_err(error)?;
    database.unwatched = Some(Unwatched { identity: identity.clone(), why });
    if identity.is_current()? { Ok((database, identity)) } else { Err(unreadable().into()) }
}

/// Lets the owner of a store write to the files beside it again. SQLite creates them with the store's mode, so a
/// program may have left them read-only.
fn open_up_side_files(location: &Location) {
    let me = rustix::process::geteuid().as_raw();
    for path in ["-wal", "-shm"].map(|ending| location.side_file(ending)) {
        let Ok(facts) = path.symlink_metadata() else { continue };
        let mode = facts.mode() & 0o7777;
        if facts.uid() == me && mode & 0o200 == 0 {
            // A failure becomes an error of SQLite when it opens the file.
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(mode | 0o200));
        }
    }
}

/// Reports whether this user can write to a file.
pub fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// Reports whether the disk of a file became read-only.
pub fn is_on_read_only_disk(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK) == Err(rustix::io::Errno::ROFS)
}

/// Creates the files beside a store that this user shares with its owner by its group. SQLite would give them this
/// user's own group, and if this program is killed, they keep the owner out.
fn share_side_files(location: &Location) {
    let Ok(store) = location.real().metadata() else { return };
    let (me, mode) = (rustix::process::geteuid(), store.mode() & 0o777);
    // SQLite does it for root.
    if me.is_root() || me.as_raw() == store.uid() || mode & 0o060 != 0o060 {
        return;
    }
    for path in ["-wal", "-shm"].map(|ending| location.side_file(ending)) {
        let created = fs::File::options().write(true).create_new(true).mode(mode).open(&path);
        if let Ok(file) = created {
            // A failure leaves the group that SQLite would give it.
            let _ = fchown(&file, None, Some(store.gid()));
            let _ = file.set_permissions(fs::Permissions::from_mode(mode));
        }
    }
}

/// The files beside a store that exist, by device and inode.
fn side_files(location: &Location) -> Vec<(PathBuf, fs::Metadata)> {
    let paths = ["-wal", "-shm"].map(|ending| location.side_file(ending));
    paths.into_iter().filter_map(|path| Some((path.clone(), path.symlink_metadata().ok()?))).collect()
}

/// Removes the files that SQLite has created beside a store of another user since `before`, and reports whether there
/// were any. It does so if the last program that used the store has just removed its own. This user can only read the
/// store, so they are empty, and they would keep its owner out.
fn remove_new_side_files(location: &Location, before: &[(PathBuf, fs::Metadata)]) -> bool {
    let me = rustix::process::geteuid().as_raw();
    let is_known = |facts: &fs::Metadata| {
        before.iter().any(|(_, known)| (known.dev(), known.ino()) == (facts.dev(), facts.ino()))
    };
    let is_foreign = location.real().metadata().is_ok_and(|store| store.uid() != me);
    let mut own = side_files(location);
    own.retain(|(_, facts)| is_foreign && facts.uid() == me && !is_known(facts));
    own.iter().map(|(path, _)| fs::remove_file(path).is_ok()).fold(false, |any, removed| any | removed)
}

/// A store that another tool turned WAL mode off for, and that is in use or cannot be written.
fn without_wal(path: &Path) -> Warning {
    Warning {
        code: FindingCode::WalOff,
        message: format!(
            "another tool turned off WAL mode for `{}`, and it cannot be turned on now: until then, programs that \
             read the store and programs that write to it wait for each other",
            path.display()
        ),
        hint: "close the programs that use the store, then run `keys check` as a user who can write to it"
            .to_owned(),
    }
}

/// Why the store cannot be changed.
fn nothing_can_be_written(path: &Path, why: &StoreError) -> Warning {
    Warning {
        code: FindingCode::FileReadOnly,
        message: format!("`{}` cannot be changed: {why}", path.display()),
        hint: why.hint().unwrap_or_default(),
    }
}
