//! The expiry of a key: parsed from a flag, or asked for.

use super::ask;
use crate::config::Key;
use crate::domain::time::{Expiry, Timestamp, Zone, parse_expiry, parse_typed_expiry};
use crate::env::Env;
use crate::error::Result;
use crate::ui::prompt::{DateQuestion, Prompt};

/// The lengths to choose from.
const LENGTHS: [(&str, &str); 3] = [("30 days", "30d"), ("90 days", "90d"), ("1 year", "1y")];
const PRESELECTED: usize = 1;

const A_DATE: &str = "a date…";

/// Examples of what can be typed for [`A_DATE`].
const EXAMPLES: &str = "2030-12-31, friday, 6mo, or a number of days";

/// Reads the expiry from a flag and notes the resulting time, so that a mistake is seen; or prompts for it.
pub fn of_flag_or_prompt(env: &mut Env, given: Option<&str>) -> Result<Expiry> {
    let Some(text) = given else { return ask(env, None) };
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let expires = parse_expiry(text, now, zone)?;
    env.ui.note(&match expires {
        Expiry::At(at) => format!("Expires {}, {}.", at.with_offset(zone), at.in_words(now)),
        Expiry::Never => "Never expires.".to_owned(),
    });
    Ok(expires)
}

/// Prompts for the expiry. `present` is the one that it has, which can be kept.
pub fn ask(env: &mut Env, present: Option<Expiry>) -> Result<Expiry> {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let suggested = if present.is_none() { suggested(env)? } else { None };
    let Some(prompt) = &mut env.prompt else { return Err(ask::missing("Expires", "--expires TIME")) };
    let mut choices: Vec<(&str, Option<Expiry>)> = Vec::new();
    if let Some(present) = present {
        choices.push(("no change", Some(present)));
    }
    let suggested = suggested.as_deref();
    let known = LENGTHS.iter().position(|(_, length)| suggested == Some(*length));
    if let Some(text) = suggested.filter(|_| known.is_none()) {
        choices.push((text, Some(parse_expiry(text, now, zone)?)));
    }
    let start = match (suggested, known) {
        (Some(_), None) => 0,
        (_, known) => choices.len() + known.unwrap_or(PRESELECTED),
    };
    for (name, length) in LENGTHS {
        choices.push((name, Some(parse_expiry(length, now, zone)?)));
    }
    choices.extend([(A_DATE, None), ("never", Some(Expiry::Never))]);
    let items: Vec<String> = choices.iter().map(|(name, expires)| item(name, *expires, zone)).collect();
    let start = if present.is_some() { 0 } else { start };
    loop {
        if let Some(expires) = choices[prompt.choose("Expires *", &items, start)?].1 {
            return Ok(expires);
        }
        if let Some(expires) = dated(&mut **prompt, now, zone)? {
            return Ok(expires);
        }
    }
}

/// The expiry of the configuration, which the prompt preselects. Without a prompt there is none: an expiry must be said.
fn suggested(env: &Env) -> Result<Option<String>> {
    if env.prompt.is_none() {
        return Ok(None);
    }
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let suggested = env.settings.file.checked(&Key::CreateExpires, now, zone)?;
    Ok(suggested.and_then(|entry| entry.values.first()).cloned())
}

/// The expiry in the summary of a request: `expires Mon 22 Feb 2027, in 90 days`.
pub fn in_a_sentence(expires: Expiry, now: Timestamp, zone: Zone) -> String {
    match expires {
        Expiry::At(_) => format!("expires {}", understood(expires, now, zone)),
        Expiry::Never => "never expires".to_owned(),
    }
}

/// The expiry as an answer: `Mon 22 Feb 2027, in 90 days`.
pub fn understood(expires: Expiry, now: Timestamp, zone: Zone) -> String {
    match expires {
        Expiry::At(at) => format!("{}, {}", at.day(zone), at.in_words(now)),
        Expiry::Never => "never".to_owned(),
    }
}

/// A choice with its instant beside it.
fn item(name: &str, expires: Option<Expiry>, zone: Zone) -> String {
    match expires {
        Some(Expiry::At(at)) => format!("{name:<11}{}", at.day(zone)),
        Some(Expiry::Never) if name != "never" => format!("{name:<11}never"),
        _ => name.to_owned(),
    }
}

/// Prompts for a day in a month, or another text. Returns `None` if the user goes back.
fn dated(prompt: &mut dyn Prompt, now: Timestamp, zone: Zone) -> Result<Option<Expiry>> {
    let parse = |text: &str| parse_typed_expiry(text, now, zone);
    let read = |text: &str| match parse(text) {
        Ok(Expiry::At(at)) => Ok(at.date(zone)),
        Ok(Expiry::Never) => Ok(None),
        Err(error) => Err(ask::with_hint(&error)),
    };
    let (_, length) = LENGTHS[PRESELECTED];
    let today = now.date(zone).unwrap_or_default();
    let initial = read(length).ok().flatten().unwrap_or(today);
    let question = DateQuestion { label: "Expires *", today, initial, hint: EXAMPLES, read: &read };
    prompt.date(&question)?.map(|text| parse(&text)).transpose()
}
