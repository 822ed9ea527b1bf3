//! Instants, expiries and the clock they are read from.

/// An instant: milliseconds since 1970-01-01T00:00:00Z, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// Where the present comes from: the system's clock outside tests.
pub trait Clock {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// When a key ends. Ordered, with `Never` later than every date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expiry {
    /// The first instant at which it is no longer valid.
    At(Timestamp),
    /// It has no end.
    Never,
}

impl Expiry {
    /// Whether it has passed: valid while `now < expiry`.
    #[must_use]
    pub fn has_passed(self, now: Timestamp) -> bool {
        match self {
            Self::At(instant) => now >= instant,
            Self::Never => false,
        }
    }
}

/// The zone in which tables show an instant.
#[derive(Clone, Copy, Debug)]
pub enum Zone {
    /// The one this computer is set to.
    Local,
    /// UTC.
    Utc,
}
