//! Signals, and commits that take long, while a store is on a server.

use std::sync::{Mutex, PoisonError};

use super::Env;
use crate::store::{CommitNews, CommitObserver, CommitOutcome, Store};
use crate::ui::signal;

/// The warnings that wait for the end of the command; none while they are printed at once.
static KEPT: Mutex<Option<Vec<&'static str>>> = Mutex::new(None);

/// While it lives, a signal that ends the program first cancels what runs on the server.
#[must_use = "it works until it is dropped"]
pub struct QueryGuard(#[expect(dead_code, reason = "it works until it is dropped")] signal::Guard);

struct Observer;

impl CommitObserver for Observer {
    fn begins(&self) {
        signal::committing();
    }

    fn news(&self, news: CommitNews) {
        let text = match news {
            CommitNews::Waits => {
                "the server has not confirmed the change for 5 seconds; check its synchronous standby \
                 (`synchronous_standby_names`)"
            }
            CommitNews::AtRisk => {
                "the change was made, but the server's standby may lack it: a failover could undo it; check \
                 `pg_stat_replication`"
            }
        };
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *kept {
            Some(kept) => kept.push(text),
            None => signal::write_last(&format!("warning: {text}\n")),
        }
    }

    fn ended(&self, outcome: CommitOutcome) {
        signal::committed(match outcome {
            CommitOutcome::Made => "interrupted: the change was made",
            CommitOutcome::NotMade => "interrupted: the change was not made",
            CommitOutcome::Unknown => {
                "interrupted: it is unknown whether the change was made; check with `keys log`"
            }
        });
    }
}

/// From now on, commits hold signals back, and a commit that takes long is reported on standard error.
pub fn observe_commits() {
    Store::observe_commits(&Observer);
}

/// From now on, warnings about commits are kept.
pub fn keep_commit_warnings() {
    *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
}

/// Returns the kept warnings. From now on they are printed at once.
pub fn take_commit_warnings() -> Vec<&'static str> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
}

impl Env {
    /// If the store is on a server, a signal that ends the program first cancels what runs there.
    #[must_use]
    pub fn guard_queries(&self) -> Option<QueryGuard> {
        let location = self.location().ok()?;
        location.refuse_file().ok()?;
        let _ = signal::install();
        let act = || {
            if Store::cancel_queries() {
                signal::write_last("interrupted: the query was canceled on the server\n");
            }
        };
        Some(QueryGuard(signal::on_interrupt(Box::new(act))))
    }
}
