//! The store: the nouns with their SQL, and the two ways to them, [`Store::read`] and [`Store::change`].
//!
//! No SQL, driver type or row leaves this floor.

pub mod column;
pub mod engine;
pub mod event;
pub mod grant;
pub mod key;
pub mod key_use;
pub mod member;
pub mod organization;
mod reader;
pub mod resource;
pub mod rules;
pub mod secret;
mod select;

use std::ops::Deref;
use std::path::Path;

use crate::domain::event::Event;
use crate::error::{Error, FileFault, Result, StoreError};
use engine::{Connection, Purpose, sqlite};

pub use engine::{SchemaFault, Warning};
pub use reader::{FileIdentity, Reader};

/// An open store.
pub struct Store {
    connection: Box<dyn Connection>,
}

/// One moment of the store, to look at.
#[derive(Clone, Copy)]
pub struct ReadTx<'s> {
    connection: &'s dyn Connection,
}

/// A transaction that may change the store; whatever reads takes it too.
pub struct WriteTx<'s> {
    read: ReadTx<'s>,
}

impl<'s> Deref for WriteTx<'s> {
    type Target = ReadTx<'s>;

    fn deref(&self) -> &ReadTx<'s> {
        &self.read
    }
}

/// What a change ends in: its result, and the events that tell of it (rule R10).
#[must_use]
pub struct Audited<T> {
    value: T,
    events: Vec<Event>,
}

impl<T> Audited<T> {
    /// A change that `event` tells of.
    pub fn new(value: T, event: Event) -> Self {
        Self { value, events: vec![event] }
    }

    /// Nothing was to be done: the transaction is forgotten, so that nothing can change without an event.
    pub fn unchanged(value: T) -> Self {
        Self { value, events: Vec::new() }
    }

    /// The same, with what `event` tells of: of several things, each that was changed has its own.
    pub fn and(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }
}

impl Store {
    /// Opens the store at `path`. Answers also what is worth pointing out about it.
    pub fn open(path: &Path) -> Result<(Self, Vec<Warning>)> {
        let opened = sqlite::open(path)?;
        Ok((Self::on(opened.database), opened.warnings))
    }

    /// Makes a store at `path`, beginning with what `fill` puts into it.
    pub fn create<T>(path: &Path, fill: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        sqlite::create(path, |database| fill(&Self::on(database)))
    }

    /// Refuses a path where something stands already.
    pub fn refuse_existing(path: &Path) -> Result<()> {
        sqlite::refuse_existing(path)
    }

    /// What the database finds wrong with its own file, at most `most`.
    pub fn faults(&self, most: u32) -> Result<Vec<FileFault>> {
        self.connection.faults(most)
    }

    /// What is missing, altered or foreign among the tables, indexes and triggers.
    pub fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        self.connection.schema_faults()
    }

    /// Makes a copy of the store at `path`: of one moment, while others go on writing, and closed to others.
    /// Answers the first few [`Self::faults`] of the copy: what is damaged is copied as it is.
    pub fn backup(&self, path: &Path) -> Result<Vec<FileFault>> {
        self.connection.copy_to(path)
    }

    /// A store in memory, with nothing in it: for tests.
    pub fn in_memory() -> Result<Self> {
        sqlite::in_memory().map(Self::on)
    }

    fn on(connection: impl Connection + 'static) -> Self {
        Self { connection: Box::new(connection) }
    }

    /// Looks at one moment of the store.
    pub fn read<T>(&self, look: impl FnOnce(&ReadTx<'_>) -> Result<T>) -> Result<T> {
        let tx = ReadTx { connection: &*self.connection };
        self.connection.begin(Purpose::Read)?;
        let seen = look(&tx);
        self.connection.rollback();
        let seen = seen?;
        self.connection.confirm()?;
        Ok(seen)
    }

    /// Changes the store in one transaction: all of it, with its events, or nothing.
    ///
    /// `act` may be run again where an engine asks for that, so it neither asks nor prints.
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

/// A commit that failed may have reached the disk all the same.
fn outcome_unknown(error: Error) -> Error {
    StoreError::OutcomeUnknown { cause: Box::new(error) }.into()
}
