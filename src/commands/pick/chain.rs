//! Several searches in one picker.

use crate::error::Result;
use crate::ui::prompt::{Choices, Column, Progress, Row};

/// Searches whose rows have the same columns.
///
/// The number of a row is its number in its search, times the number of searches, plus the position of that search.
pub struct Chain<'a> {
    noun: &'static str,
    searches: Vec<&'a mut dyn Choices>,
    progress: Vec<Progress>,
}

impl<'a> Chain<'a> {
    pub fn new(noun: &'static str, searches: Vec<&'a mut dyn Choices>) -> Self {
        Self { noun, progress: vec![Progress::Searching; searches.len()], searches }
    }

    /// Returns the position of the search that a row is from, and its number there.
    pub fn origin(&self, id: usize) -> (usize, usize) {
        (id % self.searches.len(), id / self.searches.len())
    }
}

impl Choices for Chain<'_> {
    fn noun(&self) -> &'static str {
        self.noun
    }

    fn columns(&self) -> &'static [Column] {
        self.searches.first().map_or(&[], |search| search.columns())
    }

    fn begin(&mut self, text: &str) {
        for search in &mut self.searches {
            search.begin(text);
        }
        self.progress.fill(Progress::Searching);
    }

    /// Searches on in all of them, so that the best of each are found early.
    fn search_on(&mut self) -> Result<(Vec<Row>, Progress)> {
        let mut found = Vec::new();
        let count = self.searches.len();
        for (at, search) in self.searches.iter_mut().enumerate().filter(|(_, search)| search.is_busy()) {
            let (rows, progress) = search.search_on()?;
            found.extend(rows.into_iter().map(|row| Row { id: row.id * count + at, ..row }));
            self.progress[at] = progress;
        }
        let has = |wanted| self.progress.contains(&wanted);
        let progress = match (has(Progress::Searching), has(Progress::Full)) {
            (true, _) => Progress::Searching,
            (_, true) => Progress::Full,
            _ => Progress::Done,
        };
        Ok((found, progress))
    }

    fn is_busy(&self) -> bool {
        self.searches.iter().any(|search| search.is_busy())
    }

    fn total(&self) -> Option<u64> {
        self.searches.iter().map(|search| search.total()).sum()
    }
}
