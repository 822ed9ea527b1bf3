//! Who acts, and whether they may (rule R2).

use super::{Context, find};
use crate::domain::member::Member;
use crate::domain::role::Role;
use crate::error::{Error, Result};
use crate::store::{Read, Store, member};

/// The acting member: the one named, else the only administrator.
///
/// `Ok(Err(administrators))` when there is a choice of several and nobody was named.
///
/// # Errors
/// When nobody, or more than one, goes by that name.
pub fn resolve(store: &Store, named: Option<&str>) -> Result<Result<Member, Vec<Member>>> {
    store.read(|moment| {
        if let Some(name) = named {
            return find::member(moment, name).map(Ok);
        }
        let mut administrators = member::administrators(moment)?;
        Ok(if administrators.len() == 1 { Ok(administrators.remove(0)) } else { Err(administrators) })
    })
}

/// The acting member as they stand in this transaction, if their role is at least `role`.
///
/// `verb` is what they want to do, for the refusal: `create keys`.
///
/// # Errors
/// [`Error::Forbidden`] when it is less, [`Error::NotFound`] when they were removed meanwhile.
pub(super) fn require(moment: &Read<'_>, cx: &Context<'_>, role: Role, verb: &str) -> Result<Member> {
    let actor = current(moment, cx)?;
    if actor.role >= role {
        return Ok(actor);
    }
    let needs = match role {
        Role::Administrator => "an administrator",
        Role::Editor => "an editor or an administrator",
        Role::Viewer => "a viewer",
    };
    Err(Error::Forbidden { who: actor.name.to_string(), role: actor.role, verb: verb.to_owned(), needs })
}

/// The acting member as they stand in this transaction.
pub(super) fn current(moment: &Read<'_>, cx: &Context<'_>) -> Result<Member> {
    member::get(moment, cx.acting)?.ok_or_else(|| Error::NotFound {
        noun: "member",
        wanted: cx.acting.to_string(),
        near: Vec::new(),
    })
}
