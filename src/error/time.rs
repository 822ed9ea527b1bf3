//! Invalid times and durations.

use super::catalogue::catalogue;
use crate::domain::text::quoted;

catalogue! {
    /// A time or a duration is not valid.
    pub enum TimeError {
        /// A time has another form.
        NotATime { text: String } => "invalid", Usage,
            message("invalid time: {}", quoted(text)),
            shared(TIMES);
        /// A date does not exist.
        NoSuchDay { text: String } => "invalid", Usage,
            message("no such day: {}", quoted(text)),
            shared(TIMES);
        /// A date has no day, or no month and day.
        NoDay { text: String, day: String } => "invalid", Usage,
            message("{} is no day", quoted(text)),
            hint("write a whole date: `{day}`");
        /// A time is outside the years 1 to 9999.
        OutOfRange { text: String } => "invalid", Usage,
            message("{} is outside the years 1 to 9999", quoted(text)),
            hint("choose a nearer time, such as `90d` or `1y`");
        /// A number has no unit of time.
        NoUnit { number: String } => "invalid", Usage,
            message("{} has no unit", quoted(number)),
            hint("add one: `{0}d` for days, `{0}mo` for months", short(number));
        /// A unit of time is ambiguous.
        AmbiguousUnit { number: String, unit: String } => "invalid", Usage,
            message("{} could be minutes or months", quoted(&format!("{number}{unit}"))),
            hint("write `{0}min` or `{0}mo`", short(number));
        /// A unit of time is unknown.
        UnknownUnit { unit: String, known: Vec<&'static str> } => "invalid", Usage,
            message("unknown unit of time: {}", quoted(unit)),
            hint("use one of {}, as in `90d` or `3mo`", known.join(", "));
        /// A duration has a unit twice.
        UnitTwice { text: String, unit: String } => "invalid", Usage,
            message("{} has `{unit}` twice", quoted(text)),
            hint("write each unit once: `1d12h`");
        /// A duration has another form.
        NotADuration { text: String } => "invalid", Usage,
            message("invalid duration: {}", quoted(text)),
            shared(DURATIONS);
        /// A duration is in months or years, which differ in length.
        CalendarDuration { text: String } => "invalid", Usage,
            message("{} is in months or years, which differ in length", quoted(text)),
            shared(DURATIONS);
        /// A part of a duration is not valid.
        InDuration { cause: Box<TimeError> } => "invalid", Usage,
            message("{cause}"),
            shared(DURATIONS);
        /// The expiry that was typed is in the past.
        ExpiryTyped { understood: String } => "invalid", Usage,
            message("{understood}: the key would never work"),
            hint("choose a time in the future, such as `90d`, or `never`");
        /// The expiry is in the past.
        ExpiryPast { expires: String } => "invalid", Usage,
            message("the expiry {expires} is in the past"),
            hint("choose a time in the future, such as `90d`, or `never`");
        /// The grace period of a rotation ends after the year 9999.
        GraceTooLong => "invalid", Usage,
            message("the grace period ends after the year 9999"),
            hint("choose a shorter one: `--grace 24h`");
        /// The log is searched in the future.
        LogInFuture { text: String } => "invalid", Usage,
            message("{} is in the future: the log has only the past", quoted(text)),
            hint("pass a time in the past, `--since -7d`, or a day: `--since 2026-01-01`");
        /// The log is searched from `never`.
        LogNever => "invalid", Usage,
            message("`never` is not a time in the log"),
            hint("pass a time such as `-7d` or `2026-01-01`");
        /// Keys are listed that expire before a time in the past.
        ExpiringPast { text: String } => "invalid", Usage,
            message("{} is in the past", quoted(text)),
            hint("pass how far to look ahead: `--expiring 14d`");
        /// Keys are listed that expire before `never`.
        ExpiringNever { text: String } => "invalid", Usage,
            message("{} is not a time at which keys expire", quoted(text)),
            hint("pass how far to look ahead: `--expiring 14d`");
    }
}

/// The forms of a time.
const TIMES: &str = "write a time from now (`90d`, `12h`, `3mo`, `1y`), a date (`2030-12-31`, `tomorrow`, `friday`), \
                     a date and time (`2030-12-31 17:30`), RFC 3339 (`2030-12-31T17:30:00Z`), `now` or `never`";

/// The forms of a duration.
const DURATIONS: &str = "write it like `45s`, `30min`, `24h`, `14d` or `1d12h`";

/// Shortens a number for an example.
fn short(number: &str) -> &str {
    if number.len() > 6 { "90" } else { number }
}
