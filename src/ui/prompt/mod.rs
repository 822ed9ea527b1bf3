//! Asking a person: the seam between a command and the terminal.
//!
//! Esc and Ctrl-C end every question with [`Error::Interrupted`](crate::error::Error::Interrupted); a revealed secret
//! takes an answer instead. Input from before a question was drawn answers nothing.

mod backend;
mod choices;
mod confirm;
mod decode;
mod field;
mod inline;
mod keys;
mod menu;
mod pick;
mod plain;
mod reveal;
mod terminal;
#[cfg(test)]
mod tests;
mod view;

use std::time::Duration;

use zeroize::Zeroizing;

use crate::domain::secret::PlainSecret;
use crate::error::Result;
use crate::ui::widget::edit;

pub use crate::ui::widget::month::Asked as DateQuestion;
pub use crate::ui::widget::picker::{Column, Progress, Row};
pub use crate::ui::widget::rank::{FEWEST, Rank, is_near, rank};
pub use choices::{Choices, Items};
pub use confirm::{Confirmation, Decision, Risk};
pub use terminal::TerminalPrompt;

/// Says what is wrong with an answer.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// Says how a text is understood, if it is.
pub type Echo<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A question that one line of text answers.
pub struct Question<'a> {
    /// The value: `Title`.
    pub label: &'a str,
    /// Set if an answer is required. The label then has a `*`.
    pub required: bool,
    /// The text that the field begins with.
    pub initial: Option<&'a str>,
    /// Examples of an answer: `90d, 2027-01-31, never`.
    pub hint: Option<&'a str>,
    /// Says how an unfinished answer is understood, which is shown while it is typed.
    pub echo: Option<Echo<'a>>,
    /// Says what is wrong with an answer, which is shown before the question is asked again. It is not called
    /// for an answer that was left out.
    pub check: Check<'a>,
}

/// How often an open page calls [`RevealActions::renew`].
pub const RENEWAL: Duration = Duration::from_secs(60);

/// A secret that is shown once.
pub struct Revelation<'a> {
    /// The title of the key that it belongs to.
    pub title: &'a str,
    /// The key's email address.
    pub email: &'a str,
    pub secret: &'a PlainSecret,
    /// Shown, or copied and not shown.
    pub face: Face,
    /// That it cannot be seen again.
    pub warning: &'a str,
    /// The question whether to discard it: `Discard the new key ci?`
    pub discard: &'a str,
}

/// The content of the page of a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Secret,
    /// That it was copied: the page copies it when it opens, and never shows it.
    Copied,
}

/// How a revealed secret was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a discarded secret must be removed"]
pub enum Outcome {
    /// OK: the secret was kept.
    Confirmed,
    /// The user chose to discard the secret, and confirmed it.
    Discard,
}

/// The work behind a revealed secret.
pub trait RevealActions {
    /// Copies the secret: returns the way it went, or the reason why it did not.
    fn copy(&mut self) -> Result<String, String>;

    /// Called every [`RENEWAL`] while the page is open. Returns a sentence for the page: until when the secret works.
    fn renew(&mut self) -> Option<String> {
        None
    }
}

impl<F: FnMut() -> Result<String, String>> RevealActions for F {
    fn copy(&mut self) -> Result<String, String> {
        self()
    }
}

/// A person who can be asked.
pub trait Prompt {
    /// Sets the use of colors to that of standard error.
    fn paint(&mut self, color: bool);

    /// Asks for a line of text, and returns it trimmed. It is empty only where it is not required.
    fn text(&mut self, question: &Question<'_>) -> Result<String>;

    /// Asks for one of a few items, with the one at `start` preselected, and returns its index.
    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize>;

    /// Asks for one of many things, which typing narrows down, and returns the number of its row.
    fn pick(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize>;

    /// Like [`Self::pick`], with nothing preselected: Enter without a choice only asks for one.
    fn pick_deliberately(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize>;

    /// Asks for a day in a month to walk in. Returns the text of the field, or `None` if the user presses Esc.
    fn date(&mut self, question: &DateQuestion<'_>) -> Result<Option<String>>;

    /// Asks for a confirmation: one of its [choices](Confirmation::choices), the first of which is preselected.
    fn confirm(&mut self, confirmation: &Confirmation<'_>) -> Result<Decision>;

    /// Asks for a text that is not shown while it is typed.
    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>>;

    /// Returns true if a secret can be shown and taken off the screen again.
    fn can_reveal(&self) -> bool {
        true
    }

    /// Shows a secret until it is confirmed or discarded. An error means that neither happened: the terminal was
    /// closed, or a signal ended the program.
    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome>;
}
