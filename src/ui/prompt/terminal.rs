//! The terminal as a person to ask.

use std::io::IsTerminal as _;

use console::Term;
use dialoguer::theme::ColorfulTheme;
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use super::field::{self, Field, Hidden};
use super::inline::Ended;
use super::menu::Menu;
use super::reveal::Page;
use super::{
    Choices, Confirmation, DateQuestion, Decision, Outcome, Prompt, Question, RevealActions, Revelation,
    keys, pick, plain, view,
};
use crate::domain::text::visible;
use crate::error::{Error, Result};
use crate::ui::widget::month;
use crate::ui::{measure, signal};

/// A person at a terminal. Everything is shown on standard error.
#[derive(Debug)]
pub struct TerminalPrompt {
    term: Term,
    /// It takes no escape sequences.
    is_dumb: bool,
    /// Questions are lines and numbers: it is dumb, or a screen reader reads it.
    is_plain: bool,
    /// It did not say where its cursor is.
    is_silent: bool,
}

impl TerminalPrompt {
    /// The terminal, when standard input and standard error both are one. Listens for signals from now on, since a
    /// prompt changes what they have to put back. `accessible` asks with lines and numbers, for screen readers.
    #[must_use]
    pub fn open(accessible: bool) -> Option<Self> {
        let attended = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        let is_dumb = console::is_dumb();
        (attended && signal::install().is_ok()).then(|| Self {
            term: Term::stderr(),
            is_dumb,
            is_plain: is_dumb || accessible,
            is_silent: false,
        })
    }

    /// Prints the answer in place of the question.
    fn answered(&self, label: &str, answer: &str) -> Result<()> {
        let theme = ColorfulTheme::default();
        // The marks around them take 5 columns, and the last one stays free.
        let room = usize::from(self.term.size().1).saturating_sub(6);
        let answer = measure::cut(answer, room - label.width().min(room / 2));
        let label = measure::cut(label, room.saturating_sub(answer.width()));
        let line = format!(
            "{} {} {} {}\r\n",
            theme.success_prefix,
            theme.prompt_style.apply_to(label),
            theme.success_suffix,
            theme.values_style.apply_to(answer),
        );
        self.term.write_str(&line).map_err(keys::failed)
    }

    fn picked(&mut self, label: &str, choices: &mut dyn Choices, preselects: bool) -> Result<usize> {
        if !self.is_plain && !self.is_silent {
            match pick::pick(&self.term, label, choices, preselects)? {
                Ended::Answered((id, name)) => {
                    self.answered(&visible(label), &name)?;
                    return Ok(id);
                }
                Ended::Left => return Err(Error::Interrupted),
                Ended::Unlocated => self.is_silent = true,
            }
        }
        plain::pick(&self.term, label, choices)
    }

    fn menu(&self, question: &str, items: &[String], start: usize) -> Result<usize> {
        if self.is_plain {
            return plain::choose(&self.term, question, items, Some(start));
        }
        let chosen = view::ask_lined(&self.term, &mut Menu::new(question, items, start))?;
        self.answered(&visible(question), &visible(&items[chosen]))?;
        Ok(chosen)
    }
}

impl Prompt for TerminalPrompt {
    fn paint(&mut self, color: bool) {
        // Left alone, it looks for itself what the environment says, and knows nothing of `--color`.
        console::set_colors_enabled_stderr(color);
    }

    fn text(&mut self, question: &Question<'_>) -> Result<String> {
        if self.is_plain {
            return plain::text(&self.term, question);
        }
        let answer = view::ask_lined(&self.term, &mut Field::new(question))?;
        let understood = field::echo(question, &answer);
        self.answered(&field::label(question), &visible(understood.as_deref().unwrap_or(&answer)))?;
        Ok(answer)
    }

    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize> {
        self.menu(label, items, start)
    }

    fn pick(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.picked(label, choices, true)
    }

    fn pick_deliberately(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.picked(label, choices, false)
    }

    fn date(&mut self, question: &DateQuestion<'_>) -> Result<Option<String>> {
        if !self.is_plain && !self.is_silent {
            match pick::date(&self.term, *question)? {
                Ended::Answered(text) => {
                    let day = (question.read)(&text).ok().flatten();
                    let shown = day.map_or_else(|| text.clone(), |day| month::in_words(day, question.today));
                    self.answered(&visible(question.label), &shown)?;
                    return Ok(Some(text));
                }
                Ended::Left => return Ok(None),
                Ended::Unlocated => self.is_silent = true,
            }
        }
        plain::date(&self.term, *question).map(Some)
    }

    fn confirm(&mut self, confirmation: &Confirmation<'_>) -> Result<Decision> {
        let choices = confirmation.choices();
        let items: Vec<String> = choices.iter().map(|(_, item)| (*item).to_owned()).collect();
        if self.is_plain {
            return Ok(choices[plain::confirm(&self.term, confirmation, &items)?].0);
        }
        let chosen = view::ask_lined(&self.term, &mut Menu::confirming(confirmation, &items))?;
        let decision = choices[chosen].0;
        // The other choices are followed by another question, or by the message that it was cancelled.
        if decision == Decision::Done {
            self.answered(&visible(confirmation.question), &visible(&items[chosen]))?;
        }
        Ok(decision)
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        let label = visible(label);
        if self.is_plain {
            return plain::hidden(&self.term, &label);
        }
        let text = view::ask_lined(&self.term, &mut Hidden::new(&label))?;
        self.answered(&label, "not shown")?;
        Ok(text)
    }

    fn can_reveal(&self) -> bool {
        !self.is_dumb
    }

    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome> {
        if self.is_dumb {
            return plain::reveal(&self.term, revelation, actions);
        }
        view::ask(&self.term, &mut Page::new(revelation, actions, self.is_plain))
    }
}
