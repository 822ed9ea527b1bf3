//! A clock that tests set.

#![expect(clippy::unwrap_used, reason = "a wrong time fails the test")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::time::{Clock, TimeBound, Timestamp, Zone, parse_time_bound};

/// The instant at which tests begin, in milliseconds UTC.
pub const START: i64 = 1_800_000_000_000;

/// A clock that shows one instant until it is set to another. Clones share it.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<AtomicI64>);

impl FixedClock {
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }

    pub fn set(&self, now: Timestamp) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    pub fn advance(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Default for FixedClock {
    fn default() -> Self {
        Self::at(Timestamp(START))
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Parses an RFC 3339 time.
pub fn instant(text: &str) -> Timestamp {
    match parse_time_bound(text, Timestamp(0), Zone::Utc).unwrap() {
        TimeBound::At(span) => span.from,
        TimeBound::Never => panic!("`{text}` is not an instant"),
    }
}
