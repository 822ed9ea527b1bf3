//! Changing a key's title, role and expiry.

use serde_json::{Map, Value, json};

use super::super::{Context, actor, find};
use super::create::in_the_future;
use crate::domain::event::{Action, Subject};
use crate::domain::grant::Principal;
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::role::{KeyRole, Role};
use crate::domain::text::Name;
use crate::domain::time::Expiry;
use crate::error::{Error, Result};
use crate::store::grant::GrantQuery;
use crate::store::{Audited, Read, grant, key};

/// The most grants that a refusal names.
const NAMED: usize = 5;

/// What is to be changed; `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Its title. Its address keeps the one that it was created with.
    pub title: Option<Name>,
    /// Its role.
    pub role: Option<KeyRole>,
    /// When it ends; in the future.
    pub expires: Option<Expiry>,
}

/// A key that was updated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// As it was.
    pub before: Key,
    /// As it is.
    pub after: Key,
    /// How many other keys have the title that it was given, if it was given one (rule R11).
    pub namesakes: u64,
}

impl Updated {
    /// Whether anything is other than before.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// Changes a key.
///
/// # Errors
/// When the acting member is no administrator, the key has gone, the expiry has passed, or the key is to become a
/// viewer while it holds what takes an editor (rule R3).
pub fn update(cx: &Context<'_>, id: KeyId, changes: &Changes) -> Result<Updated> {
    cx.store.change(|change| {
        let actor = actor::require(change, cx, Role::Administrator, "change keys")?;
        let before = find::key_by_id(change, id)?;
        let now = cx.clock.now();
        let mut after = before.clone();
        let mut namesakes = 0;
        if let Some(title) = changes.title.as_ref().filter(|title| **title != before.title) {
            after.title = title.clone();
            namesakes =
                key::count_titled(change, title)? - u64::from(title.folded() == before.title.folded());
        }
        if let Some(role) = changes.role {
            after.role = role;
            refuse_beyond(change, &before, role)?;
        }
        if let Some(expires) = changes.expires.filter(|expires| *expires != before.expires) {
            in_the_future(expires, now)?;
            after.expires = expires;
        }
        let updated = Updated { before, after, namesakes };
        if !updated.is_changed() {
            return Ok(Audited::unchanged(updated));
        }
        key::update(change, &updated.after)?;
        let event =
            cx.event(now, &actor, Action::KeyUpdated, Subject::from(&updated.after), detail(&updated));
        Ok(Audited::new(updated, event))
    })
}

/// Refuses a role that what the key holds does not allow.
fn refuse_beyond(moment: &Read<'_>, key: &Key, role: KeyRole) -> Result<()> {
    let query = GrantQuery { principal: Some(Principal::Key(key.id)), ..GrantQuery::default() };
    let mut beyond = Vec::new();
    grant::each(moment, &query, &mut |grant| {
        if grant.permission.least_role() > role.into() {
            beyond.push(grant);
        }
        Ok(())
    })?;
    let Some(first) = beyond.first() else {
        return Ok(());
    };
    let mut named: Vec<String> =
        beyond.iter().take(NAMED).map(|grant| format!("{} of `{}`", grant.permission, grant.path)).collect();
    if beyond.len() > NAMED {
        named.push(format!("{} more", beyond.len() - NAMED));
    }
    Err(Error::Rule {
        code: "role-holds-grants",
        message: format!("`{}` cannot become a {role} while it is {}", key.title, named.join(", ")),
        hint: format!(
            "hand what it owns on with `keys resource transfer {0} --to MEMBER`, take the rest away with \
             `keys acl revoke {1} {0}`",
            first.resource, key.id
        ),
    })
}

/// What was changed, before and after.
fn detail(updated: &Updated) -> Value {
    let Updated { before, after, .. } = updated;
    let mut detail = Map::new();
    detail.insert("email".to_owned(), after.email.as_str().into());
    let facts = [
        ("title", before.title.to_string(), after.title.to_string()),
        ("role", before.role.to_string(), after.role.to_string()),
        ("expires", before.expires.to_string(), after.expires.to_string()),
    ];
    for (name, before, after) in facts {
        if before != after {
            detail.insert(name.to_owned(), json!({ "before": before, "after": after }));
        }
    }
    Value::Object(detail)
}
