//! The acting member and the permission to act (rule R2).

use super::find;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::resource::Resource;
use crate::domain::role::Role;
use crate::error::{Error, Result};
use crate::store::{ReadTx, Store, grant, member};

/// Returns the named member, or the only administrator if none is named.
///
/// With several administrators to choose from, returns them as `Ok(Err(administrators))`.
pub fn resolve(store: &Store, named: Option<&str>) -> Result<Result<Member, Vec<Member>>> {
    store.read(|tx| {
        if let Some(name) = named {
            return find::member(tx, name).map(Ok);
        }
        let mut administrators = member::administrators(tx)?;
        Ok(if administrators.len() == 1 { Ok(administrators.remove(0)) } else { Err(administrators) })
    })
}

/// Returns the member as stored now if their role is at least `role`. `verb` is for the refusal: `create keys`.
pub(super) fn require(tx: &ReadTx<'_>, acting: MemberId, role: Role, verb: &str) -> Result<Member> {
    let actor = current(tx, acting)?;
    if actor.role >= role {
        return Ok(actor);
    }
    let needs = match role {
        Role::Administrator => "administrators only",
        Role::Editor => "editors and administrators only",
        Role::Viewer => "members only",
    };
    Err(forbidden(&actor, verb.to_owned(), needs))
}

/// Returns the member as stored now if they can manage this resource: an administrator, or an editor who owns it.
pub(super) fn require_owner(
    tx: &ReadTx<'_>,
    acting: MemberId,
    resource: &Resource,
    verb: &str,
) -> Result<Member> {
    let verb = format!("{verb} {}", resource.path());
    let actor = require(tx, acting, Role::Editor, &verb)?;
    let owner = Some(Permission::Owner);
    if actor.role == Role::Administrator || grant::get(tx, Principal::Member(actor.id), resource.id)? == owner
    {
        return Ok(actor);
    }
    Err(forbidden(&actor, verb, "administrators and its owners only"))
}

pub(super) fn forbidden(actor: &Member, verb: String, needs: &'static str) -> Error {
    Error::Forbidden { who: actor.name.to_string(), role: actor.role, verb, needs }
}

/// Returns the member as stored now.
pub(super) fn current(tx: &ReadTx<'_>, acting: MemberId) -> Result<Member> {
    member::get(tx, acting)?.ok_or_else(|| Error::NotFound {
        noun: "member",
        wanted: acting.to_string(),
        near: Vec::new(),
    })
}
