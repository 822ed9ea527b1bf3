//! Outputs that are kept or that fail, a clipboard, and a person at the terminal.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use keys::error::Result;
use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, NoClipboard, Way};
use keys::ui::prompt::{Outcome, Prompt, Question, RevealActions, Revelation};
use zeroize::Zeroizing;

use super::prompt::Script;

/// An output that is kept. Clones write to one place.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An output that takes nothing: a full device, or a pipe that nobody reads.
pub struct Failing(pub io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A clipboard that remembers what was put on it, or that refuses. Clones are one clipboard.
#[derive(Clone, Default)]
pub struct FakeClipboard {
    refusal: Option<String>,
    copied: Arc<Mutex<Vec<(String, ClearAfter)>>>,
}

impl FakeClipboard {
    pub fn refusing(reason: &str) -> Self {
        Self { refusal: Some(reason.to_owned()), ..Self::default() }
    }

    /// What was put on it, and for how long.
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

/// Something that happens while a question stands on the screen.
pub struct Meanwhile {
    /// A part of the question.
    pub during: String,
    /// What happens.
    pub act: Box<dyn FnOnce()>,
}

/// Somebody at the terminal who follows a script. What they are shown stands between the notes on standard error.
pub struct Person {
    pub script: Script,
    pub screen: Kept,
    pub meanwhile: Option<Meanwhile>,
}

impl Person {
    fn ask<T>(&mut self, label: &str, ask: impl FnOnce(&mut Script) -> T) -> T {
        if let Some(Meanwhile { act, .. }) = self.meanwhile.take_if(|event| label.contains(&event.during)) {
            act();
        }
        let before = self.script.shown().len();
        let answer = ask(&mut self.script);
        for line in &self.script.shown()[before..] {
            let _ = writeln!(self.screen, "? {line}");
        }
        answer
    }
}

impl Prompt for Person {
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

/// Guards nothing: the secrets of tests are worth nothing.
pub struct Unguarded;

impl keys::ops::SecretGuard for Unguarded {}
