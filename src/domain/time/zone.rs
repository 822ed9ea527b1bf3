//! The zone that dates are read and shown in, and what a wall clock's reading means there.
//!
//! When clocks are put forward some readings never come; when they are put back some come twice. So a reading
//! has a first and a last instant, and one that is left out stands for the instant at which it is passed over.

use chrono::{DateTime, Offset as _, TimeZone as _};

/// The zone that dates are read and shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The one this machine is set to.
    Local,
    /// UTC.
    Utc,
}

/// A day in milliseconds; no offset from UTC is larger.
const DAY: i64 = 86_400_000;

/// How far a zone's clocks are from UTC. Both sides are milliseconds, wall clocks' as if they stood in UTC.
pub(super) trait Offsets {
    /// What is to be added to `instant`, in milliseconds UTC, for the wall clock's reading.
    fn offset_at(&self, instant: i64) -> i64;

    /// What the wall clock says at `instant`.
    fn wall(&self, instant: i64) -> i64 {
        instant + self.offset_at(instant)
    }

    /// The first instant at which the wall clock says `wall` or has passed over it.
    fn first(&self, wall: i64) -> i64 {
        self.readings(wall).map_or_else(|| self.leap_over(wall), |(first, _)| first)
    }

    /// The last instant at which the wall clock says `wall`, or the one at which it passes over it.
    fn last(&self, wall: i64) -> i64 {
        self.readings(wall).map_or_else(|| self.leap_over(wall), |(_, last)| last)
    }

    /// The first instant after all those whose wall clock reads less than `wall`, as far as they hang together.
    fn end(&self, wall: i64) -> i64 {
        self.readings(wall - 1).map_or_else(|| self.leap_over(wall - 1), |(_, last)| last + 1)
    }

    /// The first and the last instant at which the wall clock says `wall`.
    ///
    /// Found through the way from instants to readings alone: that one has no exceptions.
    fn readings(&self, wall: i64) -> Option<(i64, i64)> {
        let candidates = [wall - DAY, wall + DAY].map(|near| wall - self.offset_at(near));
        let found = candidates.into_iter().filter(|at| self.wall(*at) == wall);
        found.fold(None, |found, at| match found {
            None => Some((at, at)),
            Some((first, last)) => Some((at.min(first), at.max(last))),
        })
    }

    /// The instant at which the wall clock leaps from before `wall` to after it.
    fn leap_over(&self, wall: i64) -> i64 {
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

    /// A zone whose clocks are changed once.
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

    /// The instant of a date and time in UTC.
    pub(crate) fn utc(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
    }

    #[test]
    fn a_reading_that_comes_twice_has_a_first_and_a_last_instant() {
        let autumn = Changed { at: utc("2026-10-25T01:00:00Z"), before: 2 * HOUR, after: HOUR };
        let wall = utc("2026-10-25T02:30:00Z");
        assert_eq!(autumn.first(wall), utc("2026-10-25T00:30:00Z"));
        assert_eq!(autumn.last(wall), utc("2026-10-25T01:30:00Z"));
        let three = utc("2026-10-25T03:00:00Z");
        assert_eq!(autumn.first(three), utc("2026-10-25T02:00:00Z"));
        assert_eq!(autumn.end(three), utc("2026-10-25T02:00:00Z"));
    }

    #[test]
    fn a_reading_that_never_comes_is_the_instant_it_is_passed_over() {
        let spring = Changed { at: utc("2026-03-29T01:00:00Z"), before: HOUR, after: 2 * HOUR };
        let wall = utc("2026-03-29T02:30:00Z");
        for at in [spring.first(wall), spring.last(wall), spring.end(wall)] {
            assert_eq!(at, utc("2026-03-29T01:00:00Z"));
        }
    }

    #[test]
    fn a_whole_day_can_be_passed_over() {
        // Samoa went from the east of the date line to its west at the end of 2011-12-29.
        let samoa = Changed { at: utc("2011-12-30T10:00:00Z"), before: -10 * HOUR, after: 14 * HOUR };
        assert_eq!(samoa.first(utc("2011-12-30T00:00:00Z")), samoa.at);
        assert_eq!(samoa.end(utc("2011-12-31T00:00:00Z")), samoa.at);
        assert_eq!(samoa.end(utc("2012-01-01T00:00:00Z")), utc("2011-12-31T10:00:00Z"));
    }
}
