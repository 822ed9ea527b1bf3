//! From the name that somebody gave to the one thing that goes by it: never a guess (rule R11).

use crate::domain::grant::Principal;
use crate::domain::id::{KeyId, MemberId, ResourceId};
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::nearest::nearest;
use crate::domain::resource::{Kind, Resource};
use crate::error::{Error, Result};
use crate::store::grant::{self, GrantQuery};
use crate::store::{ReadTx, key, member, resource};

/// The key that `wanted` names: by id, a unique start of it, email or title.
pub fn key(tx: &ReadTx<'_>, wanted: &str) -> Result<Key> {
    let found = key::matching(tx, wanted)?;
    only("key", wanted, found, |key| (key.id.to_string(), candidate_key(key)), || key::titles(tx))
}

/// The member that `wanted` names: by id, a unique start of it, email or name.
pub fn member(tx: &ReadTx<'_>, wanted: &str) -> Result<Member> {
    let found = member::matching(tx, wanted)?;
    only(
        "member",
        wanted,
        found,
        |member| (member.id.to_string(), candidate_member(member)),
        || member::names(tx),
    )
}

/// The resource that `wanted` names: by id, a unique start of it, name or `project/name`.
pub fn resource(tx: &ReadTx<'_>, wanted: &str) -> Result<Resource> {
    resource_of(tx, wanted, None)
}

/// The resource of that kind that `wanted` names, whatever goes by the same name among the other kinds.
pub fn resource_of(tx: &ReadTx<'_>, wanted: &str, kind: Option<Kind>) -> Result<Resource> {
    let noun = kind.map_or("resource", |kind| kind.facts().singular);
    let found = resource::matching(tx, wanted, kind)?;
    let describe = |resource: &Resource| (resource.id.to_string(), candidate_resource(resource));
    only(noun, wanted, found, describe, || resource::names(tx, kind))
}

/// Who `wanted` names: a member, a key, or `everyone`. With the name to call them by.
pub fn principal(tx: &ReadTx<'_>, wanted: &str) -> Result<(Principal, String)> {
    if wanted == "everyone" {
        return Ok((Principal::Everyone, wanted.to_owned()));
    }
    let members = member::matching(tx, wanted)?.into_iter().map(|member| {
        (
            Principal::Member(member.id),
            member.name.to_string(),
            member.id.to_string(),
            candidate_member(&member),
        )
    });
    let keys = key::matching(tx, wanted)?
        .into_iter()
        .map(|key| (Principal::Key(key.id), key.title.to_string(), key.id.to_string(), candidate_key(&key)));
    let near = || Ok([member::names(tx)?, key::titles(tx)?].concat());
    let found = members.chain(keys).collect();
    let (principal, name, ..) =
        only("member or key", wanted, found, |(_, _, id, candidate)| (id.clone(), candidate.clone()), near)?;
    Ok((principal, name))
}

/// Who `wanted` names of those who can lose a permission: as [`principal`], and by their full id also somebody who is
/// gone and whose grants were left behind.
pub fn holder(tx: &ReadTx<'_>, wanted: &str) -> Result<(Principal, String)> {
    let not_found = match principal(tx, wanted) {
        Err(error @ Error::NotFound { .. }) => error,
        found => return found,
    };
    let Ok(id) = wanted.parse() else { return Err(not_found) };
    // Grants are found by the id alone; which of the two it was, they say themselves.
    let query = GrantQuery { principal: Some(Principal::Key(id)), ..GrantQuery::default() };
    let left = grant::all(tx, &query)?.into_iter().next();
    left.map(|grant| (grant.principal, grant.principal_name)).ok_or(not_found)
}

/// The key of that id, which was there a moment ago.
pub fn key_by_id(tx: &ReadTx<'_>, id: KeyId) -> Result<Key> {
    key::get(tx, id)?.ok_or_else(|| gone("key", id.to_string()))
}

/// The member of that id, who was there a moment ago.
pub fn member_by_id(tx: &ReadTx<'_>, id: MemberId) -> Result<Member> {
    member::get(tx, id)?.ok_or_else(|| gone("member", id.to_string()))
}

/// The resource of that id, which was there a moment ago.
pub fn resource_by_id(tx: &ReadTx<'_>, id: ResourceId) -> Result<Resource> {
    resource::get(tx, id)?.ok_or_else(|| gone("resource", id.to_string()))
}

fn gone(noun: &'static str, wanted: String) -> Error {
    Error::NotFound { noun, wanted, near: Vec::new() }
}

/// The one thing that was found, or why there is no one thing. A full id names its own thing, whatever else has it
/// for a title.
fn only<T>(
    noun: &'static str,
    wanted: &str,
    mut found: Vec<T>,
    describe: impl Fn(&T) -> (String, String),
    known: impl FnOnce() -> Result<Vec<String>>,
) -> Result<T> {
    if let Some(exact) = found.iter().position(|thing| describe(thing).0.eq_ignore_ascii_case(wanted)) {
        return Ok(found.swap_remove(exact));
    }
    match found.len() {
        0 => {
            let near = nearest(wanted, known()?, 3);
            Err(Error::NotFound { noun, wanted: wanted.to_owned(), near })
        }
        1 => Ok(found.swap_remove(0)),
        _ => {
            let candidates = found.iter().map(|thing| describe(thing).1).collect();
            Err(Error::Ambiguous { noun, wanted: wanted.to_owned(), candidates })
        }
    }
}

fn candidate_key(key: &Key) -> String {
    format!("{}  {}, {}, created by {}", key.id, key.title, key.role, key.creator.name)
}

fn candidate_member(member: &Member) -> String {
    format!("{}  {}", member.id, described(member))
}

/// What tells a member from another of the same name.
pub(super) fn described(member: &Member) -> String {
    format!("{} <{}>, {}", member.name, member.email, member.role)
}

fn candidate_resource(resource: &Resource) -> String {
    format!("{}  {} {}", resource.id, resource.kind, resource.path())
}
