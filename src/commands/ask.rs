//! Reads the values of a request, and prompts for those that are missing.

use super::pick;
use crate::domain::email::Email;
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::domain::role::{KeyRole, Role};
use crate::domain::text::{NAME_LIMIT, Name, REASON_LIMIT, Reason, visible};
use crate::env::Env;
use crate::error::{Error, InputError, MissingError, Result};
use crate::ops::find;
use crate::ops::key::{Namesakes, namesakes};
use crate::store::Store;
use crate::ui::prompt::{Confirmation, Decision, Prompt, Question, Risk};

/// Reads `given`, or prompts for the value; `read` parses both.
///
/// `label` names the value at the prompt, `flag` is how to pass it when there is no terminal.
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
    text(&mut **prompt, label, None, examples, read)
}

/// Prompts for a value in a field that begins with `initial`.
pub fn text<T>(
    prompt: &mut dyn Prompt,
    label: &str,
    initial: Option<&str>,
    examples: Option<&str>,
    read: &dyn Fn(&str) -> Result<T>,
) -> Result<T> {
    let check = |text: &str| read(text).map(drop).map_err(|error| with_hint(&error));
    let question = Question { label, required: true, initial, hint: examples, echo: None, check: &check };
    read(&prompt.text(&question)?)
}

/// Prompts again for a value, in a field that begins with the present one.
pub fn text_again<T: std::fmt::Display>(
    env: &mut Env,
    label: &str,
    value: &mut T,
    read: &dyn Fn(&str) -> Result<T>,
) -> Result<()> {
    if let Some(prompt) = &mut env.prompt {
        *value = text(&mut **prompt, label, Some(&value.to_string()), None, read)?;
    }
    Ok(())
}

/// Prompts again for one of `words`, with the present one preselected.
pub fn word_again<T: Copy + PartialEq>(
    env: &mut Env,
    label: &str,
    value: &mut T,
    words: &[(T, &str)],
) -> Result<()> {
    let Some(prompt) = &mut env.prompt else { return Ok(()) };
    let items: Vec<String> = words.iter().map(|(_, item)| (*item).to_owned()).collect();
    let start = words.iter().position(|(word, _)| word == value).unwrap_or(0);
    *value = words[prompt.choose(&format!("{label} *"), &items, start)?].0;
    Ok(())
}

/// Returns `given`, or prompts for one of `words`.
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

/// Returns the error about an answer together with its hint, on one line.
#[must_use]
pub fn with_hint(error: &Error) -> String {
    match error.hint() {
        Some(hint) => format!("{error}: {hint}"),
        None => error.to_string(),
    }
}

/// Returns the error that the value `label` is missing.
#[must_use]
pub fn missing(label: &str, flag: &str) -> Error {
    let what = match label.trim_start_matches("Your ") {
        "Expires" => "expiry".to_owned(),
        noun => noun.to_lowercase(),
    };
    MissingError::Value { what, flag: flag.to_owned() }.into()
}

/// Asks for confirmation of a change that can be undone, if the user was prompted for any value. A request without
/// prompts needs none.
pub fn confirm(env: &mut Env, prompted: bool, question: &str, verb: &str, what: &'static str) -> Result<()> {
    match env.prompt.as_mut().filter(|_| prompted) {
        Some(prompt) => confirm_at(&mut **prompt, question, verb, Risk::Undoable, what),
        None => Ok(()),
    }
}

/// Asks for confirmation of a change that loses something.
pub fn confirm_loss(prompt: &mut dyn Prompt, question: &str, verb: &str, what: &'static str) -> Result<()> {
    confirm_at(prompt, question, verb, Risk::Loss, what)
}

fn confirm_at(
    prompt: &mut dyn Prompt,
    question: &str,
    verb: &str,
    risk: Risk,
    what: &'static str,
) -> Result<()> {
    match prompt.confirm(&Confirmation { question, verb, risk, edit: None })? {
        Decision::Done => Ok(()),
        Decision::Edit | Decision::Cancelled => Err(Error::Declined { what }),
    }
}

/// Asks the user to type `name`. A single keystroke is not enough for a deletion that takes other resources with it.
pub fn typed(prompt: &mut dyn Prompt, name: &str) -> Result<()> {
    let check = |text: &str| {
        if text == name { Ok(()) } else { Err(format!("type `{name}`, or press Esc to cancel")) }
    };
    let label = format!("Type `{name}`");
    let hint = Some("to delete everything listed above");
    prompt
        .text(&Question { label: &label, required: true, initial: None, hint, echo: None, check: &check })
        .map(drop)
}

/// Parses a title or a name; `what` names it in the error.
pub fn name(text: &str, what: &str) -> Result<Name> {
    Ok(Name::new(text).map_err(|bad| InputError::text(what, &bad, NAME_LIMIT))?)
}

pub fn reason(text: &str) -> Result<Reason> {
    Ok(Reason::new(text).map_err(|bad| InputError::text("reason", &bad, REASON_LIMIT))?)
}

pub fn email(text: &str) -> Result<Email> {
    Ok(Email::new(text).map_err(|bad| InputError::email(text, bad))?)
}

/// Parses the role of a key. A key cannot be an administrator (rule R1).
pub fn key_role(text: &str) -> Result<KeyRole> {
    let wanted = text.trim().to_ascii_lowercase();
    KeyRole::from_name(&wanted).ok_or_else(|| match wanted.as_str() {
        "administrator" | "admin" => InputError::KeyAdministrator.into(),
        _ => InputError::KeyRole { text: text.to_owned() }.into(),
    })
}

/// The role with its article: `an editor`.
#[must_use]
pub fn article(role: Role) -> String {
    format!("{} {role}", if role == Role::Viewer { "a" } else { "an" })
}

/// Finds the keys with these names, without duplicates, or prompts for one.
pub fn keys(env: &mut Env, store: &Store, named: &[String]) -> Result<Vec<Key>> {
    if named.is_empty() {
        return Ok(vec![pick::key(env, store, None)?]);
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

/// Warns that other keys have this title, or one that looks like it (rule R11). `except` is the key that gets it.
///
/// To be called as soon as the title is known: the user can still choose another.
pub fn warn_same_title(env: &mut Env, store: &Store, title: &Name, except: Option<KeyId>) -> Result<()> {
    let Namesakes { same, alike } = store.read(|tx| namesakes(tx, title, except))?;
    let what = match (same, alike.as_slice()) {
        (0, []) => return Ok(()),
        (0, [other]) => format!("the title `{}` of another key looks the same", visible(other)),
        (0, others) => format!("the titles of {} other keys look the same", others.len()),
        (1, _) => format!("another key has the title `{title}`"),
        (same, _) => format!("{same} other keys have the title `{title}`"),
    };
    env.ui.warn(&format!("{what}: refer to each by id or email"));
    Ok(())
}
