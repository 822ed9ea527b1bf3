//! The same operations on a real store, asked about through a verifier.

use std::time::Duration;

use super::model::{HOUR, Outcome};
use super::{Decision, Lasts, Operation, Who};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::resource::Kind;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Clock as _, Expiry, Timestamp};
use crate::error::Error;
use crate::ops::check::{Finding, check};
use crate::ops::estate::Fate;
use crate::ops::fixture::{World, text};
use crate::ops::grant::{NewGrant, give};
use crate::ops::resource::{NewResource, add, remove};
use crate::ops::{grant, key};
use crate::verify::Verifier;

pub struct Real {
    world: World,
    verifier: Verifier,
    keys: Vec<KeyId>,
    secrets: Vec<String>,
    resources: Vec<ResourceId>,
    _folder: tempfile::TempDir,
}

impl Real {
    pub fn new() -> Self {
        // In memory where there is such a place: nothing here asks how durable a commit is.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let path = folder.path().join("keys.db");
        let world = World::at(&path);
        let verifier = Verifier::options().record(false).clock(world.watch.clone()).open(&path).unwrap();
        let (keys, secrets, resources) = (Vec::new(), Vec::new(), Vec::new());
        Self { world, verifier, keys, secrets, resources, _folder: folder }
    }

    pub fn run(&mut self, operation: &Operation) -> Outcome {
        match operation {
            Operation::Create { role, hours } => self.create(*role, *hours),
            Operation::Delete { keys, decision } => self.delete(keys, *decision),
            Operation::Revoke { keys } => told(key::revoke(&self.world.cx(), &self.keys(keys)?)),
            Operation::Restore { keys } => told(key::restore(&self.world.cx(), &self.keys(keys)?)),
            Operation::Rotate { key, grace, undone } => self.rotate(*key, *grace, *undone),
            Operation::Update { key, role, expires } => self.update(*key, *role, *expires),
            Operation::Add { owner } => self.add(*owner),
            Operation::Remove { resource } => told(remove(&self.world.cx(), self.resource(*resource)?, None)),
            Operation::Grant { who, permission, resource } => {
                let resource = self.resource(*resource)?;
                let new = NewGrant { principal: self.principal(*who)?, permission: *permission, resource };
                told(give(&self.world.cx(), &new))
            }
            Operation::Ungrant { who, resource } => {
                let resource = self.resource(*resource)?;
                told(grant::revoke(&self.world.cx(), self.principal(*who)?, resource))
            }
            Operation::Pass { millis } => {
                self.world.watch.pass(*millis);
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
        check(&self.world.store, &[], &self.world.watch).unwrap().findings
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
            Who::Ada => Principal::Member(self.world.ada),
            Who::Key(key) => Principal::Key(self.key(key)?),
            Who::Everyone => Principal::Everyone,
        })
    }

    fn expiry(&self, hours: Option<i64>) -> Expiry {
        let now = self.world.watch.now();
        hours.map_or(Expiry::Never, |hours| Expiry::At(Timestamp(now.0 + hours * HOUR)))
    }

    fn create(&mut self, role: KeyRole, hours: Option<i64>) -> Outcome {
        let title = Name::new("key").unwrap();
        let new = key::NewKey { title, role, expires: self.expiry(hours) };
        let created = key::create(&self.world.cx(), &new).map_err(|error| error.code())?;
        self.keys.push(created.key.id);
        self.secrets.push(text(&created.secret));
        Ok(())
    }

    fn delete(&self, keys: &[usize], decision: Decision) -> Outcome {
        let fate = match decision {
            Decision::None => None,
            Decision::ToAda => Some(Fate::Transfer(self.world.ada)),
            Decision::Delete => Some(Fate::Delete),
        };
        told(key::delete(&self.world.cx(), &self.keys(keys)?, fate, None))
    }

    fn rotate(&mut self, key: usize, grace: Option<i64>, undone: bool) -> Outcome {
        let id = self.key(key)?;
        let grace = grace.map(|hours| Duration::from_millis((hours * HOUR).unsigned_abs()));
        let rotated = key::rotate(&self.world.cx(), id, grace).map_err(|error| error.code())?;
        self.secrets.push(text(&rotated.secret));
        if undone { told(key::undo_rotation(&self.world.cx(), &rotated.undo)) } else { Ok(()) }
    }

    fn update(&self, key: usize, role: Option<KeyRole>, expires: Option<Lasts>) -> Outcome {
        let expires = expires.map(|hours| self.expiry(hours));
        let changes = key::Changes { title: None, role, expires };
        told(key::update(&self.world.cx(), self.key(key)?, &changes))
    }

    fn add(&mut self, owner: Who) -> Outcome {
        let owner = Some(self.principal(owner)?);
        let name = Name::new("project").unwrap();
        let new = NewResource { kind: Kind::Project, name, owner, project: None, source: None };
        let (resource, _) = add(&self.world.cx(), &new).map_err(|error| error.code())?;
        self.resources.push(resource.id);
        Ok(())
    }
}

fn told<T>(result: Result<T, Error>) -> Outcome {
    result.map(drop).map_err(|error| error.code())
}
