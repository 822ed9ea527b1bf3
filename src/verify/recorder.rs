//! Notes when keys were last used, behind the back of whoever asks: no answer waits for a note or fails with it.

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result};
use crate::store::{Standing, Store};

/// Uses are noted to the minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// How long uses gather before they are written in one transaction.
const GATHER: Duration = Duration::from_secs(1);

/// The most uses in one transaction, so that no other writer waits for long.
const BATCH: usize = 1_000;

/// The most uses that wait to be written. Beyond that a use is not noted; the key's next one is.
const WAITING: usize = 100_000;

/// Writes uses from a thread of its own, which begins with the first.
pub struct Recorder {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    /// The file that is verified from.
    standing: Standing,
    uses: Mutex<Uses>,
    woken: Condvar,
}

#[derive(Default)]
struct Uses {
    /// The minute that `seen` is about.
    minute: Option<Timestamp>,
    /// The keys whose use in this minute is noted or waits to be.
    seen: HashSet<KeyId>,
    waiting: Vec<(KeyId, Timestamp)>,
    started: bool,
    /// No more is wanted: the recorder goes, or the store takes no notes.
    closed: bool,
}

/// The minute that a use is noted as.
pub fn minute_of(at: Timestamp) -> Timestamp {
    Timestamp(at.0.div_euclid(MINUTE) * MINUTE)
}

impl Recorder {
    /// For the file that is verified from.
    pub fn new(standing: &Standing) -> Self {
        let shared = Shared { standing: standing.clone(), uses: Mutex::default(), woken: Condvar::new() };
        Self { shared: Arc::new(shared), thread: Mutex::new(None) }
    }

    /// Takes note that `key` was used at `now`. Writes nothing itself.
    pub fn note(&self, key: KeyId, now: Timestamp) {
        let minute = minute_of(now);
        let mut uses = self.shared.uses();
        if uses.minute != Some(minute) {
            uses.minute = Some(minute);
            uses.seen.clear();
        }
        if uses.closed || uses.waiting.len() >= WAITING || !uses.seen.insert(key) {
            return;
        }
        uses.waiting.push((key, minute));
        let start = !std::mem::replace(&mut uses.started, true);
        let wake = uses.waiting.len() == 1;
        drop(uses);
        if start {
            self.start();
        } else if wake {
            self.shared.woken.notify_one();
        }
    }

    fn start(&self) {
        let shared = Arc::clone(&self.shared);
        let thread = Builder::new().name("keys-last-used".to_owned()).spawn(move || shared.run());
        match thread {
            Ok(thread) => *self.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread),
            // A machine without room for a thread has other worries than notes.
            Err(_) => self.shared.uses().closed = true,
        }
    }
}

impl Drop for Recorder {
    /// Writes what waits, unless the store is locked, and ends the thread.
    fn drop(&mut self) {
        self.shared.uses().closed = true;
        self.shared.woken.notify_one();
        let thread = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn uses(&self) -> MutexGuard<'_, Uses> {
        self.uses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        loop {
            let (uses, closing) = self.gather();
            let outcome = self.write(&uses);
            if closing {
                return;
            }
            match outcome {
                Ok(()) => {}
                Err(Error::Store { code: "store-locked", .. }) => self.put_back(uses),
                Err(_) => return self.give_up(),
            }
        }
    }

    /// Waits until there is something to write and a moment longer for more. Answers also whether it is the last.
    fn gather(&self) -> (Vec<(KeyId, Timestamp)>, bool) {
        let idle = |uses: &mut Uses| !uses.closed && uses.waiting.is_empty();
        let guard = self.woken.wait_while(self.uses(), idle).unwrap_or_else(PoisonError::into_inner);
        let more = |uses: &mut Uses| !uses.closed;
        let (mut guard, _) =
            self.woken.wait_timeout_while(guard, GATHER, more).unwrap_or_else(PoisonError::into_inner);
        (std::mem::take(&mut guard.waiting), guard.closed)
    }

    fn write(&self, uses: &[(KeyId, Timestamp)]) -> Result<()> {
        if uses.is_empty() {
            return Ok(());
        }
        let store = Store::open_to_note(&self.standing)?;
        uses.chunks(BATCH).try_for_each(|batch| store.note_uses(batch))
    }

    /// Keeps uses for later: writing them twice does no harm.
    fn put_back(&self, uses: Vec<(KeyId, Timestamp)>) {
        let mut guard = self.uses();
        let room = WAITING.saturating_sub(guard.waiting.len());
        guard.waiting.extend(uses.into_iter().take(room));
    }

    /// The store takes no notes: it is read-only, or closed to this user.
    fn give_up(&self) {
        let mut uses = self.uses();
        uses.closed = true;
        uses.waiting = Vec::new();
        uses.seen = HashSet::new();
    }
}
