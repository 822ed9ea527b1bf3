//! Lets the sample organization's history happen, each step at its own time and through the same rules as any other.

use super::content::{Deed, HISTORY, Step, USES};
use crate::commands::ask;
use crate::domain::time::{Clock, Expiry, Timestamp};
use crate::error::Result;
use crate::ops::grant::{NewGrant, give};
use crate::ops::key::{NewKey, create, revoke};
use crate::ops::member::{MemberChange, NewMember, add, update};
use crate::ops::resource::{self, NewResource};
use crate::ops::{Context, find};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A clock that stands still.
pub struct Then(pub Timestamp);

impl Clock for Then {
    fn now(&self) -> Timestamp {
        self.0
    }
}

impl Then {
    /// So many days before `now`.
    pub fn days_before(now: Timestamp, days: u16) -> Self {
        Self(Timestamp(now.0 - i64::from(days) * DAY))
    }
}

/// Fills a store that was just founded. `now` is the present.
pub fn fill(cx: &Context<'_>, now: Timestamp) -> Result<()> {
    for (index, step) in (0..).zip(HISTORY) {
        // What happens on one day happens in turn.
        let clock = Then(Timestamp(Then::days_before(now, step.days_ago).0.0 + index * 11 * MINUTE));
        let acting = cx.store.read(|tx| find::member(tx, step.by))?.id;
        take(&Context { clock: &clock, acting, ..*cx }, now, step)?;
    }
    let uses: Result<Vec<_>> = USES
        .iter()
        .map(|(title, hours)| {
            let key = cx.store.read(|tx| find::key(tx, title))?;
            Ok((key.id, Timestamp(now.0 - hours * HOUR).start_of_minute()))
        })
        .collect();
    cx.store.note_uses(&uses?)
}

fn take(cx: &Context<'_>, now: Timestamp, step: &Step) -> Result<()> {
    let principal = |name: &str| cx.store.read(|tx| find::principal(tx, name)).map(|found| found.0);
    let thing = |name: &str| cx.store.read(|tx| find::resource(tx, name)).map(|found| found.id);
    match step.deed {
        Deed::Member(name, email, role) => {
            add(cx, &NewMember { name: ask::name(name, "name")?, email: ask::email(email)?, role })?;
        }
        Deed::Promote(name, role) => {
            let member = cx.store.read(|tx| find::member(tx, name))?;
            update(cx, member.id, &MemberChange { role: Some(role), ..MemberChange::default() })?;
        }
        Deed::Key(title, role, ends) => {
            let ends = ends.map(|days| Expiry::At(Timestamp(now.0 + days * DAY + 3 * HOUR)));
            let expires = ends.unwrap_or(Expiry::Never);
            // Nobody gets the secret: it is wiped here, and only its hash is left.
            create(cx, &NewKey { title: ask::name(title, "title")?, role, expires })?;
        }
        Deed::Resource(kind, name, owner, project, source) => {
            let new = NewResource {
                kind,
                name: ask::name(name, "name")?,
                owner: Some(principal(owner)?),
                project: project.map(thing).transpose()?,
                source: source.map(thing).transpose()?,
            };
            resource::add(cx, &new)?;
        }
        Deed::Grant(who, permission, name) => {
            give(cx, &NewGrant { principal: principal(who)?, permission, resource: thing(name)? })?;
        }
        Deed::Revoke(title, reason) => {
            let key = cx.store.read(|tx| find::key(tx, title))?;
            revoke(&Context { reason: Some(&ask::reason(reason)?), ..*cx }, &[key.id])?;
        }
    }
    Ok(())
}
