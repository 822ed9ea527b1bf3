//! The pager: long output, left early, resized, missing; never for a secret.

use super::{ENTER, left};
use crate::support::sandbox::Sandbox;
use crate::support::terminal::{Ended, Terminal};

const MARK: &str = "sed s/^/paged:/";

fn sandbox(keys: usize) -> Sandbox {
    let sandbox = Sandbox::new();
    for at in 0..keys {
        sandbox.create(&format!("key-{at}"), "viewer");
    }
    sandbox
}

fn with(sandbox: &Sandbox, args: &[&str], variables: &[(&str, &str)], rows: u16) -> Terminal {
    let envs = [&sandbox.envs()[..], variables].concat();
    Terminal::sized(env!("CARGO_BIN_EXE_keys"), args, &envs, rows, 80)
}

fn done(sandbox: &Sandbox, args: &[&str], variables: &[(&str, &str)]) -> Ended {
    let ended = with(sandbox, args, variables, 24).end();
    assert_eq!(ended.status, 0, "{args:?}:\n{}", ended.shown);
    ended.assert_restored();
    ended
}

#[test]
fn long_list_is_paged_and_left_early() {
    let sandbox = sandbox(8);
    for leave in ["q", "\x03q"] {
        let mut terminal = with(&sandbox, &["list"], &[("PAGER", "less")], 5);
        terminal.expect("key-");
        terminal.expect(":");
        terminal.resize(6, 60);
        std::thread::sleep(std::time::Duration::from_millis(500));
        for key in leave.chars() {
            terminal.send(&key.to_string());
            std::thread::sleep(std::time::Duration::from_millis(300));
        }
        let ended = terminal.end();
        assert_eq!(ended.status, 0, "{leave:?}:\n{}", ended.shown);
        ended.assert_restored();
        assert!(!ended.shown.contains("key-7"), "{}", ended.shown);
    }
    // A reader that ends at once.
    assert!(!done(&sandbox, &["list"], &[("PAGER", "head -n 1")]).shown.contains("key-7"));
}

#[test]
fn short_list_ends_at_once() {
    let ended = done(&sandbox(1), &["list"], &[("PAGER", "less")]);
    assert!(ended.shown.contains("key-0") && ended.shown.contains("1 key"), "{}", ended.shown);
}

#[test]
fn tables_are_paged_unless_refused() {
    let sandbox = sandbox(1);
    let commands: [&[&str]; 7] = [
        &["list"],
        &["list", "--records"],
        &["log"],
        &["show", "key-0"],
        &["member", "list"],
        &["resource", "list"],
        &["acl", "list"],
    ];
    sandbox.create("editor", "editor");
    sandbox.own("editor", "Atlas");
    for args in commands {
        assert!(done(&sandbox, args, &[("PAGER", MARK)]).shown.contains("paged:"), "{args:?}");
        let own = [("KEYS_PAGER", "cat"), ("PAGER", MARK)];
        assert!(!done(&sandbox, args, &own).shown.contains("paged:"), "{args:?}");
        let refused = [args, &["--no-pager"]].concat();
        assert!(!done(&sandbox, &refused, &[("PAGER", MARK)]).shown.contains("paged:"), "{args:?}");
    }
    for args in [&["list", "-q"][..], &["list", "-o", "json"], &["member", "list", "-o", "csv"]] {
        assert!(!done(&sandbox, args, &[("PAGER", MARK)]).shown.contains("paged:"), "{args:?}");
    }
    // A command that needs a shell.
    assert!(done(&sandbox, &["list"], &[("PAGER", "sed 's/^/paged:/' | cat")]).shown.contains("paged:"));
}

#[test]
fn missing_pager_still_prints_the_table() {
    let ended = done(&sandbox(1), &["list"], &[("PAGER", "/no/such/pager")]);
    assert!(ended.shown.contains("key-0"), "{}", ended.shown);
    assert!(ended.shown.contains("the pager `/no/such/pager` cannot be run"), "{}", ended.shown);
}

#[test]
fn secret_is_never_paged() {
    let sandbox = sandbox(0);
    let args = ["create", "ci", "--role", "viewer", "--expires", "9d"];
    let mut terminal = with(&sandbox, &args, &[("PAGER", MARK)], 24);
    terminal.expect("OK");
    terminal.send("\x1b[C");
    terminal.send(ENTER);
    terminal.expect("Created key ci");
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["ci"], "created");
    assert!(!ended.shown.contains("paged:"), "{}", ended.shown);
}
