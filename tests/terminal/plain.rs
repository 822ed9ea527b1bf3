//! A terminal that takes no escape sequences.

use crate::support::sandbox::Sandbox;
use crate::support::terminal::{Ended, Terminal};

fn plain(sandbox: &Sandbox, args: &[&str]) -> Terminal {
    let mut envs = sandbox.envs();
    envs.push(("TERM", "dumb"));
    Terminal::keys(args, &envs)
}

fn ended(terminal: Terminal, status: i32) -> Ended {
    let ended = terminal.end();
    assert_eq!(ended.status, status, "{}", ended.shown);
    ended.assert_restored();
    assert!(!ended.shown.contains('\x1b'), "{:?}", ended.shown);
    ended
}

#[test]
fn plain_prompts_use_lines_and_numbers() {
    let sandbox = Sandbox::new();
    let file = sandbox.path("ci.secret");
    let mut terminal = plain(&sandbox, &["create", "--secret-file", file.to_str().unwrap()]);
    terminal.expect("Title *: ");
    terminal.send("\x1b[Aci\r");
    terminal.expect("control characters are not allowed");
    terminal.expect("Title *: ");
    terminal.send("ci\r");
    terminal.expect("Expires *");
    terminal.expect("4) a date");
    terminal.expect("Number (Enter: 2): ");
    terminal.send("4\r");
    terminal.expect("Expires * (2030-12-31, ");
    terminal.expect("): ");
    terminal.send("30\r");
    terminal.expect(", in 30 days");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("2\r");
    terminal.expect("Create the key `ci` (editor");
    terminal.expect("1) Create");
    terminal.expect("3) Cancel");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("\r");
    terminal.expect("Created key ci");
    ended(terminal, 0);
    assert_eq!(sandbox.titles(), ["ci"]);
}

#[test]
fn key_is_picked_by_a_part_of_its_title() {
    let sandbox = Sandbox::new();
    for number in 0..25 {
        sandbox.create(&format!("import {number}"), "viewer");
    }
    sandbox.create("tiles", "viewer");
    let mut terminal = plain(&sandbox, &["delete"]);
    terminal.expect("A part of the text: ");
    terminal.send("tile\r");
    terminal.expect("1) tiles");
    terminal.expect("Number, or a part of the text: ");
    terminal.send("1\r");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("\r");
    ended(terminal, 1);
}

#[test]
fn secret_needs_a_screen_that_clears() {
    let sandbox = Sandbox::new();
    let shown = ended(plain(&sandbox, &["create", "ci", "--role", "viewer", "--expires", "90d"]), 2).shown;
    assert!(shown.contains("cannot take the secret off its screen"), "{shown}");
    assert!(shown.contains("--secret-file"), "{shown}");
    assert_eq!(sandbox.titles(), [""; 0]);
}

#[test]
fn hidden_input_is_not_echoed() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("tiles", "viewer");
    let mut terminal = plain(&sandbox, &["verify"]);
    terminal.expect("Secret (not shown): ");
    terminal.send(&format!("{secret}\r"));
    terminal.expect("active");
    assert!(!ended(terminal, 0).shown.contains(&secret[5..]));
    let mut terminal = plain(&sandbox, &["verify"]);
    terminal.expect("Secret (not shown): ");
    terminal.send("\x03");
    ended(terminal, 130);
}

fn accessible(sandbox: &Sandbox, args: &[&str]) -> Terminal {
    let mut envs = sandbox.envs();
    envs.push(("KEYS_ACCESSIBLE", "1"));
    Terminal::keys(args, &envs)
}

#[test]
fn accessible_prompts_are_never_redrawn() {
    let sandbox = Sandbox::new();
    let file = sandbox.path("ci.secret");
    let mut terminal =
        accessible(&sandbox, &["create", "--color", "never", "--secret-file", file.to_str().unwrap()]);
    terminal.expect("Title *: ");
    terminal.send("ci\r");
    terminal.expect("2) 90 days");
    terminal.expect("Number (Enter: 2): ");
    terminal.send("\r");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("editor\r");
    terminal.expect("2) Edit an answer");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("e\r");
    terminal.expect("1) Title: ci");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("1\r");
    terminal.expect("Title *: ");
    terminal.send("deploy\r");
    terminal.expect("Create the key `deploy`");
    terminal.expect("Number (Enter: 1): ");
    terminal.send("y\r");
    terminal.expect("Created key deploy");
    ended(terminal, 0);
    assert_eq!(sandbox.titles(), ["deploy"]);
}

#[test]
fn accessible_page_leaves_no_secret() {
    let sandbox = Sandbox::new();
    for (answers, status) in [("2", 0), ("3", 130)] {
        let mut terminal = accessible(&sandbox, &["create", "ci", "--role", "viewer", "--expires", "90d"]);
        terminal.expect("2) OK");
        terminal.expect("Type a number.");
        terminal.expect("keys_");
        terminal.expect("\x1b[1;1H");
        // Enter alone presses nothing, and draws nothing.
        terminal.send("\r");
        terminal.send(answers);
        if status > 0 {
            terminal.expect("2) Discard");
            terminal.expect("\x1b[1;1H");
            terminal.send("2");
        }
        let ended = terminal.end();
        assert_eq!(ended.status, status, "{}", ended.shown);
        ended.assert_restored();
        let (second, first) = super::create::screens(&ended.shown);
        let secret = super::create::secret(&second);
        assert!(!first.contains(secret), "{first}");
        assert_eq!(second.matches(secret).count(), if status > 0 { 2 } else { 1 });
    }
    assert_eq!(sandbox.titles(), ["ci"]);
}
