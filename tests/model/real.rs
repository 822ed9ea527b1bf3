//! The same operations on a real store, asked about through a verifier.

use std::time::Duration;

use super::plain::{HOUR, Outcome};
use super::{Decision, Ends, Operation, Who};
use keys::domain::event::DeliveryWay;
use keys::domain::grant::{Permission, Principal};
use keys::domain::id::{KeyId, MemberId, ResourceId};
use keys::domain::resource::Kind;
use keys::domain::role::KeyRole;
use keys::domain::secret::PlainSecret;
use keys::domain::text::Name;
use keys::domain::time::{Clock as _, Expiry, Timestamp};
use keys::error::Error;
use keys::ops::check::{Finding, check};
use keys::ops::deletion::delete;
use keys::ops::grant::{NewGrant, give};
use keys::ops::handover::Disposition;
use keys::ops::key::{Begun, PendingVersion, Rotation};
use keys::ops::resource::{NewResource, add, remove};
use keys::ops::{WriteContext, find, grant, key};
use keys::store::Store;
use keys::store::key::KeyRow;
use keys::testing::{Unguarded, sample::ADA};
use keys::verify::Verifier;

use crate::support::fixture::{Fixture, authorized};

pub struct Real {
    fixture: Fixture,
    store: Store,
    ada: MemberId,
    verifier: Verifier,
    keys: Vec<KeyId>,
    secrets: Vec<String>,
    pending: Vec<PendingVersion>,
    resources: Vec<ResourceId>,
}

impl Real {
    pub fn new() -> Self {
        let fixture = Fixture::initialized();
        let (store, _) = Store::open(fixture.location()).unwrap();
        let ada = store.read(|tx| find::member(tx, ADA)).unwrap().id;
        let verifier =
            Verifier::options().record(false).clock(fixture.clock.clone()).open(fixture.location()).unwrap();
        let (keys, secrets, pending, resources) = Default::default();
        Self { fixture, store, ada, verifier, keys, secrets, pending, resources }
    }

