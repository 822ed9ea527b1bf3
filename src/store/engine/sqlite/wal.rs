//! The WAL beside a store: it is on, and it stays small.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::super::Warning;
use super::Sqlite;
use crate::domain::finding::FindingCode;
use crate::domain::text::in_shell;

/// The bytes of the WAL that SQLite keeps when it starts over. A checkpoint is due at 1000 pages, about as much.
pub const KEPT: i64 = 4 << 20;

/// The size in bytes from which the WAL is emptied after a commit.
const OVERGROWN: u64 = 8 << 20;

/// How often turning on WAL mode is tried, and the pause between two attempts. A program that reads can keep it from
/// being done for as long as it likes.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

impl Sqlite {
    /// Turns on WAL mode, which any tool can turn off for good. Answers false if it stays off: another program is using
    /// the store, or it cannot be written.
    pub(super) fn turn_on_wal(&self) -> bool {
        let mode = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, String>(0));
        // A store that does not even say its mode has other problems.
        if mode("PRAGMA journal_mode").map_or(true, |mode| mode == "wal") {
            return true;
        }
        self.impatient.store(true, Ordering::Relaxed);
        let is_on = (0..ATTEMPTS).any(|attempt| {
            if attempt > 0 {
                std::thread::sleep(PAUSE);
            }
            mode("PRAGMA journal_mode = WAL").is_ok_and(|mode| mode == "wal")
        });
        self.impatient.store(false, Ordering::Relaxed);
        is_on
    }

    /// Empties a WAL that has grown too large. If a reader still needs it, a later commit does.
    pub(super) fn bound_wal(&self) {
        if self.wal_size() >= OVERGROWN {
            self.impatient.store(true, Ordering::Relaxed);
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            self.impatient.store(false, Ordering::Relaxed);
        }
    }

    fn wal_path(&self) -> Option<PathBuf> {
        self.identity.as_ref().map(|identity| identity.location().side_file("-wal"))
    }

    fn wal_size(&self) -> u64 {
        self.wal_path().and_then(|wal| fs::metadata(wal).ok()).map_or(0, |wal| wal.len())
    }
}

/// Empties a WAL that has grown too large. Returns a warning if a program that reads prevents that.
pub fn overgrown(database: &Sqlite) -> Option<Warning> {
    database.bound_wal();
    let (size, wal) = (database.wal_size(), database.wal_path()?);
    (size >= OVERGROWN).then(|| Warning {
        code: FindingCode::WalOvergrown,
        message: format!(
            "`{}` has grown to {} MiB: a program that has been reading for long keeps it from being emptied",
            wal.display(),
            size >> 20
        ),
        hint: format!(
            "end or restart the program: `fuser {}` shows which it can be",
            in_shell(&wal.to_string_lossy())
        ),
    })
}
