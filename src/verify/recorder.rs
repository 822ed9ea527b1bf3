//! Records when keys were last used, on a background thread. Answers neither wait for a record nor fail with it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::domain::id::KeyId;
use crate::domain::time::Timestamp;
use crate::error::{Error, Result, ServerError, StoreError};
use crate::store::{Identity, Store};

/// The time to collect uses before writing them in one transaction.
const GATHER: Duration = Duration::from_secs(1);

/// The maximum time to collect. It doubles after each failed attempt.
const GATHER_LONGEST: Duration = Duration::from_secs(64);

/// The maximum uses in one transaction, so that other writers do not wait long.
const BATCH: usize = 1_000;

/// The maximum keys whose use is not yet written. Above it, uses are not recorded until there is room.
const WAITING: usize = 100_000;

/// Writes uses on a background thread, which starts with the first use.
pub struct Recorder {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    /// The store to record in.
    identity: Identity,
    uses: Mutex<Uses>,
    woken: Condvar,
}

#[derive(Default)]
struct Uses {
    /// The minute of `recorded`.
    minute: Option<Timestamp>,
    /// The keys with a use in this minute that is written or waiting.
    recorded: HashSet<KeyId>,
    /// The newest unwritten minute of each key.
    waiting: HashMap<KeyId, Timestamp>,
    started: bool,
    /// No more uses are accepted: the recorder is dropped, or the store cannot be written to.
    closed: bool,
}

impl Recorder {
    /// Creates a recorder for the verifier's store.
    pub fn new(identity: &Identity) -> Self {
        let shared = Shared { identity: identity.clone(), uses: Mutex::default(), woken: Condvar::new() };
        Self { shared: Arc::new(shared), thread: Mutex::new(None) }
    }

    /// Records that `key` was used at `now`. Does not write.
    pub fn note(&self, key: KeyId, now: Timestamp) {
        let minute = now.start_of_minute();
        let mut uses = self.shared.uses();
        if uses.minute != Some(minute) {
            uses.minute = Some(minute);
            uses.recorded.clear();
        }
        let full = uses.waiting.len() >= WAITING && !uses.waiting.contains_key(&key);
        if uses.closed || full || !uses.recorded.insert(key) {
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
            // A thread may be available at the next use.
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

/// Reports whether the store will remain unwritable while this program runs.
fn is_unwritable(error: &Error) -> bool {
    matches!(
        error,
        Error::Store(
            StoreError::Replaced { .. }
                | StoreError::ReadOnly
                | StoreError::NotAStore { .. }
                | StoreError::Newer { .. }
        ) | Error::Server(ServerError::Privileges { .. } | ServerError::Older { .. })
    )
}

impl Drop for Recorder {
    /// Writes waiting uses, unless the store is locked, and ends the thread.
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
                Err(error) if is_unwritable(&error) => return self.give_up(),
                // Temporary: a lock, a full disk, too many open files.
                Err(_) => {
                    self.put_back(uses);
                    pause = (pause * 2).min(GATHER_LONGEST);
                }
            }
        }
    }

    /// Waits for uses, then `pause` longer for more. Also returns whether this is the last batch.
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

    /// Keeps uses for the next attempt. Writing them twice is harmless.
    fn put_back(&self, uses: Vec<(KeyId, Timestamp)>) {
        let mut guard = self.uses();
        let room = WAITING.saturating_sub(guard.waiting.len());
        for (key, minute) in uses.into_iter().take(room) {
            guard.keep(key, minute);
        }
    }

    /// Discards waiting uses and accepts no more.
    fn give_up(&self) {
        let mut uses = self.uses();
        uses.closed = true;
        uses.waiting = HashMap::new();
        uses.recorded = HashSet::new();
    }
}
