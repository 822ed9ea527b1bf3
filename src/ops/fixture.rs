//! A store to try the rules on: its first administrator is Ada.

use crate::domain::email::Email;
use crate::domain::event::Action;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{Randomness, ResourceId};
use crate::domain::member::Member;
use crate::domain::resource::{Kind, Resource};
use crate::domain::role::{KeyRole, Role};
use crate::domain::secret::Prefix;
use crate::domain::text::Name;
use crate::domain::time::{Clock, Expiry, Timestamp};
use crate::error::Result;
use crate::ops::Context;
use crate::ops::grant::{NewGrant, give};
use crate::ops::key::NewKey;
use crate::ops::member::{NewMember, add};
use crate::ops::organization::{Founding, found_in};
use crate::ops::resource::{self as resource_ops, NewResource};
use crate::store::{Audited, Store, event, grant, resource};

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp(1_800_000_000_000)
    }
}

struct Real;

impl Randomness for Real {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        use rand::TryRng as _;
        rand::rngs::SysRng.try_fill_bytes(bytes).map_err(std::io::Error::other)
    }
}

pub fn with_store(test: impl FnOnce(&Context<'_>, &Member)) {
    let store = Store::in_memory().unwrap();
    let founding = Founding {
        organization: Name::new("Acme").unwrap(),
        prefix: Prefix::default(),
        name: Name::new("Ada").unwrap(),
        email: Email::new("ada@acme.com").unwrap(),
    };
    let ada = found_in(&store, &Noon, &Real, "root", &founding).unwrap();
    let cx =
        Context { store: &store, clock: &Noon, random: &Real, acting: ada.id, os_user: "root", reason: None };
    test(&cx, &ada);
}

pub fn new_key(title: &str) -> NewKey {
    NewKey { title: Name::new(title).unwrap(), role: KeyRole::Editor, expires: Expiry::Never }
}

pub fn own(cx: &Context<'_>, name: &str, owner: Principal) -> ResourceId {
    let id = ResourceId::random(cx.random).unwrap();
    cx.store
        .change(|change| {
            let resource = Resource {
                id,
                kind: Kind::Project,
                name: Name::new(name).unwrap(),
                project: None,
                source: None,
                created: cx.clock.now(),
            };
            resource::insert(change, &resource)?;
            grant::set(change, owner, Permission::Owner, id)?;
            let actor = super::actor::current(change, cx)?;
            let action = Action::ResourceAdded;
            let detail = serde_json::json!({});
            Ok(Audited::new((), cx.event(cx.clock.now(), &actor, action, (&resource).into(), detail)))
        })
        .unwrap();
    id
}

/// Adds a member of that name and role.
pub fn member(cx: &Context<'_>, name: &str, role: Role) -> Member {
    let email = format!("{}@acme.com", name.to_lowercase());
    let new = NewMember { name: Name::new(name).unwrap(), email: Email::new(&email).unwrap(), role };
    add(cx, &new).unwrap()
}

/// Adds a layer to a project, owned by that member.
pub fn layer(cx: &Context<'_>, name: &str, project: ResourceId, owner: Principal) -> ResourceId {
    let new = NewResource {
        kind: Kind::Layer,
        name: Name::new(name).unwrap(),
        owner: Some(owner),
        project: Some(project),
        source: None,
    };
    resource_ops::add(cx, &new).unwrap().0.id
}

/// Grants a permission.
pub fn hold(cx: &Context<'_>, principal: Principal, permission: Permission, resource: ResourceId) {
    give(cx, &NewGrant { principal, permission, resource }).unwrap();
}

/// What a principal holds on a resource.
pub fn held(cx: &Context<'_>, principal: Principal, resource: ResourceId) -> Option<Permission> {
    cx.store.read(|moment| grant::get(moment, principal, resource)).unwrap()
}

/// The same, with somebody else acting.
pub fn acting<'a>(cx: &Context<'a>, member: &Member) -> Context<'a> {
    Context { acting: member.id, ..*cx }
}

/// The code of the error that it ends in.
pub fn code<T: std::fmt::Debug>(refused: Result<T>) -> &'static str {
    refused.unwrap_err().code()
}

/// The action and the particulars of the newest event.
pub fn newest_event(cx: &Context<'_>) -> String {
    let mut newest = String::new();
    cx.store
        .read(|moment| {
            event::each(moment, &mut |_, line, _| {
                newest = format!("{} {} {}", line.action, line.subject, line.detail);
                Ok(())
            })
        })
        .unwrap();
    newest
}
