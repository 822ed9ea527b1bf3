//! The picker with the search behind it, and the month.

use console::Term;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::Choices;
use super::decode::Key;
use super::inline::{self, Ended, Inline};
use crate::error::Result;
use crate::ui::widget::month::{self, Month};
use crate::ui::widget::picker::{Asked, Picker};
use crate::ui::widget::{Look, Outcome};

/// The most rows in sight.
const ROWS: usize = 10;

/// Asks for one of the choices. Returns its number and its text.
pub(super) fn pick(
    term: &Term,
    label: &str,
    choices: &mut dyn Choices,
    preselects: bool,
) -> Result<Ended<(usize, String)>> {
    let (noun, columns) = (choices.noun(), choices.columns());
    let picker = Picker::new(Asked { label, noun, columns, preselects });
    choices.begin("");
    inline::ask(term, &mut Picking { picker, choices, rows: 1 })
}

/// Asks for a day, or another text that it reads.
pub(super) fn date(term: &Term, asked: month::Asked<'_>) -> Result<Ended<String>> {
    inline::ask(term, &mut Month::new(asked))
}

struct Picking<'a> {
    picker: Picker<'a>,
    choices: &'a mut dyn Choices,
    /// The most rows that were found so far, which the picker has room for.
    rows: usize,
}

impl Inline for Picking<'_> {
    type Answer = (usize, String);

    fn height(&self, width: u16) -> u16 {
        self.picker.height(width, u16::try_from(self.rows).unwrap_or(u16::MAX))
    }

    fn render(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        self.picker.render(frame, area, look);
    }

    fn handle(&mut self, key: Key) -> Outcome<(usize, String)> {
        match self.picker.handle(key) {
            Outcome::Answer(row) => Outcome::Answer((row.id, row.name())),
            Outcome::Search => {
                self.choices.begin(&self.picker.text());
                Outcome::Search
            }
            Outcome::Open => Outcome::Open,
            Outcome::Left => Outcome::Left,
        }
    }

    fn is_ready(&self) -> bool {
        self.picker.len() >= ROWS
    }

    fn work(&mut self) -> Result<bool> {
        if !self.choices.is_busy() {
            return Ok(false);
        }
        let (rows, progress) = self.choices.search_on()?;
        self.picker.add(rows, progress);
        self.rows = self.rows.max(self.picker.len()).min(ROWS);
        if let Some(total) = self.choices.total() {
            self.picker.set_total(total);
        }
        Ok(self.choices.is_busy())
    }
}

impl Inline for Month<'_> {
    type Answer = String;

    fn height(&self, _: u16) -> u16 {
        Month::HEIGHT
    }

    fn render(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look) {
        Month::render(self, frame, area, look);
    }

    fn handle(&mut self, key: Key) -> Outcome<String> {
        Month::handle(self, key)
    }
}
