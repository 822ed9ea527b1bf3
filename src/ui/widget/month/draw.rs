//! The picture of a month.

use chrono::{Datelike as _, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::look::{Look, columns, line, put};
use super::{Month, last_day};
use crate::domain::text::visible;
use crate::ui::measure::wrap;

/// The width between the borders: seven days of four columns, and one for the mark after the last.
const INNER: u16 = 29;

/// The column of the left border.
const LEFT: u16 = 2;

const HINT: &str = "←↑↓→ day  PgUp/PgDn month  Esc back";

impl Month<'_> {
    /// The height of the whole picture.
    pub const HEIGHT: u16 = 15;

    /// Draws it, with the cursor in the field.
    pub fn render(&self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        let field = line(area, 0);
        let buffer = frame.buffer_mut();
        put(buffer, field, 0, "?", look.mark());
        let room = Rect { width: area.width.saturating_sub(14), ..field };
        let mut at = put(buffer, room, 2, &visible(self.asked.label), look.label()) + 1;
        at = put(buffer, field, at, "›", look.quiet()) + 1;
        let (shown, cursor) = self.typed.window(usize::from(area.width.saturating_sub(at)));
        put(buffer, field, at, &shown, Style::new());
        let (echo, style) = self.echo(look);
        if self.note.is_some() {
            put(buffer, line(area, 1), 0, "✘", style);
        }
        let echo = wrap(&echo, usize::from(area.width.saturating_sub(3).max(8)));
        let echo = &echo[..echo.len().min(3)];
        for (text, at) in echo.iter().zip(1..) {
            put(buffer, line(area, at), 2, text, style);
        }
        let top = 1 + u16::try_from(echo.len().max(1)).unwrap_or(1);
        let month =
            Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top + 1), ..area };
        self.draw_month(frame, month, look);
        if area.height >= Self::HEIGHT {
            put(frame.buffer_mut(), line(area, area.height - 2), 2, self.asked.hint, look.quiet());
        }
        put(frame.buffer_mut(), line(area, area.height.saturating_sub(1)), 2, HINT, look.quiet());
        let cursor = (at + u16::try_from(cursor).unwrap_or(0)).min(area.width.saturating_sub(1));
        frame.set_cursor_position((area.x + cursor, area.y));
    }

    /// The day in words, or what is wrong.
    fn echo(&self, look: Look) -> (String, Style) {
        if let Some(note) = &self.note {
            return (note.clone(), look.wrong());
        }
        match self.typed_day() {
            Ok(Some(day)) => (in_words(day, self.asked.today), look.quiet()),
            Ok(None) => (self.typed.text().trim().to_owned(), look.quiet()),
            Err(_) => (self.asked.hint.to_owned(), look.quiet()),
        }
    }

    fn draw_month(&self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        let buffer = frame.buffer_mut();
        let name = self.chosen.format(" %B %Y ").to_string();
        put(buffer, line(area, 0), LEFT, &border('╭', &name, '╮'), look.quiet());
        let mut rows = vec!["  Mo  Tu  We  Th  Fr  Sa  Su ".to_owned()];
        rows.extend(self.weeks(look));
        for (row, at) in rows.iter().zip(1..) {
            let row_line = line(area, at);
            put(buffer, row_line, LEFT, "│", look.quiet());
            let style = if at == 1 { look.quiet() } else { Style::new() };
            put(buffer, row_line, LEFT + 1, row, style);
            put(buffer, row_line, LEFT + 1 + INNER, "│", look.quiet());
        }
        self.color(frame, area, look);
        let is_present =
            (self.chosen.year(), self.chosen.month()) == (self.asked.today.year(), self.asked.today.month());
        let legend = if is_present { " * today " } else { "" };
        let end = 1 + u16::try_from(rows.len()).unwrap_or(0);
        put(frame.buffer_mut(), line(area, end), LEFT, &border('╰', legend, '╯'), look.quiet());
    }

    /// The lines of the weeks. The chosen day is in brackets, and today has a star.
    fn weeks(&self, look: Look) -> Vec<String> {
        let mut weeks: Vec<Vec<char>> = Vec::new();
        for day in days(self.chosen) {
            let weekday = weekday(day);
            if weeks.is_empty() || weekday == 0 {
                weeks.push(vec![' '; usize::from(INNER)]);
            }
            let Some(week) = weeks.last_mut() else { continue };
            let at = 4 * usize::from(weekday);
            let is_past = day < self.asked.today;
            // Days that cannot be chosen are dim; without color they are dots.
            let text = if is_past && !look.color { " ·".to_owned() } else { format!("{:>2}", day.day()) };
            for (cell, c) in week[at + 2..].iter_mut().zip(text.chars()) {
                *cell = c;
            }
            if day == self.chosen {
                (week[at + 1], week[at + 4]) = ('[', ']');
            } else if day == self.asked.today {
                let before = if day.day() < 10 { at + 2 } else { at + 1 };
                week[before] = '*';
            }
        }
        weeks.iter().map(|week| week.iter().collect()).collect()
    }

    /// Colors the chosen day, and dims the days that cannot be chosen.
    fn color(&self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        let mut week = 0;
        for day in days(self.chosen) {
            if weekday(day) == 0 && day.day() > 1 {
                week += 1;
            }
            let style = if day == self.chosen {
                look.chosen()
            } else if day < self.asked.today {
                look.quiet()
            } else {
                continue;
            };
            let place = line(area, 2 + week);
            let cells = Rect { x: area.x + LEFT + 2 + 4 * weekday(day), width: 4, ..place };
            frame.buffer_mut().set_style(cells.intersection(area), style);
        }
    }
}

/// For example `Mon 22 Feb 2027, in 90 days`.
pub(crate) fn in_words(day: NaiveDate, today: NaiveDate) -> String {
    let distance = match day.signed_duration_since(today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {} days", crate::domain::text::grouped(days.unsigned_abs())),
    };
    format!("{}, {distance}", day.format("%a %-d %b %Y"))
}

fn days(of: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let last = last_day(of).map_or(31, |day| day.day());
    (1..=last).filter_map(move |day| of.with_day(day))
}

/// Monday is 0.
fn weekday(day: NaiveDate) -> u16 {
    u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0)
}

/// A border with a text in its middle.
fn border(left: char, text: &str, right: char) -> String {
    let lines = INNER.saturating_sub(columns(text));
    let (before, after) = (lines / 2, lines - lines / 2);
    let dashes = |count: u16| "─".repeat(usize::from(count));
    format!("{left}{}{text}{}{right}", dashes(before), dashes(after))
}
