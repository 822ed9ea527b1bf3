//! Lengths of time: `90d`, `1d12h`, `6mo`.

use std::time::Duration;

use chrono::{DateTime, Months};

use super::Timestamp;
use super::zone::Offsets;
use crate::error::{Result, TimeError};

/// A length of time. A day is 24 hours and a week 168. The length of a month depends on the date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CalendarSpan {
    months: u32,
    millis: i64,
}

/// The units, in any case: name, milliseconds and months. One of the two is zero.
const UNITS: [(&str, i64, u32); 7] = [
    ("s", 1000, 0),
    ("min", 60_000, 0),
    ("h", 3_600_000, 0),
    ("d", 86_400_000, 0),
    ("w", 604_800_000, 0),
    ("mo", 0, 1),
    ("y", 0, 12),
];

/// Parses a length of time that does not depend on a calendar: `45s`, `30min`, `24h`, `14d`, `2w`, `1d12h` or `0`.
///
/// # Errors
/// Not a length of time, or in months or years, whose length depends on the date.
pub fn parse_duration(text: &str) -> Result<Duration> {
    let trimmed = text.trim();
    if trimmed == "0" {
        return Ok(Duration::ZERO);
    }
    let length = match CalendarSpan::parse(trimmed) {
        Some(Ok(length)) => length,
        Some(Err(cause)) => return Err(TimeError::InDuration { cause: Box::new(cause) }.into()),
        None => return Err(TimeError::NotADuration { text: text.to_owned() }.into()),
    };
    if length.months > 0 {
        return Err(TimeError::CalendarDuration { text: text.to_owned() }.into());
    }
    Ok(Duration::from_millis(length.millis.unsigned_abs()))
}

impl CalendarSpan {
    /// Parses numbers with units, each unit once. `None` if `text` does not resemble that.
    pub(super) fn parse(text: &str) -> Option<Result<Self, TimeError>> {
        if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.bytes().all(|b| b.is_ascii_alphanumeric())
        {
            return None;
        }
        Some(Self::parse_parts(text))
    }

    fn parse_parts(text: &str) -> Result<Self, TimeError> {
        let mut length = Self::default();
        let mut seen: Vec<&str> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (number, after) = split_where(rest, |c| !c.is_ascii_digit());
            let (unit, after) = split_where(after, |c| c.is_ascii_digit());
            rest = after;
            let &(name, millis, months) = UNITS
                .iter()
                .find(|(name, ..)| name.eq_ignore_ascii_case(unit))
                .ok_or_else(|| bad_unit(number, unit))?;
            if seen.contains(&name) {
                return Err(TimeError::UnitTwice { text: text.to_owned(), unit: name.to_owned() });
            }
            seen.push(name);
            length = length.with(number, millis, months).ok_or_else(|| too_far(text))?;
        }
        Ok(length)
    }

    fn with(self, number: &str, millis: i64, months: u32) -> Option<Self> {
        let number: u32 = number.parse().ok()?;
        Some(Self {
            months: self.months.checked_add(months.checked_mul(number)?)?,
            millis: self.millis.checked_add(millis.checked_mul(i64::from(number))?)?,
        })
    }

    /// Returns the instant this long after `now`. Adds months first, by the zone's calendar, then the rest.
    ///
    /// The 31st becomes the last day of a shorter month. `None` outside the years 1 to 9999.
    pub(super) fn after(self, now: Timestamp, zone: &impl Offsets) -> Option<Timestamp> {
        self.from(now, zone, DateTime::checked_add_months, self.millis)
    }

    /// Returns the instant this long before `now`, in the same way.
    pub(super) fn before(self, now: Timestamp, zone: &impl Offsets) -> Option<Timestamp> {
        self.from(now, zone, DateTime::checked_sub_months, -self.millis)
    }

    fn from(
        self,
        now: Timestamp,
        zone: &impl Offsets,
        shift: impl Fn(DateTime<chrono::Utc>, Months) -> Option<DateTime<chrono::Utc>>,
        millis: i64,
    ) -> Option<Timestamp> {
        let mut at = now.in_calendar()?.0;
        if self.months > 0 {
            let wall = DateTime::from_timestamp_millis(zone.wall(at))?;
            let wall = shift(wall, Months::new(self.months))?.timestamp_millis();
            // Avoids looking up offsets far outside the supported years.
            at = zone.last(Timestamp(wall).in_calendar()?.0);
        }
        Timestamp(at.checked_add(millis)?).in_calendar()
    }
}

/// Splits `text` before its first character that satisfies `ends`.
fn split_where(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

fn bad_unit(number: &str, unit: &str) -> TimeError {
    let number = number.to_owned();
    match unit {
        "" => TimeError::NoUnit { number },
        "m" | "M" => TimeError::AmbiguousUnit { number, unit: unit.to_owned() },
        _ => {
            let known = UNITS.iter().map(|(name, ..)| *name).collect();
            TimeError::UnknownUnit { unit: unit.to_owned(), known }
        }
    }
}

/// Returns the error for a time outside the calendar.
pub(super) fn too_far(text: &str) -> TimeError {
    TimeError::OutOfRange { text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::zone::tests::{Changed, HOUR, utc};
    use super::super::{Timestamp, Zone};
    use super::*;

    fn after(now: &str, length: &str) -> String {
        let length = CalendarSpan::parse(length).unwrap().unwrap();
        length.after(Timestamp(utc(now)), &Zone::Utc).unwrap().rfc3339()
    }

    #[test]
    fn months_keep_the_day_or_use_the_last() {
        assert_eq!(after("2026-01-31T10:00:00Z", "1mo"), "2026-02-28T10:00:00Z");
        assert_eq!(after("2027-11-30T10:00:00Z", "3mo"), "2028-02-29T10:00:00Z");
        assert_eq!(after("2028-02-29T10:00:00Z", "1y"), "2029-02-28T10:00:00Z");
        assert_eq!(after("2026-01-31T10:00:00Z", "1mo1d"), "2026-03-01T10:00:00Z");
        assert_eq!(after("2026-01-31T10:00:00Z", "1MO"), "2026-02-28T10:00:00Z");
    }

    #[test]
    fn months_keep_local_time_days_last_24h() {
        let spring = Changed { at: utc("2026-03-29T01:00:00Z"), before: HOUR, after: 2 * HOUR };
        let now = Timestamp(utc("2026-03-28T11:00:00Z"));
        let month = CalendarSpan::parse("1mo").unwrap().unwrap().after(now, &spring).unwrap();
        assert_eq!(month.rfc3339(), "2026-04-28T10:00:00Z");
        let day = CalendarSpan::parse("1d").unwrap().unwrap().after(now, &spring).unwrap();
        assert_eq!(day.rfc3339(), "2026-03-29T11:00:00Z");
    }

    #[test]
    fn durations_have_fixed_units() {
        assert_eq!(parse_duration("1d12h").unwrap(), Duration::from_secs(36 * 3600));
        assert_eq!(parse_duration(" 45s ").unwrap(), Duration::from_secs(45));
        assert_eq!(parse_duration("0").unwrap(), Duration::ZERO);
        assert_eq!(parse_duration("2W").unwrap(), Duration::from_secs(14 * 86_400));
        assert_eq!(parse_duration("1D12H").unwrap(), parse_duration("1d12h").unwrap());
        for bad in [
            "",
            "45",
            "1mo",
            "1y",
            "-5s",
            "1.5h",
            "h",
            "5 min",
            "1d1d",
            "1d1D",
            "3m",
            "3M",
            "99999999999999999999s",
            "١d",
        ] {
            assert!(parse_duration(bad).is_err(), "{bad}");
        }
    }
}
