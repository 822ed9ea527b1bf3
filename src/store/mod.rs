//! The store: the nouns with their SQL. Access is through [`Store::read`] and [`Store::change`].
//!
//! SQL, driver types and rows do not leave this layer.

pub mod column;
pub mod engine;
pub mod event;
pub mod grant;
pub mod inventory;
pub mod key;
pub mod key_use;
pub mod member;
pub mod organization;
mod reader;
pub mod resource;
pub mod restore;
pub mod rules;
pub mod secret;
mod select;

use std::ops::Deref;
use std::path::Path;

use crate::domain::event::Event;
use crate::error::{Error, FileFault, Result, StoreError};
use engine::{Connection, Purpose, sqlite};

pub use engine::{Copied, SchemaFault, Warning};
pub use reader::{FileIdentity, Reader};

/// An open store.
pub struct Store {
    connection: Box<dyn Connection>,
}

/// A read transaction.
#[derive(Clone, Copy)]
pub struct ReadTx<'s> {
    connection: &'s dyn Connection,
}

/// A write transaction. It can be used wherever a read transaction can.
pub struct WriteTx<'s> {
    read: ReadTx<'s>,
}

impl<'s> Deref for WriteTx<'s> {
    type Target = ReadTx<'s>;

    fn deref(&self) -> &ReadTx<'s> {
        &self.read
    }
}

/// The result of a change, and its events (rule R10).
#[must_use]
pub struct Audited<T> {
    value: T,
    events: Vec<Event>,
}

impl<T> Audited<T> {
    /// The result of a change with one event.
    pub fn new(value: T, event: Event) -> Self {
        Self { value, events: vec![event] }
    }

    /// The result of a request that changed nothing. The transaction is rolled back, so that nothing changes without
    /// an event.
    pub fn unchanged(value: T) -> Self {
        Self { value, events: Vec::new() }
    }

    /// Adds an event. A change of several things has an event for each.
    pub fn and(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }
}

impl Store {
    /// Opens the store at `path`. Also returns warnings about it.
    pub fn open(path: &Path) -> Result<(Self, Vec<Warning>)> {
        let opened = sqlite::open(path)?;
        Ok((Self::on(opened.database), opened.warnings))
    }

    /// Creates a store at `path` with the content that `fill` adds. Returns a warning if it may not survive a power
    /// failure.
    pub fn create<T>(path: &Path, fill: impl FnOnce(&Self) -> Result<T>) -> Result<(T, Option<Warning>)> {
        sqlite::create(path, |database| fill(&Self::on(database)))
    }

    /// Refuses a path that exists.
    pub fn refuse_existing(path: &Path) -> Result<()> {
        sqlite::refuse_existing(path)
    }

    /// Returns the faults that the database finds in its file, at most `most`.
    pub fn faults(&self, most: u32) -> Result<Vec<FileFault>> {
        self.connection.faults(most)
    }

    /// Empties a WAL that has grown too large. Returns a warning if a program that reads prevents that.
    #[must_use]
    pub fn overgrown_wal(&self) -> Option<Warning> {
        self.connection.overgrown_wal()
    }

    /// Returns the differences from the expected tables, indexes and triggers.
    pub fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        self.connection.schema_faults()
    }

    /// Copies the store to `path`, readable only by its owner. The copy is consistent even while others write. Calls
    /// `ready` when the copy is complete, before it appears at `path`.
    pub fn backup(&self, path: &Path, ready: &mut dyn FnMut()) -> Result<Copied> {
        self.connection.copy_to(path, ready)
    }

    /// Removes the unfinished stores and copies of this process: for a signal, just before the process ends.
    pub fn remove_drafts() {
        sqlite::remove_drafts();
    }

    /// The unfinished stores and copies beside the one at `path` that killed processes left.
    #[must_use]
    pub fn abandoned_drafts(path: &Path) -> Vec<Warning> {
        sqlite::abandoned_drafts(path)
    }

    /// Creates an empty store in memory, for tests.
    pub fn in_memory() -> Result<Self> {
        sqlite::in_memory().map(Self::on)
    }

    fn on(connection: impl Connection + 'static) -> Self {
        Self { connection: Box::new(connection) }
    }

    /// Runs `look` in a read transaction.
    pub fn read<T>(&self, look: impl FnOnce(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let tx = ReadTx { connection: &*self.connection };
        self.connection.begin(Purpose::Read)?;
        let seen = look(&tx);
        self.connection.rollback();
        let seen = seen?;
        self.connection.confirm()?;
        Ok(seen)
    }

    /// Changes the store in one transaction: everything with its events, or nothing.
    ///
    /// An engine may run `act` more than once, so it must not prompt or print.
    pub fn change<T>(&self, act: impl FnMut(&WriteTx<'_>) -> Result<Audited<T>>) -> Result<T> {
        self.connection.begin(Purpose::Change)?;
        let changed = self.attempt(act);
        self.connection.rollback();
        changed
    }

    fn attempt<T>(&self, mut act: impl FnMut(&WriteTx<'_>) -> Result<Audited<T>>) -> Result<T> {
        let tx = WriteTx { read: ReadTx { connection: &*self.connection } };
        let Audited { value, events } = act(&tx)?;
        if !events.is_empty() {
            event::append(&tx, &events)?;
            self.connection.commit().map_err(outcome_unknown)?;
        }
        Ok(value)
    }
}

/// A commit that returned an error may still have reached the disk.
fn outcome_unknown(error: Error) -> Error {
    StoreError::OutcomeUnknown { cause: Box::new(error) }.into()
}
