//! Functions that add members, keys, resources and grants to a store, and a sample organization.

#![expect(clippy::unwrap_used, reason = "a broken sample fails the test")]

use crate::domain::email::Email;
use crate::domain::event::DeliveryWay;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::{KeyId, MemberId, ResourceId};
use crate::domain::resource::Kind;
use crate::domain::role::{KeyRole, Role};
use crate::domain::text::Name;
use crate::domain::time::{Zone, parse_expiry};
use crate::ops::grant::{NewGrant, give};
use crate::ops::key::{NewKey, confirm, create, revoke};
use crate::ops::member::{NewMember, add};
use crate::ops::resource::{self, NewResource};
use crate::ops::{WriteContext, find};
use crate::testing::{FixedClock, Unguarded, instant};

/// The first administrator of every store.
pub const ADA: &str = "ada@acme.com";

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// A part of a WITH: the table `n` with the numbers of a range, and an id for each.
pub fn numbered(numbers: std::ops::Range<u32>) -> String {
    let row = |i| format!("({i}, '{:08x}-0000-4000-8000-{i:012x}')", i * 7919);
    format!("n(i, id) AS (VALUES {})", numbers.map(row).collect::<Vec<_>>().join(", "))
}

pub fn member(cx: &WriteContext<'_>, title: &str, email: &str, role: Role) -> MemberId {
    add(cx, &NewMember { name: name(title), email: Email::new(email).unwrap(), role }).unwrap().member.id
}

/// Creates a key with a secret that is lost.
pub fn key(cx: &WriteContext<'_>, title: &str, role: KeyRole, expires: &str) -> KeyId {
    let expires = parse_expiry(expires, cx.clock().now(), Zone::Utc).unwrap();
    let created = create(cx, &NewKey { title: name(title), role, expires }, &Unguarded).unwrap();
    confirm(cx, &created.pending, DeliveryWay::StandardOutput).unwrap().row.key.id
}

/// Adds a resource, optionally in a project and with a data source.
pub fn resource(
    cx: &WriteContext<'_>,
    kind: Kind,
    title: &str,
    owner: impl Into<Holder>,
    [project, source]: [Option<ResourceId>; 2],
) -> ResourceId {
    let owner = Some(owner.into().0);
    resource::add(cx, &NewResource { kind, name: name(title), owner, project, source }).unwrap().resource.id
}

pub fn grant(cx: &WriteContext<'_>, to: impl Into<Holder>, permission: Permission, resource: ResourceId) {
    give(cx, &NewGrant { principal: to.into().0, permission, resource }).unwrap();
}

/// A principal, converted from the id of a member or key.
pub struct Holder(pub Principal);

impl From<MemberId> for Holder {
    fn from(id: MemberId) -> Self {
        Self(Principal::Member(id))
    }
}

impl From<KeyId> for Holder {
    fn from(id: KeyId) -> Self {
        Self(Principal::Key(id))
    }
}

pub fn key_id(cx: &WriteContext<'_>, title: &str) -> KeyId {
    cx.store().read(|tx| find::key(tx, title)).unwrap().id
}

pub fn member_id(cx: &WriteContext<'_>, title: &str) -> MemberId {
    cx.store().read(|tx| find::member(tx, title)).unwrap().id
}

pub fn resource_id(cx: &WriteContext<'_>, title: &str) -> ResourceId {
    cx.store().read(|tx| find::resource(tx, title)).unwrap().id
}

/// Fills Acme's store, whose administrator Ada is the acting member, with the history until 2026-03-10.
///
/// Grace and Barbara are editors, Tim is a viewer. `Nightly import` owns the data source Warehouse and the layer
/// Rivers, which uses Warehouse. It shares the project Atlas with Grace and the table Wells with Barbara. Rivers and
/// Wells are in Atlas. `Partner map` expires in 5 days, `old build` is expired, `legacy sync` is revoked, and `deploy`
/// never expires.
pub fn fill(cx: &WriteContext<'_>, clock: &FixedClock) {
    let at = |time: &str| clock.set(instant(time));
    member(cx, "Grace Hopper", "grace@acme.com", Role::Editor);
    member(cx, "Barbara Liskov", "barbara@acme.com", Role::Editor);
    member(cx, "Tim Berners-Lee", "tim@acme.com", Role::Viewer);
    key(cx, "old build", KeyRole::Viewer, "2025-12-31");
    at("2025-09-15T14:20:00Z");
    key(cx, "Nightly import", KeyRole::Editor, "2026-12-31");
    key(cx, "Partner map", KeyRole::Viewer, "2026-03-15T09:30:00Z");
    at("2026-01-07T16:45:12Z");
    key(cx, "legacy sync", KeyRole::Editor, "2026-07-01");
    key(cx, "deploy", KeyRole::Editor, "never");
    at("2026-02-01T00:00:00Z");
    revoke(cx, &[key_id(cx, "legacy sync")]).unwrap();
    at("2026-02-28T07:05:00Z");
    key(cx, "ci", KeyRole::Viewer, "2026-06-30");
    add_resources(cx);
}

fn add_resources(cx: &WriteContext<'_>) {
    let import = key_id(cx, "Nightly import");
    let (grace, barbara) = (member_id(cx, "Grace Hopper"), member_id(cx, "Barbara Liskov"));
    let warehouse = resource(cx, Kind::DataSource, "Warehouse", import, [None, None]);
    let atlas = resource(cx, Kind::Project, "Atlas", import, [None, None]);
    grant(cx, grace, Permission::Owner, atlas);
    resource(cx, Kind::Layer, "Rivers", import, [Some(atlas), Some(warehouse)]);
    let wells = resource(cx, Kind::Table, "Wells", import, [Some(atlas), None]);
    grant(cx, barbara, Permission::Owner, wells);
    grant(cx, key_id(cx, "Partner map"), Permission::View, atlas);
    grant(cx, key_id(cx, "deploy"), Permission::Modify, wells);
}
