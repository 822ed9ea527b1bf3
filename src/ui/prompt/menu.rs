//! A choice among a few items, and the confirmation.

use dialoguer::theme::ColorfulTheme;

use super::confirm::{Confirmation, begins_with};
use super::decode::Key;
use super::view::{Frame, Lined, Size};
use crate::domain::text::visible;
use crate::error::Result;
use crate::ui::measure::{cut, wrap};

/// The keys of a confirmation, in a line below it.
const KEYS: &str = "y or n, or ↑↓ and Enter";

/// One of a few items, with a question of any length above them.
pub(super) struct Menu<'a> {
    question: &'a str,
    items: &'a [String],
    chosen: usize,
    /// The confirmation whose choices are the items: letters choose at once.
    confirmation: Option<&'a Confirmation<'a>>,
}

impl<'a> Menu<'a> {
    pub(super) fn new(question: &'a str, items: &'a [String], start: usize) -> Self {
        Self { question, items, chosen: start.min(items.len().saturating_sub(1)), confirmation: None }
    }

    /// A confirmation with its choices as `items`.
    pub(super) fn confirming(confirmation: &'a Confirmation<'a>, items: &'a [String]) -> Self {
        Self { confirmation: Some(confirmation), ..Self::new(confirmation.question, items, 0) }
    }

    /// Takes a letter in: it chooses, or moves to the next item that begins with it.
    fn letter(&mut self, letter: char) -> Option<usize> {
        if let Some(at) = self.confirmation.and_then(|confirmation| confirmation.choice_of(letter)) {
            return Some(at);
        }
        let count = self.items.len();
        let after = (1..=count).map(|step| (self.chosen + step) % count);
        match after.into_iter().find(|at| begins_with(&self.items[*at], letter)) {
            Some(at) => self.chosen = at,
            None if letter == 'k' => self.up(),
            None if letter == 'j' => self.down(),
            None => {}
        }
        None
    }

    // Not around the ends: from the first item, Up must not lead to the last.
    fn up(&mut self) {
        self.chosen = self.chosen.saturating_sub(1);
    }

    fn down(&mut self) {
        self.chosen = (self.chosen + 1).min(self.items.len().saturating_sub(1));
    }
}

impl Lined for Menu<'_> {
    type Answer = usize;

    fn frame(&self, size: Size) -> Frame {
        let theme = ColorfulTheme::default();
        let question = wrap(&visible(self.question), size.columns.saturating_sub(3).max(8));
        let mut lines: Vec<String> = Vec::with_capacity(question.len() + self.items.len());
        for (at, line) in question.iter().enumerate() {
            let mark = if at == 0 { theme.prompt_prefix.to_string() } else { " ".to_owned() };
            lines.push(format!("{mark} {}", theme.prompt_style.apply_to(line)));
        }
        let room = size.rows.saturating_sub(lines.len() + 1).max(1);
        lines.extend(item_lines(&theme, self.items.iter(), Some(self.chosen), room, size.columns));
        if self.confirmation.is_some() && lines.len() + 1 < size.rows {
            let keys = cut(KEYS, size.columns.saturating_sub(3));
            lines.push(format!("  {}", theme.hint_style.apply_to(keys)));
        }
        Frame { lines, cursor: None }
    }

    fn press(&mut self, key: Key) -> Result<Option<usize>> {
        match key {
            Key::Up | Key::BackTab => self.up(),
            Key::Down | Key::Tab => self.down(),
            Key::Home => self.chosen = 0,
            Key::End => self.chosen = self.items.len().saturating_sub(1),
            Key::Enter if !self.items.is_empty() => return Ok(Some(self.chosen)),
            Key::Char(letter) if !self.items.is_empty() => return Ok(self.letter(letter)),
            _ => {}
        }
        Ok(None)
    }
}

/// As many items as there is room for, around the chosen one, which has a mark and not a color alone.
pub(super) fn item_lines<'i>(
    theme: &ColorfulTheme,
    items: impl ExactSizeIterator<Item = &'i String>,
    chosen: Option<usize>,
    room: usize,
    columns: usize,
) -> Vec<String> {
    let count = items.len();
    let start = (chosen.unwrap_or(0) + 1).saturating_sub(room).min(count.saturating_sub(room));
    let shown = items.enumerate().skip(start).take(room);
    shown
        .map(|(at, item)| {
            let text = visible(item);
            let text = cut(&text, columns.saturating_sub(3));
            if Some(at) == chosen {
                format!("{} {}", theme.active_item_prefix, theme.active_item_style.apply_to(text))
            } else {
                format!("{} {}", theme.inactive_item_prefix, theme.inactive_item_style.apply_to(text))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(items: &[&str], chosen: Option<usize>, room: usize) -> Vec<String> {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        let lines = item_lines(&ColorfulTheme::default(), items.iter(), chosen, room, 12);
        lines.iter().map(|line| console::strip_ansi_codes(line).into_owned()).collect()
    }

    #[test]
    fn chosen_item_has_a_mark_and_is_in_sight() {
        let items = ["one", "two", "three", "four"];
        assert_eq!(lines(&items, Some(1), 9), ["  one", "❯ two", "  three", "  four"]);
        assert_eq!(lines(&items, Some(3), 2), ["  three", "❯ four"]);
        assert_eq!(lines(&items, None, 2), ["  one", "  two"]);
    }

    #[test]
    fn items_are_safe_and_fit_their_line() {
        assert_eq!(
            lines(&["a\u{1b}[2J", "long long long", "地図地図地図"], None, 9),
            ["  a\\u{1b}[…", "  long lon…", "  地図地図…"]
        );
    }
}
