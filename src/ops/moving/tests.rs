use std::path::Path;
use std::time::Duration;

use super::*;
use crate::domain::grant::Principal;
use crate::domain::id::Randomness as _;
use crate::domain::role::Role;
use crate::domain::text::Name;
use crate::domain::time::Timestamp;
use crate::error::{Error, LineFault, MovingError, Result};
use crate::ops::check;
use crate::ops::key::revoke;
use crate::store::secret::{self, Presented};
use crate::store::{Location, Store};
use crate::testing::{
    FixedClock, Fixture, SeededRandom, create, layer, location, member as add_member, new_key, own, rotate,
};

fn exported(store: &Store) -> String {
    let mut text = Vec::new();
    export(store, &mut |line| {
        text.extend_from_slice(line);
        Ok(())
    })
    .unwrap();
    String::from_utf8(text).unwrap()
}

fn imported(location: &Location, export: &str) -> Result<()> {
    import(location, &Source::Input, &mut export.as_bytes(), &FixedClock::default(), || ()).map(drop)
}

/// A store with members, keys in every status, resources and titles.
fn filled(path: &Path, titles: &[String]) -> Fixture {
    let fixture = Fixture::at(path);
    let cx = fixture.cx();
    let eve = add_member(&cx, "Eve", Role::Editor);
    for title in titles {
        create(&cx, &new_key(title)).unwrap();
    }
    let [one, two] = ["one", "two"].map(|title| create(&cx, &new_key(title)).unwrap().row.key.id);
    rotate(&cx, one, Some(Duration::from_secs(3600))).unwrap();
    revoke(&cx, &[two]).unwrap();
    let maps = own(&cx, "maps", Principal::Key(one));
    layer(&cx, "rivers", maps, Principal::Member(eve.id));
    fixture.store.note_uses(&[(one, Timestamp(60_000))]).unwrap();
    fixture
}

fn secrets(store: &Store) -> Vec<(String, String)> {
    let mut found = Vec::new();
    store
        .read(|tx| {
            secret::each_with_hash(tx, &mut |hash, presented: Presented| {
                found.push((format!("{hash:?}"), format!("{presented:?}")));
                Ok(())
            })
        })
        .unwrap();
    found.sort();
    found
}

/// To the engine of the tests, to a file, and back.
#[test]
fn store_moves_between_engines_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let fixture = filled(&path("first"), &["a,b\"c\\d".to_owned(), "</script>".to_owned()]);
    let text = exported(&fixture.store);
    let file = Location::from(path("file.db"));
    let stores = [location(&path("second")), file, location(&path("third"))];
    for store in &stores {
        imported(store, &text).unwrap();
        let (store, _) = Store::open(store).unwrap();
        assert_eq!(exported(&store), text);
        assert_eq!(secrets(&store), secrets(&fixture.store));
        assert_eq!(check::unsound(&store, &fixture.clock).unwrap(), [""; 0]);
    }
}

#[test]
fn backup_is_a_file_with_the_same_content() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = filled(&folder.path().join("first"), &[]);
    let backup = folder.path().join("backup.db");
    let copied = fixture.store.backup(&backup, &mut || ()).unwrap();
    assert_eq!((copied.faults, copied.warning), (Vec::new(), None));
    let (copy, _) = Store::open(&*backup).unwrap();
    assert_eq!(exported(&copy), exported(&fixture.store));
    assert_eq!(secrets(&copy), secrets(&fixture.store));
    assert_eq!(check::unsound(&copy, &fixture.clock).unwrap(), [""; 0]);
    let again = fixture.store.backup(&backup, &mut || ()).unwrap_err();
    assert_eq!(again.code(), "store-exists");
}

/// Each line is left out once, and the export is cut off once after each.
#[test]
fn refused_export_leaves_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let text = exported(&filled(&folder.path().join("first"), &[]).store);
    let new = location(&folder.path().join("new"));
    let lines: Vec<&str> = text.lines().collect();
    let faults = |refused: Error| match refused {
        Error::Moving(MovingError::Lines { faults, .. }) => faults,
        other => panic!("{other}"),
    };
    let joined = |lines: &[&str]| lines.iter().fold(String::new(), |text, line| text + line + "\n");
    for length in 1..lines.len() {
        let refused = faults(imported(&new, &joined(&lines[..length])).unwrap_err());
        assert_eq!(refused, [(length as u64 + 1, LineFault::CutOff)]);
        Store::refuse_existing(&new).unwrap();
    }
    for left_out in 1..lines.len() - 1 {
        let without = joined(&[&lines[..left_out], &lines[left_out + 1..]].concat());
        faults(imported(&new, &without).unwrap_err());
        Store::refuse_existing(&new).unwrap();
    }
    imported(&new, &text).unwrap();
    assert_eq!(imported(&new, &text).unwrap_err().code(), "store-exists");
}

/// Titles of random printable characters.
#[test]
fn any_title_moves() {
    const KINDS: [&str; 6] = [
        "abc ,;:\"'\\/{}[]",
        "\u{e9}\u{3b1}\u{5d0}\u{627}",
        "\u{6f22}\u{5b57}\u{ac00}",
        "\u{1f5fa}\u{1f600}",
        "<>&%$#",
        "\u{fdfd}\u{2003}",
    ];
    let mut bytes = [0; 4096];
    SeededRandom::default().fill(&mut bytes).unwrap();
    let text = |bytes: &[u8]| -> String {
        let character = |byte: &u8| {
            let kind: Vec<char> = KINDS[usize::from(byte >> 4) % KINDS.len()].chars().collect();
            kind[usize::from(*byte) % kind.len()]
        };
        bytes.iter().map(character).collect()
    };
    let titles = bytes.chunks_exact(33).map(|part| text(&part[..=usize::from(part[0] % 32)]));
    let titles: Vec<String> = titles.filter(|title| Name::new(title).is_ok()).collect();
    assert!(titles.len() > 50);
    let folder = tempfile::tempdir().unwrap();
    let fixture = filled(&folder.path().join("first"), &titles);
    let text = exported(&fixture.store);
    let new = location(&folder.path().join("new"));
    imported(&new, &text).unwrap();
    assert_eq!(exported(&Store::open(&new).unwrap().0), text);
}
