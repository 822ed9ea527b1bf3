//! Questions without escape sequences, for screen readers (`KEYS_ACCESSIBLE`) and for terminals that take none
//! (`TERM=dumb`): whole lines, and numbers to choose by.

use console::Term;
use zeroize::Zeroizing;

use super::keys::{Keyboard, Mode, failed, reading};
use super::{
    Choices, Confirmation, Face, Outcome, Progress, Question, RevealActions, Revelation, Row, field,
};
use crate::domain::secret::masked;
use crate::domain::text::{grouped, visible};
use crate::error::{MissingError, Result};
use crate::ui::widget::month;

/// More items than this are searched before they are numbered.
const NUMBERED: usize = 20;

/// Asks for a line of text.
pub(super) fn text(term: &Term, question: &Question<'_>) -> Result<String> {
    let label = field::label(question);
    let hint = question.hint.map(|hint| format!(" ({})", visible(hint))).unwrap_or_default();
    reading(term, Mode::Lines, |keyboard| {
        loop {
            let answer = line(keyboard, &format!("{label}{hint}: "))?;
            let answer = if answer.is_empty() { question.initial.unwrap_or_default() } else { &answer };
            match field::verdict(question, answer) {
                Ok(answer) => {
                    if let Some(understood) = field::echo(question, &answer) {
                        say(keyboard, &understood)?;
                    }
                    return Ok(answer);
                }
                Err(wrong) => say(keyboard, &wrong)?,
            }
        }
    })
}

/// Asks for a text that is not shown.
pub(super) fn hidden(term: &Term, label: &str) -> Result<Zeroizing<String>> {
    let answer = reading(term, Mode::HiddenLines, |keyboard| {
        loop {
            let bytes = keyboard.line(&format!("{label} (not shown): "))?;
            keyboard.term().write_str("\r\n").map_err(failed)?;
            match std::str::from_utf8(&bytes).map(str::trim) {
                Ok("") => say(keyboard, "a value is required")?,
                Ok(text) => return Ok(Zeroizing::new(text.to_owned())),
                Err(_) => say(keyboard, "not valid UTF-8")?,
            }
        }
    })?;
    Ok(answer)
}

/// Asks for the number of one of a few items, or the beginning of its text; Enter takes the preselected one.
pub(super) fn choose(term: &Term, question: &str, items: &[String], start: Option<usize>) -> Result<usize> {
    choose_by(term, question, items, start, &|_| None)
}

/// Asks for a confirmation, in the same way; `y` and `n` answer it, too.
pub(super) fn confirm(term: &Term, confirmation: &Confirmation<'_>, items: &[String]) -> Result<usize> {
    choose_by(term, confirmation.question, items, Some(0), &|letter| confirmation.choice_of(letter))
}

fn choose_by(
    term: &Term,
    question: &str,
    items: &[String],
    start: Option<usize>,
    choice_of: &dyn Fn(char) -> Option<usize>,
) -> Result<usize> {
    reading(term, Mode::Lines, |keyboard| {
        say(keyboard, question)?;
        list(keyboard, items)?;
        let default = start.map(|start| format!(" (Enter: {})", start + 1)).unwrap_or_default();
        loop {
            let answer = line(keyboard, &format!("Number{default}: "))?;
            let chosen = match (answer.as_str(), start) {
                ("", Some(start)) => Some(start),
                (text, _) => number(text, items.len()).or_else(|| named(text, items, choice_of)),
            };
            match chosen {
                Some(at) => return Ok(at),
                None => say(keyboard, &format!("type a number from 1 to {}", items.len()))?,
            }
        }
    })
}

/// The item that a letter chooses, or the only one that begins with this text.
fn named(text: &str, items: &[String], choice_of: &dyn Fn(char) -> Option<usize>) -> Option<usize> {
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(at) = choice_of(letter)
    {
        return Some(at);
    }
    let text = text.to_lowercase();
    let mut fitting = (0..items.len()).filter(|at| items[*at].to_lowercase().starts_with(&text));
    fitting.next().filter(|_| !text.is_empty() && fitting.next().is_none())
}

