//! The JSON Schemas: `keys schema`, and the files that are generated from it.

use crate::support::fixture::Fixture;
use insta::assert_snapshot;
use keys::commands::schema::{DOCUMENTS, Document};

#[test]
fn schema_files_are_current() {
    for Document { name, .. } in DOCUMENTS {
        let printed = Fixture::empty().run(&["schema", name]).done().stdout;
        let path = format!("docs/schemas/{name}.json");
        keys::testing::assert_generated(&path, &printed, "schema_files_are_current");
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
