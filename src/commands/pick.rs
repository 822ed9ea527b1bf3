//! Finds a member, resource or principal by name, or prompts for one.

use crate::domain::grant::Principal;
use crate::domain::member::Member;
use crate::domain::query::Query;
use crate::domain::resource::{Kind, Resource};
use crate::domain::role::{KeyRole, Role};
use crate::domain::time::Timestamp;
use crate::env::Env;
use crate::error::{MissingError, ResourceError, Result};
use crate::ops::find;
use crate::store::{self, Store};

pub fn member(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Member> {
    if let Some(name) = named {
        return store.read(|tx| find::member(tx, name));
    }
    let Some(prompt) = &mut env.prompt else {
        return Err(MissingError::Member.into());
    };
    let mut members = members(store)?;
    let items: Vec<String> = members.iter().map(member_item).collect();
    let picked = prompt.pick("Which member?", &items)?;
    Ok(members.swap_remove(picked))
}

pub fn resource(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Resource> {
    if let Some(name) = named {
        return store.read(|tx| find::resource(tx, name));
    }
    if env.prompt.is_none() {
        return Err(MissingError::Resource.into());
    }
    let mut resources = resources(store, None)?;
    let picked = pick_resource(env, "Which resource?", &resources, &[])?;
    Ok(resources.swap_remove(picked))
}

/// Prompts for one of `resources` or `others`. Returns its index in the list of both.
pub fn pick_resource(
    env: &mut Env,
    question: &str,
    resources: &[Resource],
    others: &[&str],
) -> Result<usize> {
    let named = resources.iter().map(|resource| format!("{}  ({})", resource.path(), resource.kind));
    let items: Vec<String> = named.chain(others.iter().map(|other| (*other).to_owned())).collect();
    match &mut env.prompt {
        Some(prompt) if !items.is_empty() => prompt.pick(question, &items),
        _ => Err(ResourceError::NoResources.into()),
    }
}

/// All resources, or those of one kind.
pub fn resources(store: &Store, kind: Option<Kind>) -> Result<Vec<Resource>> {
    let mut resources = Vec::new();
    store.read(|tx| {
        store::resource::each(tx, &Query::default(), &mut |row| {
            if kind.is_none_or(|kind| row.resource.kind == kind) {
                resources.push(row.resource);
            }
            Ok(())
        })
    })?;
    Ok(resources)
}

/// The principals to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Principals {
    /// Every principal.
    All,
    /// The principals that can own resources (rule R3).
    Owners,
}

/// Finds the principal with this name, or prompts for one. Returns it with its name. `if_missing` is the value and the
/// hint of the error when there is no terminal.
pub fn principal(
    env: &mut Env,
    store: &Store,
    named: Option<&str>,
    among: Principals,
    question: &str,
    if_missing: [&str; 2],
) -> Result<(Principal, String)> {
    if let Some(name) = named {
        return store.read(|tx| find::principal(tx, name));
    }
    let Some(prompt) = &mut env.prompt else {
        let [what, hint] = if_missing.map(str::to_owned);
        return Err(MissingError::Principal { what, hint }.into());
    };
    let mut candidates = principals(store, env.system.clock.now(), among)?;
    let items: Vec<String> = candidates.iter().map(|(_, _, item)| item.clone()).collect();
    let (principal, name, _) = candidates.swap_remove(prompt.pick(question, &items)?);
    Ok((principal, name))
}

fn principals(store: &Store, now: Timestamp, among: Principals) -> Result<Vec<(Principal, String, String)>> {
    let owners_only = among == Principals::Owners;
    let mut candidates = Vec::new();
    for member in members(store)? {
        if !owners_only || member.role >= Role::Editor {
            candidates.push((Principal::Member(member.id), member.name.to_string(), member_item(&member)));
        }
    }
    store.read(|tx| {
        store::key::each(tx, &Query::default(), now, &mut |row| {
            let key = row.key;
            if !owners_only || key.role == KeyRole::Editor {
                let item = format!("{} <{}> (key, {})", key.title, key.email, key.role);
                candidates.push((Principal::Key(key.id), key.title.to_string(), item));
            }
            Ok(())
        })
    })?;
    if !owners_only {
        let item = "everyone (the whole organization)".to_owned();
        candidates.push((Principal::Everyone, "everyone".to_owned(), item));
    }
    Ok(candidates)
}

fn members(store: &Store) -> Result<Vec<Member>> {
    let mut members = Vec::new();
    store.read(|tx| {
        store::member::each(tx, &Query::default(), &mut |row| {
            members.push(row.member);
            Ok(())
        })
    })?;
    Ok(members)
}

fn member_item(member: &Member) -> String {
    format!("{} <{}> ({})", member.name, member.email, member.role)
}
