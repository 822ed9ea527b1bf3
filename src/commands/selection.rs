//! The keys of a bulk change: named, read from standard input, picked, or matched by a filter.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Read as _};

use super::{pick, view};
use crate::domain::key::Key;
use crate::domain::query::{Condition, Query};
use crate::domain::text::{form, grouped};
use crate::domain::time::Timestamp;
use crate::env::Env;
use crate::error::{Error, InputError, IoError, MissingError, Result, UndecidedError};
use crate::ops::find;
use crate::ops::key::{Expected, Selection, matching};
use crate::store::Store;
use crate::store::key::{self, KeyField, KeyRow};
use crate::ui::listing::Listing;
use crate::ui::prompt::Question;
use crate::ui::render::Tone;

/// The most keys that a preview shows.
const SHOWN: u64 = 20;

/// The most keys that a report names one by one.
pub const NAMED: usize = 20;

/// The most lines that an error names.
const LINES: usize = 10;

/// The longest line that can be a name, in bytes.
const LONGEST: u64 = 4096;

/// In place of a name: names on standard input.
const STDIN: &str = "-";

/// The keys by name, or by filter.
#[derive(Debug, clap::Args)]
pub struct KeysArgs {
    /// Keys, by id, start of id, email or title; `-` reads them from standard input, one a line
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    /// All keys that match FIELD OP VALUE, as in `keys list`; shows them and asks for their number
    #[arg(long, short, value_name = "CONDITION", conflicts_with = "keys", allow_hyphen_values = true)]
    filter: Vec<String>,

    /// With --filter: change nothing if it matches another number of keys
    #[arg(long, value_name = "N", requires = "filter", conflicts_with = "keys")]
    expect: Option<u64>,
}

/// A change of keys, in the words of its questions.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// For questions: `revoke`.
    pub verb: &'a str,
    /// For the error of a user who declines: `the revocation`.
    pub noun: &'static str,
}

/// The chosen keys.
#[derive(Debug)]
pub enum Chosen {
    /// The keys that were named.
    Named(Vec<Key>),
    /// The key that was picked. Nothing is confirmed yet.
    Picked(Box<Key>),
    /// The keys that match a filter. Their number was typed or passed.
    Matching(Selection),
    /// A filter that matches nothing, or names from an empty standard input, with the sentence that says so.
    Nothing(&'static str),
}

/// The user's consent to change the keys that match a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// No: show them and ask.
    Ask,
    /// With `--yes`.
    Given,
    /// Nothing will change: `--dry-run`.
    NotNeeded,
}

impl Consent {
    /// The consent of `--yes`.
    #[must_use]
    pub fn of(yes: bool) -> Self {
        if yes { Self::Given } else { Self::Ask }
    }
}

impl KeysArgs {
    /// True if keys are named on the command line or match a filter, so that nothing is picked.
    #[must_use]
    pub fn are_named(&self) -> bool {
        !self.keys.is_empty() || !self.filter.is_empty()
    }

    /// True if the keys are those that match a filter.
    #[must_use]
    pub fn has_filter(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Finds the keys, or asks for one. For a filter without consent, shows what it matches and asks for the number.
    pub fn choose(&self, env: &mut Env, store: &Store, deed: Deed<'_>, consent: Consent) -> Result<Chosen> {
        if !self.filter.is_empty() {
            return self.by_filter(env, store, deed, consent);
        }
        if self.keys.is_empty() {
            return Ok(Chosen::Picked(Box::new(pick::key(env, store, None)?)));
        }
        let keys = named(env, store, &self.keys)?;
        if keys.is_empty() {
            return Ok(Chosen::Nothing("No keys were named."));
        }
        Ok(Chosen::Named(keys))
    }

    fn by_filter(&self, env: &mut Env, store: &Store, deed: Deed<'_>, consent: Consent) -> Result<Chosen> {
        let at = env.system.clock.now();
        let conditions = Condition::parse_all(&self.filter, at, env.system.zone)?;
        let chosen =
            |expected| Chosen::Matching(Selection::Matching { conditions: conditions.clone(), at, expected });
        match (consent, self.expect) {
            (Consent::Given, Some(count)) => return Ok(chosen(Expected::Count(count))),
            (Consent::Given, None) => return Err(UndecidedError::Filter.into()),
            (Consent::Ask, _) if env.prompt.is_none() => return Err(UndecidedError::Filter.into()),
            (Consent::Ask | Consent::NotNeeded, _) => {}
        }
        let found = store.read(|tx| matching(tx, &conditions, at))?;
        if let Some(count) = self.expect {
            Expected::Count(count).check(&found)?;
        }
        if found.is_empty() {
            return Ok(Chosen::Nothing("No keys match."));
        }
        if consent == Consent::Ask {
            preview(env, store, &conditions, at, found.len() as u64)?;
            type_number(env, deed, found.len() as u64)?;
        }
        Ok(chosen(Expected::Keys(found)))
    }
}

/// The number of keys in words: `1,234 keys`.
#[must_use]
pub fn counted(keys: usize) -> String {
    let keys = keys as u64;
    format!("{} {}", grouped(keys), form(keys, "key"))
}

/// Shows the first keys on standard error, and how many more there are.
fn preview(
    env: &mut Env,
    store: &Store,
    conditions: &[Condition<KeyField>],
    at: Timestamp,
    count: u64,
) -> Result<()> {
    let options = env.err_options();
    let columns = view::defaults::<KeyRow>();
    let query = Query {
        conditions: conditions.to_vec(),
        limit: Some(SHOWN),
        short_ids: options.width.is_some(),
        ..Query::default()
    };
    let mut rows = Vec::new();
    store.read(|tx| {
        key::each(tx, &query, at, &mut |row| {
            rows.push(row);
            Ok(())
        })
    })?;
    let listing = Listing { narrowed: false, ..Listing::table(&columns) };
    listing.write(&mut env.ui.err, &options, &mut rows.as_slice())?;
    if count > SHOWN {
        let more = format!("and {} more; `keys list --filter CONDITION` shows all", grouped(count - SHOWN));
        env.ui.say(Tone::Plain, "", &more);
    }
    Ok(())
}

/// Asks for the number of keys: a single keystroke is not enough for a change of many.
fn type_number(env: &mut Env, deed: Deed<'_>, count: u64) -> Result<()> {
    let label = format!("Type {count} to {} {}", deed.verb, these(count));
    let wrong = || format!("type {count}, or press Esc to cancel");
    let check = |text: &str| {
        if text.replace(',', "") == count.to_string() { Ok(()) } else { Err(wrong()) }
    };
    let question =
        Question { label: &label, required: true, initial: None, hint: None, echo: None, check: &check };
    match &mut env.prompt {
        Some(prompt) => prompt.text(&question).map(drop),
        None => Err(Error::Declined { what: deed.noun }),
    }
}

fn these(count: u64) -> String {
    format!("{} {}", if count == 1 { "this" } else { "these" }, form(count, "key"))
}

/// Finds the keys with these names, each once. For `-`, the names are the lines of standard input.
fn named(env: &mut Env, store: &Store, names: &[String]) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for name in names {
        if name == STDIN {
            keys.extend(from_lines(env, store)?);
        } else {
            keys.push(store.read(|tx| find::key(tx, name))?);
        }
    }
    let mut seen = HashSet::new();
    keys.retain(|key: &Key| seen.insert(key.id));
    Ok(keys)
}

