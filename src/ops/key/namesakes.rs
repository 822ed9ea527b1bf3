//! Other keys with a title, or with one that looks like it (rule R11).

use crate::domain::id::KeyId;
use crate::domain::text::{Likeness, Name};
use crate::error::Result;
use crate::store::{ReadTx, key};

/// Other keys whose titles could be taken for a title.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Namesakes {
    /// The number of keys with the same title, ignoring case.
    pub same: u64,
    /// The titles that only look the same, each once.
    pub alike: Vec<String>,
}

/// Finds the keys, except one, whose titles could be taken for `title`.
///
/// Keys with the same title are all found, and titles of plain letters that `title` imitates. Other look-alikes are
/// found among the neighbors of `title` in alphabetical order, so that large stores stay fast.
pub fn namesakes(tx: &ReadTx<'_>, title: &Name, except: Option<KeyId>) -> Result<Namesakes> {
    let (folded, likeness) = (title.folded(), Likeness::of(title.as_str()));
    let mut alike: Vec<String> = Vec::new();
    key::each_title_near(tx, &folded, &Likeness::plain(title.as_str()), &mut |id, other| {
        let is_new = Some(id) != except && alike.iter().all(|known| known != other);
        if is_new && likeness.matches_text(other) {
            alike.push(other.to_owned());
        }
    })?;
    let itself = match except {
        Some(id) => key::get(tx, id)?.is_some_and(|key| key.title.folded() == folded),
        None => false,
    };
    let same = key::count_titled(tx, title)?.saturating_sub(u64::from(itself));
    Ok(Namesakes { same, alike })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::fixture::{Fixture, create, new_key};

    fn add(fixture: &Fixture, title: &str) -> KeyId {
        create(&fixture.cx(), &new_key(title)).unwrap().row.key.id
    }

    /// The namesakes of a title among keys with these titles.
    fn among(titles: &[&str], title: &str) -> Namesakes {
        let fixture = Fixture::in_memory();
        for title in titles {
            add(&fixture, title);
        }
        fixture.store.read(|tx| namesakes(tx, &Name::new(title).unwrap(), None)).unwrap()
    }

    #[test]
    fn same_titles_are_counted() {
        let found = among(&["CI", "ci", "Cl", "Cl", "c1", "cd"], "ci");
        assert_eq!(found, Namesakes { same: 2, alike: vec![] });
        let found = among(&["CI", "ci", "Cl", "Cl", "c1", "cd"], "CI");
        assert_eq!(found, Namesakes { same: 2, alike: vec!["c1".to_owned(), "Cl".to_owned()] });
    }

    #[test]
    fn imitation_of_plain_letters_is_found() {
        assert_eq!(among(&["Apple", "Pear"], "\u{430}pple").alike, ["Apple"]);
        assert_eq!(among(&["v1 import"], "v1 \u{456}mport").alike, ["v1 import"]);
        assert_eq!(among(&["☂"], "☂\u{fe0f}").alike, ["☂"]);
        assert_eq!(among(&["\u{430}pple"], "apple").alike, ["\u{430}pple"]);
        assert_eq!(among(&["Apple"], "Maple"), Namesakes::default());
    }

    #[test]
    fn key_is_no_namesake_of_itself() {
        let fixture = Fixture::in_memory();
        let id = add(&fixture, "Cl");
        for title in ["CL", "CI"] {
            let found = fixture.store.read(|tx| namesakes(tx, &Name::new(title).unwrap(), Some(id))).unwrap();
            assert_eq!(found, Namesakes::default(), "{title}");
        }
    }
}
