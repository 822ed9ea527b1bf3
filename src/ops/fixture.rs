//! A store whose first administrator is Ada, and functions that fill it. Part of [`crate::testing`], but in this
//! folder because only `ops` can create a [`WriteContext`] without a check.

#![expect(clippy::must_use_candidate, clippy::unwrap_used, reason = "a broken fixture fails the test")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use super::grant::{NewGrant, give};
use super::key::{self, Begun, Created, NewKey, Rotated, Rotation, confirm};
use super::member::{NewMember, add};
use super::organization::{NewStore, initialize, initialize_in};
use super::resource::{self as resource_ops, NewResource};
use super::{Authorization, SecretGuard, WriteContext, actor};
use crate::domain::email::Email;
use crate::domain::event::{
    DeliveryWay, Detail, GrantGiven, GrantRevoked, Reference, ResourceAdded, Subject,
};
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{KeyId, MemberId, ResourceId};
use crate::domain::member::Member;
use crate::domain::resource::{Kind, Resource};
use crate::domain::role::{KeyRole, Role};
use crate::domain::secret::{PlainSecret, Prefix};
use crate::domain::text::Name;
use crate::domain::time::Expiry;
use crate::error::Result;
use crate::store::secret::SecretVersion;
use crate::store::{self, Audited, Store, event, grant, resource};
use crate::testing::SeededRandom;
use crate::testing::on_server;
pub use crate::testing::{FixedClock, START, location};

// Shared by every store of a test: two stores on one file must not create the same ids.
static RANDOM: LazyLock<SeededRandom> = LazyLock::new(SeededRandom::default);

/// A store, its administrator, and a clock.
pub struct Fixture {
    pub store: Store,
    pub clock: FixedClock,
    pub ada: MemberId,
}

impl Fixture {
    /// Creates a store that lasts as long as the test: in memory, or on the server of the tests.
    pub fn in_memory() -> Self {
        if on_server() {
            return Self::at(&unique_path());
        }
        let (store, clock) = (Store::in_memory().unwrap(), FixedClock::default());
        let ada = initialize_in(&store, &clock, &*RANDOM, "root", &new_store()).unwrap().id;
        Self { store, clock, ada }
    }

    /// Creates a store at this path, or on the server of the tests.
    pub fn at(path: &Path) -> Self {
        let clock = FixedClock::default();
        let (ada, _) = initialize(location(path), &clock, &*RANDOM, "root", &new_store(), |seed| {
            Ok(seed.first().acting())
        })
        .unwrap();
        Self { store: Store::open(location(path)).unwrap().0, clock, ada }
    }

    /// Opens an existing store on a separate connection.
    pub fn again(path: &Path) -> Self {
        let store = Store::open(location(path)).unwrap().0;
        let ada = actor::resolve(&store, None).unwrap().unwrap().id;
        Self { store, clock: FixedClock::default(), ada }
    }

    /// A context with Ada as the acting member.
    pub fn cx(&self) -> WriteContext<'_> {
        let authorization = Authorization::of_new_store(self.ada);
        WriteContext::new(authorization, &self.store, &self.clock, &*RANDOM, "root", None)
    }

    /// Adds a project with these grants, even ones that the rules forbid.
    pub fn project(&self, name: &str, grants: &[(Principal, Permission)]) -> ResourceId {
        project(&self.cx(), name, grants)
    }
}

/// A path that no other test uses. There need not be a file.
fn unique_path() -> PathBuf {
    tempfile::Builder::new().make(|path| Ok(path.to_owned())).unwrap().path().to_owned()
}

fn new_store() -> NewStore {
    NewStore {
        organization: Name::new("Acme").unwrap(),
        prefix: Prefix::default(),
        name: Name::new("Ada").unwrap(),
        email: Email::new("ada@acme.com").unwrap(),
    }
}

/// Protects nothing: secrets in tests have no value.
pub struct Unguarded;

impl SecretGuard for Unguarded {}

/// Creates a key, and leaves the delivery of its secret unconfirmed.
pub fn begin_creation(cx: &WriteContext<'_>, new: &NewKey) -> Result<Created> {
    key::create(cx, new, &Unguarded)
}

/// Creates a key, and confirms the delivery of its secret.
pub fn create(cx: &WriteContext<'_>, new: &NewKey) -> Result<Created> {
    let created = begin_creation(cx, new)?;
    confirm(cx, &created.pending, DeliveryWay::StandardOutput)?;
    Ok(created)
}

/// Rotates a key, and leaves the delivery of its secret unconfirmed.
pub fn begin_rotation(cx: &WriteContext<'_>, key: KeyId, grace: Option<Duration>) -> Result<Rotated> {
    let begun = Begun::now(cx.store)?;
    key::rotate(cx, &Rotation { key, grace, begun }, &Unguarded)
}

/// Rotates a key, and confirms the delivery of its secret. Also returns the secrets that this ended.
pub fn rotate(
    cx: &WriteContext<'_>,
    id: KeyId,
    grace: Option<Duration>,
) -> Result<(Rotated, Vec<SecretVersion>)> {
    let rotated = begin_rotation(cx, id, grace)?;
    let confirmed = confirm(cx, &rotated.pending, DeliveryWay::StandardOutput)?;
    Ok((rotated, confirmed.replaced))
}

