//! The log: choosing events, and checking the chain.

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

/// The maximum number of faults in a report.
const MAX_FAULTS: usize = 100;

/// Returns the id of a key, which may be deleted, by id, unique start of the id, title or email. A present key takes
/// precedence.
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

/// Returns the id of a member, who may be removed, by id, unique start of the id, email or name, including former
/// names. A present or removed member takes precedence over a former name, which only the whole log contains.
pub fn actor(tx: &ReadTx<'_>, wanted: &str) -> Result<String> {
    let describe = |former: Former| {
        let Former { member, removed } = former;
        let gone = if removed.is_some() { ", removed" } else { "" };
        (member.id.to_string(), format!("{}{gone}", find::described(&member)))
    };
    let mut found: BTreeMap<_, _> = member::ever_matching(tx, wanted)?.into_iter().map(describe).collect();
    if found.is_empty() {
        each_actor(tx, &mut |id, name| {
            if fits(id, name, wanted) {
                found.entry(id.to_owned()).or_insert_with(|| name.to_owned());
            }
            Ok(())
        })?;
    }
    match only("member", wanted, found)? {
        Some(id) => Ok(id),
        // No match: this error suggests similar names.
        None => find::member(tx, wanted).map(|member| member.id.to_string()),
    }
}

/// Returns the actions with this name: one (`key.created`), or all of a noun (`key`).
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
    let nouns: BTreeSet<&str> = names.iter().filter_map(|name| name.split('.').next()).collect();
    let near = match nearest(wanted, nouns, 1).pop() {
        // Jaro-Winkler likes long names with the same beginning; `keys` means `key`.
        Some(noun) if !wanted.contains('.') => vec![noun.to_owned()],
        _ => nearest(wanted, names.clone(), 3),
    };
    Err(InputError::Action { text: wanted.to_owned(), near, known: names }.into())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The log is empty or does not begin with the event that every log begins with.
    Beginning,
    /// The event with this number was altered or moved, or the event before it was altered together with its hash.
    Altered(i64),
    /// The events from the first number to the last are missing.
    Missing(i64, i64),
    /// The last event, with this number, is not the recorded end of the chain.
    Head(i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Beginning => {
                write!(f, "the log does not begin with `{}`", Action::OrganizationCreated)
            }
            Self::Altered(number) => write!(f, "event {number} was altered or moved"),
            Self::Missing(first, last) if first == last => write!(f, "event {first} is missing"),
            Self::Missing(first, last) => write!(f, "events {first} to {last} are missing"),
            Self::Head(number) => write!(f, "event {number} is not the recorded end of the log"),
        }
    }
}

/// The result of checking the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The number of events.
    pub events: u64,
    /// The number of the last event; 0 without any.
    pub number: i64,
    /// The hash of the last event. A copy kept elsewhere reveals a log that was rewritten together with its hashes,
    /// which the store alone cannot.
    pub head: ChainHash,
    /// The latest time of any event.
    pub newest: Option<Timestamp>,
    /// The faults by number; at most 100.
    pub faults: Vec<Fault>,
}

impl Chain {
    /// Reports whether every event is unaltered and in its place.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Checks each event of the log against the one before it.
pub fn verify_chain(tx: &ReadTx<'_>) -> Result<Chain> {
    walk_chain(tx, &mut |_, _| ())
}

/// The same, and calls `visit` with the number and the record of each event on the way.
pub(super) fn walk_chain(tx: &ReadTx<'_>, visit: &mut dyn FnMut(i64, &EventRecord<'_>)) -> Result<Chain> {
    let mut chain = Chain { events: 0, number: 0, head: ChainHash::START, newest: None, faults: Vec::new() };
    let mut number = 0;
    event::each(tx, &mut |this, line, link| {
        visit(this, line);
        chain.events += 1;
        chain.newest = chain.newest.max(Some(line.at));
        // Numbers begin at 1 and increase.
        if this <= number {
            chain.report(Fault::Altered(this));
            return Ok(());
        }
        if this - number > 1 {
            chain.report(Fault::Missing(number + 1, this - 1));
        } else if chain.head.next(this, line) != link {
            chain.report(Fault::Altered(this));
        } else if this == 1 && Action::from_name(line.action) != Some(Action::OrganizationCreated) {
            chain.report(Fault::Beginning);
        }
        // Continues from the stored hash, so that one altered event is one fault.
        (number, chain.head) = (this, link);
        Ok(())
    })?;
    chain.number = number;
    let (noted, link) = event::head(tx)?;
    if noted > number {
        chain.report(Fault::Missing(number + 1, noted));
    } else if noted < number || link != chain.head {
        chain.report(Fault::Head(number));
    } else if number == 0 {
        chain.report(Fault::Beginning);
    }
    Ok(chain)
}

impl Chain {
    fn report(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }
}

/// Reports whether the text is an id, the start of one, or the name of an event's subject or actor.
fn fits(id: &str, name: &str, wanted: &str) -> bool {
    let start = wanted.len() >= 4 && id.starts_with(&wanted.to_ascii_lowercase());
    start || fold(name) == fold(wanted)
}

/// Returns the address in an event's details.
fn email(line: &EventRecord<'_>) -> Option<String> {
    let detail: serde_json::Value = serde_json::from_str(line.detail).ok()?;
    detail.get("email")?.as_str().map(str::to_owned)
}

/// Returns the id of the only match, or `None` without a match.
fn only(noun: &'static str, wanted: &str, mut found: BTreeMap<String, String>) -> Result<Option<String>> {
    if found.len() > 1 {
        let candidates = found.into_iter().map(|(id, name)| format!("{id}  {name}")).collect();
        return Err(Error::Ambiguous { noun, wanted: wanted.to_owned(), candidates });
    }
    Ok(found.pop_first().map(|(id, _)| id))
}

#[cfg(test)]
mod tests;
