//! Finds a key, member, resource or principal by name, or prompts for one.

mod chain;
pub mod nouns;
mod search;
#[cfg(test)]
mod tests;

use crate::domain::grant::Principal;
use crate::domain::key::Key;
use crate::domain::member::Member;
use crate::domain::resource::{Kind, Resource};
use crate::domain::role::KeyRole;
use crate::domain::text::EVERYONE;
use crate::env::Env;
use crate::error::{KeyError, MissingError, ResourceError, Result};
use crate::ops::find;
use crate::store::Store;
use crate::ui::prompt::Items;
use chain::Chain;
use search::Search;

pub fn key(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Key> {
    if let Some(name) = named {
        return store.read(|tx| find::key(tx, name));
    }
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let Some(prompt) = &mut env.prompt else { return Err(MissingError::Key.into()) };
    let mut keys = Search::new(store, nouns::keys(now, zone));
    if keys.is_empty()? {
        return Err(KeyError::NoKeys.into());
    }
    let picked = prompt.pick("Which key?", &mut keys)?;
    Ok(keys.take(picked))
}

pub fn member(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Member> {
    if let Some(name) = named {
        return store.read(|tx| find::member(tx, name));
    }
    let Some(prompt) = &mut env.prompt else { return Err(MissingError::Member.into()) };
    let mut members = Search::new(store, nouns::members());
    let picked = prompt.pick("Which member?", &mut members)?;
    Ok(members.take(picked))
}

pub fn resource(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Resource> {
    if let Some(name) = named {
        return store.read(|tx| find::resource(tx, name));
    }
    let Some(prompt) = &mut env.prompt else { return Err(MissingError::Resource.into()) };
    let mut resources = Search::new(store, nouns::resources());
    if resources.is_empty()? {
        return Err(ResourceError::NoResources.into());
    }
    let picked = prompt.pick("Which resource?", &mut resources)?;
    Ok(resources.take(picked))
}

/// Prompts for a project.
pub fn project(env: &mut Env, store: &Store) -> Result<Resource> {
    let Some(prompt) = &mut env.prompt else { return Err(MissingError::Resource.into()) };
    let mut projects =
        Search::only(store, nouns::resources(), |resource: &Resource| resource.kind == Kind::Project);
    if projects.is_empty()? {
        return Err(ResourceError::NoResources.into());
    }
    let picked = prompt.pick("Which project? *", &mut projects)?;
    Ok(projects.take(picked))
}

/// Prompts for a data source, or for none. Does not ask if there is none to choose.
pub fn data_source(env: &mut Env, store: &Store) -> Result<Option<Resource>> {
    let mut sources =
        Search::only(store, nouns::resources(), |resource: &Resource| resource.kind == Kind::DataSource);
    let Some(prompt) = &mut env.prompt else { return Ok(None) };
    if sources.is_empty()? {
        return Ok(None);
    }
    let mut none = Items::new("data sources", &[], vec![vec!["none".to_owned()]]);
    let mut all = Chain::new("data sources", vec![&mut sources, &mut none]);
    let picked = prompt.pick("Which data source?", &mut all)?;
    let (search, id) = all.origin(picked);
    Ok((search == 0).then(|| sources.take(id)))
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
    let (members, keys) = (nouns::members(), nouns::keys_as_principals());
    let (mut members, mut keys, everyone) = match among {
        Principals::All => {
            let everyone = ["everyone", "the whole organization", ""].map(str::to_owned).to_vec();
            (Search::new(store, members), Search::new(store, keys), vec![everyone])
        }
        Principals::Owners => (
            Search::only(store, members, Member::can_own),
            Search::only(store, keys, |key: &Key| key.role == KeyRole::Editor),
            Vec::new(),
        ),
    };
    let mut everyone = Items::new("principals", nouns::PERSON, everyone);
    let mut all = Chain::new("principals", vec![&mut members, &mut keys, &mut everyone]);
    let picked = prompt.pick(question, &mut all)?;
    Ok(match all.origin(picked) {
        (0, id) => {
            let member = members.take(id);
            (Principal::Member(member.id), member.name.to_string())
        }
        (1, id) => {
            let key = keys.take(id);
            (Principal::Key(key.id), key.title.to_string())
        }
        _ => (Principal::Everyone, EVERYONE.to_owned()),
    })
}