    /// Ada at work.
    fn cx(&self) -> WriteContext<'_> {
        let Fixture { clock, random, .. } = &self.fixture;
        authorized(&self.store, self.ada, clock, random)
    }

    pub fn run(&mut self, operation: &Operation) -> Outcome {
        match operation {
            Operation::Create { role, ends, confirmed } => self.create(*role, *ends, *confirmed),
            Operation::Delete { keys, decision } => self.delete(keys, *decision),
            Operation::Revoke { keys } => told(key::revoke(&self.cx(), &self.keys(keys)?)),
            Operation::Restore { keys } => told(key::restore(&self.cx(), &self.keys(keys)?)),
            Operation::Rotate { key, grace, confirmed } => self.rotate(*key, *grace, *confirmed),
            Operation::Confirm { secret } => self.confirm(self.pending(*secret)?),
            Operation::Discard { secret } => told(key::discard(&self.cx(), self.pending(*secret)?)),
            Operation::Update { key, role, ends } => self.update(*key, *role, *ends),
            Operation::Add { owner } => self.add(*owner),
            Operation::Remove { resource } => told(remove(&self.cx(), self.resource(*resource)?, None)),
            Operation::Grant { who, permission, resource } => {
                let resource = self.resource(*resource)?;
                let new = NewGrant { principal: self.principal(*who)?, permission: *permission, resource };
                told(give(&self.cx(), &new))
            }
            Operation::Ungrant { who, resource } => {
                let resource = self.resource(*resource)?;
                told(grant::revoke(&self.cx(), self.principal(*who)?, resource))
            }
            Operation::Pass { millis } => {
                self.fixture.clock.advance(*millis);
                Ok(())
            }
        }
    }

    pub fn verify(&self, secret: usize) -> &'static str {
        match self.verifier.verify(&self.secrets[secret]) {
            Ok(_) => "good",
            Err(denied) => denied.refusal().expect("an answer").as_str(),
        }
    }

    pub fn permissions(&self, secret: usize, resource: usize) -> [bool; 3] {
        let (secret, resource) = (&self.secrets[secret], self.resources[resource]);
        Permission::ALL.map(|permission| self.verifier.verify_for(secret, permission, resource).is_ok())
    }

    pub fn findings(&self) -> Vec<Finding> {
        check(&self.store, &[], &self.fixture.clock).unwrap().findings
    }

    fn key(&self, key: usize) -> Result<KeyId, &'static str> {
        if self.keys.is_empty() { Err("not-found") } else { Ok(self.keys[key % self.keys.len()]) }
    }

    fn keys(&self, keys: &[usize]) -> Result<Vec<KeyId>, &'static str> {
        keys.iter().map(|key| self.key(*key)).collect()
    }

    fn resource(&self, resource: usize) -> Result<ResourceId, &'static str> {
        let count = self.resources.len();
        if count == 0 { Err("not-found") } else { Ok(self.resources[resource % count]) }
    }

    fn principal(&self, who: Who) -> Result<Principal, &'static str> {
        Ok(match who {
            Who::Ada => Principal::Member(self.ada),
            Who::Key(key) => Principal::Key(self.key(key)?),
            Who::Everyone => Principal::Everyone,
        })
    }

    fn expiry(&self, ends: Ends) -> Expiry {
        let now = self.fixture.clock.now();
        match ends {
            Ends::Never => Expiry::Never,
            Ends::InHours(hours) => Expiry::At(Timestamp(now.0 + hours * HOUR)),
        }
    }

    fn pending(&self, secret: usize) -> Result<&PendingVersion, &'static str> {
        let count = self.pending.len();
        if count == 0 { Err("not-found") } else { Ok(&self.pending[secret % count]) }
    }

    fn confirm(&self, pending: &PendingVersion) -> Outcome {
        told(key::confirm(&self.cx(), pending, DeliveryWay::File))
    }

    /// Adds a secret, and confirms its delivery or leaves it.
    fn keep(&mut self, secret: &PlainSecret, pending: PendingVersion, confirmed: bool) -> Outcome {
        self.secrets.push(text(secret));
        let outcome = if confirmed { self.confirm(&pending) } else { Ok(()) };
        self.pending.push(pending);
        outcome
    }

    fn create(&mut self, role: KeyRole, ends: Ends, confirmed: bool) -> Outcome {
        let title = Name::new("key").unwrap();
        let new = key::NewKey { title, role, expires: self.expiry(ends) };
        let created = key::create(&self.cx(), &new, &Unguarded).map_err(|error| error.code())?;
        self.keys.push(created.row.key.id);
        self.keep(&created.secret, created.pending, confirmed)
    }

    fn delete(&self, keys: &[usize], decision: Decision) -> Outcome {
        let disposition = match decision {
            Decision::None => None,
            Decision::ToAda => Some(Disposition::Transfer(self.ada)),
            Decision::Delete => Some(Disposition::Delete),
        };
        told(delete::<KeyRow>(&self.cx(), &self.keys(keys)?, disposition, None))
    }

    fn rotate(&mut self, key: usize, grace: Option<i64>, confirmed: bool) -> Outcome {
        let key = self.key(key)?;
        let grace = grace.map(|hours| Duration::from_millis((hours * HOUR).unsigned_abs()));
        let rotation = Rotation { key, grace, begun: Begun::now(&self.store).unwrap() };
        let rotated = key::rotate(&self.cx(), &rotation, &Unguarded).map_err(|error| error.code())?;
        self.keep(&rotated.secret, rotated.pending, confirmed)
    }

    fn update(&self, key: usize, role: Option<KeyRole>, ends: Option<Ends>) -> Outcome {
        let expires = ends.map(|ends| self.expiry(ends));
        let changes = key::Changes { title: None, role, expires };
        told(key::update(&self.cx(), &[self.key(key)?], &changes))
    }

    fn add(&mut self, owner: Who) -> Outcome {
        let owner = Some(self.principal(owner)?);
        let name = Name::new("project").unwrap();
        let new = NewResource { kind: Kind::Project, name, owner, project: None, source: None };
        let added = add(&self.cx(), &new).map_err(|error| error.code())?;
        self.resources.push(added.resource.id);
        Ok(())
    }
}

fn told<T>(result: Result<T, Error>) -> Outcome {
    result.map(drop).map_err(|error| error.code())
}

/// The text of a secret, which only its holder has.
#[expect(clippy::disallowed_methods, reason = "a test plays the holder of the secret")]
fn text(secret: &PlainSecret) -> String {
    secret.expose().to_owned()
}
