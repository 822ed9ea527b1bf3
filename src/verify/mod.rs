//! Verifies secrets and checks permissions.
//!
//! ```no_run
//! use std::path::Path;
//!
//! use keys::verify::{Denied, Permission, Refusal, Verifier};
//!
//! # fn serve(secret: &str) -> Result<(), Box<dyn std::error::Error>> {
//! // Once, at the start of the service.
//! let verifier = Verifier::open(Path::new("/var/lib/keys/keys.db"))?;
//! let atlas = verifier.resource("Atlas")?;
//!
//! // For each request.
//! match verifier.verify_for(secret, Permission::View, atlas) {
//!     Ok(identity) => println!("200, for {}", identity.email),
//!     Err(Denied::Refused { why: Refusal::Forbidden, .. }) => println!("403"),
//!     Err(Denied::Refused { .. }) => println!("401"),
//!     Err(Denied::Unanswered(error)) => println!("503: {error}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Answers
//!
//! An answer is an [`Identity`] or [`Denied`]. On `Denied`, refuse the request, and do not return the reason: it reveals
//! whether a secret was ever valid. Write it to the service's own log.
//!
//! Each answer is one SQL statement and reflects everything that any process committed before the call. A key that is
//! revoked is refused by the next call.
//!
//! # Threads
//!
//! A [`Verifier`] is `Send` and `Sync`: open one, and share it by reference or in an `Arc`. Calls block, usually for
//! microseconds; in an async service, call it from a thread that may block. Do not use it in a process that was forked
//! after it was opened.
//!
//! # Cost
//!
//! A call takes microseconds, also with a million keys in the store. A verifier keeps one connection for each thread
//! that calls it at the same time, at most twice the number of processors, each with a cache of up to 32 MiB.
//!
//! # Failure
//!
//! A call waits up to 5 seconds for a store that another process has locked, then answers [`Denied::Unanswered`]. A
//! store on a read-only medium or on a full disk is still read, unless changes are in a WAL that cannot be opened. If the file is moved, or another is put in its place,
//! every call fails within a tenth of a second, until a new verifier is opened: the files of two stores must not mix.
//!
//! # Last use
//!
//! A background thread records when keys were last used, rounded down to the minute and usually within a second. No
//! answer waits for it or fails with it. Times that cannot be written yet, as on a full disk, are kept and written
//! later. Turn it off with [`Options::record`].

mod answer;
mod pool;
mod recorder;

pub use answer::{Denied, Identity, Refusal, SecretVersion};

#[doc(inline)]
pub use crate::domain::email::Email;
#[doc(inline)]
pub use crate::domain::grant::Permission;
use crate::domain::grant::allowed;
#[doc(inline)]
pub use crate::domain::id::{KeyId, NotAnId, ResourceId};
#[doc(inline)]
pub use crate::domain::key::KeyStatus;
#[doc(inline)]
pub use crate::domain::role::KeyRole;
use crate::domain::secret::SecretHash;
#[doc(inline)]
pub use crate::domain::text::Name;
#[doc(inline)]
pub use crate::domain::time::{Clock, Expiry, SystemClock, Timestamp};
#[cfg(feature = "cli")]
use crate::error::Error;
use crate::error::Result as StoreResult;
use crate::ops::find;
#[doc(inline)]
pub use crate::store::Location;
#[cfg(feature = "cli")]
use crate::store::key::{self, KeyRow};
use crate::store::{Store, key_use, secret};
use pool::Pool;
use recorder::Recorder;

/// Verifies secrets against one store. See the [module](self) for threads, cost and failure.
pub struct Verifier {
    pool: Pool,
    clock: Box<dyn Clock + Send + Sync>,
    recorder: Option<Recorder>,
}

/// Options for opening a [`Verifier`].
///
/// ```no_run
/// use keys::verify::{Location, Verifier};
///
/// let location = Location::parse("postgres://db.example.com/keys".as_ref())?;
/// let verifier = Verifier::options().record(false).open(location)?;
/// # Ok::<(), keys::error::Error>(())
/// ```
pub struct Options {
    clock: Box<dyn Clock + Send + Sync>,
    record: bool,
}

impl Options {
    /// Records when keys were last used, on a background thread. Default: `true`.
    #[must_use]
    pub fn record(mut self, record: bool) -> Self {
        self.record = record;
        self
    }

    /// The clock by which keys expire. Default: [`SystemClock`].
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Opens the store at a location: a path, or what [`Location::parse`] returns for a URL.
    ///
    /// # Errors
    /// If the store is missing, is no store, has the schema of another version, is damaged, cannot be reached or read,
    /// or is locked for more than 5 seconds.
    pub fn open(self, location: impl Into<Location>) -> StoreResult<Verifier> {
        let pool = Pool::open(location.into())?;
        let recorder = self.record.then(|| Recorder::new(pool.identity()));
        Ok(Verifier { pool, clock: self.clock, recorder })
    }
}

