//! Test doubles: outputs that capture or fail, a clipboard, and a user at the terminal.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use keys::error::Result;
use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, NoClipboard, Way};
use keys::ui::prompt::{Outcome, Prompt, Question, RevealActions, Revelation};
use zeroize::Zeroizing;

use super::prompt::Script;

/// An output that captures what is written. Clones share one buffer.
#[derive(Clone, Default)]
pub struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An output whose writes fail: a full device, or a closed pipe.
pub struct FailingOutput(pub io::ErrorKind);

impl Write for FailingOutput {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A clipboard that records copied texts, or refuses them. Clones share one record.
#[derive(Clone, Default)]
pub struct FakeClipboard {
    refusal: Option<String>,
    copied: Arc<Mutex<Vec<(String, ClearAfter)>>>,
}

impl FakeClipboard {
    pub fn refusing(reason: &str) -> Self {
        Self { refusal: Some(reason.to_owned()), ..Self::default() }
    }

    /// The copied texts, each with its time limit.
    pub fn copied(&self) -> Vec<(String, ClearAfter)> {
        self.copied.lock().unwrap().clone()
    }
}

impl Clipboard for FakeClipboard {
    fn copy(&self, text: &str, clear_after: ClearAfter) -> Result<Copied, NoClipboard> {
        if let Some(reason) = &self.refusal {
            return Err(NoClipboard { reason: reason.clone() });
        }
        self.copied.lock().unwrap().push((text.to_owned(), clear_after));
        Ok(Copied { way: Way::X11, clear_after })
    }
}

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

    fn pick(&mut self, label: &str, items: &[String]) -> Result<usize> {
        self.ask(label, |script| script.pick(label, items))
    }

    fn pick_deliberately(&mut self, label: &str, items: &[String]) -> Result<usize> {
        self.ask(label, |script| script.pick(label, items))
    }

    fn confirm(&mut self, question: &str, verb: &str) -> Result<bool> {
        self.ask(question, |script| script.confirm(question, verb))
    }

    fn hidden(&mut self, label: &str) -> Result<Zeroizing<String>> {
        self.ask(label, |script| script.hidden(label))
    }

    fn reveal(&mut self, revelation: &Revelation<'_>, actions: &mut dyn RevealActions) -> Result<Outcome> {
        self.ask(revelation.title, |script| script.reveal(revelation, actions))
    }
}

/// Does nothing: the secrets of tests need no protection.
pub struct NoGuard;

impl keys::ops::SecretGuard for NoGuard {}
