//! Changing the title, role or expiry of keys.

use super::super::grant::{Holder, refuse_viewer};
use super::super::{Authority, WriteContext, find};
use super::create::in_the_future;
use super::selection::Selection;
use crate::domain::event::{Change, Detail, Expires, KeyChanges, KeyUpdated, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::role::KeyRole;
use crate::domain::text::Name;
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;
use crate::store::key::{self, KeyRow};
use crate::store::{Audited, ReadTx};

/// Administrators only.
pub const UPDATE: Authority = Authority::administrator("change keys");

/// The changes to make. `None` leaves a field unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The title. The address does not follow it.
    pub title: Option<Name>,
    pub role: Option<KeyRole>,
    /// The expiry; in the future.
    pub expires: Option<Expiry>,
}

/// A key that was updated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    pub before: Key,
    pub after: KeyRow,
}

impl Updated {
    /// Returns true if a field differs.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before != self.after.key
    }
}

/// Updates keys in the same way, all of them or none.
pub fn update(cx: &WriteContext<'_>, keys: impl Into<Selection>, changes: &Changes) -> Result<Vec<Updated>> {
    let keys = keys.into();
    cx.store.change(|tx| {
        let actor = UPDATE.require(tx, cx)?;
        let now = cx.clock.now();
        let mut all = Vec::new();
        let mut events = Vec::new();
        for id in keys.ids(tx)? {
            let (before, after) = changed(tx, id, changes, now)?;
            if before != after {
                key::update(tx, &after)?;
                let detail = Detail::KeyUpdated(detail(&before, &after));
                events.push(cx.event(now, &actor, Subject::from(&after), detail));
            }
            all.push(Updated { before, after: key::row(tx, id, now)? });
        }
        Ok(events.into_iter().fold(Audited::unchanged(all), Audited::and))
    })
}

/// Returns the key before and after the changes.
fn changed(tx: &ReadTx<'_>, id: KeyId, changes: &Changes, now: Timestamp) -> Result<(Key, Key)> {
    let before = find::key_by_id(tx, id)?;
    let mut after = before.clone();
    if let Some(title) = changes.title.as_ref().filter(|title| **title != before.title) {
        after.title = title.clone();
    }
    if let Some(role) = changes.role {
        after.role = role;
        if role == KeyRole::Viewer {
            refuse_viewer(tx, &Holder::of(tx, Principal::Key(id))?)?;
        }
    }
    if let Some(expires) = changes.expires.filter(|expires| *expires != before.expires) {
        in_the_future(expires, now)?;
        after.expires = expires;
    }
    Ok((before, after))
}

fn detail(before: &Key, after: &Key) -> KeyUpdated {
    let changes = KeyChanges {
        title: Change::between(before.title.to_string(), after.title.to_string()),
        role: Change::between(before.role.to_string(), after.role.to_string()),
        expires: Change::between(Expires(before.expires), Expires(after.expires)),
    };
    KeyUpdated { email: after.email.to_string(), changes }
}
