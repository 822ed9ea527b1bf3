//! Signals while a store or a copy is made: before it is complete they remove it, after that they wait.

use crate::store::Store;
use crate::ui::signal;

/// While it lives, a signal that ends the program removes unfinished stores and copies first.
#[must_use = "it works until it is dropped"]
pub struct DraftGuard(#[expect(dead_code, reason = "it works until it is dropped")] signal::Guard);

/// While it lives, signals wait: what is complete is put in place and reported.
#[must_use = "it works until it is dropped"]
pub struct FinishGuard(#[expect(dead_code, reason = "it works until it is dropped")] signal::Guard);

impl DraftGuard {
    /// Listens for signals from now on. If that is impossible, they end the program as they always did.
    pub fn begin() -> Self {
        let _ = signal::install();
        Self(signal::on_interrupt(Box::new(Store::remove_drafts)))
    }

    /// The store or copy is complete.
    pub fn finish(&self) -> FinishGuard {
        FinishGuard(signal::uninterrupted())
    }
}
