//! The JSON Schemas: `keys schema`, and the files that are generated from it.

use crate::support::fixture::Fixture;
use insta::assert_snapshot;
use keys::commands::schema::DOCUMENTS;

#[test]
#[expect(clippy::disallowed_methods, reason = "how the files are regenerated")]
fn schema_files_are_current() {
    let update = std::env::var_os("KEYS_UPDATE_DOCS").is_some();
    for (name, _) in DOCUMENTS {
        let printed = Fixture::empty().run(&["schema", name]).done().stdout;
        let path = format!("{}/docs/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if update {
            std::fs::write(&path, &printed).unwrap();
        }
        assert!(
            std::fs::read_to_string(&path).is_ok_and(|file| file == printed),
            "docs/schemas/{name}.json is out of date: run \
             `KEYS_UPDATE_DOCS=1 cargo nextest run schema_files_are_current`"
        );
    }
}

#[test]
fn documents_are_listed_and_named() {
    let fixture = Fixture::empty();
    assert_snapshot!(fixture.transcript(&[&["schema"], &["schema", "evnt"]]));
}