/// Finds the keys that the lines of standard input name. Blank lines are skipped.
fn from_lines(env: &mut Env, store: &Store) -> Result<Vec<Key>> {
    let input = env.input.as_deref_mut().ok_or(MissingError::Names)?;
    let mut input = BufReader::new(input);
    let (mut keys, mut bad, mut reasons) = (Vec::new(), 0, Vec::new());
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = |source| Error::from(IoError::ReadInput { source });
        if input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line).map_err(read)? == 0 {
            break;
        }
        if line.len() as u64 > LONGEST {
            input.skip_until(b'\n').map_err(read)?;
        }
        match name_on(&line).map(|name| name.map(|name| store.read(|tx| find::key(tx, name)))) {
            Ok(None) => {}
            Ok(Some(Ok(key))) => keys.push(key),
            Ok(Some(Err(error))) if !is_of_name(&error) => return Err(error),
            Ok(Some(Err(error))) => note_bad(&mut bad, &mut reasons, number, &error.to_string()),
            Err(reason) => note_bad(&mut bad, &mut reasons, number, reason),
        }
    }
    if bad == 0 {
        return Ok(keys);
    }
    if bad > LINES as u64 {
        reasons.push(format!("and {} more", grouped(bad - LINES as u64)));
    }
    Err(InputError::Lines { bad, reasons }.into())
}

/// Returns the name on a line, or `None` for a blank one.
fn name_on(line: &[u8]) -> Result<Option<&str>, &'static str> {
    if line.len() as u64 > LONGEST {
        return Err("too long for a name");
    }
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8")?;
    let name = text.trim_start_matches('\u{feff}').trim();
    Ok((!name.is_empty()).then_some(name))
}

/// True for an error about the name, false for one about the store.
fn is_of_name(error: &Error) -> bool {
    matches!(error, Error::NotFound { .. } | Error::Ambiguous { .. })
}

fn note_bad(bad: &mut u64, reasons: &mut Vec<String>, number: u64, reason: &str) {
    *bad += 1;
    if reasons.len() < LINES {
        reasons.push(format!("line {number}: {reason}"));
    }
}

impl Chosen {
    /// The sentence that says why there is nothing to do.
    #[must_use]
    pub fn nothing(&self) -> Option<&'static str> {
        if let Self::Nothing(sentence) = self { Some(sentence) } else { None }
    }

    /// The keys that were named or picked. Those that match a filter are not read.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        match self {
            Self::Named(keys) => keys,
            Self::Picked(key) => std::slice::from_ref(key),
            Self::Matching(_) | Self::Nothing(_) => &[],
        }
    }

    /// The keys for the change, of which there may be none.
    #[must_use]
    pub fn selection(self) -> Selection {
        match self {
            Self::Named(keys) => Selection::Named(keys.iter().map(|key| key.id).collect()),
            Self::Picked(key) => Selection::Named(vec![key.id]),
            Self::Matching(selection) => selection,
            Self::Nothing(_) => Selection::Named(Vec::new()),
        }
    }
}
