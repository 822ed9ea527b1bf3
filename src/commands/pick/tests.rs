use super::search::{Look, Search};
use super::*;
use crate::domain::role::Role;
use crate::domain::time::{Timestamp, Zone};
use crate::ops::fixture::{Fixture, create, member, new_key};
use crate::ui::prompt::{Choices, Progress, Row};

fn fixture(titles: &[&str]) -> Fixture {
    let fixture = Fixture::in_memory();
    for title in titles {
        create(&fixture.cx(), &new_key(title)).unwrap();
    }
    fixture
}

fn look() -> Look<Key> {
    nouns::keys(Timestamp(0), Zone::Utc)
}

/// Searches to the end, and returns the titles, the best first.
fn found(search: &mut dyn Choices, text: &str) -> Vec<String> {
    search.begin(text);
    let mut rows: Vec<Row> = Vec::new();
    let mut progress = Progress::Searching;
    while search.is_busy() {
        let (found, now) = search.search_on().unwrap();
        rows.extend(found);
        progress = now;
    }
    assert_eq!(progress, Progress::Done);
    rows.sort_by_key(|row| row.rank);
    rows.into_iter().map(|row| row.cells[0].clone()).collect()
}

#[test]
fn best_titles_come_first() {
    let fixture = fixture(&["reimport", "Nightly import", "Import", "other", "IMPORTANT"]);
    let mut search = Search::new(&fixture.store, look());
    assert_eq!(found(&mut search, "import"), ["Import", "IMPORTANT", "Nightly import", "reimport"]);
    assert_eq!(search.total(), Some(5));
    assert_eq!(found(&mut search, ""), ["Import", "IMPORTANT", "Nightly import", "other", "reimport"]);
    assert_eq!(found(&mut search, "ngtly"), ["Nightly import"]);
    assert_eq!(found(&mut search, "zebra"), [""; 0]);
    // Both are characters with a meaning in patterns.
    assert_eq!(found(&mut search, "%"), [""; 0]);
    assert_eq!(found(&mut search, "_"), [""; 0]);
}

#[test]
fn keys_are_found_by_id_and_address() {
    let fixture = fixture(&["Nightly import", "other"]);
    let mut search = Search::new(&fixture.store, look());
    found(&mut search, "night");
    let key = search.take(0);
    assert_eq!(found(&mut search, &key.id.to_string()[..6]), ["Nightly import"]);
    assert_eq!(found(&mut search, &key.email.to_string().to_uppercase()[..20]), ["Nightly import"]);
    assert_eq!(found(&mut search, &key.email.to_string()[..9]), ["Nightly import"]);
}

#[test]
fn parts_together_find_every_row_once() {
    let titles: Vec<String> = (0..450).map(|number| format!("Service {number}")).collect();
    let fixture = fixture(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let mut search = Search::new(&fixture.store, look());
    for text in ["", "service", "ervice", "srvic", "9"] {
        let mut all = found(&mut search, text);
        let mut expected: Vec<&String> =
            titles.iter().filter(|title| text != "9" || title.contains('9')).collect();
        all.sort();
        expected.sort();
        assert_eq!(all.iter().collect::<Vec<_>>(), expected, "{text}");
    }
    assert_eq!(search.total(), Some(450));
}

#[test]
fn counted_without_being_read() {
    let fixture = fixture(&["a", "b", "c", "d", "e"]);
    for step in 1..8 {
        let mut rest = Some(crate::store::search::Names::all());
        let mut counted = 0;
        while rest.is_some() {
            let one = |tx: &crate::store::ReadTx<'_>| crate::store::search::count::<Key>(tx, &mut rest, step);
            counted += fixture.store.read(one).unwrap();
        }
        assert_eq!(counted, 5, "{step} at a time");
    }
}

#[test]
fn members_are_found_by_name_or_address() {
    let fixture = fixture(&[]);
    let edi = member(&fixture.cx(), "Edith", Role::Editor);
    let mut search = Search::new(&fixture.store, nouns::members());
    assert_eq!(found(&mut search, "dith"), ["Edith"]);
    assert_eq!(found(&mut search, &edi.email.to_string()), ["Edith"]);
    assert_eq!(found(&mut search, ""), ["Ada", "Edith"]);
    assert_eq!(search.total(), Some(2));
}

#[test]
fn filtered_search_is_empty_without_matches() {
    let fixture = fixture(&["a", "b"]);
    assert!(!Search::new(&fixture.store, look()).is_empty().unwrap());
    let mut none = Search::only(&fixture.store, look(), |_| false);
    assert!(none.is_empty().unwrap());
    assert_eq!((found(&mut none, ""), none.total()), (Vec::new(), Some(0)));
}

#[test]
fn chained_searches_keep_their_numbers() {
    let fixture = fixture(&["a", "b"]);
    let (mut keys, mut members) =
        (Search::new(&fixture.store, look()), Search::new(&fixture.store, nouns::members()));
    let mut none = Items::new("things", &[], vec![vec!["none".to_owned()]]);
    let mut all = Chain::new("things", vec![&mut keys, &mut members, &mut none]);
    assert_eq!(found(&mut all, ""), ["a", "b", "Ada", "none"]);
    assert_eq!(all.total(), Some(4));
    assert_eq!((all.origin(3), all.origin(1), all.origin(2)), ((0, 1), (1, 0), (2, 0)));
    let (key, member) = (keys.take(1), members.take(0));
    assert_eq!((key.title.as_str(), member.name.as_str()), ("b", "Ada"));
}
