//! The zone in which dates are parsed and shown, and the conversion from local times to instants.
//!
//! When clocks are turned forward, some local times are skipped. When they are turned back, some occur twice. A local
//! time therefore has a first and a last instant, and a skipped one means the instant of the change.

use chrono::{DateTime, Offset as _, TimeZone as _};

/// The zone in which dates are parsed and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The zone of this machine.
    Local,
    Utc,
}

/// A day in milliseconds; no offset from UTC is larger.
const DAY: i64 = 86_400_000;

/// The offsets of a zone from UTC, in milliseconds. Local times are milliseconds too, counted as if they were UTC.
pub(super) trait Offsets {
    /// Returns the local time minus `instant`.
    fn offset_at(&self, instant: i64) -> i64;

    /// Returns the local time at `instant`.
    fn wall(&self, instant: i64) -> i64 {
        instant + self.offset_at(instant)
    }

    /// Returns the first instant at which the local time is `wall` or has skipped it.
    fn first(&self, wall: i64) -> i64 {
        self.readings(wall).map_or_else(|| self.skip_instant(wall), |(first, _)| first)
    }

    /// Returns the last instant at which the local time is `wall`, or the one at which it skips it.
    fn last(&self, wall: i64) -> i64 {
        self.readings(wall).map_or_else(|| self.skip_instant(wall), |(_, last)| last)
    }

    /// Returns the end of the instants with a local time below `wall`. Stops at the first gap.
    fn end(&self, wall: i64) -> i64 {
        self.readings(wall - 1).map_or_else(|| self.skip_instant(wall - 1), |(_, last)| last + 1)
    }

    /// Returns the first and the last instant with the local time `wall`.
    ///
    /// Tries offsets and converts back, because the conversion from instants to local times is always unique.
    fn readings(&self, wall: i64) -> Option<(i64, i64)> {
        let candidates = [wall - DAY, wall + DAY].map(|near| wall - self.offset_at(near));
        let found = candidates.into_iter().filter(|at| self.wall(*at) == wall);
        found.fold(None, |found, at| match found {
            None => Some((at, at)),
            Some((first, last)) => Some((at.min(first), at.max(last))),
        })
    }

    /// Returns the instant at which the local time skips `wall`.
    fn skip_instant(&self, wall: i64) -> i64 {
        let (mut before, mut after) = (wall - DAY, wall + DAY);
        while after - before > 1 {
            let between = before + (after - before) / 2;
            if self.wall(between) < wall {
                before = between;
            } else {
                after = between;
            }
        }
        after
    }
}

impl Offsets for Zone {
    fn offset_at(&self, instant: i64) -> i64 {
        match self {
            Self::Utc => 0,
            Self::Local => DateTime::from_timestamp_millis(instant).map_or(0, |utc| {
                let offset = chrono::Local.offset_from_utc_datetime(&utc.naive_utc()).fix();
                i64::from(offset.local_minus_utc()) * 1000
            }),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A zone whose clocks change once.
    pub(crate) struct Changed {
        pub(crate) at: i64,
        pub(crate) before: i64,
        pub(crate) after: i64,
    }

    impl Offsets for Changed {
        fn offset_at(&self, instant: i64) -> i64 {
            if instant < self.at { self.before } else { self.after }
        }
    }

    pub(crate) const HOUR: i64 = 3_600_000;

    /// Returns the instant of a date and time in UTC.
    pub(crate) fn utc(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
    }

    #[test]
    fn a_repeated_time_has_two_instants() {
        let autumn = Changed { at: utc("2026-10-25T01:00:00Z"), before: 2 * HOUR, after: HOUR };
        let wall = utc("2026-10-25T02:30:00Z");
        assert_eq!(autumn.first(wall), utc("2026-10-25T00:30:00Z"));
        assert_eq!(autumn.last(wall), utc("2026-10-25T01:30:00Z"));
        let three = utc("2026-10-25T03:00:00Z");
        assert_eq!(autumn.first(three), utc("2026-10-25T02:00:00Z"));
        assert_eq!(autumn.end(three), utc("2026-10-25T02:00:00Z"));
    }

    #[test]
    fn a_skipped_time_is_the_change() {
        let spring = Changed { at: utc("2026-03-29T01:00:00Z"), before: HOUR, after: 2 * HOUR };
        let wall = utc("2026-03-29T02:30:00Z");
        for at in [spring.first(wall), spring.last(wall), spring.end(wall)] {
            assert_eq!(at, utc("2026-03-29T01:00:00Z"));
        }
    }

    #[test]
    fn a_whole_day_can_be_skipped() {
        // Samoa skipped 2011-12-30 when it crossed the date line.
        let samoa = Changed { at: utc("2011-12-30T10:00:00Z"), before: -10 * HOUR, after: 14 * HOUR };
        assert_eq!(samoa.first(utc("2011-12-30T00:00:00Z")), samoa.at);
        assert_eq!(samoa.end(utc("2011-12-31T00:00:00Z")), samoa.at);
        assert_eq!(samoa.end(utc("2012-01-01T00:00:00Z")), utc("2011-12-31T10:00:00Z"));
    }
}
