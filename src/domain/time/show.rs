//! Formatting of times.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, Timelike as _};

use super::super::text::count;
use super::Timestamp;
use super::zone::{Offsets as _, Zone};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

impl Timestamp {
    /// Formats the instant for programs: RFC 3339 in UTC and whole seconds, `2026-01-01T12:00:00Z`.
    ///
    /// An instant outside the years 1 to 9999 is printed as `@` and its milliseconds.
    #[must_use]
    pub fn rfc3339(self) -> String {
        match self.in_calendar().and_then(|at| DateTime::from_timestamp_millis(at.0)) {
            Some(at) => at.to_rfc3339_opts(SecondsFormat::Secs, true),
            None => self.bare(),
        }
    }

    /// Formats the instant for tables, in `zone`: `2026-01-01 12:00`.
    #[must_use]
    #[doc(hidden)]
    pub fn local(self, zone: Zone) -> String {
        match self.wall(zone) {
            Some((wall, _)) => format!("{} {:02}:{:02}", wall.date(), wall.hour(), wall.minute()),
            None => self.bare(),
        }
    }

    /// Formats the instant with its offset, to confirm user input: `2027-01-01 23:59:59 +01:00`.
    #[must_use]
    #[doc(hidden)]
    pub fn with_offset(self, zone: Zone) -> String {
        match self.wall(zone) {
            Some((wall, offset)) => {
                format!(
                    "{} {:02}:{:02}:{:02} {offset}",
                    wall.date(),
                    wall.hour(),
                    wall.minute(),
                    wall.second()
                )
            }
            None => self.bare(),
        }
    }

    /// Formats the instant for a person who chooses it: `Mon 22 Feb 2027` for the end of that day, otherwise with its
    /// time, `Mon 22 Feb 2027 12:00`.
    #[must_use]
    #[doc(hidden)]
    pub fn day(self, zone: Zone) -> String {
        let Some((wall, _)) = self.wall(zone) else { return self.bare() };
        let date = wall.format("%a %-d %b %Y");
        if (wall.hour(), wall.minute(), wall.second()) == (23, 59, 59) {
            date.to_string()
        } else {
            format!("{date} {:02}:{:02}", wall.hour(), wall.minute())
        }
    }

    /// Formats the distance from `now` in the nearest unit: `in 90 days`, `3 hours ago`, `now`.
    #[must_use]
    #[doc(hidden)]
    pub fn in_words(self, now: Self) -> String {
        let distance = rounded(self.0.abs_diff(now.0));
        match distance {
            None => "now".to_owned(),
            Some(distance) if self > now => format!("in {distance}"),
            Some(distance) => format!("{distance} ago"),
        }
    }

    /// Returns the whole days of 24 hours from `now`; negative in the past.
    #[must_use]
    #[doc(hidden)]
    pub fn days_after(self, now: Self) -> i64 {
        self.0.saturating_sub(now.0).div_euclid(86_400_000)
    }

    /// Formats the time left, rounded down: `5 days left`, `3 hours left`, or `none left` in the past.
    #[must_use]
    #[doc(hidden)]
    pub fn left(self, now: Self) -> String {
        if self <= now {
            return "none left".to_owned();
        }
        let seconds = self.0.abs_diff(now.0) / 1000;
        let left = match seconds {
            0..MINUTE => "under a minute".to_owned(),
            MINUTE..HOUR => count(seconds / MINUTE, "minute"),
            HOUR..DAY => count(seconds / HOUR, "hour"),
            _ => count(seconds / DAY, "day"),
        };
        format!("{left} left")
    }

    /// Formats the time left in a few characters: `5d left`, `3h left`.
    #[must_use]
    #[doc(hidden)]
    pub fn left_short(self, now: Self) -> String {
        if self <= now {
            return "none left".to_owned();
        }
        let seconds = self.0.abs_diff(now.0) / 1000;
        match seconds {
            0..MINUTE => "<1min left".to_owned(),
            MINUTE..HOUR => format!("{}min left", seconds / MINUTE),
            HOUR..DAY => format!("{}h left", seconds / HOUR),
            _ => format!("{}d left", seconds / DAY),
        }
    }

    /// Returns the local date.
    #[must_use]
    #[doc(hidden)]
    pub fn date(self, zone: Zone) -> Option<NaiveDate> {
        self.wall(zone).map(|(wall, _)| wall.date())
    }

    /// Returns the local date and time, and the offset from UTC.
    fn wall(self, zone: Zone) -> Option<(NaiveDateTime, FixedOffset)> {
        let at = self.in_calendar()?.0;
        let offset = zone.offset_at(at);
        let wall = DateTime::from_timestamp_millis(at + offset)?.naive_utc();
        Some((wall, FixedOffset::east_opt(i32::try_from(offset / 1000).ok()?)?))
    }

