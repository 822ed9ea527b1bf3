//! The header of a store's file, read before SQLite touches it.

use std::fs::{self, File};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::locate::{Location, refuse_irregular, refused};
use super::migrations::{LATEST, newer};
use crate::error::{Error, FoundFile, Result, StoreError};

pub(super) use super::locate::folder_of;

/// Identifies stores among all SQLite files: `keys` in ASCII, at byte 68 of the file.
pub const APPLICATION_ID: i32 = 0x6b65_7973;

/// The first 100 bytes of an SQLite file: <https://www.sqlite.org/fileformat2.html#the_database_header>.
const HEADER: usize = 100;

/// Refuses a file that is missing, foreign or newer than this program, without opening it as a database.
pub fn examine(path: &Path) -> Result<()> {
    refuse_irregular(path, fs::metadata(path).map_err(|source| refused(path, source))?.file_type())?;
    let header = header(path).map_err(|source| refused(path, source))?;
    if header.len() < HEADER || !header.starts_with(b"SQLite format 3\0") {
        return Err(foreign(path, if header.is_empty() { FoundFile::Empty } else { FoundFile::Other }));
    }
    if word(&header, 68) != APPLICATION_ID {
        return Err(foreign(path, FoundFile::OtherDatabase));
    }
    let schema = word(&header, 60);
    if schema > LATEST { Err(newer(schema)) } else { Ok(()) }
}

/// Returns the first bytes of a file.
fn header(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut header = vec![0; HEADER];
    let read = with_open(path, |file| file.read_at(&mut header, 0))?;
    header.truncate(read);
    Ok(header)
}

/// Reads all of a store's file and its WAL. Returns the error of a disk that cannot, which SQLite takes for damage.
pub fn unreadable(location: &Location) -> Option<Error> {
    let wal = location.side_file("-wal");
    let of_store = with_open(location.real(), read_through).err();
    // SQLite has no locks on it, so that closing it does no harm.
    let of_wal = || File::open(&wal).ok().and_then(|wal| read_through(&wal).err());
    let of_store = of_store.map(|source| refused(location.real(), source));
    of_store.or_else(|| of_wal().map(|source| refused(&wal, source)))
}

fn read_through(file: &File) -> std::io::Result<()> {
    let (mut block, mut at) = (vec![0; 1 << 16], 0);
    loop {
        match file.read_at(&mut block, at)? {
            0 => return Ok(()),
            read => at += read as u64,
        }
    }
}

/// Runs `act` on the open file.
///
/// The file is kept open. When a process closes any descriptor of a file, it loses all its locks on it, including
/// those of SQLite's connections. Another process could then remove the WAL while they use it
/// (<https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
fn with_open<T>(path: &Path, act: impl FnOnce(&File) -> std::io::Result<T>) -> std::io::Result<T> {
    static OPENED: Mutex<Vec<((u64, u64), File)>> = Mutex::new(Vec::new());

    let key = |facts: &fs::Metadata| (facts.dev(), facts.ino());
    let wanted = key(&fs::metadata(path)?);
    let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = opened.iter().position(|(key, _)| *key == wanted);
    let at = if let Some(at) = known {
        at
    } else {
        // A pipe that replaced the file would block the call.
        let nonblocking = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
        let file = File::options().read(true).custom_flags(nonblocking).open(path)?;
        opened.push((key(&file.metadata()?), file));
        opened.len() - 1
    };
    act(&opened[at].1)
}

/// Reports whether a store uses a WAL. Any SQLite tool can turn that off permanently.
pub fn uses_wal(path: &Path) -> Result<bool> {
    let header = header(path).map_err(|source| refused(path, source))?;
    // The format versions for writing and reading: 1 is a journal, 2 a WAL.
    Ok(header.get(18..20) == Some(&[2, 2]))
}

fn word(header: &[u8], at: usize) -> i32 {
    i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

fn foreign(path: &Path, found: FoundFile) -> Error {
    StoreError::NotAStore { path: path.to_owned(), found }.into()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    /// Returns the inodes on which this process has a POSIX lock.
    fn locked() -> Vec<u64> {
        let me = std::process::id().to_string();
        let locks = fs::read_to_string("/proc/locks").unwrap();
        locks
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .filter(|fields| fields[1] == "POSIX" && fields[4] == me)
            .map(|fields| fields[5].rsplit(':').next().unwrap().parse().unwrap())
            .collect()
    }

    #[test]
    fn a_second_open_keeps_the_locks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        super::super::create(&path, |_| Ok(())).unwrap();
        let first = super::super::open(&path).unwrap();
        let inode = fs::metadata(&path).unwrap().ino();
        assert!(locked().contains(&inode));
        drop(super::super::open(&path).unwrap());
        examine(&path).unwrap();
        assert!(locked().contains(&inode));
        drop(first);
    }
}
