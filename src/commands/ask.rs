//! From what was typed, or is typed now, to the things and values that a request is made of.

use crate::domain::email::Email;
use crate::domain::key::Key;
use crate::domain::query::Query;
use crate::domain::role::{KeyRole, Role};
use crate::domain::text::{NAME_LIMIT, Name, REASON_LIMIT, Reason};
use crate::domain::time::{Expiry, Timestamp, Zone, parse_expiry};
use crate::env::Env;
use crate::error::{Error, InputError, KeyError, MissingError, Result};
use crate::ops::find;
use crate::store::{self, Store};
use crate::ui::prompt::{Prompt, Question};

/// What an expiry can look like.
pub const EXPIRY_EXAMPLES: &str = "90d, 6mo, 2030-12-31, never";

/// The value that was given, or what is answered now, read by `read` either way.
///
/// `label` is what is asked for, `flag` how it is given without a terminal.
pub fn value<T>(
    env: &mut Env,
    given: Option<&str>,
    label: &str,
    flag: &str,
    examples: Option<&str>,
    read: &dyn Fn(&str) -> Result<T>,
) -> Result<T> {
    if let Some(text) = given {
        return read(text);
    }
    let Some(prompt) = &mut env.prompt else { return Err(missing(label, flag)) };
    let check = |text: &str| read(text).map(drop).map_err(|error| with_hint(&error));
    let question = Question { label, required: true, initial: None, hint: examples, check: &check };
    read(&prompt.text(&question)?)
}

/// The word that was given, or the one that is chosen now.
pub fn word<T: Copy>(
    env: &mut Env,
    given: Option<T>,
    label: &str,
    flag: &str,
    words: &[(T, &str)],
) -> Result<T> {
    if let Some(word) = given {
        return Ok(word);
    }
    let Some(prompt) = &mut env.prompt else { return Err(missing(label, flag)) };
    let items: Vec<String> = words.iter().map(|(_, item)| (*item).to_owned()).collect();
    Ok(words[prompt.choose(&format!("{label} *"), &items, 0)?].0)
}

/// What is wrong with an answer, and what would fit.
fn with_hint(error: &Error) -> String {
    match error.hint() {
        Some(hint) => format!("{error}: {hint}"),
        None => error.to_string(),
    }
}

fn missing(label: &str, flag: &str) -> Error {
    let what = match label.trim_start_matches("Your ") {
        "Expires" => "expiry".to_owned(),
        noun => noun.to_lowercase(),
    };
    MissingError::Value { what, flag: flag.to_owned() }.into()
}

/// Whether what was asked for is meant, where anything of it had to be asked.
pub fn confirm(env: &mut Env, asked: bool, question: &str, verb: &str, what: &'static str) -> Result<()> {
    let agreed = match env.prompt.as_mut().filter(|_| asked) {
        Some(prompt) => prompt.confirm(question, verb)?,
        None => true,
    };
    if agreed { Ok(()) } else { Err(Error::Declined { what }) }
}

/// Asks for `name` to be typed out: what deletes much is not to be done with a key or two.
pub fn typed(prompt: &mut dyn Prompt, name: &str) -> Result<()> {
    let check = |text: &str| {
        if text == name { Ok(()) } else { Err(format!("type `{name}`, or press Esc to cancel")) }
    };
    let label = format!("Type `{name}`");
    let hint = Some("to delete everything listed above");
    prompt.text(&Question { label: &label, required: true, initial: None, hint, check: &check }).map(drop)
}

/// A title or a name.
pub fn name(text: &str, what: &str) -> Result<Name> {
    Ok(Name::new(text).map_err(|bad| InputError::text(what, &bad, NAME_LIMIT))?)
}

/// A reason, for the log.
pub fn reason(text: &str) -> Result<Reason> {
    Ok(Reason::new(text).map_err(|bad| InputError::text("reason", &bad, REASON_LIMIT))?)
}

/// An email address.
pub fn email(text: &str) -> Result<Email> {
    Ok(Email::new(text).map_err(|bad| InputError::email(text, bad))?)
}

/// A key's role; never administrator (rule R1).
pub fn key_role(text: &str) -> Result<KeyRole> {
    let wanted = text.trim().to_ascii_lowercase();
    KeyRole::from_name(&wanted).ok_or_else(|| match wanted.as_str() {
        "administrator" | "admin" => InputError::KeyAdministrator.into(),
        _ => InputError::KeyRole { text: text.to_owned() }.into(),
    })
}

/// A role in a sentence: `an editor`.
#[must_use]
pub fn article(role: Role) -> String {
    format!("{} {role}", if role == Role::Viewer { "a" } else { "an" })
}

/// The expiry that was given, or that is answered now; with a note of the instant understood.
pub fn expiry(env: &mut Env, given: Option<&str>) -> Result<Expiry> {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let read = |text: &str| parse_expiry(text, now, zone);
    let expires = value(env, given, "Expires", "--expires TIME", Some(EXPIRY_EXAMPLES), &read)?;
    env.ui.note(&understood(expires, now, zone));
    Ok(expires)
}

/// The instant understood: `Expires 2027-02-21 12:00:00 +01:00, in 90 days.`
fn understood(expires: Expiry, now: Timestamp, zone: Zone) -> String {
    match expires {
        Expiry::At(at) => format!("Expires {}, {}.", at.with_offset(zone), at.in_words(now)),
        Expiry::Never => "Never expires.".to_owned(),
    }
}

/// The key that was named, or that is picked now.
pub fn key(env: &mut Env, store: &Store, named: Option<&str>) -> Result<Key> {
    match named {
        Some(name) => store.read(|tx| find::key(tx, name)),
        None => pick_key(env, store),
    }
}

/// The keys that were named, each once, or the one that is picked now.
pub fn keys(env: &mut Env, store: &Store, named: &[String]) -> Result<Vec<Key>> {
    if named.is_empty() {
        return Ok(vec![pick_key(env, store)?]);
    }
    let mut keys: Vec<Key> = Vec::new();
    for name in named {
        let key = store.read(|tx| find::key(tx, name))?;
        if keys.iter().all(|other| other.id != key.id) {
            keys.push(key);
        }
    }
    Ok(keys)
}

fn pick_key(env: &mut Env, store: &Store) -> Result<Key> {
    let Some(prompt) = &mut env.prompt else {
        return Err(MissingError::Key.into());
    };
    let mut keys = Vec::new();
    store.read(|tx| {
        store::key::each(tx, &Query::default(), env.system.clock.now(), &mut |row| {
            keys.push(row.key);
            Ok(())
        })
    })?;
    if keys.is_empty() {
        return Err(KeyError::NoKeys.into());
    }
    let items: Vec<String> = keys.iter().map(|key| format!("{}  {}", key.title, key.email)).collect();
    let picked = prompt.pick("Which key?", &items)?;
    Ok(keys.swap_remove(picked))
}

/// Says that other keys have the same title (rule R11).
pub fn point_out_namesakes(env: &mut Env, key: &Key, others: u64) {
    let who = match others {
        0 => return,
        1 => "another key has".to_owned(),
        others => format!("{others} other keys have"),
    };
    env.ui.warn(&format!("{who} the title `{}`: refer to this one by id or email", key.title));
}
