//! The search of a picker in the store.

use std::collections::HashSet;

use crate::domain::text::{fold, visible};
use crate::error::Result;
use crate::store::Store;
use crate::store::search::{Among, Names, Searched, by_id_or_email, count, part};
use crate::ui::prompt::{Choices, Column, FEWEST, Progress, Rank, Row, is_near, rank};

/// The most rows that are shown. Typing finds the others.
const MOST: usize = 10_000;

/// The names of the first part, so that the first screen is there at once, and of those after it.
const FIRST: u32 = 200;
const NEXT: u32 = 2000;

/// The names of a part of which most do not match, and the most rows of it.
const WALKED: u32 = 10_000;
const TAKEN: u32 = 500;

/// The names that are counted at a time.
const COUNTED: u32 = 50_000;

/// The most rows that are found by id or email address.
const BY_ID: u32 = 100;

/// Something that can be picked.
pub trait Pickable: Searched {
    /// The noun in the plural.
    const NOUN: &'static str;

    fn id(&self) -> String;

    /// The texts that a search finds it by, the best known first.
    fn names(&self) -> Vec<String>;
}

type Cells<T> = Box<dyn Fn(&T) -> Vec<String>>;

/// The columns of a picker, and the cells of a row.
pub struct Look<T> {
    pub columns: &'static [Column],
    pub cells: Cells<T>,
}

/// A search, which goes on in parts while the user looks at the first rows.
pub struct Search<'s, T> {
    store: &'s Store,
    look: Look<T>,
    keep: fn(&T) -> bool,
    /// Set if `keep` keeps everything: the names can then be counted without being read.
    keeps_all: bool,
    wanted: String,
    phase: Phase,
    names: Option<Names>,
    uncounted: Option<Names>,
    counted: u64,
    found: Vec<T>,
    seen: HashSet<String>,
}

/// The parts of a search, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The names that begin with the text.
    Beginning,
    /// The ids and addresses that do.
    Id,
    /// The names that contain it.
    Inside,
    /// The names that have its characters in order. Only if nothing else was found.
    Near,
    Done,
    /// More rows match than are shown.
    Full,
}

impl<'s, T: Pickable> Search<'s, T> {
    /// All things.
    pub fn new(store: &'s Store, look: Look<T>) -> Self {
        Self {
            store,
            look,
            keep: |_| true,
            keeps_all: true,
            wanted: String::new(),
            phase: Phase::Beginning,
            names: Some(Names::all()),
            uncounted: Some(Names::all()),
            counted: 0,
            found: Vec::new(),
            seen: HashSet::new(),
        }
    }

    /// The things that `keep` keeps.
    pub fn only(store: &'s Store, look: Look<T>, keep: fn(&T) -> bool) -> Self {
        Self { keep, keeps_all: false, uncounted: None, ..Self::new(store, look) }
    }

    /// Returns the thing with this number.
    pub fn take(&mut self, id: usize) -> T {
        self.found.swap_remove(id)
    }

    /// Reports whether there is nothing to choose from.
    pub fn is_empty(&mut self) -> Result<bool> {
        self.begin("");
        while self.found.is_empty() && self.is_searching() {
            self.search_on()?;
        }
        let is_empty = self.found.is_empty();
        self.begin("");
        Ok(is_empty)
    }

    fn is_searching(&self) -> bool {
        !matches!(self.phase, Phase::Done | Phase::Full)
    }

    fn search(&mut self) -> Result<Vec<T>> {
        let wanted = self.wanted.as_str();
        let (among, walked, most) = match self.phase {
            Phase::Beginning if self.seen.is_empty() => (Among::All, FIRST, FIRST),
            Phase::Beginning => (Among::All, NEXT, NEXT),
            Phase::Inside => (Among::Containing(wanted), WALKED, TAKEN),
            Phase::Near => (Among::Scattered(wanted), WALKED, TAKEN),
            Phase::Id => {
                return self.store.read(|tx| by_id_or_email(tx, wanted, BY_ID));
            }
            Phase::Done | Phase::Full => return Ok(Vec::new()),
        };
        let names = &mut self.names;
        self.store.read(|tx| {
            // The transaction may be read again.
            let mut rest = names.clone();
            let rows = part(tx, &mut rest, among, walked, most)?;
            *names = rest;
            Ok(rows)
        })
    }

    /// The rank of a row of this phase. `None` if it does not match after all.
    fn rank(&self, row: &T) -> Option<Rank> {
        let names = row.names();
        match self.phase {
            Phase::Beginning => Some(Rank::Prefix),
            Phase::Id => Some(Rank::OtherPrefix),
            Phase::Near => {
                names.first().is_some_and(|name| is_near(&fold(name), &self.wanted)).then_some(Rank::Near)
            }
            _ => names.iter().filter_map(|name| rank(&fold(name), &self.wanted)).min(),
        }
    }

    fn advance(&mut self) {
        if self.found.len() >= MOST {
            self.phase = Phase::Full;
            return;
        }
        if self.names.is_some() && self.phase != Phase::Id {
            return;
        }
        self.phase = match self.phase {
            Phase::Beginning if self.wanted.is_empty() => Phase::Done,
            Phase::Beginning => Phase::Id,
            Phase::Id => Phase::Inside,
            Phase::Inside if self.found.is_empty() && self.wanted.chars().count() >= FEWEST => Phase::Near,
            Phase::Inside | Phase::Near | Phase::Done => Phase::Done,
            Phase::Full => Phase::Full,
        };
        self.names = self.is_searching().then(Names::all);
    }

    fn count(&mut self) -> Result<()> {
        let mut rest = self.uncounted.take();
        self.counted += self.store.read(|tx| count::<T>(tx, &mut rest, COUNTED))?;
        self.uncounted = rest;
        Ok(())
    }
}

impl<T: Pickable> Choices for Search<'_, T> {
    fn noun(&self) -> &'static str {
        T::NOUN
    }

    fn columns(&self) -> &'static [Column] {
        self.look.columns
    }

    fn begin(&mut self, text: &str) {
        self.wanted = fold(text.trim());
        self.phase = Phase::Beginning;
        self.names = Some(Names::beginning(&self.wanted));
        self.found.clear();
        self.seen.clear();
    }

    fn search_on(&mut self) -> Result<(Vec<Row>, Progress)> {
        if !self.is_searching() {
            self.count()?;
            return Ok((Vec::new(), self.progress()));
        }
        let mut rows = Vec::new();
        for row in self.search()? {
            let Some(rank) = self.rank(&row) else { continue };
            if self.found.len() < MOST && (self.keep)(&row) && self.seen.insert(row.id()) {
                let cells = (self.look.cells)(&row);
                let cells = cells.iter().map(|cell| visible(cell).into_owned()).collect();
                rows.push(Row { id: self.found.len(), rank, cells });
                self.found.push(row);
            }
        }
        self.advance();
        if self.phase == Phase::Done && self.wanted.is_empty() {
            (self.uncounted, self.counted) = (None, self.found.len() as u64);
            self.keeps_all = true;
        }
        Ok((rows, self.progress()))
    }

    fn is_busy(&self) -> bool {
        self.is_searching() || self.uncounted.is_some()
    }

    fn total(&self) -> Option<u64> {
        (self.keeps_all && self.uncounted.is_none()).then_some(self.counted)
    }
}

impl<T: Pickable> Search<'_, T> {
    fn progress(&self) -> Progress {
        match self.phase {
            Phase::Done => Progress::Done,
            Phase::Full => Progress::Full,
            _ => Progress::Searching,
        }
    }
}
