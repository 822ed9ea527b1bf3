//! The log: which events are asked for, and whether the chain holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::find;
use crate::domain::event::{Action, ChainHash, EventRecord};
use crate::domain::nearest::nearest;
use crate::domain::text::fold;
use crate::domain::time::Timestamp;
use crate::error::{Error, InputError, Result};
use crate::store::event::{EventQuery, each_actor, each_of};
use crate::store::member::{self, Former};
use crate::store::{ReadTx, event};

/// The most faults of a chain that are told one by one.
const TOLD: usize = 100;

/// The id of the key that `wanted` names, also of one that is gone: by id, a unique start of it, title or email.
/// A key that is there goes before one that is not.
pub fn key(tx: &ReadTx<'_>, wanted: &str) -> Result<String> {
    let not_found = match find::key(tx, wanted) {
        Ok(key) => return Ok(key.id.to_string()),
        Err(error @ Error::NotFound { .. }) => error,
        Err(error) => return Err(error),
    };
    let actions = actions("key")?;
    let (mut found, mut titles) = (BTreeMap::new(), BTreeSet::new());
    each_of(tx, &EventQuery { actions, ..EventQuery::default() }, &mut |_, line, _| {
        if fits(line.subject_id, line.subject, wanted)
            || email(line).is_some_and(|email| fold(&email) == fold(wanted))
        {
            found.insert(line.subject_id.to_owned(), line.subject.to_owned());
        } else if !titles.contains(line.subject) {
            titles.insert(line.subject.to_owned());
        }
        Ok(())
    })?;
    let not_found = match not_found {
        Error::NotFound { noun, wanted, near } if near.is_empty() => {
            let near = nearest(&wanted, titles, 3);
            Error::NotFound { noun, wanted, near }
        }
        other => other,
    };
    only("key", wanted, found)?.ok_or(not_found)
}

/// The id of the member that `wanted` names, also of one who has gone: by id, a unique start of it, email, or name,
/// also one that they had when they acted.
pub fn actor(tx: &ReadTx<'_>, wanted: &str) -> Result<String> {
    let describe = |former: Former| {
        let Former { member, removed } = former;
        let gone = if removed.is_some() { ", removed" } else { "" };
        (member.id.to_string(), format!("{}{gone}", find::described(&member)))
    };
    let mut found: BTreeMap<_, _> = member::ever_matching(tx, wanted)?.into_iter().map(describe).collect();
    each_actor(tx, &mut |id, name| {
        if fits(id, name, wanted) {
            found.entry(id.to_owned()).or_insert_with(|| name.to_owned());
        }
        Ok(())
    })?;
    match only("member", wanted, found)? {
        Some(id) => Ok(id),
        // Nobody: with the names that are like it.
        None => find::member(tx, wanted).map(|member| member.id.to_string()),
    }
}

/// The actions that `wanted` names: one (`key.created`), or all of a noun (`key`).
pub fn actions(wanted: &str) -> Result<Vec<Action>> {
    let lower = fold(wanted);
    let noun = format!("{lower}.");
    let found: Vec<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|action| action.spellings().contains(&lower.as_str()) || action.as_str().starts_with(&noun))
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let names: Vec<String> = Action::ALL.iter().map(ToString::to_string).collect();
    let near = nearest(wanted, names.clone(), 3);
    Err(InputError::Action { text: wanted.to_owned(), near, known: names }.into())
}

/// Something in the log that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The log does not begin as that of every store does; an empty one neither.
    Beginning,
    /// The event of that number was altered or moved there from elsewhere, or the one before it was altered
    /// together with its hash.
    Altered(i64),
    /// The events from the first number to the last are missing.
    Missing(i64, i64),
    /// The event of that number, the last one, is not the one that the end of the chain was noted for.
    Head(i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Beginning => {
                write!(
                    f,
                    "the log does not begin with `{}`, as that of every store does",
                    Action::OrganizationCreated
                )
            }
            Self::Altered(number) => write!(f, "event {number} is not as it was written, or not where"),
            Self::Missing(first, last) if first == last => write!(f, "event {first} is missing"),
            Self::Missing(first, last) => write!(f, "events {first} to {last} are missing"),
            Self::Head(number) => write!(f, "event {number} is not what the log ended in"),
        }
    }
}

/// What was found of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// How many events there are.
    pub events: u64,
    /// The link of the last one. Noted elsewhere, it shows later that nobody wrote the log anew from some event on,
    /// hashes and all: what the store alone cannot show.
    pub head: ChainHash,
    /// The latest instant that an event tells of, wherever it stands.
    pub newest: Option<Timestamp>,
    /// What is not as it was written, by number; at most 100.
    pub faults: Vec<Fault>,
}

impl Chain {
    /// Whether every event is as and where it was written.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Goes through the whole log and checks each event against the one before it.
pub fn verify_chain(tx: &ReadTx<'_>) -> Result<Chain> {
    let mut chain = Chain { events: 0, head: ChainHash::START, newest: None, faults: Vec::new() };
    let mut number = 0;
    event::each(tx, &mut |this, line, link| {
        chain.events += 1;
        chain.newest = chain.newest.max(Some(line.at));
        // Numbers begin at 1 and come in order.
        if this <= number {
            chain.tell(Fault::Altered(this));
            return Ok(());
        }
        if this - number > 1 {
            chain.tell(Fault::Missing(number + 1, this - 1));
        } else if chain.head.next(this, line) != link {
            chain.tell(Fault::Altered(this));
        } else if this == 1 && Action::from_name(line.action) != Some(Action::OrganizationCreated) {
            chain.tell(Fault::Beginning);
        }
        // On from what is stored: so one altered event is told as one.
        (number, chain.head) = (this, link);
        Ok(())
    })?;
    let (noted, link) = event::head(tx)?;
    if noted > number {
        chain.tell(Fault::Missing(number + 1, noted));
    } else if noted < number || link != chain.head {
        chain.tell(Fault::Head(number));
    } else if number == 0 {
        chain.tell(Fault::Beginning);
    }
    Ok(chain)
}

impl Chain {
    fn tell(&mut self, fault: Fault) {
        if self.faults.len() < TOLD {
            self.faults.push(fault);
        }
    }
}

/// Whether a name fits an id, as a start of it too, or the name that went with it.
fn fits(id: &str, name: &str, wanted: &str) -> bool {
    let start = wanted.len() >= 4 && id.starts_with(&wanted.to_ascii_lowercase());
    start || fold(name) == fold(wanted)
}

/// The address in an event's particulars.
fn email(line: &EventRecord<'_>) -> Option<String> {
    let detail: serde_json::Value = serde_json::from_str(line.detail).ok()?;
    detail.get("email")?.as_str().map(str::to_owned)
}

/// The id of the one that was found, if there is any.
fn only(noun: &'static str, wanted: &str, mut found: BTreeMap<String, String>) -> Result<Option<String>> {
    if found.len() > 1 {
        let candidates = found.into_iter().map(|(id, name)| format!("{id}  {name}")).collect();
        return Err(Error::Ambiguous { noun, wanted: wanted.to_owned(), candidates });
    }
    Ok(found.pop_first().map(|(id, _)| id))
}

#[cfg(test)]
mod tests;