    /// Formats an instant outside the calendar.
    fn bare(self) -> String {
        format!("@{}ms", self.0)
    }
}

/// Formats a distance in a suitable unit. `None` under half a second.
fn rounded(millis: u64) -> Option<String> {
    let seconds = millis / 1000 + u64::from(millis % 1000 >= 500);
    let in_units = |unit: u64| (seconds + unit / 2) / unit;
    Some(match seconds {
        0 => return None,
        1..MINUTE => count(seconds, "second"),
        _ if in_units(MINUTE) < 60 => count(in_units(MINUTE), "minute"),
        _ if in_units(HOUR) < 24 => count(in_units(HOUR), "hour"),
        _ if in_units(DAY) <= 2 * 366 => count(in_units(DAY), "day"),
        // The mean year of the calendar is 365.2425 days.
        _ => count(in_units(31_556_952), "year"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_767_268_800_000);

    fn ahead(seconds: i64) -> Timestamp {
        Timestamp(NOW.0 + seconds * 1000)
    }

    #[test]
    fn instants_are_printed_in_whole_seconds() {
        assert_eq!(NOW.rfc3339(), "2026-01-01T12:00:00Z");
        assert_eq!(Timestamp(NOW.0 + 7).rfc3339(), "2026-01-01T12:00:00Z");
        assert_eq!(Timestamp(-1).rfc3339(), "1969-12-31T23:59:59Z");
    }

    #[test]
    fn day_has_its_time_unless_it_ends_then() {
        let at = |text: &str| Timestamp(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis());
        assert_eq!(at("2027-02-22T23:59:59Z").day(Zone::Utc), "Mon 22 Feb 2027");
        assert_eq!(at("2027-02-02T08:05:00Z").day(Zone::Utc), "Tue 2 Feb 2027 08:05");
    }

    #[test]
    fn times_are_formatted_for_tables() {
        assert_eq!(NOW.local(Zone::Utc), "2026-01-01 12:00");
        assert_eq!(NOW.with_offset(Zone::Utc), "2026-01-01 12:00:00 +00:00");
    }

    #[test]
    fn instants_outside_the_calendar_are_shown() {
        for at in [i64::MIN, i64::MAX, Timestamp::MIN.0 - 1, Timestamp::MAX.0 + 1] {
            let at = Timestamp(at);
            for shown in [at.rfc3339(), at.local(Zone::Local), at.with_offset(Zone::Utc)] {
                assert_eq!(shown, format!("@{}ms", at.0));
            }
            for other in [i64::MIN, NOW.0, i64::MAX].map(Timestamp) {
                assert!(!at.in_words(other).is_empty() && at.left(other).ends_with(" left"));
                assert_eq!(at.days_after(other) < 0, at < other);
            }
        }
        assert_eq!(Timestamp::MIN.rfc3339(), "0001-01-01T00:00:00Z");
        assert_eq!(Timestamp::MAX.rfc3339(), "9999-12-31T23:59:59Z");
        for at in [Timestamp::MIN, Timestamp::MAX] {
            assert!(!at.local(Zone::Local).contains('@') && !at.with_offset(Zone::Local).contains('@'));
        }
    }

    #[test]
    fn distances_use_the_nearest_unit() {
        let words = |seconds| ahead(seconds).in_words(NOW);
        assert_eq!(words(0), "now");
        assert_eq!(words(1), "in 1 second");
        assert_eq!(words(-59), "59 seconds ago");
        assert_eq!(words(59 * 60 + 40), "in 1 hour");
        assert_eq!(words(-3 * 3600), "3 hours ago");
        assert_eq!(words(90 * 86_400 - 1), "in 90 days");
        assert_eq!(words(365 * 86_400), "in 365 days");
        assert_eq!(words(10 * 31_556_952), "in 10 years");
    }

    #[test]
    fn time_left_is_rounded_down() {
        let left = |seconds| ahead(seconds).left(NOW);
        assert_eq!(left(6 * 86_400 - 1), "5 days left");
        assert_eq!(left(86_400), "1 day left");
        assert_eq!(left(86_399), "23 hours left");
        assert_eq!(left(119), "1 minute left");
        assert_eq!(left(3), "under a minute left");
        assert_eq!(left(0), "none left");
        assert_eq!(ahead(86_400).days_after(NOW), 1);
        assert_eq!(ahead(86_399).days_after(NOW), 0);
        assert_eq!(ahead(-1).days_after(NOW), -1);
    }
}