/// Asks for one of many things: by a part of its text, until few are left to number.
pub(super) fn pick(term: &Term, label: &str, choices: &mut dyn Choices) -> Result<usize> {
    reading(term, Mode::Lines, |keyboard| {
        say(keyboard, label)?;
        let (mut matches, _) = found(choices, "")?;
        loop {
            let few = matches.len() <= NUMBERED;
            if few {
                let texts: Vec<String> = matches.iter().map(|row| row.cells.join("  ")).collect();
                list(keyboard, &texts)?;
            }
            let asked = if few { "Number, or a part of the text: " } else { "A part of the text: " };
            let answer = line(keyboard, asked)?;
            if let Some(at) = number(&answer, matches.len()).filter(|_| few) {
                return Ok(matches[at].id);
            }
            if answer.is_empty() && few {
                say(keyboard, &format!("type a number from 1 to {}", matches.len()))?;
            }
            let is_full;
            (matches, is_full) = found(choices, &answer)?;
            if matches.is_empty() {
                say(keyboard, &format!("no {} match", choices.noun()))?;
                (matches, _) = found(choices, "")?;
            } else if matches.len() > NUMBERED {
                let more = if is_full { "+" } else { "" };
                let count = grouped(matches.len() as u64);
                say(keyboard, &format!("{count}{more} {} match", choices.noun()))?;
            }
        }
    })
}

/// The rows that match, the best first, and whether there are more of them.
fn found(choices: &mut dyn Choices, text: &str) -> Result<(Vec<Row>, bool)> {
    choices.begin(text);
    let mut all = Vec::new();
    loop {
        let (rows, progress) = choices.search_on()?;
        all.extend(rows);
        if progress != Progress::Searching {
            all.sort_by_key(|row: &Row| row.rank);
            return Ok((all, progress == Progress::Full));
        }
    }
}

/// Asks for a day.
pub(super) fn date(term: &Term, asked: month::Asked<'_>) -> Result<String> {
    let check = |text: &str| (asked.read)(text).map(drop);
    let echo = |text: &str| Some(month::in_words((asked.read)(text).ok()??, asked.today));
    // A required field marks its label itself.
    let (label, hint) = (asked.label.trim_end_matches(" *"), Some(asked.hint));
    text(term, &Question { label, required: true, initial: None, hint, echo: Some(&echo), check: &check })
}

fn line(keyboard: &mut Keyboard<'_>, label: &str) -> Result<String> {
    let bytes = keyboard.line(label)?;
    let text = std::str::from_utf8(&bytes).map(str::trim).unwrap_or_default();
    // The terminal passes on the sequences of keys that it has no use for, and replies to queries.
    if text.contains(char::is_control) {
        say(keyboard, "control characters are not allowed")?;
        return line(keyboard, label);
    }
    Ok(text.to_owned())
}

fn list(keyboard: &Keyboard<'_>, items: &[String]) -> Result<()> {
    for (number, item) in items.iter().enumerate() {
        say(keyboard, &format!("{:>3}) {item}", number + 1))?;
    }
    Ok(())
}

fn number(text: &str, count: usize) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (1..=count).contains(&number).then(|| number - 1)
}

fn say(keyboard: &Keyboard<'_>, text: &str) -> Result<()> {
    keyboard.term().write_str(&format!("{}\r\n", masked(&visible(text)))).map_err(failed)
}

/// The page of a secret that was copied. A page that shows one is refused before the secret is made.
pub(super) fn reveal(
    term: &Term,
    revelation: &Revelation<'_>,
    actions: &mut dyn RevealActions,
) -> Result<Outcome> {
    if revelation.face == Face::Secret {
        return Err(MissingError::Terminal.into());
    }
    let choices = ["OK", "Copy again", "Discard"].map(str::to_owned);
    let mut copied = false;
    let mut again = true;
    loop {
        if again {
            let way = actions.copy();
            copied |= way.is_ok();
            let (Ok(said) | Err(said)) = way;
            term.write_str(&format!("{}\r\n", visible(&said))).map_err(failed)?;
        }
        let choice = choose(term, "Paste the secret once to check it.", &choices, None)?;
        again = choice == 1;
        let discard = || choose(term, revelation.discard, &["Cancel", "Discard"].map(str::to_owned), Some(0));
        match choice {
            0 if copied => return Ok(Outcome::Confirmed),
            2 if discard()? == 1 => return Ok(Outcome::Discard),
            _ => {}
        }
    }
}
