//! Searches for things to pick, in parts: no statement walks more than a given number of rows, however large the store.
//!
//! A part begins after a place in alphabetical order. Within it the index of the folded names is all that is read,
//! except for the rows that match.

use super::ReadTx;
use super::engine::{Columns, Value};
use super::select::{escape_like, id_range};
use crate::error::Result;

/// Sorts after every text that can be stored.
const AFTER_ALL: &str = "\u{10ffff}";

/// A place in alphabetical order: a folded name, and an id among equal names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    name: String,
    id: String,
}

/// The names that a search walks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    after: Place,
    before: String,
}

impl Names {
    /// Every name.
    #[must_use]
    pub fn all() -> Self {
        Self::beginning("")
    }

    /// The names that begin with a folded text.
    #[must_use]
    pub fn beginning(folded: &str) -> Self {
        Self {
            after: Place { name: folded.to_owned(), id: String::new() },
            before: format!("{folded}{AFTER_ALL}"),
        }
    }
}

/// The names that a part takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among<'a> {
    /// Every name.
    All,
    /// The names that contain a folded text.
    Containing(&'a str),
    /// The names that have the characters of a folded text in order.
    Scattered(&'a str),
}

impl Among<'_> {
    fn pattern(self) -> String {
        match self {
            Self::All => "%".to_owned(),
            Self::Containing(text) => format!("%{}%", escape_like(text)),
            Self::Scattered(text) => {
                let characters = text.chars().filter(|c| !c.is_whitespace());
                let parts: Vec<String> = characters.map(|c| escape_like(&c.to_string())).collect();
                format!("%{}%", parts.join("%"))
            }
        }
    }
}

/// Statements about a noun that can be searched.
pub struct Statements {
    pub table: &'static str,
    /// Selects `name_fold` and `id` of the row so many (`$4`) rows after the place `$1`, `$2`, below `$3`.
    pub skip: &'static str,
    /// Selects the rows after the place `$1`, `$2` up to the place `$3`, `$4` whose names are like `$5`, at most `$6`.
    /// The last two columns are their `name_fold` and their id, `place_id`.
    pub part: &'static str,
    /// Selects at most `$3` rows with an id from `$1` to below `$2`.
    pub by_id: &'static str,
    /// Selects at most `$3` rows with an email address from `$1` to below `$2`.
    pub by_email: Option<&'static str>,
}

/// A noun that can be searched.
pub trait Searched: Sized + private::Noun {}

impl<T: private::Noun> Searched for T {}

pub(super) mod private {
    use super::{Columns, Result, Statements};

    pub trait Noun: Sized {
        const STATEMENTS: &'static Statements;

        fn decode(columns: &Columns<'_>) -> Result<Self>;
    }
}

/// Takes the next `walked` names from `names`, and returns the rows of those that match, at most `most`.
pub fn part<T: Searched>(
    tx: &ReadTx<'_>,
    names: &mut Option<Names>,
    among: Among<'_>,
    walked: u32,
    most: u32,
) -> Result<Vec<T>> {
    let Some(Names { after, before }) = names.take() else { return Ok(Vec::new()) };
    let end = skip::<T>(tx, &after, &before, walked)?;
    let until = end.clone().unwrap_or_else(|| Place { name: before.clone(), id: String::new() });
    let mut rows = Vec::new();
    let mut last = None;
    tx.connection.query(
        T::STATEMENTS.part,
        &[
            after.name.into(),
            after.id.into(),
            until.name.into(),
            until.id.into(),
            among.pattern().into(),
            i64::from(most).into(),
        ],
        &mut |row| {
            let columns = Columns::new(row, T::STATEMENTS.table);
            rows.push(T::decode(&columns)?);
            last = Some(Place {
                name: columns.text("name_fold")?.into_owned(),
                id: columns.text("place_id")?.into_owned(),
            });
            Ok(())
        },
    )?;
    let is_full = rows.len() >= usize::try_from(most).unwrap_or(usize::MAX);
    *names = if is_full { last } else { end }.map(|after| Names { after, before });
    Ok(rows)
}

/// Takes the next `walked` names from `names` and returns how many there were.
pub fn count<T: Searched>(tx: &ReadTx<'_>, names: &mut Option<Names>, walked: u32) -> Result<u64> {
    let Some(Names { after, before }) = names.take() else { return Ok(0) };
    if let Some(after) = skip::<T>(tx, &after, &before, walked)? {
        *names = Some(Names { after, before });
        return Ok(u64::from(walked));
    }
    // Fewer are left: halves find out how many without reading them.
    let (mut counted, mut step, mut after) = (0, walked / 2, after);
    while step > 0 {
        while let Some(place) = skip::<T>(tx, &after, &before, step)? {
            counted += u64::from(step);
            after = place;
        }
        step /= 2;
    }
    Ok(counted)
}

/// Returns the place `walked` names further on. `None` if there are fewer.
fn skip<T: Searched>(tx: &ReadTx<'_>, after: &Place, before: &str, walked: u32) -> Result<Option<Place>> {
    let mut place = None;
    tx.connection.query(
        T::STATEMENTS.skip,
        &[
            after.name.as_str().into(),
            after.id.as_str().into(),
            before.into(),
            i64::from(walked.max(1) - 1).into(),
        ],
        &mut |row| {
            let columns = Columns::new(row, T::STATEMENTS.table);
            place = Some(Place {
                name: columns.text("name_fold")?.into_owned(),
                id: columns.text("id")?.into_owned(),
            });
            Ok(())
        },
    )?;
    Ok(place)
}

/// Returns the rows with an id or an email address that begins with a folded text, at most `most` of each.
pub fn by_id_or_email<T: Searched>(tx: &ReadTx<'_>, folded: &str, most: u32) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    let mut query = |sql: &str, from: String, before: String| {
        let parameters: [Value<'_>; 3] = [from.into(), before.into(), i64::from(most).into()];
        tx.connection.query(sql, &parameters, &mut |row| {
            rows.push(T::decode(&Columns::new(row, T::STATEMENTS.table))?);
            Ok(())
        })
    };
    let (from, before) = id_range(folded);
    query(T::STATEMENTS.by_id, from, before)?;
    if let Some(by_email) = T::STATEMENTS.by_email {
        query(by_email, folded.to_owned(), format!("{folded}{AFTER_ALL}"))?;
    }
    Ok(rows)
}
