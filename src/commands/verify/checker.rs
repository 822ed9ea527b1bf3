//! The check of one secret after the other, with the store opened once.

use std::sync::Arc;

use crate::domain::grant::Permission;
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::role::KeyRole;
use crate::domain::secret::{PlainSecret, trimmed};
use crate::domain::time::Clock;
use crate::error::Result;
use crate::store::Location;
use crate::store::key::KeyRow;
use crate::verify::{Denied, Identity, Refusal, Verifier};

/// The requirements for every secret.
pub(super) struct Request {
    pub store: Location,
    pub clock: Arc<dyn Clock + Send + Sync>,
    /// Records uses on a thread while more secrets are read.
    pub record: bool,
    pub role: Option<KeyRole>,
    pub access: Option<(String, Permission)>,
}

/// Checks secrets against a request. Opens the store for the first well-formed secret.
pub(super) struct Checker {
    request: Request,
    open: Option<(Verifier, Option<(Permission, ResourceId)>)>,
}

impl Checker {
    pub fn new(request: Request) -> Self {
        Self { request, open: None }
    }

    /// Checks one secret. A malformed one is refused without opening the store.
    pub fn check(&mut self, line: &str) -> Result<Identity, Denied> {
        let secret = trimmed(line);
        PlainSecret::parse(secret)
            .map_err(|_| Denied::Refused { why: Refusal::Malformed, identity: None })?;
        let request = &self.request;
        let (verifier, access) = match &mut self.open {
            Some(open) => open,
            none => none.insert(request.open()?),
        };
        let identity = match *access {
            Some((permission, resource)) => verifier.verify_for(secret, permission, resource)?,
            None => verifier.verify(secret)?,
        };
        if let Some(role) = request.role {
            identity.require(role)?;
        }
        Ok(identity)
    }

    /// Returns a key's row, or `None` if the key was deleted since the check.
    pub fn key(&self, id: KeyId) -> Result<Option<KeyRow>> {
        self.open.as_ref().map_or(Ok(None), |(verifier, _)| verifier.key(id))
    }

    /// Records a use after the answer was printed, so that the answer does not wait for the disk.
    pub fn note(&self, used: Option<KeyId>) {
        if let (Some((verifier, _)), Some(key)) = (&self.open, used) {
            verifier.note(key);
        }
    }
}

impl Request {
    fn open(&self) -> Result<(Verifier, Option<(Permission, ResourceId)>)> {
        let options = Verifier::options().record(self.record).clock(Arc::clone(&self.clock));
        let verifier = options.open(&self.store)?;
        let access = match &self.access {
            Some((resource, permission)) => Some((*permission, verifier.resource(resource)?)),
            None => None,
        };
        Ok((verifier, access))
    }
}

/// Returns the key that was used. A forbidden request is a use, too.
pub(super) fn used(answer: &Result<Identity, Denied>) -> Option<KeyId> {
    match answer {
        Ok(identity) => Some(identity.id),
        Err(Denied::Refused { why: Refusal::Forbidden, identity }) => {
            identity.as_ref().map(|identity| identity.id)
        }
        Err(_) => None,
    }
}
