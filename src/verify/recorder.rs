//! Notes when keys were last used, behind the back of whoever asks: no answer waits for a note or fails with it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result, StoreError};
use crate::store::{FileIdentity, Store};

/// How long uses gather before they are written in one transaction.
const GATHER: Duration = Duration::from_secs(1);

/// The longest that they gather: twice as long after each attempt that failed.
const GATHER_LONGEST: Duration = Duration::from_secs(64);

/// The most uses in one transaction, so that no other writer waits for long.
const BATCH: usize = 1_000;

/// The most keys whose use waits to be written. Beyond that a use is not noted; the key's next one is.
const WAITING: usize = 100_000;

/// Writes uses from a thread of its own, which begins with the first.
pub struct Recorder {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    /// The file that is verified from.
    identity: FileIdentity,
    uses: Mutex<Uses>,
    woken: Condvar,
}

#[derive(Default)]
struct Uses {
    /// The minute that `seen` is about.
    minute: Option<Timestamp>,
    /// The keys whose use in this minute is noted or waits to be.
    seen: HashSet<KeyId>,
    /// The newest minute of each key that is not written yet.
    waiting: HashMap<KeyId, Timestamp>,
    started: bool,
    /// No more is wanted: the recorder goes, or the store takes no notes.
    closed: bool,
}

impl Recorder {
    /// For the file that is verified from.
    pub fn new(identity: &FileIdentity) -> Self {
        let shared = Shared { identity: identity.clone(), uses: Mutex::default(), woken: Condvar::new() };
        Self { shared: Arc::new(shared), thread: Mutex::new(None) }
    }

    /// Takes note that `key` was used at `now`. Writes nothing itself.
    pub fn note(&self, key: KeyId, now: Timestamp) {
        let minute = now.start_of_minute();
        let mut uses = self.shared.uses();
        if uses.minute != Some(minute) {
            uses.minute = Some(minute);
            uses.seen.clear();
        }
        let full = uses.waiting.len() >= WAITING && !uses.waiting.contains_key(&key);
        if uses.closed || full || !uses.seen.insert(key) {
            return;
        }
        uses.keep(key, minute);
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
            // There may be room for one at the next use.
            Err(_) => self.shared.uses().started = false,
        }
    }
}

impl Uses {
    fn keep(&mut self, key: KeyId, minute: Timestamp) {
        let newest = self.waiting.entry(key).or_insert(minute);
        *newest = minute.max(*newest);
    }
}

/// Whether the store will take no notes for as long as this program runs.
fn takes_no_notes(error: &Error) -> bool {
    matches!(
        error,
        Error::Store(
            StoreError::Replaced { .. }
                | StoreError::ReadOnly
                | StoreError::NotAStore { .. }
                | StoreError::Newer { .. }
                | StoreError::Older { .. }
        )
    )
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
        let mut pause = GATHER;
        loop {
            let (uses, closing) = self.gather(pause);
            let outcome = self.write(&uses);
            if closing {
                return;
            }
            match outcome {
                Ok(()) => pause = GATHER,
                Err(error) if takes_no_notes(&error) => return self.give_up(),
                // Locked, a full disk, too many open files: that passes.
                Err(_) => {
                    self.put_back(uses);
                    pause = (pause * 2).min(GATHER_LONGEST);
                }
            }
        }
    }

    /// Waits until there is something to write and `pause` longer for more. Answers also whether it is the last.
    fn gather(&self, pause: Duration) -> (Vec<(KeyId, Timestamp)>, bool) {
        let idle = |uses: &mut Uses| !uses.closed && uses.waiting.is_empty();
        let guard = self.woken.wait_while(self.uses(), idle).unwrap_or_else(PoisonError::into_inner);
        let more = |uses: &mut Uses| !uses.closed;
        let (mut guard, _) =
            self.woken.wait_timeout_while(guard, pause, more).unwrap_or_else(PoisonError::into_inner);
        (std::mem::take(&mut guard.waiting).into_iter().collect(), guard.closed)
    }

    fn write(&self, uses: &[(KeyId, Timestamp)]) -> Result<()> {
        if uses.is_empty() {
            return Ok(());
        }
        let store = Store::open_to_note(&self.identity)?;
        uses.chunks(BATCH).try_for_each(|batch| store.note_uses(batch))
    }

    /// Keeps uses for later: writing them twice does no harm.
    fn put_back(&self, uses: Vec<(KeyId, Timestamp)>) {
        let mut guard = self.uses();
        let room = WAITING.saturating_sub(guard.waiting.len());
        for (key, minute) in uses.into_iter().take(room) {
            guard.keep(key, minute);
        }
    }

    /// Takes no more notes, and forgets those that wait.
    fn give_up(&self) {
        let mut uses = self.uses();
        uses.closed = true;
        uses.waiting = HashMap::new();
        uses.seen = HashSet::new();
    }
}
