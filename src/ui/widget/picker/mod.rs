//! A choice among many rows, which typing narrows down.
//!
//! It does not search: it says when the text has changed, and is given the rows that were found.

mod draw;
mod fit;
#[cfg(test)]
mod tests;

use super::edit::{Line, Step};
use super::rank::Rank;
use super::{Key, Outcome};

/// A row that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number by which the searcher knows it.
    pub id: usize,
    pub rank: Rank,
    /// One text for each column, safe to print.
    pub cells: Vec<String>,
}

impl Row {
    /// The cells that name it: the first two.
    pub fn name(&self) -> String {
        let named: Vec<&str> =
            self.cells.iter().take(2).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        named.join("  ")
    }
}

/// A column. The first one is never left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Columns with the lowest numbers are left out first.
    pub priority: u8,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Searching,
    /// Every row that matches was found.
    Done,
    /// More rows match than can be shown.
    Full,
}

/// The question.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub label: &'a str,
    /// The things to choose from: `keys`.
    pub noun: &'a str,
    pub columns: &'a [Column],
    /// False if only an arrow key, or a text that a single row matches, chooses.
    pub preselects: bool,
}

/// The choice.
#[derive(Debug)]
pub struct Picker<'a> {
    asked: Asked<'a>,
    typed: Line,
    /// The rows that were found, the best first.
    rows: Vec<Row>,
    progress: Progress,
    /// The number of rows there are, if known.
    total: Option<u64>,
    /// The widest cell of each column.
    widths: Vec<usize>,
    chosen: Option<usize>,
    /// The first row in sight, and the number of rows in sight.
    top: usize,
    page: usize,
    note: Option<&'static str>,
}

const NOTHING_CHOSEN: &str = "nothing is chosen: use the arrow keys";
const UNPRINTABLE: &str = "not printable, so it was ignored";

impl<'a> Picker<'a> {
    pub fn new(asked: Asked<'a>) -> Self {
        Self {
            asked,
            typed: Line::default(),
            rows: Vec::new(),
            progress: Progress::Searching,
            total: None,
            widths: vec![0; asked.columns.len()],
            chosen: None,
            top: 0,
            page: 1,
            note: None,
        }
    }

    /// The text to search for.
    pub fn text(&self) -> String {
        self.typed.text().trim().to_owned()
    }

    /// Takes in the rows that were found for the present text.
    ///
    /// The chosen row stays the chosen one when better rows are found: the next Enter may have been meant for it.
    pub fn add(&mut self, rows: Vec<Row>, progress: Progress) {
        for row in rows {
            for (widest, cell) in self.widths.iter_mut().zip(&row.cells) {
                *widest = (*widest).max(crate::ui::measure::width(cell));
            }
            let at = self.rows.partition_point(|other| other.rank <= row.rank);
            self.rows.insert(at, row);
            if let Some(chosen) = &mut self.chosen
                && at <= *chosen
            {
                *chosen += 1;
            }
        }
        self.progress = progress;
        let is_only = progress == Progress::Done && self.rows.len() == 1 && !self.text().is_empty();
        if self.chosen.is_none() && !self.rows.is_empty() && (self.asked.preselects || is_only) {
            self.chosen = Some(0);
        }
    }

    /// The number of rows that were found.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Sets the number of rows there are.
    pub fn set_total(&mut self, total: u64) {
        self.total = Some(total);
    }

    /// Takes a key in.
    pub fn handle(&mut self, key: Key) -> Outcome<Row> {
        self.note = None;
        let page = self.page.max(1);
        match key {
            Key::Up | Key::BackTab | Key::Char('\u{10}') => self.choose(|at| at.saturating_sub(1)),
            Key::Down | Key::Tab | Key::Char('\u{e}') => self.choose(|at| at + 1),
            Key::PageUp => self.choose(|at| at.saturating_sub(page)),
            Key::PageDown => self.choose(|at| at + page),
            Key::Home => self.choose(|_| 0),
            Key::End => self.choose(|_| usize::MAX),
            Key::Enter => return self.enter(),
            Key::Escape | Key::CtrlC => return Outcome::Left,
            _ => return self.edit(key),
        }
        Outcome::Open
    }

    fn edit(&mut self, key: Key) -> Outcome<Row> {
        let before = self.text();
        match self.typed.press(key) {
            Step::Left => return Outcome::Left,
            Step::Unprintable(_) => self.note = Some(UNPRINTABLE),
            Step::Full => self.note = Some("maximum length reached"),
            Step::Edited | Step::Done => {}
        }
        if self.text() == before {
            return Outcome::Open;
        }
        self.rows.clear();
        self.widths.fill(0);
        (self.progress, self.chosen, self.top) = (Progress::Searching, None, 0);
        Outcome::Search
    }

    fn enter(&mut self) -> Outcome<Row> {
        if let Some(row) = self.chosen.and_then(|at| self.rows.get(at)) {
            return Outcome::Answer(row.clone());
        }
        self.note = (!self.rows.is_empty()).then_some(NOTHING_CHOSEN);
        Outcome::Open
    }

    /// Moves the choice. The first move chooses the first row, or the last.
    fn choose(&mut self, step: impl FnOnce(usize) -> usize) {
        let Some(last) = self.rows.len().checked_sub(1) else { return };
        let next = match self.chosen {
            Some(at) => step(at),
            None if step(0) == usize::MAX => last,
            None => 0,
        };
        self.chosen = Some(next.min(last));
    }
}
