//! Replays the history of the sample organization through the same rules as any other change.

use super::content::{Action, HISTORY, Step, USES};
use crate::commands::ask;
use crate::domain::event::DeliveryWay;
use crate::domain::time::{Clock, Expiry, Timestamp};
use crate::error::Result;
use crate::ops::grant::{NewGrant, give};
use crate::ops::key::{NewKey, confirm, create, revoke};
use crate::ops::member::{MemberChange, NewMember, add, update};
use crate::ops::organization::Seed;
use crate::ops::resource::{self, NewResource};
use crate::ops::{SecretGuard, WriteContext, find};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A clock stopped at one time.
pub struct StoppedClock(pub Timestamp);

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

impl StoppedClock {
    pub fn days_before(now: Timestamp, days: u16) -> Self {
        Self(Timestamp(now.0 - i64::from(days) * DAY))
    }
}

/// Does nothing: the secrets of the sample are discarded, and only their hashes are stored.
struct DiscardSecret;

impl SecretGuard for DiscardSecret {}

/// Fills a new store with the sample.
pub fn fill(seed: &Seed<'_>, now: Timestamp) -> Result<()> {
    let store = seed.first().store();
    for (index, step) in (0..).zip(HISTORY) {
        // Spreads the events of one day, so that their order shows.
        let clock =
            StoppedClock(Timestamp(StoppedClock::days_before(now, step.days_ago).0.0 + index * 11 * MINUTE));
        let acting = store.read(|tx| find::member(tx, step.by))?.id;
        let reason =
            if let Action::Revoke(_, reason) = step.action { Some(ask::reason(reason)?) } else { None };
        apply(&seed.acting_as(acting, &clock, reason.as_ref()), now, step)?;
    }
    let uses: Result<Vec<_>> = USES
        .iter()
        .map(|(title, hours)| {
            let key = store.read(|tx| find::key(tx, title))?;
            Ok((key.id, Timestamp(now.0 - hours * HOUR).start_of_minute()))
        })
        .collect();
    store.note_uses(&uses?)
}

fn apply(cx: &WriteContext<'_>, now: Timestamp, step: &Step) -> Result<()> {
    let principal = |name: &str| cx.store().read(|tx| find::principal(tx, name)).map(|found| found.0);
    let resource_id = |name: &str| cx.store().read(|tx| find::resource(tx, name)).map(|found| found.id);
    match step.action {
        Action::Member(name, email, role) => {
            add(cx, &NewMember { name: ask::name(name, "name")?, email: ask::email(email)?, role })?;
        }
        Action::Promote(name, role) => {
            let member = cx.store().read(|tx| find::member(tx, name))?;
            update(cx, member.id, &MemberChange { role: Some(role), ..MemberChange::default() })?;
        }
        Action::Key(title, role, ends) => {
            let ends = ends.map(|days| Expiry::At(Timestamp(now.0 + days * DAY + 3 * HOUR)));
            let expires = ends.unwrap_or(Expiry::Never);
            let new = NewKey { title: ask::name(title, "title")?, role, expires };
            let created = create(cx, &new, &DiscardSecret)?;
            confirm(cx, &created.pending, DeliveryWay::StandardOutput)?;
        }
        Action::Resource(kind, name, owner, project, source) => {
            let new = NewResource {
                kind,
                name: ask::name(name, "name")?,
                owner: Some(principal(owner)?),
                project: project.map(resource_id).transpose()?,
                source: source.map(resource_id).transpose()?,
            };
            resource::add(cx, &new)?;
        }
        Action::Grant(who, permission, name) => {
            give(cx, &NewGrant { principal: principal(who)?, permission, resource: resource_id(name)? })?;
        }
        Action::Revoke(title, _) => {
            let key = cx.store().read(|tx| find::key(tx, title))?;
            revoke(cx, &[key.id])?;
        }
    }
    Ok(())
}
