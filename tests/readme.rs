//! The README holds: what it shows can be typed, and its script runs as it stands.

use std::process::Command;

use crate::support::commands::{calls, parses};

const README: &str = include_str!("../README.md");

/// The blocks of shell in a part of the README.
fn shell(part: &str) -> Vec<&str> {
    part.split("\n```sh\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn every_command_of_the_readme_can_be_typed() {
    let blocks = shell(README);
    let calls: Vec<Vec<String>> = blocks.iter().flat_map(|block| calls(block)).collect();
    assert!(calls.len() > 25, "only {} found", calls.len());
    for call in calls {
        parses(&call).unwrap_or_else(|why| panic!("the README shows {why}"));
    }
    // `keys …` in the text as well, but for what stands for something: KEY, MEMBER.
    for quoted in README.split("\n```").step_by(2).flat_map(|text| text.split('`').skip(1).step_by(2)) {
        let call: Vec<String> = quoted.split(' ').map(str::to_owned).collect();
        if call[0] == "keys" && call.len() > 1 {
            let missing = |why: String| why.contains("required arguments");
            let is_whole = parses(&call).map_or_else(missing, |()| true);
            assert!(is_whole, "the README speaks of `{quoted}`");
        }
    }
}

#[test]
fn the_readmes_script_runs_as_it_stands() {
    let (_, part) = README.split_once("## The same from a script").unwrap();
    let script = format!("{}\nkeys resource show Atlas -o json\n", shell(part)[0]);
    let folder = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_keys")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", program.display());
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .env_clear()
        .envs([("PATH", path.as_str()), ("HOME", folder.path().to_str().unwrap())])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("\"transferred_to\": {") && shown.contains("\"name\": \"Eve Moss\""), "{shown}");
    let is_secret = |word: &str| word.starts_with("keys_") && word.len() > 20;
    assert!(!shown.split('"').any(is_secret), "a secret is in:\n{shown}");
    assert!(said.contains("Restored key Nightly import."), "{said}");
}

#[test]
fn the_readme_opens_with_the_two_commands_for_a_fresh_machine() {
    assert_eq!(shell(README)[0], "cargo run --release -- demo\ncargo test");
}
