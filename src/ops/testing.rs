//! What the tests of rules stand on: a store with an administrator, and a clock that moves when it is told to.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::Context;
use super::actor;
use super::organization::{Founding, found, found_in};
use crate::domain::email::Email;
use crate::domain::event::Action;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{MemberId, Randomness, ResourceId};
use crate::domain::resource::{Kind, Resource};
use crate::domain::secret::{PlainSecret, Prefix};
use crate::domain::text::Name;
use crate::domain::time::{Clock, Timestamp};
use crate::store::{Audited, Store, grant, resource};

/// The instant at which tests begin.
pub const START: i64 = 1_800_000_000_000;

/// A clock that moves when it is told to. Its copies move with it.
#[derive(Clone)]
pub struct Watch(Arc<AtomicI64>);

impl Watch {
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(START)))
    }

    pub fn set(&self, at: Timestamp) {
        self.0.store(at.0, Ordering::SeqCst);
    }

    pub fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for Watch {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// The operating system's generator.
pub struct Real;

impl Randomness for Real {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        use rand::TryRng as _;
        rand::rngs::SysRng.try_fill_bytes(bytes).map_err(std::io::Error::other)
    }
}

/// A store, its administrator, and a clock.
pub struct World {
    pub store: Store,
    pub watch: Watch,
    pub ada: MemberId,
}

impl World {
    /// In memory.
    pub fn in_memory() -> Self {
        let (store, watch) = (Store::in_memory().unwrap(), Watch::new());
        let ada = found_in(&store, &watch, &Real, "root", &founding()).unwrap().id;
        Self { store, watch, ada }
    }

    /// In a file that does not exist yet.
    pub fn at(path: &Path) -> Self {
        let watch = Watch::new();
        let ada = found(path, &watch, &Real, "root", &founding(), |cx| Ok(cx.acting)).unwrap();
        Self { store: Store::open(path).unwrap().0, watch, ada }
    }

    /// In a file that is there already, by a connection of its own.
    pub fn again(path: &Path) -> Self {
        let store = Store::open(path).unwrap().0;
        let ada = actor::resolve(&store, None).unwrap().unwrap().id;
        Self { store, watch: Watch::new(), ada }
    }

    /// Ada at work.
    pub fn cx(&self) -> Context<'_> {
        Context {
            store: &self.store,
            clock: &self.watch,
            random: &Real,
            acting: self.ada,
            os_user: "root",
            reason: None,
        }
    }

    /// A project with these grants, which the tests of other things need.
    pub fn project(&self, name: &str, grants: &[(Principal, Permission)]) -> ResourceId {
        let cx = self.cx();
        let id = ResourceId::random(&Real).unwrap();
        let (name, created) = (Name::new(name).unwrap(), self.watch.now());
        let project = Resource { id, kind: Kind::Project, name, project: None, source: None, created };
        self.store
            .change(|change| {
                resource::insert(change, &project)?;
                for (principal, permission) in grants {
                    grant::set(change, *principal, *permission, id)?;
                }
                let actor = actor::current(change, &cx)?;
                let (subject, detail) = ((&project).into(), serde_json::json!({}));
                Ok(Audited::new((), cx.event(created, &actor, Action::ResourceAdded, subject, detail)))
            })
            .unwrap();
        id
    }
}

fn founding() -> Founding {
    Founding {
        organization: Name::new("Acme").unwrap(),
        prefix: Prefix::default(),
        name: Name::new("Ada").unwrap(),
        email: Email::new("ada@acme.com").unwrap(),
    }
}

/// The text of a secret, which only its holder has.
#[expect(clippy::disallowed_methods, reason = "a test plays the holder of the secret")]
pub fn text(secret: &PlainSecret) -> String {
    secret.expose().to_owned()
}
