//! Parsing of times.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::span::{CalendarSpan, too_far};
use super::zone::{Offsets, Zone};
use super::{Expiry, MINUTE, SECOND, Timestamp};
use crate::domain::text::quoted;
use crate::error::{Result, TimeError};

/// The range that a time covers as written: a date covers a day, `2026-01-01 17:30` a minute, RFC 3339 a second or,
/// with a fraction, a millisecond, and `90d` a millisecond.
///
/// `=` matches instants within it, `<` those before it and `>` those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeRange {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub until: Timestamp,
}

impl TimeRange {
    /// Reports whether it was written as a date.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.until.0.saturating_sub(self.from.0) > MINUTE
    }
}

/// A time to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeBound {
    /// The instants in this range.
    At(TimeRange),
    /// Later than every instant.
    Never,
}

/// A time as written: the range that it covers, and the single instant for uses that need one.
struct Written {
    span: TimeRange,
    instant: Timestamp,
}

/// Parses an expiry, in whole seconds. It must be after `now`.
///
/// A date means 23:59:59 of that day in `zone`, so that lists and filters show the date that was written. Fractions
/// of a second are cut off. A local time that occurs twice, because clocks are turned back, means the later instant.
/// A skipped one means the instant of the change.
///
/// # Errors
/// Not a time, outside the years 1 to 9999, or not in the future. The message contains the time as understood.
pub fn parse_expiry(text: &str, now: Timestamp, zone: Zone) -> Result<Expiry> {
    let Some(written) = read(text, now, &zone)? else { return Ok(Expiry::Never) };
    let instant = written.instant.start_of_second();
    if instant > now {
        return Ok(Expiry::At(instant));
    }
    let understood = format!("{} is {}, {}", quoted(text), instant.with_offset(zone), instant.in_words(now));
    Err(TimeError::ExpiryTyped { understood }.into())
}

/// Parses an expiry that was typed at a prompt, where a bare number means days: `30`. A number that could be a year
/// does not.
///
/// # Errors
/// Those of [`parse_expiry`].
#[doc(hidden)]
pub fn parse_typed_expiry(text: &str, now: Timestamp, zone: Zone) -> Result<Expiry> {
    match digits(text.trim()) {
        Some((number, 1..=4)) if !(1900..=2999).contains(&number) => {
            parse_expiry(&format!("{}d", text.trim()), now, zone)
        }
        _ => parse_expiry(text, now, zone),
    }
}

/// Parses a time to compare with. It may be in the past: `-30d`, `2020-01-01`.
///
/// # Errors
/// Not a time, or outside the years 1 to 9999.
pub fn parse_time_bound(text: &str, now: Timestamp, zone: Zone) -> Result<TimeBound> {
    Ok(read(text, now, &zone)?.map_or(TimeBound::Never, |written| TimeBound::At(written.span)))
}

/// Parses a time; `None` is `never`.
fn read(text: &str, now: Timestamp, zone: &impl Offsets) -> Result<Option<Written>> {
    let trimmed = text.trim();
    if trimmed.eq_ignore_ascii_case("never") {
        return Ok(None);
    }
    if trimmed.eq_ignore_ascii_case("now") {
        return at(text, Some(now)).map(Some);
    }
    if let Some((date, rest)) = split_date(trimmed) {
        let date = date.ok_or_else(|| TimeError::NoSuchDay { text: text.to_owned() })?;
        return read_dated(text, date, rest, zone).map(Some);
    }
    if let Some(date) = named_day(trimmed, now, zone) {
        return read_dated(text, date, "", zone).map(Some);
    }
    if let Some(day) = first_day(trimmed) {
        return Err(TimeError::NoDay { text: trimmed.to_owned(), day }.into());
    }
    let (length, back) = match trimmed.strip_prefix('-') {
        Some(length) => (length, true),
        None => (trimmed, false),
    };
    let length = CalendarSpan::parse(length).ok_or_else(|| not_a_time(text))??;
    at(text, if back { length.before(now, zone) } else { length.after(now, zone) }).map(Some)
}

