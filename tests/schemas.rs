//! The JSON Schemas: `keys schema`, and the files that are generated from it.

use crate::support::fixture::Fixture;
use insta::assert_snapshot;
use keys::commands::schema::{DOCUMENTS, Document};

#[test]
#[expect(clippy::disallowed_methods, reason = "how the files are regenerated")]
fn schema_files_are_current() {
    let update = std::env::var_os("KEYS_UPDATE_DOCS").is_some();
    for Document { name, .. } in DOCUMENTS {
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

/// The commands that can print JSON: every leaf of the tree with a format `json`.
fn commands_with_json(command: &clap::Command, path: &str, found: &mut Vec<String>) {
    let prints_json = command
        .get_arguments()
        .filter(|argument| argument.get_id() == "output")
        .any(|output| output.get_possible_values().iter().any(|format| format.get_name() == "json"));
    if prints_json {
        found.push(path.trim_start().to_owned());
    }
    for inner in command.get_subcommands() {
        commands_with_json(inner, &format!("{path} {}", inner.get_name()), found);
    }
}

#[test]
fn every_command_with_json_has_a_schema() {
    let mut commands = Vec::new();
    commands_with_json(&keys::cli::command(), "", &mut commands);
    // It has no other format.
    commands.push("export".to_owned());
    // The one command with two documents.
    commands.push("log --verify".to_owned());
    commands.sort_unstable();
    let mut documented: Vec<&str> =
        DOCUMENTS.iter().flat_map(|document| document.commands).copied().collect();
    documented.sort_unstable();
    assert_eq!(documented, commands);
}
