//! A choice among many items, which typing narrows down.

use console::{Term, measure_text_width};
use dialoguer::theme::ColorfulTheme;

use super::decode::Key;
use super::edit::{Line, Step};
use super::keys::Keyboard;
use super::menu::item_lines;
use super::view::{Block, View};
use crate::domain::text::visible;
use crate::error::{Error, Result};
use crate::ui::measure::cut;

/// One of many items.
pub(super) struct Picker<'a> {
    label: &'a str,
    items: &'a [String],
    /// The items in lower case, for the search.
    folded: Vec<String>,
    typed: Line,
    /// The items that match, the best first.
    matches: Vec<usize>,
    /// The position of the chosen item among the matches.
    chosen: Option<usize>,
    /// False if only an arrow key, or a text that a single item matches, chooses.
    preselects: bool,
    /// Set after Enter without a choice.
    asks: bool,
    block: Block,
}

impl<'a> Picker<'a> {
    pub(super) fn new(label: &'a str, items: &'a [String], preselects: bool) -> Self {
        Self {
            label,
            items,
            folded: items.iter().map(|item| item.to_lowercase()).collect(),
            typed: Line::default(),
            matches: (0..items.len()).collect(),
            chosen: preselects.then_some(0),
            preselects,
            asks: false,
            block: Block::default(),
        }
    }

    fn search(&mut self) {
        self.matches = search(&self.folded, &self.typed.text());
        let is_only = self.matches.len() == 1 && !self.typed.text().trim().is_empty();
        self.chosen = (self.preselects || is_only).then_some(0);
    }

    fn enter(&mut self) -> Option<usize> {
        let chosen = self.chosen.and_then(|at| self.matches.get(at)).copied();
        self.asks = chosen.is_none() && !self.matches.is_empty();
        chosen
    }

    fn choose(&mut self, step: impl FnOnce(Option<usize>) -> usize) {
        let last = self.matches.len().saturating_sub(1);
        self.chosen = Some(step(self.chosen).min(last));
    }
}

impl View for Picker<'_> {
    type Answer = usize;

    fn draw(&mut self, term: &Term) -> Result<()> {
        let theme = ColorfulTheme::default();
        let (rows, columns) = term.size();
        let (rows, columns) = (usize::from(rows), usize::from(columns));
        let label = visible(self.label);
        let label = theme.prompt_style.apply_to(cut(&label, columns / 2));
        let prompt = format!("{} {label} {} ", theme.prompt_prefix, theme.prompt_suffix);
        let begin = measure_text_width(&prompt);
        let (shown, cursor) = self.typed.window(columns.saturating_sub(begin));
        let mut lines = vec![format!("{prompt}{shown}")];
        if self.matches.is_empty() {
            let none = cut("no item matches", columns.saturating_sub(3));
            lines.push(format!("  {}", theme.hint_style.apply_to(none)));
        }
        let room = rows.saturating_sub(lines.len() + 1 + usize::from(self.asks)).max(1);
        let items = self.matches.iter().map(|at| &self.items[*at]);
        lines.extend(item_lines(&theme, items, self.chosen, room, columns));
        if self.asks {
            let asked = cut("nothing is chosen: choose with the arrow keys", columns.saturating_sub(3));
            lines.push(format!("  {}", theme.error_style.apply_to(asked)));
        }
        self.block.draw(term, &lines, Some((0, begin + cursor)))
    }

    fn clear(&mut self, term: &Term) {
        self.block.clear(term);
    }

    fn leave(&mut self, term: &Term) {
        self.block.leave(term);
    }

    fn press(&mut self, key: Key, _: &mut Keyboard<'_>) -> Result<Option<usize>> {
        self.asks = false;
        match key {
            Key::Up | Key::BackTab => self.choose(|at| at.map_or(0, |at| at.saturating_sub(1))),
            Key::Down | Key::Tab => self.choose(|at| at.map_or(0, |at| at + 1)),
            Key::PageUp => self.choose(|at| at.map_or(0, |at| at.saturating_sub(10))),
            Key::PageDown => self.choose(|at| at.map_or(0, |at| at + 10)),
            Key::Enter => return Ok(self.enter()),
            // A line break at the end of a paste is not part of a name.
            Key::Pasted('\n') => {}
            _ => match self.typed.press(key) {
                Step::Left => return Err(Error::Interrupted),
                _ => self.search(),
            },
        }
        Ok(None)
    }
}

/// The items that `typed` matches: first those that begin with it, then those with a word that does, those that contain
/// it, and those that have its characters in order.
pub(super) fn search(folded: &[String], typed: &str) -> Vec<usize> {
    let wanted = typed.trim().to_lowercase();
    let ranked = folded.iter().enumerate().filter_map(|(at, item)| Some((rank(item, &wanted)?, at)));
    let mut ranked: Vec<(u8, usize)> = ranked.collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, at)| at).collect()
}

fn rank(item: &str, wanted: &str) -> Option<u8> {
    if item.starts_with(wanted) {
        return Some(0);
    }
    let found: Vec<usize> = item.match_indices(wanted).map(|(at, _)| at).collect();
    if !found.is_empty() {
        let begins_word = |at: &usize| !item[..*at].chars().next_back().is_some_and(char::is_alphanumeric);
        return Some(if found.iter().any(begins_word) { 1 } else { 2 });
    }
    let mut rest = item.chars();
    wanted.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c)).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_matches_come_first() {
        let items = ["nightly import", "reimport", "import", "i am part of it", "other"].map(str::to_owned);
        assert_eq!(search(&items, "Import"), [2, 0, 1]);
        assert_eq!(search(&items, "iprt"), [0, 1, 2, 3]);
        assert_eq!(search(&items, "  "), [0, 1, 2, 3, 4]);
        assert_eq!(search(&items, "zebra"), [0; 0]);
    }

    fn pressed(picker: &mut Picker<'_>, keys: &str) -> Option<usize> {
        for c in keys.chars() {
            picker.typed.press(Key::Char(c));
            picker.search();
        }
        picker.enter()
    }

    #[test]
    fn enter_without_a_selection_asks_for_one() {
        let items = ["Ada", "Edi", "Eve"].map(str::to_owned);
        let mut picker = Picker::new("Transfer to:", &items, false);
        assert_eq!(picker.enter(), None);
        assert!(picker.asks);
        picker.choose(|at| at.map_or(0, |at| at + 1));
        assert_eq!(picker.enter(), Some(0));
        // Typing takes the choice away, unless a single item matches.
        assert_eq!(pressed(&mut picker, "e"), None);
        assert_eq!(pressed(&mut picker, "v"), Some(2));
        assert_eq!(pressed(&mut Picker::new("Which?", &items, true), ""), Some(0));
    }
}
