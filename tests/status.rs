//! `keys status`.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use keys::testing::skipped_on_server;

use crate::support::fixture::Fixture;
use crate::support::outcome::all;

#[test]
fn status_says_where_everything_is_from() {
    if skipped_on_server("prints the path of the store") {
        return;
    }
    let fixture = Fixture::initialized();
    let config = fixture.folder().join("config.toml");
    let on_pipes = || fixture.on_pipes();
    let mut outcomes = vec![on_pipes().run_unchanged(&["status"]).done()];
    outcomes.push(on_pipes().run_unchanged(&["status", "-o", "json"]).done());
    let text = format!("store = '{}'\nas = 'ada'\nxyz = 1\n", fixture.location());
    std::fs::write(&config, text).unwrap();
    std::fs::set_permissions(&config, std::fs::Permissions::from_mode(0o600)).unwrap();
    outcomes.push(on_pipes().without_store().run(&["status", "--as", "ada@acme.com"]).done());
    outcomes.push(on_pipes().without_store().run(&["status"]).ends(3));
    assert_snapshot!(all(outcomes));
}

#[test]
fn status_works_without_a_store() {
    if skipped_on_server("a missing file") {
        return;
    }
    let fixture = Fixture::empty();
    assert_snapshot!(fixture.transcript_unchanged(&[&["status"], &["status", "-o", "json"]]));
    // A broken configuration, and no store at all.
    std::fs::write(fixture.folder().join("config.toml"), "as = \n").unwrap();
    assert_snapshot!("status_of_a_broken_file", fixture.on_pipes().without_store().run(&["status"]));
}

#[test]
fn status_shows_no_password() {
    let fixture = Fixture::empty();
    let url = "postgres://ada:hunter2@127.0.0.1:9/keys?connect_timeout=1";
    let shown = fixture.run(&["status", "--store", url, "-o", "json"]).ends(3);
    assert!(!shown.to_string().replace(&shown.command, "").contains("hunter2"), "{shown}");
    assert!(shown.stdout.contains("ada@127.0.0.1:9"), "{shown}");
}

#[test]
fn status_counts_on_both_engines() {
    let fixture = Fixture::acme();
    let status = fixture.run_unchanged(&["status", "-o", "json"]);
    let document: serde_json::Value = serde_json::from_str(&status.stdout).unwrap();
    assert_eq!(document["store"]["organization"]["name"], "Acme", "{status}");
    let listed = fixture.run(&["list", "-q"]).stdout.lines().count();
    assert_eq!(document["store"]["keys"], listed, "{status}");
}
