//! Is this secret good, and what may it do? For the programs that an organization's keys are for.
//!
//! ```no_run
//! use keys::verify::{Denied, Verifier};
//!
//! # fn answer(secret: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let verifier = Verifier::open("/var/lib/keys/keys.db".as_ref())?;
//! match verifier.verify(secret) {
//!     Ok(identity) => println!("welcome, {}", identity.title),
//!     Err(Denied::Refused { why, .. }) => println!("no: {why}"),
//!     Err(Denied::Unanswered(error)) => println!("ask later: {error}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A [`Verifier`] is opened once and shared by reference between all threads of a service. Each question is one
//! statement: it sees what any process has committed before it, so that a key that was revoked is refused at the
//! very next question. It waits up to 5 seconds for a store that is locked, and answers also from a store that it
//! cannot write to. When the file is moved or another one is put in its place, it gives no answer any more and notes
//! nothing, from a tenth of a second later on and whatever stands there then: open a new one.
//!
//! When a key was last used is noted to the minute, by a thread of its own, most often within a second. A store that
//! takes no notes verifies all the same: where that may pass, as a full disk does, they are kept and written later.

mod answer;
mod pool;
mod recorder;

use std::path::Path;

pub use answer::{Denied, Identity, Refusal, SecretVersion};

use crate::domain::grant::{Permission, allowed};
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::secret::SecretHash;
use crate::domain::time::{Clock, SystemClock};
use crate::error::Result as StoreResult;
use crate::ops::find;
use crate::store::{Store, key_use, secret};
use pool::Pool;
use recorder::Recorder;

/// Answers whether secrets are good, and what they may do.
///
/// It keeps one connection for each thread that asks at the same time, up to twice the number of processors, each
/// with a cache of at most 32 MiB. Do not use one in a process forked from the one that opened it.
pub struct Verifier {
    pool: Pool,
    clock: Box<dyn Clock + Send + Sync>,
    recorder: Option<Recorder>,
}

/// How a [`Verifier`] is to be opened.
pub struct Options {
    clock: Box<dyn Clock + Send + Sync>,
    record: bool,
}

impl Options {
    /// Whether to note when keys were last used, from a thread of its own; it does unless told otherwise.
    #[must_use]
    pub fn record(mut self, record: bool) -> Self {
        self.record = record;
        self
    }

    /// Where the present comes from; the system's clock unless told otherwise.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Opens the store at `path`.
    ///
    /// # Errors
    /// When it is missing, foreign, of another version's schema, damaged or locked.
    pub fn open(self, path: &Path) -> StoreResult<Verifier> {
        let pool = Pool::open(path)?;
        let recorder = self.record.then(|| Recorder::new(pool.identity()));
        Ok(Verifier { pool, clock: self.clock, recorder })
    }
}

impl Verifier {
    /// Opens the store at `path`.
    ///
    /// # Errors
    /// When it is missing, foreign, of another version's schema, damaged or locked.
    pub fn open(path: &Path) -> StoreResult<Self> {
        Self::options().open(path)
    }

    /// For a verifier that is not to record, or has a clock of its own.
    #[must_use]
    pub fn options() -> Options {
        Options { clock: Box::new(SystemClock), record: true }
    }

    /// Whose secret this is, if it is good. One that is malformed is told without a look into the store.
    ///
    /// # Errors
    /// [`Denied::Refused`] when it is not good, [`Denied::Unanswered`] when the store cannot be asked.
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

    /// Whose secret this is, if it is good and may do that: [`Self::verify`] and [`Self::may`] at one moment.
    ///
    /// # Errors
    /// As [`Self::verify`]; [`Refusal::Forbidden`] when it may not.
    pub fn verify_for(
        &self,
        secret: &str,
        permission: Permission,
        resource: ResourceId,
    ) -> Result<Identity, Denied> {
        self.ask(parse(secret)?, permission, resource)
    }

    /// Whether the key behind `identity` may do that. What it holds itself, what `everyone` holds and its role
    /// decide together; each permission includes those below it. A permission on a project says nothing about the
    /// layers and tables in it. Whether the secret is still good is looked at again, at the same moment.
    ///
    /// # Errors
    /// As [`Self::verify`]; [`Refusal::Forbidden`] when it may not.
    pub fn may(
        &self,
        identity: &Identity,
        permission: Permission,
        resource: ResourceId,
    ) -> Result<(), Denied> {
        self.ask(identity.hash, permission, resource).map(drop)
    }

    /// Notes here and now that a key was used; what cannot be noted is passed over. For a program that asks once and
    /// ends: one that goes on asking has it done behind its back, see [`Options::record`].
    pub fn note(&self, key: KeyId) {
        let minute = self.clock.now().start_of_minute();
        let noted = self.pool.read_once(|tx| key_use::last(tx, key));
        // Most often it is noted already, and nothing need be opened to write.
        if noted.is_ok_and(|noted| key_use::replaces(minute, noted)) {
            let _ =
                Store::open_to_note(self.pool.identity()).and_then(|store| store.note_uses(&[(key, minute)]));
        }
    }

    /// The resource that `wanted` names: by id, a unique start of it, name or `project/name`. Ask once and keep the
    /// id: names change.
    ///
    /// # Errors
    /// When none, or more than one, goes by that name.
    pub fn resource(&self, wanted: &str) -> StoreResult<ResourceId> {
        self.pool.read_once(|tx| find::resource(tx, wanted)).map(|resource| resource.id)
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
