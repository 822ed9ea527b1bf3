//! Finding a key, member or resource by the text that the user typed. An ambiguous text is refused (rule R11).

use std::collections::HashSet;

use crate::domain::grant::Principal;
use crate::domain::id::{KeyId, MemberId, ResourceId};
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::nearest::nearest;
use crate::domain::resource::{Kind, Resource};
use crate::domain::text::{EVERYONE, fold};
use crate::error::{Error, Result};
use crate::store::grant::{self, GrantQuery};
use crate::store::{ReadTx, key, member, resource};

/// The most names in a suggestion.
const SUGGESTIONS: usize = 3;

/// Finds a key by id, unique start of the id, email or title.
pub fn key(tx: &ReadTx<'_>, wanted: &str) -> Result<Key> {
    let found = key::matching(tx, wanted)?;
    let suggestions = || {
        let near = key::titles_near(tx, wanted)?;
        suggestions(wanted, &near, |title| Ok(ids(&key::matching(tx, title)?, describe_key)))
    };
    only("key", wanted, found, describe_key, suggestions)
}

/// Finds a member by id, unique start of the id, email or name.
pub fn member(tx: &ReadTx<'_>, wanted: &str) -> Result<Member> {
    let found = member::matching(tx, wanted)?;
    let suggestions = || {
        suggestions(wanted, &member::names(tx)?, |name| {
            Ok(ids(&member::matching(tx, name)?, describe_member))
        })
    };
    only("member", wanted, found, describe_member, suggestions)
}

/// Finds a resource by id, unique start of the id, name or `project/name`.
pub fn resource(tx: &ReadTx<'_>, wanted: &str) -> Result<Resource> {
    resource_of(tx, wanted, None)
}

/// Finds a resource of this kind. Other kinds may have a resource of the same name.
pub fn resource_of(tx: &ReadTx<'_>, wanted: &str, kind: Option<Kind>) -> Result<Resource> {
    let noun = kind.map_or("resource", |kind| kind.facts().singular);
    let found = resource::matching(tx, wanted, kind)?;
    let suggestions = || {
        suggestions(wanted, &resource::names(tx, kind)?, |name| {
            Ok(ids(&resource::matching(tx, name, kind)?, describe_resource))
        })
    };
    only(noun, wanted, found, describe_resource, suggestions)
}

/// Finds a member, a key or `everyone`, and returns it with its name.
pub fn principal(tx: &ReadTx<'_>, wanted: &str) -> Result<(Principal, String)> {
    if wanted == EVERYONE {
        return Ok((Principal::Everyone, wanted.to_owned()));
    }
    let found = principals(tx, wanted)?;
    let suggestions = || {
        let names = [member::names(tx)?, key::titles_near(tx, wanted)?].concat();
        suggestions(wanted, &names, |name| {
            Ok(ids(&principals(tx, name)?, |(_, described)| described.clone()))
        })
    };
    let (principal, described) =
        only("member or key", wanted, found, |(_, described)| described.clone(), suggestions)?;
    Ok((principal, described.name))
}

fn principals(tx: &ReadTx<'_>, wanted: &str) -> Result<Vec<(Principal, Described)>> {
    let members = member::matching(tx, wanted)?;
    let members = members.iter().map(|member| (Principal::Member(member.id), describe_member(member)));
    let keys = key::matching(tx, wanted)?;
    let keys = keys.iter().map(|key| (Principal::Key(key.id), describe_key(key)));
    Ok(members.chain(keys).collect())
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

/// A match as messages show it.
#[derive(Debug, Clone)]
struct Described {
    id: String,
    /// The title or name; of a resource, its path.
    name: String,
    /// The line in a list of candidates.
    candidate: String,
}

impl Described {
    /// Reports whether `wanted` is its name. The path of a resource need not be typed in full.
    fn is_named(&self, wanted: &str, same: impl Fn(&str, &str) -> bool) -> bool {
        let name = self.name.as_str();
        same(name, wanted) || name.match_indices('/').any(|(at, _)| same(&name[at + 1..], wanted))
    }
}

/// Returns the only match, or the error for none or several. A full id takes precedence over a title with the same
/// text, and an exact title over those that differ from it only in case.
fn only<T>(
    noun: &'static str,
    wanted: &str,
    mut found: Vec<T>,
    describe: impl Fn(&T) -> Described,
    suggestions: impl FnOnce() -> Result<Vec<String>>,
) -> Result<T> {
    let described: Vec<Described> = found.iter().map(describe).collect();
    if let Some(exact) = described.iter().position(|one| one.id.eq_ignore_ascii_case(wanted)) {
        return Ok(found.swap_remove(exact));
    }
    let differ_in_case = || described.iter().all(|one| one.is_named(wanted, |a, b| fold(a) == fold(b)));
    let mut exact = described.iter().enumerate().filter(|(_, one)| one.is_named(wanted, |a, b| a == b));
    if let (Some((exact, _)), None) = (exact.next(), exact.next())
        && differ_in_case()
    {
        return Ok(found.swap_remove(exact));
    }
    match found.len() {
        0 => Err(Error::NotFound { noun, wanted: wanted.to_owned(), near: suggestions()? }),
        1 => Ok(found.swap_remove(0)),
        _ => {
            let candidates = described.into_iter().map(|one| one.candidate).collect();
            Err(Error::Ambiguous { noun, wanted: wanted.to_owned(), candidates })
        }
    }
}

/// Returns the `known` names nearest to `wanted`. For a name that several things have, their `ids`: the name alone
/// would be refused.
fn suggestions(
    wanted: &str,
    known: &[String],
    ids: impl Fn(&str) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let mut seen = HashSet::new();
    let distinct: Vec<&String> = known.iter().filter(|name| seen.insert(*name)).collect();
    let mut near = Vec::new();
    for name in nearest(wanted, distinct, SUGGESTIONS) {
        match known.iter().filter(|other| *other == name).count() {
            1 => near.push(name.clone()),
            _ => near.extend(ids(name)?.into_iter().take(SUGGESTIONS)),
        }
    }
    near.truncate(SUGGESTIONS);
    Ok(near)
}

fn ids<T>(found: &[T], describe: impl Fn(&T) -> Described) -> Vec<String> {
    found.iter().map(|one| describe(one).id).collect()
}

fn describe_key(key: &Key) -> Described {
    let candidate = format!("{}  {}, {}, created by {}", key.id, key.title, key.role, key.creator.name);
    Described { id: key.id.to_string(), name: key.title.to_string(), candidate }
}

fn describe_member(member: &Member) -> Described {
    let candidate = format!("{}  {}", member.id, described(member));
    Described { id: member.id.to_string(), name: member.name.to_string(), candidate }
}

fn describe_resource(resource: &Resource) -> Described {
    let candidate = format!("{}  {} {}", resource.id, resource.kind, resource.path());
    Described { id: resource.id.to_string(), name: resource.path(), candidate }
}

/// Returns a description that distinguishes members of the same name.
pub(super) fn described(member: &Member) -> String {
    format!("{} <{}>, {}", member.name, member.email, member.role)
}
