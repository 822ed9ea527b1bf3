//! A choice among a few items, and the confirmation.

use console::Term;
use dialoguer::theme::ColorfulTheme;

use super::decode::Key;
use super::keys::Keyboard;
use super::view::{Block, View};
use crate::domain::text::visible;
use crate::error::Result;
use crate::ui::measure::{cut, wrap};

/// One of a few items, with a question of any length above them.
pub(super) struct Menu<'a> {
    question: &'a str,
    items: &'a [String],
    chosen: usize,
    block: Block,
}

impl<'a> Menu<'a> {
    pub(super) fn new(question: &'a str, items: &'a [String], start: usize) -> Self {
        Self { question, items, chosen: start.min(items.len().saturating_sub(1)), block: Block::default() }
    }
}

impl View for Menu<'_> {
    type Answer = usize;

    fn draw(&mut self, term: &Term) -> Result<()> {
        let theme = ColorfulTheme::default();
        let (rows, columns) = term.size();
        let question = wrap(&visible(self.question), usize::from(columns).saturating_sub(3).max(8));
        let mut lines: Vec<String> = Vec::with_capacity(question.len() + self.items.len());
        for (at, line) in question.iter().enumerate() {
            let mark = if at == 0 { theme.prompt_prefix.to_string() } else { " ".to_owned() };
            lines.push(format!("{mark} {}", theme.prompt_style.apply_to(line)));
        }
        let room = usize::from(rows).saturating_sub(lines.len() + 1).max(1);
        lines.extend(item_lines(&theme, self.items.iter(), Some(self.chosen), room, usize::from(columns)));
        self.block.draw(term, &lines, None)
    }

    fn clear(&mut self, term: &Term) {
        self.block.clear(term);
    }

    fn leave(&mut self, term: &Term) {
        self.block.leave(term);
    }

    fn press(&mut self, key: Key, _: &mut Keyboard<'_>) -> Result<Option<usize>> {
        // Not around the ends: from the first item, Up must not lead to the last.
        let last = self.items.len().saturating_sub(1);
        match key {
            Key::Up | Key::BackTab | Key::Char('k') => self.chosen = self.chosen.saturating_sub(1),
            Key::Down | Key::Tab | Key::Char('j') => self.chosen = (self.chosen + 1).min(last),
            Key::Home => self.chosen = 0,
            Key::End => self.chosen = last,
            Key::Enter if !self.items.is_empty() => return Ok(Some(self.chosen)),
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
