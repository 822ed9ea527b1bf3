//! Finding a key, member or resource by the text that the user typed. An ambiguous text is refused (rule R11).

use crate::domain::grant::Principal;
use crate::domain::id::{KeyId, MemberId, ResourceId};
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::nearest::nearest;
use crate::domain::resource::{Kind, Resource};
use crate::domain::text::EVERYONE;
use crate::error::{Error, Result};
use crate::store::grant::{self, GrantQuery};
use crate::store::{ReadTx, key, member, resource};

/// Finds a key by id, unique start of the id, email or title.
pub fn key(tx: &ReadTx<'_>, wanted: &str) -> Result<Key> {
    let found = key::matching(tx, wanted)?;
    only("key", wanted, found, |key| (key.id.to_string(), candidate_key(key)), || key::titles(tx))
}

/// Finds a member by id, unique start of the id, email or name.
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

/// Finds a resource by id, unique start of the id, name or `project/name`.
pub fn resource(tx: &ReadTx<'_>, wanted: &str) -> Result<Resource> {
    resource_of(tx, wanted, None)
}

/// Finds a resource of this kind. Other kinds may have a resource of the same name.
pub fn resource_of(tx: &ReadTx<'_>, wanted: &str, kind: Option<Kind>) -> Result<Resource> {
    let noun = kind.map_or("resource", |kind| kind.facts().singular);
    let found = resource::matching(tx, wanted, kind)?;
    let describe = |resource: &Resource| (resource.id.to_string(), candidate_resource(resource));
    only(noun, wanted, found, describe, || resource::names(tx, kind))
}

/// Finds a member, a key or `everyone`, and returns it with its name.
pub fn principal(tx: &ReadTx<'_>, wanted: &str) -> Result<(Principal, String)> {
    if wanted == EVERYONE {
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

/// Finds the holder of a permission to revoke: like [`principal`], but a full id also finds the grants of a key or
/// member that no longer exists.
pub fn holder(tx: &ReadTx<'_>, wanted: &str) -> Result<(Principal, String)> {
    let not_found = match principal(tx, wanted) {
        Err(error @ Error::NotFound { .. }) => error,
        found => return found,
    };
    let Ok(id) = wanted.parse() else { return Err(not_found) };
    // Grants are looked up by id alone. Each grant has the kind of its principal.
    let query = GrantQuery { principal: Some(Principal::Key(id)), ..GrantQuery::default() };
    let left = grant::all(tx, &query)?.into_iter().next();
    left.map(|grant| (grant.principal, grant.principal_name)).ok_or(not_found)
}

/// Returns the key with this id, which was found earlier.
pub fn key_by_id(tx: &ReadTx<'_>, id: KeyId) -> Result<Key> {
    key::get(tx, id)?.ok_or_else(|| gone("key", id.to_string()))
}

/// Returns the member with this id, who was found earlier.
pub fn member_by_id(tx: &ReadTx<'_>, id: MemberId) -> Result<Member> {
    member::get(tx, id)?.ok_or_else(|| gone("member", id.to_string()))
}

/// Returns the resource with this id, which was found earlier.
pub fn resource_by_id(tx: &ReadTx<'_>, id: ResourceId) -> Result<Resource> {
    resource::get(tx, id)?.ok_or_else(|| gone("resource", id.to_string()))
}

fn gone(noun: &'static str, wanted: String) -> Error {
    Error::NotFound { noun, wanted, near: Vec::new() }
}

/// Returns the only match, or the error for none or several. A full id takes precedence over a title with the same
/// text.
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

/// Returns a description that distinguishes members of the same name.
pub(super) fn described(member: &Member) -> String {
    format!("{} <{}>, {}", member.name, member.email, member.role)
}

fn candidate_resource(resource: &Resource) -> String {
    format!("{}  {} {}", resource.id, resource.kind, resource.path())
}
