//! Instants, expiries and the clock.
//!
//! `parse` reads them from text, `show` formats them.

mod parse;
mod show;
mod span;
mod system;
mod zone;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use parse::{TimeBound, TimeRange, parse_expiry, parse_time_bound, parse_typed_expiry};
pub use span::parse_duration;
pub use system::{SystemClock, SystemTimer};
pub use zone::Zone;

/// An instant: milliseconds since 1970-01-01T00:00:00Z, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// A second in milliseconds.
const SECOND: i64 = 1000;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

impl Timestamp {
    /// The first instant with a written form: 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800_000);

    /// The last instant with a written form: 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// Returns the instant after `duration`, or `None` after the year 9999.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Option<Self> {
        let later = self.0.checked_add(i64::try_from(duration.as_millis()).ok()?)?;
        Self(later).in_calendar()
    }

    /// Returns the start of its second. Expiries are whole seconds.
    #[must_use]
    #[doc(hidden)]
    pub fn start_of_second(self) -> Self {
        Self(self.0.div_euclid(SECOND) * SECOND)
    }

    /// Returns the start of its minute. The last use of a key is recorded to the minute.
    #[must_use]
    #[doc(hidden)]
    pub fn start_of_minute(self) -> Self {
        Self(self.0.div_euclid(MINUTE) * MINUTE)
    }

    /// Reports whether it is a day or more after `now`. The clock was then wrong when it was recorded, or is wrong
    /// now.
    #[must_use]
    #[doc(hidden)]
    pub fn is_far_ahead(self, now: Self) -> bool {
        self.days_after(now) >= 1
    }

    /// Returns the instant if it is in the years 1 to 9999. Only these have a written form.
    fn in_calendar(self) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&self).then_some(self)
    }
}

/// A source of the current time: [`SystemClock`], or a clock for tests.
pub trait Clock {
    /// Returns the current time.
    fn now(&self) -> Timestamp;
}

/// The time that passes while a command waits. Unlike a clock, nothing sets it back.
pub trait Timer {
    /// Returns the time since the timer was made.
    fn elapsed(&self) -> Duration;

    /// Waits.
    fn pause(&self, time: Duration);
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Timestamp {
        (**self).now()
    }
}

/// The end of a key or a secret. Ordered; `Never` is later than every instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expiry {
    /// The first instant at which it no longer works.
    At(Timestamp),
    /// No end.
    Never,
}

impl fmt::Display for Expiry {
    /// RFC 3339 in UTC, or `never`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(instant) => f.pad(&instant.rfc3339()),
            Self::Never => f.pad("never"),
        }
    }
}

impl Expiry {
    /// Reports whether it has passed at `now`: a key works while `now < expiry`.
    #[must_use]
    pub fn has_passed(self, now: Timestamp) -> bool {
        match self {
            Self::At(instant) => now >= instant,
            Self::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expiry_passes_at_its_millisecond() {
        let expiry = Expiry::At(Timestamp(1000));
        assert!(!expiry.has_passed(Timestamp(999)));
        assert!(expiry.has_passed(Timestamp(1000)));
        assert!(!Expiry::Never.has_passed(Timestamp(i64::MAX)));
    }

    #[test]
    fn never_is_later_than_every_date() {
        assert!(Expiry::Never > Expiry::At(Timestamp(i64::MAX)));
    }

    #[test]
    fn adding_stops_after_the_year_9999() {
        assert_eq!(Timestamp(5).plus(Duration::from_secs(1)), Some(Timestamp(1005)));
        assert_eq!(Timestamp::MAX.plus(Duration::from_millis(1)), None);
        assert_eq!(Timestamp(0).plus(Duration::MAX), None);
    }
}
