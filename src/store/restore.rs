//! Replacing a store by a backup.

use std::fs::File;
use std::path::Path;

use super::Store;
use super::engine::sqlite::{self, Held, Old, TempStore};
use super::engine::{Connection, Value};
use crate::error::{Error, Result, StoreError};

pub use super::engine::sqlite::Replaced;

/// The store that a backup replaces. While this lives, no other program can use it.
pub enum Present {
    /// There is none.
    Missing,
    /// Its content cannot be read.
    Unreadable(UnreadableStore),
    /// It can be read.
    Readable(Store),
}

/// A store whose content cannot be read.
pub struct UnreadableStore {
    why: String,
    _lock: File,
}

impl UnreadableStore {
    /// The reason.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl Present {
    /// Locks the store at `path` against every other program. Refuses if one has it open, also without using it.
    pub fn hold(path: &Path) -> Result<Self> {
        Ok(match sqlite::hold(path)? {
            Held::Missing => Self::Missing,
            Held::Readable(database) => Self::Readable(Store::on(*database)),
            Held::Unreadable(why, lock) => {
                Self::Unreadable(UnreadableStore { why: why.to_string(), _lock: lock })
            }
        })
    }

    /// Reports whether an error means that the content of a store cannot be read, by anyone.
    #[must_use]
    pub fn is_unreadable(error: &Error) -> bool {
        sqlite::is_unreadable(error)
    }
}

/// A backup, copied to where it can replace the store. Dropped before that, the copy is removed.
pub struct RestoreDraft {
    store: Store,
    draft: TempStore,
}

impl RestoreDraft {
    /// Copies the backup, and brings an older schema up to date in the copy.
    pub fn of(backup: &Path, target: &Path) -> Result<Self> {
        let (draft, database) = sqlite::draft_of(backup, target)?;
        Ok(Self { store: Store::on(database), draft })
    }

    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Puts it in the place of the present store in one step. That store is kept under a name with `stamp` in it.
    pub fn put_in_place(self, present: &Present, stamp: &str) -> Result<Replaced> {
        let Self { store, draft } = self;
        drop(store);
        let old = match present {
            Present::Missing => Old::Missing,
            Present::Unreadable(_) => Old::Unreadable,
            Present::Readable(store) => {
                end_log(&*store.connection)?;
                Old::Complete
            }
        };
        sqlite::replace(draft, old, stamp)
    }
}

/// Moves the content of the log into the file, and removes the log. The next program to open the store makes one again.
fn end_log(connection: &dyn Connection) -> Result<()> {
    let mut is_ended = false;
    connection.query("PRAGMA journal_mode = DELETE", &[], &mut |row| {
        is_ended = row.value(0) == Value::from("delete");
        Ok(())
    })?;
    if is_ended { Ok(()) } else { Err(StoreError::Busy.into()) }
}
