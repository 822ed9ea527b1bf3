//! The parts of a world that a test makes up: a clock that stands, bytes that come again, outputs that are kept or
//! that fail, a clipboard, and somebody at the terminal.

use std::io::{self, Write};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use keys::domain::id::Randomness;
use keys::domain::time::{Clock, Timestamp};
use keys::error::Result;
use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, NoClipboard, Way};
use keys::ui::prompt::{Copy, Prompt, Question, Revelation};
use zeroize::Zeroizing;

use super::prompt::Script;

/// A clock that stands where it was put. Clones stand together.
#[derive(Clone)]
pub struct StandingClock(Arc<AtomicI64>);

impl StandingClock {
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }

    pub fn put(&self, now: Timestamp) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Bytes that look random and are the same in every run. Ids have a row of their own, so that what else asks for
/// randomness does not move them.
#[derive(Clone)]
pub struct Seeded(Arc<[AtomicU64; 2]>);

impl Seeded {
    pub fn after(ids: u64, others: u64) -> Self {
        Self(Arc::new([AtomicU64::new(ids), AtomicU64::new(others)]))
    }

    /// How much was taken: what to go on [`Seeded::after`].
    pub fn taken(&self) -> (u64, u64) {
        (self.0[0].load(Ordering::SeqCst), self.0[1].load(Ordering::SeqCst))
    }
}

impl Randomness for Seeded {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        let row = usize::from(bytes.len() != 16);
        for chunk in bytes.chunks_mut(8) {
            let number = self.0[row].fetch_add(1, Ordering::SeqCst) + ((row as u64) << 32);
            chunk.copy_from_slice(&split_mix(number).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// The `number`th value of `SplitMix64` (Steele, Lea and Flood, 2014).
fn split_mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

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

    fn reveal(&mut self, revelation: &Revelation<'_>, copy: Copy<'_>) -> Result<()> {
        self.ask(revelation.title, |script| script.reveal(revelation, copy))
    }
}

/// Guards nothing: the secrets of tests are worth nothing.
pub struct Unguarded;

impl keys::ops::SecretGuard for Unguarded {}