/// Parses the text after a date: nothing, a time of day, or a time of day and an offset.
fn read_dated(text: &str, date: NaiveDate, rest: &str, zone: &impl Offsets) -> Result<Written> {
    let wall = |time: NaiveTime| date.and_time(time).and_utc().timestamp_millis();
    if rest.is_empty() {
        let start = wall(NaiveTime::MIN);
        let (from, until) = (zone.first(start), zone.end(start + 86_400_000));
        return written(text, from, until, until - 1);
    }
    let time = rest.strip_prefix(['T', 't', ' ']).ok_or_else(|| not_a_time(text))?.trim_start();
    let (clock, offset) = time.split_at(time.find(['Z', 'z', '+', '-']).unwrap_or(time.len()));
    if offset.is_empty() {
        let (time, covers) = read_clock(clock).ok_or_else(|| not_a_time(text))?;
        let start = wall(time);
        return written(text, zone.first(start), zone.end(start + covers), zone.last(start));
    }
    let full = format!("{date}T{}{offset}", clock.trim_end());
    let instant = DateTime::parse_from_rfc3339(&full).map_err(|_| not_a_time(text))?.timestamp_millis();
    // The program prints whole seconds, so a copied time must match its whole second.
    let covers = if clock.contains('.') { 1 } else { SECOND };
    written(text, instant, instant.saturating_add(covers), instant)
}

/// Splits a leading date from the rest. Requires exactly four, two and two digits, because chrono alone would read
/// `26-02-09` as the year 26. The date is `None` if there is no such day.
fn split_date(text: &str) -> Option<(Option<NaiveDate>, &str)> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-').map(digits);
    let (Some((year, 4)), Some((month, 2)), Some((day, 2)), None) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| year > 0);
    Some((date, rest))
}

/// Returns the day of `today`, `tomorrow`, `yesterday`, or the next one of a weekday: `fri`, `friday`. On a Friday, that
/// is the Friday after.
fn named_day(text: &str, now: Timestamp, zone: &impl Offsets) -> Option<NaiveDate> {
    let days = match text.to_ascii_lowercase().as_str() {
        "today" => 0,
        "tomorrow" => 1,
        "yesterday" => -1,
        word => {
            let wanted: Weekday = word.parse().ok()?;
            let ahead = wanted.days_since(local_day(now, zone)?.weekday());
            i64::from(if ahead == 0 { 7 } else { ahead })
        }
    };
    local_day(now, zone)?.checked_add_signed(TimeDelta::days(days))
}

fn local_day(now: Timestamp, zone: &impl Offsets) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(zone.wall(now.in_calendar()?.0)).map(|wall| wall.date_naive())
}

/// Returns the first day of a year or a month, `2027` or `2027-06`, for a suggestion.
fn first_day(text: &str) -> Option<String> {
    let (year, month) = text.split_once('-').unwrap_or((text, "01"));
    match (digits(year)?, digits(month)?) {
        // Smaller numbers, such as 0090, are no years that keys expire in.
        ((1900..=2999, 4), (1..=12, 2)) => Some(format!("{year}-{month}-01")),
        _ => None,
    }
}

/// Parses `17:30` or `17:30:00`, and returns the number of milliseconds that it covers.
fn read_clock(text: &str) -> Option<(NaiveTime, i64)> {
    let parts: Option<Vec<(u32, usize)>> = text.split(':').map(digits).collect();
    match parts?[..] {
        [(hour, 2), (minute, 2)] => Some((NaiveTime::from_hms_opt(hour, minute, 0)?, 60_000)),
        [(hour, 2), (minute, 2), (second, 2)] => Some((NaiveTime::from_hms_opt(hour, minute, second)?, 1000)),
        _ => None,
    }
}

/// Parses a number and counts its digits.
fn digits(text: &str) -> Option<(u32, usize)> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { Some((text.parse().ok()?, text.len())) } else { None }
}

/// Returns a single instant as written.
fn at(text: &str, instant: Option<Timestamp>) -> Result<Written> {
    let instant = instant.ok_or_else(|| too_far(text))?.0;
    written(text, instant, instant.saturating_add(1), instant)
}

fn written(text: &str, from: i64, until: i64, instant: i64) -> Result<Written> {
    let instant = Timestamp(instant).in_calendar().ok_or_else(|| too_far(text))?;
    Ok(Written { span: TimeRange { from: Timestamp(from), until: Timestamp(until) }, instant })
}

fn not_a_time(text: &str) -> TimeError {
    TimeError::NotATime { text: text.to_owned() }
}

#[cfg(test)]
mod tests;
