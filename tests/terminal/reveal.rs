//! The page that shows a secret.

use std::thread;
use std::time::Duration;

use super::create::{screens, secret};
use super::{CTRL_C, ENTER, ESC, keys, left};
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

const CREATE: [&str; 6] = ["create", "ci", "--role", "viewer", "--expires", "90d"];

/// The page, in a terminal of that size.
fn page(sandbox: &Sandbox, rows: u16, columns: u16) -> Terminal {
    Terminal::sized(env!("CARGO_BIN_EXE_keys"), &CREATE, &sandbox.envs(), rows, columns)
}

/// The lines on the screen after that was written.
fn lines(shown: &str, rows: u16, columns: u16) -> Vec<String> {
    let mut parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
    parser.process(shown.as_bytes());
    parser.screen().rows(0, columns).collect()
}

#[test]
fn only_ok_and_discard_leave_the_page() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &CREATE);
    terminal.expect("Ctrl-D discard");
    terminal.send(ESC);
    terminal.expect("Press OK when you have kept the secret.");
    for key in [CTRL_C, "\x04"] {
        terminal.send(key);
        terminal.expect("Discard the new secret of ci?");
        terminal.expect("Esc back");
        // Cancel is preselected.
        terminal.send(ENTER);
        terminal.expect("Ctrl-D discard");
    }
    terminal.send(CTRL_C);
    terminal.expect("Esc back");
    terminal.send("o");
    terminal.send("\x1b[C\r");
    let ended = terminal.end();
    left(&sandbox, &ended, 130, &[], "discarded");
    let (_, first) = screens(&ended.shown);
    assert!(!first.contains("keys_"), "the secret is left on the screen");
    assert_eq!(sandbox.number("SELECT count(*) FROM secret"), 0);
}

#[test]
fn typed_ahead_input_does_not_discard() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &CREATE);
    terminal.expect("Ctrl-D discard");
    terminal.send("\x03\x1b[C\r");
    terminal.expect("Esc back");
    terminal.send(ENTER);
    terminal.expect("Ctrl-D discard");
    terminal.send("o");
    left(&sandbox, &terminal.end(), 0, &["ci"], "typed ahead");
}

#[test]
fn split_sequence_is_one_key() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &CREATE);
    terminal.expect("Ctrl-D discard");
    terminal.send(ESC);
    thread::sleep(Duration::from_millis(100));
    terminal.send("[C");
    terminal.expect("Ctrl-D discard");
    terminal.send(ENTER);
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["ci"], "OK by a split arrow");
    assert!(!ended.shown.contains("Press OK when"), "{:?}", ended.shown);
}

#[test]
fn resized_page_is_drawn_again() {
    let sandbox = Sandbox::new();
    let mut terminal = page(&sandbox, 24, 80);
    terminal.expect("Ctrl-D discard");
    let first = terminal.expect("\x1b[1;1H");
    let secret = secret(&first).to_owned();
    terminal.resize(24, 44);
    let narrow = terminal.expect("\x1b[1;1H");
    let narrow = narrow + &terminal.expect(&secret);
    assert!(narrow.contains("(one secret on 2 lines)"), "{narrow:?}");
    let screen = lines(&narrow, 24, 44);
    assert!(screen.concat().contains(&secret), "{screen:?}");
    terminal.resize(2, 44);
    terminal.expect("The window is too small for the secret");
    terminal.send("o");
    terminal.send(ENTER);
    terminal.resize(24, 80);
    terminal.expect(&secret);
    terminal.send("o");
    left(&sandbox, &terminal.end(), 0, &["ci"], "resized");
}

#[test]
fn small_window_never_cuts_the_secret() {
    let sandbox = Sandbox::new();
    for (rows, columns, is_shown) in
        [(6, 80, true), (3, 44, true), (2, 80, true), (2, 44, false), (6, 10, false)]
    {
        let mut terminal = page(&sandbox, rows, columns);
        if is_shown {
            terminal.expect("OK");
            terminal.expect("keys_");
            terminal.expect("\x1b[1;1H");
            terminal.send("o");
        } else {
            terminal.expect("window");
            // OK is not offered; discarding is.
            terminal.send("o");
            terminal.resize(24, 80);
            terminal.expect("keys_");
            terminal.expect("\x1b[1;1H");
            terminal.send("o");
        }
        let ended = terminal.end();
        assert_eq!(ended.status, 0, "{rows}x{columns}: {}", ended.shown);
        ended.assert_restored();
        let (second, first) = screens(&ended.shown);
        let secret = secret(&second);
        assert!(!first.contains(secret));
        let before_leaving = second.rsplit_once("\x1b[1;1H\x1b[2K").unwrap().0;
        let size = if is_shown { (rows, columns) } else { (24, 80) };
        let screen = lines(before_leaving, size.0, size.1);
        assert!(screen.concat().contains(secret), "{rows}x{columns}: {screen:?}");
    }
}

#[test]
fn stopped_page_is_wiped_and_drawn_again() {
    let sandbox = Sandbox::new();
    let mut envs = sandbox.envs();
    envs.push(("PS1", "ready> "));
    let mut terminal = Terminal::run("sh", &["-i"], &envs, 80);
    terminal.expect("ready> ");
    terminal.send(&format!("{} {}\r", env!("CARGO_BIN_EXE_keys"), CREATE.join(" ")));
    let mut shown = terminal.expect("Ctrl-D discard");
    shown += &terminal.expect("keys_");
    shown += &terminal.expect("\x1b[1;1H");
    terminal.send("\x1a");
    shown += &terminal.expect("Stopped");
    let screen = lines(&shown.replace("\x1b[?1049l", ""), 24, 80);
    assert!(!screen.concat().contains("keys_"), "{screen:?}");
    terminal.expect("ready> ");
    terminal.send("fg\r");
    terminal.expect("Ctrl-D discard");
    terminal.expect("keys_");
    terminal.send("o");
    terminal.expect("Created key ci");
    terminal.send("exit\r");
    terminal.end().assert_restored();
    assert_eq!(sandbox.titles(), ["ci"]);
}

#[test]
fn copied_secret_is_hidden_and_needs_ok() {
    let sandbox = Sandbox::new();
    for (flag, asked) in [("--osc52", "Asked the terminal"), ("--copy", "no clipboard here")] {
        for (key, status) in [("o", 0), ("\x04", 130)] {
            let args = [&CREATE[..], &[flag]].concat();
            let mut terminal = keys(&sandbox, &args);
            terminal.expect("\x1b]52;c;");
            terminal.expect("Paste it once to check");
            terminal.expect(asked);
            terminal.expect("Ctrl-D discard");
            terminal.send(key);
            if status > 0 {
                terminal.expect("Esc back");
                terminal.send("\x1b[C\r");
            }
            let ended = terminal.end();
            assert_eq!(ended.status, status, "{flag}: {}", ended.shown);
            ended.assert_restored();
            assert!(!ended.shown.contains("keys_"), "{flag}: {}", ended.shown);
        }
    }
    assert_eq!(sandbox.titles(), ["ci", "ci"]);
}

#[test]
fn unsure_copy_is_refused_before_creating() {
    let sandbox = Sandbox::new();
    for flag in ["--osc52", "--copy"] {
        let args = [&CREATE[..], &[flag, "--no-input"]].concat();
        let ended = keys(&sandbox, &args).end();
        assert!(ended.status == 1 || ended.status == 2, "{}", ended.shown);
        assert!(!ended.shown.contains("\x1b]52"), "{:?}", ended.shown);
    }
    assert_eq!(sandbox.number("SELECT count(*) FROM event WHERE action LIKE 'key%'"), 0);
}
