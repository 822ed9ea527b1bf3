//! Canceling what runs on a server: rows that are no longer wanted, and everything when a signal ends the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use postgres::{CancelToken, NoTls};

use super::connect::Settings;

/// The longest time that the end of the program waits for a query to end.
const LONGEST: Duration = Duration::from_secs(2);

/// The pause before a query that still runs is canceled again: the request can arrive before the query.
const PAUSE: Duration = Duration::from_millis(50);

/// The open connections.
static OPEN: Mutex<Vec<Weak<Cancel>>> = Mutex::new(Vec::new());

/// Set once the program ends: nothing may begin any more, and no canceled query may be reported.
static ENDING: AtomicBool = AtomicBool::new(false);

/// The statement that runs on a connection.
pub struct Cancel {
    token: CancelToken,
    settings: Arc<Settings>,
    is_running: AtomicBool,
}

impl Cancel {
    /// Registers a connection.
    pub fn on(token: CancelToken, settings: Arc<Settings>) -> Arc<Self> {
        let cancel = Arc::new(Self { token, settings, is_running: AtomicBool::new(false) });
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|other| other.strong_count() > 0);
        open.push(Arc::downgrade(&cancel));
        cancel
    }

    /// Runs a statement. Does not return once the program ends.
    pub fn running<T>(&self, act: impl FnOnce() -> T) -> T {
        self.is_running.store(true, Ordering::SeqCst);
        if ENDING.load(Ordering::SeqCst) {
            self.is_running.store(false, Ordering::SeqCst);
            wait_for_the_end();
        }
        let done = act();
        self.is_running.store(false, Ordering::SeqCst);
        if ENDING.load(Ordering::SeqCst) {
            wait_for_the_end();
        }
        done
    }

    /// Asks the server to end what runs. Reports whether it was reached.
    pub fn cancel(&self) -> bool {
        let asked = match &self.settings.tls {
            Some(tls) => self.token.cancel_query(tls.clone()),
            None => self.token.cancel_query(NoTls),
        };
        asked.is_ok()
    }

    /// Cancels until nothing runs. Reports whether that was so in time.
    fn end(&self) -> bool {
        let start = Instant::now();
        while self.is_running.load(Ordering::SeqCst) {
            if start.elapsed() >= LONGEST || !self.cancel() {
                return false;
            }
            thread::sleep(PAUSE);
        }
        true
    }
}

/// Cancels every query, for a signal, just before the process ends. Reports whether one ran and was ended.
pub fn cancel_all() -> bool {
    ENDING.store(true, Ordering::SeqCst);
    let open: Vec<Weak<Cancel>> = OPEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut ended = false;
    for cancel in open.into_iter().filter_map(|open| open.upgrade()) {
        ended |= cancel.is_running.load(Ordering::SeqCst) && cancel.end();
    }
    ended
}

fn wait_for_the_end() -> ! {
    loop {
        thread::park();
    }
}
