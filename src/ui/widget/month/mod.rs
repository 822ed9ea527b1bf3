//! A month to walk in. A date can also be typed; the field and the chosen day stay in step.

mod draw;
#[cfg(test)]
mod tests;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::edit::{Line, Step};
use super::{Key, Outcome};

pub(crate) use draw::in_words;

/// The question.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub label: &'a str,
    /// The first day that can be chosen.
    pub today: NaiveDate,
    /// The day that is chosen at first.
    pub initial: NaiveDate,
}

/// The month on the screen.
#[derive(Debug)]
pub struct Month<'a> {
    asked: Asked<'a>,
    chosen: NaiveDate,
    typed: Line,
    /// Set while the field shows the chosen day: the next character then begins a new text.
    is_fresh: bool,
    note: Option<String>,
}

impl<'a> Month<'a> {
    pub fn new(asked: Asked<'a>) -> Self {
        let chosen = asked.initial.max(asked.today);
        Self { asked, chosen, typed: Line::new(&chosen.to_string()), is_fresh: true, note: None }
    }

    /// Takes a key in.
    pub fn handle(&mut self, key: Key) -> Outcome<NaiveDate> {
        self.note = None;
        match key {
            Key::Left => self.walk(self.chosen.checked_sub_days(Days::new(1))),
            Key::Right => self.walk(self.chosen.checked_add_days(Days::new(1))),
            Key::Up | Key::Char('\u{10}') => self.walk(self.chosen.checked_sub_days(Days::new(7))),
            Key::Down | Key::Char('\u{e}') => self.walk(self.chosen.checked_add_days(Days::new(7))),
            Key::PageUp => self.walk(self.chosen.checked_sub_months(Months::new(1))),
            Key::PageDown => self.walk(self.chosen.checked_add_months(Months::new(1))),
            Key::Home => self.walk(self.chosen.with_day(1)),
            Key::End => self.walk(last_day(self.chosen)),
            Key::Enter => return self.enter(),
            Key::Escape | Key::CtrlC => return Outcome::Left,
            // Neither moves the day nor is part of a date.
            Key::Tab | Key::BackTab | Key::Pasted('\n') => {}
            _ => return self.edit(key),
        }
        Outcome::Open
    }

    /// Moves to that day, or to the nearest one that can be chosen.
    fn walk(&mut self, to: Option<NaiveDate>) {
        let Some(to) = to else { return };
        self.chosen = to.max(self.asked.today).min(last());
        self.typed = Line::new(&self.chosen.to_string());
        self.is_fresh = true;
    }

    fn edit(&mut self, key: Key) -> Outcome<NaiveDate> {
        if self.is_fresh && matches!(key, Key::Char(c) | Key::Pasted(c) if !c.is_control()) {
            self.typed = Line::default();
        }
        match self.typed.press(key) {
            Step::Left => return Outcome::Left,
            Step::Unprintable(_) => self.note = Some("not printable, so it was ignored".to_owned()),
            Step::Full => self.note = Some("maximum length reached".to_owned()),
            Step::Edited | Step::Done => {}
        }
        self.is_fresh = self.typed.text() == self.chosen.to_string();
        if let Ok(day) = self.typed_day() {
            self.chosen = day;
        }
        Outcome::Open
    }

    fn enter(&mut self) -> Outcome<NaiveDate> {
        match self.typed_day() {
            Ok(day) => Outcome::Answer(day),
            Err(wrong) => {
                self.note = Some(wrong);
                Outcome::Open
            }
        }
    }

    /// The day in the field, or what is wrong with it.
    fn typed_day(&self) -> Result<NaiveDate, String> {
        read(&self.typed.text(), self.asked.today)
    }
}

/// Parses a date that is not in the past, or returns what is wrong with it.
pub fn read(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    match parse(text) {
        None => Err("type a date like 2027-01-31".to_owned()),
        Some(day) if day < today => Err("this day is in the past".to_owned()),
        Some(day) => Ok(day),
    }
}

/// Parses a date: a year of four digits, a month and a day.
fn parse(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, '-');
    let mut part = |least: usize, most: usize| {
        let digits = parts.next()?;
        let is_number = (least..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if is_number { digits.parse::<u32>().ok() } else { None }
    };
    let (year, month, day) = (part(4, 4)?, part(1, 2)?, part(1, 2)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The last day of the calendar.
fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The last day of its month.
fn last_day(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