impl Verifier {
    /// Opens the store at a location: a path, or what [`Location::parse`] returns for a URL.
    ///
    /// # Errors
    /// If the store is missing, is no store, has the schema of another version, is damaged, cannot be reached or read,
    /// or is locked for more than 5 seconds.
    pub fn open(location: impl Into<Location>) -> StoreResult<Self> {
        Self::options().open(location)
    }

    /// Returns the options for a verifier with other settings than the defaults.
    #[must_use]
    pub fn options() -> Options {
        Options { clock: Box::new(SystemClock), record: true }
    }

    /// Returns the key that `secret` belongs to, if it works. A malformed secret is refused without a query.
    ///
    /// # Errors
    /// [`Denied::Refused`] if the secret does not work, [`Denied::Unanswered`] if the store cannot be read.
    pub fn verify(&self, secret: &str) -> Result<Identity, Denied> {
        let hash = parse(secret)?;
        let presented = self.pool.read_once(|tx| secret::presented(tx, &hash))?;
        let now = self.clock.now();
        let presented = presented.ok_or_else(|| Denied::refused(Refusal::Unknown))?;
        let identity = Identity::of(presented, hash, now)?;
        if let Some(recorder) = &self.recorder {
            recorder.note(identity.id, now);
        }
        Ok(identity)
    }

    /// Returns the key that `secret` belongs to, if it works and has `permission` on `resource`: [`Self::verify`] and
    /// [`Self::may`] in one query.
    ///
    /// # Errors
    /// Like [`Self::verify`], and [`Refusal::Forbidden`] without the permission.
    pub fn verify_for(
        &self,
        secret: &str,
        permission: Permission,
        resource: ResourceId,
    ) -> Result<Identity, Denied> {
        self.ask(parse(secret)?, permission, resource)
    }

    /// Checks that the key has `permission` on `resource`, and that its secret still works.
    ///
    /// Grants to the key and to `everyone` count, as far as the key's role allows. A permission includes those below it.
    /// A permission on a project does not extend to its layers and tables.
    ///
    /// # Errors
    /// Like [`Self::verify`], and [`Refusal::Forbidden`] without the permission.
    pub fn may(
        &self,
        identity: &Identity,
        permission: Permission,
        resource: ResourceId,
    ) -> Result<(), Denied> {
        self.ask(identity.hash, permission, resource).map(drop)
    }

    /// Records the use of a key before it returns, if the store can be written to. For a program that verifies once
    /// and exits; the background thread does it for others, see [`Options::record`].
    pub fn note(&self, key: KeyId) {
        let minute = self.clock.now().start_of_minute();
        let noted = self.pool.read_once(|tx| key_use::last(tx, key));
        // Usually this minute is recorded already, and the store need not be opened for writing.
        if noted.is_ok_and(|noted| key_use::replaces(minute, noted)) {
            let _ =
                Store::open_to_note(self.pool.identity()).and_then(|store| store.note_uses(&[(key, minute)]));
        }
    }

    /// Returns the id of a resource, found by its id, a unique start of the id, its name, or `project/name`. Look it up
    /// once and keep the id: names can change.
    ///
    /// # Errors
    /// If no resource, or more than one, has that name.
    pub fn resource(&self, wanted: &str) -> StoreResult<ResourceId> {
        self.pool.read_once(|tx| find::resource(tx, wanted)).map(|resource| resource.id)
    }

    /// Returns a key as lists show it, or `None` if it was deleted.
    #[cfg(feature = "cli")]
    pub(crate) fn key(&self, id: KeyId) -> StoreResult<Option<KeyRow>> {
        let now = self.clock.now();
        match self.pool.read_once(|tx| key::row(tx, id, now)) {
            Ok(row) => Ok(Some(row)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn ask(
        &self,
        hash: SecretHash,
        permission: Permission,
        resource: ResourceId,
    ) -> Result<Identity, Denied> {
        let found = self.pool.read_once(|tx| secret::presented_for(tx, &hash, resource))?;
        let now = self.clock.now();
        let (presented, own, everyone) = found.ok_or_else(|| Denied::refused(Refusal::Unknown))?;
        let identity = Identity::of(presented, hash, now)?;
        if let Some(recorder) = &self.recorder {
            recorder.note(identity.id, now);
        }
        if allowed(identity.role, own, everyone) >= Some(permission) {
            Ok(identity)
        } else {
            Err(identity.refuse(Refusal::Forbidden))
        }
    }
}

fn parse(secret: &str) -> Result<SecretHash, Denied> {
    SecretHash::of(secret).map_err(|_| Denied::refused(Refusal::Malformed))
}

#[cfg(test)]
mod tests;