#[expect(clippy::disallowed_methods, reason = "a test plays the holder of the secret")]
pub fn text(secret: &PlainSecret) -> String {
    secret.expose().to_owned()
}

/// Runs `test` in a new store, with Ada as the acting member.
pub fn with_store(test: impl FnOnce(&WriteContext<'_>, &Member)) {
    let world = Fixture::in_memory();
    let ada = world.store.read(|tx| store::member::get(tx, world.ada)).unwrap().unwrap();
    test(&world.cx(), &ada);
}

/// An editor key with this title that never expires.
pub fn new_key(title: &str) -> NewKey {
    NewKey { title: Name::new(title).unwrap(), role: KeyRole::Editor, expires: Expiry::Never }
}

/// Adds a project with this owner.
pub fn own(cx: &WriteContext<'_>, name: &str, owner: Principal) -> ResourceId {
    project(cx, name, &[(owner, Permission::Owner)])
}

/// Adds a project with these grants, even ones that the rules forbid.
pub fn project(cx: &WriteContext<'_>, name: &str, grants: &[(Principal, Permission)]) -> ResourceId {
    let id = ResourceId::random(cx.random).unwrap();
    let (name, created) = (Name::new(name).unwrap(), cx.clock.now());
    let project = Resource { id, kind: Kind::Project, name, project: None, source: None, created };
    cx.store
        .change(|tx| {
            resource::insert(tx, &project)?;
            for (principal, permission) in grants {
                grant::set(tx, *principal, *permission, id)?;
            }
            let actor = actor::current(tx, cx.acting())?;
            let subject = || Subject::from(&project);
            let details = project_details(&project, &actor, grants);
            let events = details.into_iter().map(|detail| cx.event(created, &actor, subject(), detail));
            Ok(events.fold(Audited::unchanged(()), Audited::and))
        })
        .unwrap();
    id
}

/// The events of a project with these grants, so that the log says what the store has.
fn project_details(project: &Resource, actor: &Member, grants: &[(Principal, Permission)]) -> Vec<Detail> {
    let kind = || project.kind.to_string();
    let reference = |principal: Principal| Reference::principal(principal, &principal.id());
    let acting = Principal::Member(actor.id);
    let owner = grants.iter().find(|(_, permission)| *permission == Permission::Owner);
    let first = owner.map_or(acting, |(principal, _)| *principal);
    let mut details = vec![Detail::ResourceAdded(ResourceAdded {
        kind: kind(),
        owner: reference(first),
        source: None,
        project_id: None,
        source_id: None,
    })];
    for (principal, permission) in
        grants.iter().filter(|(principal, _)| *principal != first || owner.is_none())
    {
        let permission = permission.to_string();
        let given = GrantGiven { kind: kind(), principal: reference(*principal), permission, changes: None };
        details.push(Detail::GrantGiven(given));
    }
    if !grants.iter().any(|(principal, _)| *principal == first) {
        let permission = Permission::Owner.to_string();
        let revoked = GrantRevoked { kind: kind(), principal: reference(first), permission };
        details.push(Detail::GrantRevoked(revoked));
    }
    details
}

/// Adds a member with this name and role.
pub fn member(cx: &WriteContext<'_>, name: &str, role: Role) -> Member {
    let email = format!("{}@acme.com", name.to_lowercase());
    let new = NewMember { name: Name::new(name).unwrap(), email: Email::new(&email).unwrap(), role };
    add(cx, &new).unwrap().member
}

/// Adds a layer to a project, owned by this member.
pub fn layer(cx: &WriteContext<'_>, name: &str, project: ResourceId, owner: Principal) -> ResourceId {
    let new = NewResource {
        kind: Kind::Layer,
        name: Name::new(name).unwrap(),
        owner: Some(owner),
        project: Some(project),
        source: None,
    };
    resource_ops::add(cx, &new).unwrap().resource.id
}

/// Grants a permission.
pub fn hold(cx: &WriteContext<'_>, principal: Principal, permission: Permission, resource: ResourceId) {
    give(cx, &NewGrant { principal, permission, resource }).unwrap();
}

pub fn held(cx: &WriteContext<'_>, principal: Principal, resource: ResourceId) -> Option<Permission> {
    cx.store.read(|tx| grant::get(tx, principal, resource)).unwrap()
}

/// Returns the same context with another acting member.
pub fn acting<'a>(cx: &WriteContext<'a>, member: &Member) -> WriteContext<'a> {
    let authorization = Authorization::of_new_store(member.id);
    WriteContext::new(authorization, cx.store, cx.clock, cx.random, "root", None)
}

/// Returns the code of the error.
pub fn code<T: std::fmt::Debug>(refused: Result<T>) -> &'static str {
    refused.unwrap_err().code()
}

/// Returns the action and details of the newest event.
pub fn newest_event(cx: &WriteContext<'_>) -> String {
    let mut newest = String::new();
    cx.store
        .read(|tx| {
            event::each(tx, &mut |_, line, _| {
                newest = format!("{} {} {}", line.action, line.subject, line.detail);
                Ok(())
            })
        })
        .unwrap();
    newest
}
