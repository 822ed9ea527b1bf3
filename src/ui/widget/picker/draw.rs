//! The picture of a picker.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::look::{Look, columns, line, put};
use super::fit::{GAP, fit};
use super::{Picker, Progress};
use crate::domain::text::{grouped, visible};

/// The least room for the typed text beside the question.
const FIELD: u16 = 20;

/// The height from which headings are shown.
const HEADED: u16 = 7;

const HINT: &str = "↑↓ move  Enter choose  Esc cancel";

impl Picker<'_> {
    /// Draws it, with the cursor in the field.
    pub fn render(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        let head = self.draw_head(frame, area, look);
        let is_headed = area.height >= HEADED && self.asked.columns.len() > 1;
        let below = head + u16::from(is_headed);
        let foot = area.height.saturating_sub(1);
        self.page = usize::from(foot.saturating_sub(below));
        self.scroll();
        let widths = self.fitted(area);
        if is_headed && !self.rows.is_empty() {
            let names = self.asked.columns.iter().map(|column| column.name);
            let heading = joined(names, &widths);
            put(frame.buffer_mut(), line(area, head), 2, &heading.to_uppercase(), look.quiet());
        }
        for (at, row) in self.rows.iter().enumerate().skip(self.top).take(self.page) {
            let place = below + u16::try_from(at - self.top).unwrap_or(u16::MAX);
            let text = joined(row.cells.iter().map(String::as_str), &widths);
            let is_chosen = self.chosen == Some(at);
            let style = if is_chosen { look.chosen() } else { ratatui::style::Style::new() };
            if is_chosen {
                put(frame.buffer_mut(), line(area, place), 0, "❯", look.pointer());
            }
            put(frame.buffer_mut(), line(area, place), 2, &text, style);
        }
        if area.height > head {
            self.draw_foot(frame, area, look);
        }
    }

    /// The height that shows `rows` rows.
    pub fn height(&self, width: u16, rows: u16) -> u16 {
        let head = if self.fits_one_line(width) { 1 } else { 2 };
        head + u16::from(self.asked.columns.len() > 1) + rows + 1
    }

    fn fits_one_line(&self, width: u16) -> bool {
        // The marks around the question, and the widest count of most stores.
        columns(&visible(self.asked.label)).saturating_add(5 + FIELD + 16) <= width
    }

    /// Draws the question, the field and the count, and returns how many lines they take.
    fn draw_head(&self, frame: &mut Frame<'_>, area: Rect, look: Look) -> u16 {
        let first = line(area, 0);
        let count = self.count();
        let of_count = columns(&count);
        let one_line = self.fits_one_line(area.width);
        let buffer = frame.buffer_mut();
        put(buffer, first, 0, "?", look.mark());
        let room = Rect { width: area.width.saturating_sub(of_count + 2), ..first };
        let mut end = put(buffer, room, 2, &visible(self.asked.label), look.label());
        put(buffer, first, area.width.saturating_sub(of_count), &count, look.quiet());
        let place = if one_line { first } else { line(area, 1) };
        end = put(buffer, place, if one_line { end + 1 } else { 0 }, "›", look.quiet()) + 1;
        let reserved = if one_line { of_count + 2 } else { 0 };
        let (shown, cursor) = self.typed.window(usize::from(area.width.saturating_sub(end + reserved)));
        put(buffer, place, end, &shown, ratatui::style::Style::new());
        let cursor = place.x + (end + u16::try_from(cursor).unwrap_or(0)).min(area.width.saturating_sub(1));
        frame.set_cursor_position((cursor, place.y));
        if one_line { 1 } else { 2 }
    }

    fn draw_foot(&self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        let foot = line(area, area.height.saturating_sub(1));
        let no_match = format!("no {} match", self.asked.noun);
        let full = format!("first {}: type to narrow them down", grouped(self.rows.len() as u64));
        let (text, style) = match (self.note, self.rows.is_empty(), self.progress) {
            (Some(note), ..) => (note, look.wrong()),
            (None, true, Progress::Searching) => ("searching…", look.quiet()),
            (None, true, _) => (no_match.as_str(), look.wrong()),
            (None, false, Progress::Full) => (full.as_str(), look.quiet()),
            _ => (HINT, look.quiet()),
        };
        if self.note.is_some() {
            put(frame.buffer_mut(), foot, 0, "✘", style);
        }
        put(frame.buffer_mut(), foot, 2, text, style);
    }

    /// For example `2,000 keys`, or `12 of 2,000`.
    fn count(&self) -> String {
        let mut found = grouped(self.rows.len() as u64);
        found.push_str(match self.progress {
            Progress::Searching => "…",
            Progress::Done => "",
            Progress::Full => "+",
        });
        match self.total {
            Some(total) if self.text().is_empty() => format!("{} {}", grouped(total), self.asked.noun),
            Some(total) => format!("{found} of {}", grouped(total)),
            None if self.text().is_empty() => format!("{found} {}", self.asked.noun),
            None => found,
        }
    }

    fn fitted(&self, area: Rect) -> Vec<usize> {
        let widest = self.widths.iter().zip(self.asked.columns);
        // An empty column has no heading either.
        let widest =
            widest.map(|(widest, column)| if *widest == 0 { 0 } else { (*widest).max(column.name.len()) });
        fit(self.asked.columns, &widest.collect::<Vec<_>>(), usize::from(area.width.saturating_sub(3)))
    }

    /// Keeps the chosen row in sight.
    fn scroll(&mut self) {
        let page = self.page.max(1);
        let chosen = self.chosen.unwrap_or(self.top);
        self.top = self.top.clamp((chosen + 1).saturating_sub(page), chosen);
        self.top = self.top.min(self.rows.len().saturating_sub(page));
    }
}

/// The texts in columns of these widths.
fn joined<'t>(texts: impl Iterator<Item = &'t str>, widths: &[usize]) -> String {
    let mut text = String::new();
    let mut owed = 0;
    for (cell, width) in texts.zip(widths).filter(|(_, width)| **width > 0) {
        let cell = crate::ui::measure::cut(cell, *width);
        crate::ui::measure::pad(&mut text, owed);
        text.push_str(&cell);
        owed = width.saturating_sub(crate::ui::measure::width(&cell)) + GAP;
    }
    text
}
