//! Asking a person: the seam between what a command wants to know and the terminal it is asked on.
//!
//! Esc and Ctrl-C end every question with [`Error::Interrupted`](crate::error::Error::Interrupted).

mod edit;
mod field;
mod keys;
mod reveal;
mod terminal;

use zeroize::Zeroizing;

use crate::domain::secret::PlainSecret;
use crate::error::Result;

pub use terminal::TerminalPrompt;

/// Says what is wrong with an answer.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// A question that one line of text answers.
pub struct Question<'a> {
    /// What is asked for: `Title`.
    pub label: &'a str,
    /// Whether there must be an answer; such labels are shown with a `*`.
    pub required: bool,
    /// The text that the field begins with.
    pub initial: Option<&'a str>,
    /// What an answer can look like: `90d, 2027-01-31, never`.
    pub hint: Option<&'a str>,
    /// Says what is wrong with an answer, which is shown before the question is asked again. It is not called
    /// for an answer that was left out.
    pub check: Check<'a>,
}

/// A secret that is shown once.
pub struct Revelation<'a> {
    /// The title of the key that it belongs to.
    pub title: &'a str,
    /// The key's email address.
    pub email: &'a str,
    /// The secret.
    pub secret: &'a PlainSecret,
    /// That it cannot be seen again.
    pub warning: &'a str,
    /// What Esc does: `takes the key back`.
    pub escape: &'a str,
}

/// Puts the revealed secret on the clipboard: says by which way, or why not.
pub type Copy<'a> = &'a mut dyn FnMut() -> Result<String, String>;

/// Somebody who can be asked.
pub trait Prompt {
    /// Takes over whether to use colors, as it was decided for standard error.
    fn paint(&mut self, color: bool);

    /// Asks for a line of text, and returns it trimmed. It is empty only when it need not be there.
    fn text(&mut self, question: &Question<'_>) -> Result<String>;

    /// Asks for one of a few items, beginning at `start`, and returns its index.
    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize>;

    /// Asks for one of many items, which typing narrows down, and returns its index.
    fn pick(&mut self, label: &str, items: &[String]) -> Result<usize>;

    /// Asks whether to go on. The choice is between `Cancel`, where it begins, and `verb`. What was typed before
    /// the question was seen is thrown away.
    fn confirm(&mut self, question: &str, verb: &str) -> Result<bool>;

    /// Asks for a text that is not shown as it is typed.
    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>>;

    /// Shows a secret until its reader says that they have it. `Interrupted` means they left without saying so:
    /// what the secret belongs to has to be taken back.
    fn reveal(&mut self, revelation: &Revelation<'_>, copy: Copy<'_>) -> Result<()>;
}
