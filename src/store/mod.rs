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
pub mod new_file;
pub mod organization;
mod reader;
pub mod resource;
pub mod restore;
pub mod rows;
pub mod rules;
pub mod search;
pub mod secret;
mod select;

use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use crate::domain::event::{ChainHash, Event};
use crate::error::{Error, FileFault, Result, StoreError, recheck};
#[cfg(feature = "postgres")]
use engine::postgres;
use engine::{Connection, Purpose, commit, sqlite};

pub use engine::commit::{CommitNews, CommitObserver, CommitOutcome};
pub use engine::sqlite::sync_folder_of;
pub use engine::{Copied, Identity, Location, SchemaFault, ServerReport, Warning};
pub use reader::Reader;

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
    /// Opens the store at a location. Also returns warnings about it.
    pub fn open(location: impl Into<Location>) -> Result<(Self, Vec<Warning>)> {
        match location.into() {
            Location::File(path) => {
                let opened = sqlite::open(&path)?;
                Ok((Self::on(opened.database), opened.warnings))
            }
            #[cfg(feature = "postgres")]
            Location::Server(url) => {
                let (database, warnings) = postgres::open(&url)?;
                Ok((Self::on(database), warnings))
            }
        }
    }

    /// Creates a store with the content that `fill` adds. Returns a warning if it may not survive a power failure.
    pub fn create<T>(
        location: impl Into<Location>,
        fill: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<(T, Option<Warning>)> {
        match location.into() {
            Location::File(path) => sqlite::create(&path, |database| fill(&Self::on(database))),
            #[cfg(feature = "postgres")]
            Location::Server(url) => {
                postgres::create(&url, |database| fill(&Self::on(database))).map(|filled| (filled, None))
            }
        }
    }

    /// Refuses a location that has a store, or where none can be created.
    pub fn refuse_existing(location: impl Into<Location>) -> Result<()> {
        match location.into() {
            Location::File(path) => sqlite::refuse_existing(&path),
            #[cfg(feature = "postgres")]
            Location::Server(url) => postgres::refuse_existing(&url),
        }
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

    pub fn report(&self) -> Result<ServerReport> {
        self.connection.report()
    }

    /// Creates the database roles of a store on a server, and grants them their privileges.
    pub fn grant_roles(&self) -> Result<()> {
        self.connection.grant_roles()
    }

    /// Returns the differences from the expected tables, indexes and triggers.
    pub fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        self.connection.schema_faults()
    }

    /// Copies the store to `path`, readable only by its owner. The copy is consistent even while others write. Calls
    /// `ready` when the copy is complete, before it appears at `path`.
    pub fn backup(&self, path: &Path, ready: &mut dyn FnMut()) -> Result<Copied> {
        match self.connection.copy_to(path, ready)? {
            Some(copied) => Ok(copied),
            None => sqlite::copy_rows(path, ready, |target| self.read(|tx| rows::copy(tx, target))),
        }
    }

    /// The flag that a handler of the signal XFSZ must set, so that errors name the limit of the size of files.
    #[must_use]
    pub fn file_limit_reached() -> &'static AtomicBool {
        &sqlite::FILE_LIMIT_REACHED
    }

    /// Removes the unfinished stores and copies of this process: for a signal, just before the process ends.
    pub fn remove_drafts() {
        sqlite::remove_drafts();
    }

    /// From now on commits on servers are reported to `observer`: they can wait for other machines.
    pub fn observe_commits(observer: &'static dyn CommitObserver) {
        commit::observe(observer);
    }

    /// Cancels everything that runs on servers: for a signal, just before the process ends. Reports whether something
    /// ran and was ended.
    #[must_use]
    pub fn cancel_queries() -> bool {
        #[cfg(feature = "postgres")]
        return postgres::cancel_all();
        #[cfg(not(feature = "postgres"))]
        false
    }

    /// The unfinished stores and copies beside a store that killed processes left.
    #[must_use]
    pub fn abandoned_drafts(location: &Location) -> Vec<Warning> {
        match location {
            Location::File(path) => sqlite::abandoned_drafts(path),
            #[cfg(feature = "postgres")]
            Location::Server(_) => Vec::new(),
        }
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
    /// `act` may run more than once, so it must not prompt or print.
    pub fn change<T>(&self, mut act: impl FnMut(&WriteTx<'_>) -> Result<Audited<T>>) -> Result<T> {
        for attempt in 1.. {
            self.connection.begin(Purpose::Change)?;
            let changed = self.attempt(&mut act);
            self.connection.rollback();
            match changed {
                Err(Error::Store(StoreError::Conflict)) if attempt < ATTEMPTS => {
                    std::thread::sleep(PAUSE * attempt);
                }
                changed => return changed,
            }
        }
        Err(StoreError::Conflict.into())
    }

    fn attempt<T>(&self, act: &mut impl FnMut(&WriteTx<'_>) -> Result<Audited<T>>) -> Result<T> {
        let tx = WriteTx { read: ReadTx { connection: &*self.connection } };
        let Audited { value, events } = act(&tx)?;
        if events.is_empty() {
            return Ok(value);
        }
        let end = event::append(&tx, &events)?;
        let commit = || self.commit(end, &events).map(|()| value);
        if self.connection.is_remote() { commit::observed(commit) } else { commit() }
    }

    fn commit(&self, end: (i64, ChainHash), events: &[Event]) -> Result<()> {
        match self.connection.commit() {
            Err(Error::Store(StoreError::OutcomeUnknown { cause, .. })) => match self.was_made(end) {
                Some(true) => Ok(()),
                Some(false) => Err(StoreError::Conflict.into()),
                None => Err(StoreError::OutcomeUnknown { cause, check: recheck(events) }.into()),
            },
            committed => committed,
        }
    }

    /// Finds out whether a change was made whose commit had no answer: whether the log has its last event. The hash of
    /// an event depends on all that it says and on all events before it, so no other event has the same.
    ///
    /// Returns `None` if the server cannot be reached.
    fn was_made(&self, (number, hash): (i64, ChainHash)) -> Option<bool> {
        let deadline = Instant::now() + RECONNECT;
        loop {
            match self.connection.reconnect() {
                Ok(false) => return None,
                Ok(true) => {
                    if let Ok(made) = self.has_event(number, hash) {
                        return Some(made);
                    }
                }
                Err(_) => {}
            }
            if Instant::now() >= deadline {
                return None;
            }
            std::thread::sleep(RECONNECT_PAUSE);
        }
    }

    /// Reports whether the log has an event. Looks while no other program can write: the lost commit is over, whatever
    /// became of it.
    fn has_event(&self, number: i64, hash: ChainHash) -> Result<bool> {
        self.connection.begin(Purpose::Change)?;
        let tx = ReadTx { connection: &*self.connection };
        let found = event::hash_of(&tx, number).and_then(|found| {
            let made = found == Some(hash);
            if made {
                // A server that was restarted has the change, but its standby may not. This commit waits for both.
                tx.connection.execute("UPDATE event_head SET number = number", &[])?;
                tx.connection.commit()?;
            }
            Ok(made)
        });
        self.connection.rollback();
        found
    }
}

/// The attempts of a change that another is in the way of, and the shortest pause between them.
const ATTEMPTS: u32 = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// The time to look for the server after a commit without an answer, and the pause between two attempts.
const RECONNECT: Duration = Duration::from_secs(30);
const RECONNECT_PAUSE: Duration = Duration::from_millis(500);
