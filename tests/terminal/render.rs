//! The layout and colors of lists at a terminal.

use super::keys;
use crate::support::sandbox::Sandbox;
use crate::support::terminal::{Ended, Terminal};

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.create("A title that is a good deal longer than forty columns are wide", "viewer");
    sandbox
}

fn list(sandbox: &Sandbox, env: (&str, &str), columns: u16) -> Ended {
    let mut envs = sandbox.envs();
    envs.push(env);
    let ended = Terminal::run(env!("CARGO_BIN_EXE_keys"), &["list"], &envs, columns).end();
    assert_eq!(ended.status, 0, "{}", ended.shown);
    ended.assert_restored();
    ended
}

#[test]
fn list_fits_its_terminal() {
    let sandbox = sandbox();
    for columns in [20, 40, 80, 200] {
        let ended = list(&sandbox, ("A", "b"), columns);
        let plain = console::strip_ansi_codes(&ended.shown).into_owned();
        assert!(plain.contains("A title"), "{plain}");
        for line in plain.lines() {
            assert!(console::measure_text_width(line) <= usize::from(columns), "{columns}: {line:?}");
        }
    }
}

#[test]
fn no_color_and_dumb_terminals_are_plain() {
    let sandbox = sandbox();
    assert!(
        list(&sandbox, ("A", "b"), 80).shown.contains('\x1b'),
        "a list at a terminal has no style to take off"
    );
    for env in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let ended = list(&sandbox, env, 80);
        assert!(!ended.shown.contains('\x1b'), "{env:?}: {:?}", ended.shown);
    }
}

#[test]
fn prompts_follow_the_color_options() {
    let sandbox = sandbox();
    for (color, env, painted) in [
        ("auto", ("A", "b"), true),
        ("auto", ("NO_COLOR", "1"), false),
        ("auto", ("TERM", "dumb"), false),
        ("auto", ("CLICOLOR", "0"), true),
        ("never", ("CLICOLOR_FORCE", "1"), false),
        ("always", ("NO_COLOR", "1"), true),
    ] {
        let mut envs = sandbox.envs();
        envs.push(env);
        let mut terminal = Terminal::keys(&["create", "--role", "viewer", "--color", color], &envs);
        terminal.expect("Title *");
        terminal.send("ci\r");
        terminal.expect("Expires *");
        terminal.expect("never");
        terminal.send("n\r");
        terminal.expect("Cancel");
        terminal.send("\x03");
        let ended = terminal.end();
        assert_eq!(ended.status, 130);
        // Only sequences that end in `m` set colors.
        let ends_in_m =
            |part: &str| part.trim_start_matches(|c: char| !c.is_ascii_alphabetic()).starts_with('m');
        let is_painted = ended.shown.split("\x1b[").skip(1).any(ends_in_m);
        assert_eq!(is_painted, painted, "--color {color} {env:?}: {:?}", ended.shown);
    }
}

#[test]
fn list_on_a_pipe_has_no_style() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["list"]);
    assert!(!ran.stdout.contains('\x1b') && ran.stderr.is_empty(), "{ran:?}");
    let mut terminal = keys(&sandbox, &["list", "--color", "never"]);
    terminal.expect("A title");
    assert!(!terminal.end().shown.contains('\x1b'));
}

#[test]
fn chosen_item_has_a_mark_without_color() {
    let sandbox = sandbox();
    sandbox.create("tiles", "viewer");
    let mut envs = sandbox.envs();
    envs.push(("NO_COLOR", "1"));
    let mut terminal = Terminal::keys(&["show"], &envs);
    terminal.see("Which key?");
    terminal.send("til");
    terminal.see("❯ tiles");
    terminal.send("\x03");
    let ended = terminal.end();
    assert_eq!(ended.status, 130, "{}", ended.shown);
    ended.assert_restored();
}

#[test]
fn json_at_a_terminal_conforms() {
    let sandbox = sandbox();
    // `end` validates what is on the screen.
    for args in [&["list", "-o", "json"][..], &["log", "-o", "jsonl"], &["check", "-o", "json"]] {
        let ended = Terminal::keys(args, &sandbox.envs()).end();
        assert_eq!(ended.status, 0, "{}", ended.shown);
    }
}
