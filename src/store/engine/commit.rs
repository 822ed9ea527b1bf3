//! Commits on a server. They can wait for other machines, so their progress is reported.

use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::error::{Error, Result, StoreError};

/// The time after which a commit without an answer is reported.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// News about a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommitNews {
    /// The server has not answered for some seconds. It usually waits for its synchronous standby.
    Waits,
    /// The server made the change, but no longer waits for its standby to have it.
    AtRisk,
}

/// The outcome of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommitOutcome {
    Made,
    NotMade,
    Unknown,
}

/// The program around the store.
pub trait CommitObserver: Sync {
    /// A commit begins. From now on nothing may end the program.
    fn begins(&self);

    /// There is news about a commit. Called on any thread.
    fn news(&self, news: CommitNews);

    /// The outcome is known.
    fn ended(&self, outcome: CommitOutcome);
}

static OBSERVER: OnceLock<&'static dyn CommitObserver> = OnceLock::new();

/// From now on commits on servers are reported to `observer`. Only the first counts.
pub fn observe(observer: &'static dyn CommitObserver) {
    let _ = OBSERVER.set(observer);
}

/// Reports to the observer.
pub fn tell(news: CommitNews) {
    if let Some(observer) = OBSERVER.get() {
        observer.news(news);
    }
}

/// Commits with `commit`, which returns once the outcome is known or cannot be found out.
pub fn observed<T>(commit: impl FnOnce() -> Result<T>) -> Result<T> {
    let Some(observer) = OBSERVER.get() else { return commit() };
    observer.begins();
    let committed = commit();
    observer.ended(match &committed {
        Ok(_) => CommitOutcome::Made,
        Err(Error::Store(StoreError::OutcomeUnknown { .. })) => CommitOutcome::Unknown,
        Err(_) => CommitOutcome::NotMade,
    });
    committed
}

/// Runs `act`, and calls `late` on another thread if it takes longer than `patience`.
pub fn patiently<T>(patience: Duration, late: impl FnOnce() + Send, act: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let (done, waiting) = channel::<()>();
        let watch = move || {
            if waiting.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                late();
            }
        };
        // Without a thread the commit is not delayed, only not reported.
        let _ = thread::Builder::new().name("keys-commit".to_owned()).spawn_scoped(scope, watch);
        let acted = act();
        drop(done);
        acted
    })
}
