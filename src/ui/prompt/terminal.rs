//! The terminal as somebody to ask: the one place that knows dialoguer.

use std::collections::HashSet;
use std::io::IsTerminal as _;

use console::Term;
use dialoguer::theme::ColorfulTheme;
use dialoguer::{FuzzySelect, Select};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use super::{Copy, Prompt, Question, Revelation, field, keys, reveal};
use crate::domain::text::visible;
use crate::error::{Error, Result};
use crate::ui::{measure, signal};

/// A person at a terminal. Everything is shown on standard error.
#[derive(Debug)]
pub struct TerminalPrompt {
    term: Term,
}

impl TerminalPrompt {
    /// The terminal, when standard input and standard error both are one: dialoguer asks for ever otherwise.
    /// Listens for signals from now on, since a prompt changes what they have to put back.
    #[must_use]
    pub fn open() -> Option<Self> {
        let attended = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        (attended && signal::install().is_ok()).then(|| Self { term: Term::stderr() })
    }

    /// Says what was answered, in place of the question.
    fn answered(&self, theme: &ColorfulTheme, label: &str, answer: &str) -> Result<()> {
        // What stands around them takes 5 columns, and the last one stays free.
        let room = usize::from(self.term.size().1).saturating_sub(6);
        let answer = measure::cut(answer, room - label.width().min(room / 2));
        let label = measure::cut(label, room.saturating_sub(answer.width()));
        let line = format!(
            "\r\x1b[J{} {} {} {}\r\n",
            theme.success_prefix,
            theme.prompt_style.apply_to(label),
            theme.success_suffix,
            theme.values_style.apply_to(answer),
        );
        self.term.write_str(&line).map_err(keys::failed)
    }

    /// After a field that was left: the cursor goes below what stays of it.
    fn below<T>(&self, outcome: Result<T>) -> Result<T> {
        if outcome.is_err() {
            let _ = self.term.write_str("\r\n\x1b[J");
        }
        outcome
    }

    /// One of a few, with a question of any length above them.
    fn select(&self, label: &str, items: &[String], start: usize, fresh: bool) -> Result<usize> {
        let theme = ColorfulTheme::default();
        let label = visible(label);
        let chosen = keys::reading(&self.term, |term| {
            if fresh {
                keys::discard_pending();
            }
            let width = usize::from(term.size().1);
            let mut select = Select::with_theme(&theme)
                .items(shown(items, width))
                .default(start.min(items.len().saturating_sub(1)));
            // dialoguer takes a prompt for one line; a longer one it would clear in part only.
            if label.width() + 5 < width {
                select = select.with_prompt(&*label).report(false);
            } else {
                let line = format!("{} {}", theme.prompt_prefix, theme.prompt_style.apply_to(&label));
                term.write_line(&line).map_err(keys::failed)?;
            }
            answer(select.interact_on_opt(term))
        })?;
        self.answered(&theme, &label, &visible(&items[chosen]))?;
        Ok(chosen)
    }
}

impl Prompt for TerminalPrompt {
    fn paint(&mut self, color: bool) {
        // Left alone, it looks for itself what the environment says, and knows nothing of `--color`.
        console::set_colors_enabled_stderr(color);
    }

    fn text(&mut self, question: &Question<'_>) -> Result<String> {
        let theme = ColorfulTheme::default();
        let outcome = keys::reading(&self.term, |term| self.below(field::text(term, &theme, question)))?;
        self.answered(&theme, &field::label(question), &outcome)?;
        Ok(outcome)
    }

    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize> {
        self.select(label, items, start, false)
    }

    fn pick(&mut self, label: &str, items: &[String]) -> Result<usize> {
        let theme = ColorfulTheme::default();
        let label = visible(label);
        let chosen = keys::reading(&self.term, |term| {
            let width = usize::from(term.size().1);
            let picker = FuzzySelect::with_theme(&theme)
                .with_prompt(measure::cut(&label, width / 2))
                .items(shown(items, width))
                .default(0)
                .report(false);
            answer(picker.interact_on_opt(term))
        })?;
        self.answered(&theme, &label, &visible(&items[chosen]))?;
        Ok(chosen)
    }

    fn confirm(&mut self, question: &str, verb: &str) -> Result<bool> {
        let items = ["Cancel".to_owned(), verb.to_owned()];
        Ok(self.select(question, &items, 0, true)? == 1)
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        let theme = ColorfulTheme::default();
        let label = visible(label);
        let text = keys::reading(&self.term, |term| self.below(field::hidden(term, &theme, &label)))?;
        self.answered(&theme, &label, "not shown")?;
        Ok(text)
    }

    fn reveal(&mut self, revelation: &Revelation<'_>, copy: Copy<'_>) -> Result<()> {
        keys::reading(&self.term, |term| reveal::show(term, revelation, copy))
    }
}

/// What dialoguer answered.
fn answer(outcome: dialoguer::Result<Option<usize>>) -> Result<usize> {
    match outcome {
        Ok(Some(index)) => Ok(index),
        Ok(None) => Err(Error::Interrupted),
        Err(dialoguer::Error::IO(error)) => Err(keys::failed(error)),
    }
}

/// The items as dialoguer can take them: safe, on one line each, and no two alike.
///
/// It counts the lines to clear in bytes, so that is what they are cut by; and its picker answers with the first
/// item that *looks* like the chosen one, so one that looks like another gets its number.
fn shown(items: &[String], width: usize) -> Vec<String> {
    let room = width.saturating_sub(3);
    let mut seen = HashSet::with_capacity(items.len());
    let mut shown = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let item = visible(item);
        let mut cut = cut(&item, room);
        let mut number = index + 1;
        while !seen.insert(cut.clone()) {
            let mark = format!(" #{number}");
            cut = self::cut(&item, room.saturating_sub(mark.len())) + &mark;
            number += items.len();
        }
        shown.push(cut);
    }
    shown
}

/// `text` in at most `room` bytes, with `…` where something is missing.
fn cut(text: &str, room: usize) -> String {
    if text.len() <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub('…'.len_utf8());
    let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last();
    format!("{}…", &text[..end.unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_safe_and_cut_to_the_width() {
        let items = ["deploy\u{1b}[2J".to_owned(), "地".repeat(40), "x".repeat(77), "x".repeat(78)];
        let shown = shown(&items, 80);
        assert_eq!(shown[0], "deploy\\u{1b}[2J");
        assert!(shown.iter().all(|item| item.len() <= 77), "{shown:?}");
        assert_eq!(shown[2], "x".repeat(77));
        assert!(shown[1].ends_with('…') && shown[3].ends_with('…'));
    }

    #[test]
    fn items_that_would_look_alike_are_told_apart() {
        let long = "a key with a title that is longer than the terminal is wide";
        let items = [format!("{long} 1"), format!("{long} 2"), "same".to_owned(), "same".to_owned()];
        let shown = shown(&items, 40);
        let different: HashSet<_> = shown.iter().collect();
        assert_eq!(different.len(), 4, "{shown:?}");
        assert_eq!(shown[3], "same #4");
        assert!(shown[1].ends_with(" #2"));
    }
}
