//! The things that a picker chooses from.

use crate::domain::text::{fold, visible};
use crate::error::Result;
use crate::ui::widget::picker::{Column, Progress, Row};
use crate::ui::widget::rank::{Rank, is_near, rank};

/// Things to choose from, which are found as the user types.
pub trait Choices {
    /// The noun in the plural: `keys`.
    fn noun(&self) -> &'static str;

    /// The columns of a row.
    fn columns(&self) -> &'static [Column];

    /// Begins to search for a text. The empty text finds everything.
    fn begin(&mut self, text: &str);

    /// Searches on for a few milliseconds. Returns the rows that it found, each once since `begin`.
    fn search_on(&mut self) -> Result<(Vec<Row>, Progress)>;

    /// Returns true while [`Self::search_on`] has more to do.
    fn is_busy(&self) -> bool;

    /// The number of all choices, once it is known.
    fn total(&self) -> Option<u64>;
}

/// A few things in memory. The number of a row is its position.
pub struct Items {
    noun: &'static str,
    columns: &'static [Column],
    rows: Vec<Vec<String>>,
    wanted: Option<String>,
}

impl Items {
    /// Things with a text for each column.
    #[must_use]
    pub fn new(noun: &'static str, columns: &'static [Column], rows: Vec<Vec<String>>) -> Self {
        Self { noun, columns, rows, wanted: None }
    }

    fn ranked(&self, wanted: &str) -> Vec<Row> {
        let row = |id: usize, rank| {
            let cells = self.rows[id].iter().map(|cell| visible(cell).into_owned()).collect();
            Row { id, rank, cells }
        };
        let all = || self.rows.iter().enumerate();
        let found = all().filter_map(|(id, cells)| Some(row(id, best(cells, wanted)?)));
        let mut found: Vec<Row> = found.collect();
        if found.is_empty() {
            let is_near = |cells: &[String]| cells.first().is_some_and(|name| is_near(&fold(name), wanted));
            let near = all().filter(|(_, cells)| is_near(cells));
            found = near.map(|(id, _)| row(id, Rank::Near)).collect();
        }
        found.sort_by_key(|row| row.rank);
        found
    }
}

/// The best rank of a name and the other cells.
fn best(cells: &[String], wanted: &str) -> Option<Rank> {
    let ranks = cells.iter().enumerate().filter_map(|(at, cell)| {
        let rank = rank(&fold(cell), wanted)?;
        Some(if at > 0 && rank == Rank::Prefix { Rank::OtherPrefix } else { rank })
    });
    ranks.min()
}

impl Choices for Items {
    fn noun(&self) -> &'static str {
        self.noun
    }

    fn columns(&self) -> &'static [Column] {
        self.columns
    }

    fn begin(&mut self, text: &str) {
        self.wanted = Some(fold(text.trim()));
    }

    fn search_on(&mut self) -> Result<(Vec<Row>, Progress)> {
        let wanted = self.wanted.take();
        Ok((wanted.map(|wanted| self.ranked(&wanted)).unwrap_or_default(), Progress::Done))
    }

    fn is_busy(&self) -> bool {
        self.wanted.is_some()
    }

    fn total(&self) -> Option<u64> {
        Some(self.rows.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[Column { name: "name", priority: 0 }, Column { name: "role", priority: 1 }];

    fn found(items: &[[&str; 2]], text: &str) -> Vec<usize> {
        let items = items.iter().map(|cells| cells.map(str::to_owned).to_vec()).collect();
        let mut items = Items::new("things", COLUMNS, items);
        items.begin(text);
        assert!(items.is_busy());
        let (rows, progress) = items.search_on().unwrap();
        assert_eq!((progress, items.is_busy()), (Progress::Done, false));
        rows.iter().map(|row| row.id).collect()
    }

    #[test]
    fn best_matches_come_first() {
        let items = ["nightly import", "reimport", "import", "i am part of it", "other"];
        let items = items.map(|name| [name, ""]);
        assert_eq!(found(&items, "Import"), [2, 0, 1]);
        assert_eq!(found(&items, "iprt"), [0, 1, 2, 3]);
        assert_eq!(found(&items, "  "), [0, 1, 2, 3, 4]);
        assert_eq!(found(&items, "zebra"), [0; 0]);
    }

    #[test]
    fn scattered_characters_match_names_only() {
        let members = [["Ada Lovelace", "administrator"], ["Edi Marsh", "editor"]];
        assert_eq!(found(&members, "Edi"), [1]);
        assert_eq!(found(&members, "editor"), [1]);
        assert_eq!(found(&members, "admstr"), [0; 0]);
        assert_eq!(found(&members, "ad love"), [0]);
    }
}
