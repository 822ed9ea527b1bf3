//! A month to walk in. A date can also be typed; the field and the chosen day stay in step.

mod draw;
#[cfg(test)]
mod tests;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::edit::{Line, Step};
use super::{Key, Outcome};

pub(crate) use draw::in_words;

/// Parses a text to its day; `None` if it has none. The error is shown.
pub type ReadDay<'a> = &'a dyn Fn(&str) -> Result<Option<NaiveDate>, String>;

/// The question.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub label: &'a str,
    /// The first day that can be chosen.
    pub today: NaiveDate,
    /// The day that is chosen at first.
    pub initial: NaiveDate,
    /// Examples of a text.
    pub hint: &'a str,
    pub read: ReadDay<'a>,
}

/// The month on the screen.
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
    pub fn handle(&mut self, key: Key) -> Outcome<String> {
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

    fn edit(&mut self, key: Key) -> Outcome<String> {
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
        if let Ok(Some(day)) = self.typed_day() {
            self.chosen = day.max(self.asked.today);
        }
        Outcome::Open
    }

    fn enter(&mut self) -> Outcome<String> {
        match self.typed_day() {
            Ok(_) => Outcome::Answer(self.typed.text().trim().to_owned()),
            Err(wrong) => {
                self.note = Some(wrong);
                Outcome::Open
            }
        }
    }

    /// The day in the field, or the error about it.
    fn typed_day(&self) -> Result<Option<NaiveDate>, String> {
        (self.asked.read)(self.typed.text().trim())
    }
}

/// The last day of the calendar.
fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The last day of its month.
fn last_day(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
