//! Titles near a text that is no title, for suggestions.
//!
//! Of a few titles all are read. Of many, those that differ in one letter are looked up: after each start of the text,
//! the index says which letters follow in any title, so no alphabet is assumed. Each step is a look-up in the index.

use std::collections::BTreeMap;

use super::super::ReadTx;
use super::super::engine::{Columns, Value};
use crate::domain::text::fold;
use crate::error::Result;

/// The number of titles up to which all are read.
const FEW: i64 = 10_000;

/// The most letters that are tried in one place.
const LETTERS: usize = 256;

/// The titles that are looked up with one statement.
const TOGETHER: usize = 32;

/// The titles by the ids of their keys.
type Titles = BTreeMap<String, String>;

/// Returns titles to suggest for `text`: of a store with few keys all of them, else those that differ in one letter, and
/// the neighbors in alphabetical order. A title that several keys have is returned several times.
pub fn titles_near(tx: &ReadTx<'_>, text: &str) -> Result<Vec<String>> {
    near(tx, &fold(text.trim()), FEW)
}

/// The same, for a text that is folded already, and another number of titles.
pub(super) fn near(tx: &ReadTx<'_>, folded: &str, few: i64) -> Result<Vec<String>> {
    let mut found = Titles::new();
    let mut has_more = false;
    let sql = "SELECT id FROM api_key ORDER BY title_fold, id LIMIT 1 OFFSET $1";
    tx.connection.query(sql, &[few.into()], &mut |_| {
        has_more = true;
        Ok(())
    })?;
    if !has_more {
        let sql = "SELECT id, title FROM api_key ORDER BY title_fold, id LIMIT $1";
        collect(tx, sql, &[few.into()], &mut found)?;
        return Ok(found.into_values().collect());
    }
    let one_edit = within_one_edit(tx, folded)?;
    for texts in one_edit.chunks(TOGETHER) {
        look_up(tx, texts, &mut found)?;
    }
    for sql in [
        "SELECT id, title FROM api_key WHERE title_fold < $1 ORDER BY title_fold DESC, id DESC LIMIT 100",
        "SELECT id, title FROM api_key WHERE title_fold > $1 ORDER BY title_fold, id LIMIT 100",
    ] {
        collect(tx, sql, &[folded.into()], &mut found)?;
    }
    Ok(found.into_values().collect())
}

/// Adds the keys with these folded titles, at most a few for each statement.
fn look_up(tx: &ReadTx<'_>, texts: &[String], found: &mut Titles) -> Result<()> {
    // Always the same number, so that the statement is prepared once.
    let texts = texts.iter().cycle().take(TOGETHER);
    let parameters: Vec<Value<'_>> = texts.map(|text| text.as_str().into()).collect();
    let places: Vec<String> = (1..=TOGETHER).map(|number| format!("${number}")).collect();
    let sql = format!(
        "SELECT id, title FROM api_key WHERE title_fold IN ({}) ORDER BY title_fold, id LIMIT 100",
        places.join(", ")
    );
    collect(tx, &sql, &parameters, found)
}

fn collect(tx: &ReadTx<'_>, sql: &str, parameters: &[Value<'_>], found: &mut Titles) -> Result<()> {
    tx.connection.query(sql, parameters, &mut |row| {
        let columns = Columns::new(row, "api_key");
        found.insert(columns.text("id")?.into_owned(), columns.text("title")?.into_owned());
        Ok(())
    })
}

/// Returns every text that differs from `folded` in one letter and may be a title: with it left out, exchanged with the
/// next one, replaced, or added.
fn within_one_edit(tx: &ReadTx<'_>, folded: &str) -> Result<Vec<String>> {
    let letters: Vec<char> = folded.chars().collect();
    let text = |parts: &[&[char]]| -> String { parts.iter().copied().flatten().collect() };
    let mut texts = Vec::new();
    for place in 0..=letters.len() {
        let (before, after) = letters.split_at(place);
        if let [letter, rest @ ..] = after {
            texts.push(text(&[before, rest]));
            if let [next, rest @ ..] = rest {
                texts.push(text(&[before, &[*next, *letter], rest]));
            }
        }
        let mut follows = false;
        each_letter_after(tx, &text(&[before]), &mut |letter| {
            follows = true;
            texts.push(text(&[before, &[letter], after]));
            if let [_, rest @ ..] = after {
                texts.push(text(&[before, &[letter], rest]));
            }
        })?;
        // No title begins like this.
        if !follows {
            break;
        }
    }
    texts.retain(|text| text != folded);
    Ok(texts)
}

/// Calls `visit` with each letter that follows `start` in a folded title.
fn each_letter_after(tx: &ReadTx<'_>, start: &str, visit: &mut dyn FnMut(char)) -> Result<()> {
    let sql = "SELECT title_fold FROM api_key WHERE title_fold >= $1 ORDER BY title_fold LIMIT 1";
    // Texts contain no control characters, so the first letter is at least a space.
    let mut from = format!("{start} ");
    for _ in 0..LETTERS {
        let mut found = None;
        tx.connection.query(sql, &[from.as_str().into()], &mut |row| {
            let title = Columns::new(row, "api_key").text("title_fold")?;
            found = title.strip_prefix(start).and_then(|rest| rest.chars().next());
            Ok(())
        })?;
        let Some(letter) = found else { break };
        visit(letter);
        let Some(next) = successor(letter) else { break };
        from = format!("{start}{next}");
    }
    Ok(())
}

/// Returns the next letter in the order of bytes, which is that of code points.
fn successor(letter: char) -> Option<char> {
    (u32::from(letter) + 1..=u32::from(char::MAX)).find_map(char::from_u32)
}
