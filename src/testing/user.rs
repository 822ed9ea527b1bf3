//! A user at the terminal who answers by a script.

use std::io::Write;

use zeroize::Zeroizing;

use super::{Captured, Script};
use crate::error::Result;
use crate::ui::prompt::{
    Choices, Confirmation, DateQuestion, Decision, Outcome, Prompt, Question, RevealActions, Revelation,
};

/// An action that runs while a question is on the screen.
pub struct DuringQuestion {
    /// A part of the question.
    pub label: String,
    pub action: Box<dyn FnOnce()>,
}

/// A user at the terminal who answers by a script. The questions appear among the notes on standard error.
pub struct ScriptedUser {
    pub script: Script,
    pub screen: Captured,
    pub during: Option<DuringQuestion>,
}

impl ScriptedUser {
    fn ask<T>(&mut self, label: &str, ask: impl FnOnce(&mut Script) -> T) -> T {
        if let Some(DuringQuestion { action, .. }) =
            self.during.take_if(|during| label.contains(&during.label))
        {
            action();
        }
        let before = self.script.shown().len();
        let answer = ask(&mut self.script);
        for line in &self.script.shown()[before..] {
            let _ = writeln!(self.screen, "? {line}");
        }
        answer
    }
}

impl Prompt for ScriptedUser {
    fn paint(&mut self, _: bool) {}

    fn text(&mut self, question: &Question<'_>) -> Result<String> {
        self.ask(question.label, |script| script.text(question))
    }

    fn choose(&mut self, label: &str, items: &[String], start: usize) -> Result<usize> {
        self.ask(label, |script| script.choose(label, items, start))
    }

    fn pick(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.ask(label, |script| script.pick(label, choices))
    }

    fn pick_deliberately(&mut self, label: &str, choices: &mut dyn Choices) -> Result<usize> {
        self.ask(label, |script| script.pick(label, choices))
    }

    fn date(&mut self, question: &DateQuestion<'_>) -> Result<Option<String>> {
        self.ask(question.label, |script| script.date(question))
    }

    fn confirm(&mut self, confirmation: &Confirmation<'_>) -> Result<Decision> {
        self.ask(confirmation.question, |script| script.confirm(confirmation))
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        self.ask(label, |script| script.hidden(label))
    }

    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome> {
        self.ask(revelation.title, |script| script.reveal(revelation, actions))
    }
}
