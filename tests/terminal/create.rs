//! `keys create`, asked step by step.

use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::{CTRL_C, ENTER, ESC, keys, left};
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

/// The text shown at each step, and the answer.
const STEPS: [(&str, &str); 5] =
    [("Title *", "ci\r"), ("Expires *", ENTER), ("Role *", "\r"), ("Cancel", ENTER), ("Ctrl-D discard", "o")];

/// `keys create`, with the first `steps` answered and the next one shown.
fn at_step(sandbox: &Sandbox, steps: usize) -> Terminal {
    let mut terminal = keys(sandbox, &["create"]);
    go(&mut terminal, steps);
    terminal
}

fn go(terminal: &mut Terminal, steps: usize) {
    for (shown, answer) in &STEPS[..steps] {
        terminal.expect(shown);
        terminal.send(answer);
    }
    terminal.expect(STEPS[steps].0);
}

pub fn secret(text: &str) -> &str {
    let at = text.find("keys_").expect("there is no secret");
    let secret = &text[at..at + 54];
    keys::domain::secret::PlainSecret::parse(secret).unwrap();
    secret
}

/// The text on the second screen, and the rest.
pub fn screens(shown: &str) -> (String, String) {
    let (before, rest) = shown.split_once("\x1b[?1049h").expect("the second screen is never shown");
    let (second, after) = rest.split_once("\x1b[?1049l").expect("the second screen is never left");
    assert!(!after.contains("\x1b[?1049h"), "it is shown twice");
    (second.to_owned(), format!("{before}{after}"))
}

#[test]
fn secret_is_cleared_from_the_screen() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    let mut terminal = at_step(&sandbox, 4);
    terminal.send("c");
    terminal.expect("no clipboard here");
    terminal.send("\x1b[C");
    terminal.send(ENTER);
    terminal.expect("Created key ci");
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["import", "ci"], "created");
    let (second, first) = screens(&ended.shown);
    let secret = secret(&second);
    assert!(!first.contains(secret), "the secret is left on the screen");
    assert!(second.contains("it is shown only once"), "{second:?}");
    let told = first.rfind("Created key ci").unwrap();
    let table = &first[told..];
    for wanted in ["TITLE", "ci", "Ada Lovelace", "1 other key: `keys list`"] {
        assert!(table.to_lowercase().contains(&wanted.to_lowercase()), "`{wanted}` is not in {table}");
    }
    assert!(first.contains("Title *") && first.contains("Expires *") && first.contains("Role *"));
}

#[test]
fn escape_at_any_step_changes_nothing() {
    for (steps, (shown, _)) in STEPS[..4].iter().enumerate() {
        for key in [ESC, CTRL_C] {
            let sandbox = Sandbox::new();
            let mut terminal = at_step(&sandbox, steps);
            terminal.send(key);
            let ended = terminal.end();
            left(&sandbox, &ended, 130, &[], &format!("{key:?} at {shown}"));
        }
    }
}

#[test]
fn signal_at_any_step_changes_nothing() {
    for (steps, (shown, _)) in STEPS[..4].iter().enumerate() {
        let sandbox = Sandbox::new();
        for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130)] {
            let mut terminal = at_step(&sandbox, steps);
            terminal.signal(signal);
            let ended = terminal.end();
            left(&sandbox, &ended, status, &[], &format!("{signal:?} at {shown}"));
        }
        let terminal = at_step(&sandbox, steps);
        assert_eq!(terminal.close(), 129, "closed at {shown}");
        assert_eq!(sandbox.titles(), [""; 0], "closed at {shown}");
    }
}

#[test]
fn signal_at_the_page_leaves_it_unconfirmed() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let sandbox = Sandbox::new();
        let mut terminal = at_step(&sandbox, 4);
        terminal.signal(signal);
        let ended = terminal.end();
        left(&sandbox, &ended, status, &["ci"], &format!("{signal:?}"));
        assert_eq!(sandbox.list()[0]["status"], "unconfirmed");
        assert!(ended.shown.contains("is not confirmed; the secret stops working at"), "{}", ended.shown);
    }
    let sandbox = Sandbox::new();
    assert_eq!(at_step(&sandbox, 4).close(), 129);
    assert_eq!(sandbox.list()[0]["status"], "unconfirmed", "the terminal was closed");
    assert_eq!(sandbox.run(&["check"]).status, 0);
}

#[test]
fn replies_and_focus_events_are_no_text() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &["create", "--role", "viewer", "--expires", "90d"]);
    terminal.expect("Title *");
    for noise in
        ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[I", "\x1b[O", "\x1b[?62;22c", "\x1b[M !!", "\x1b[24;80R"]
    {
        terminal.send(noise);
    }
    terminal.send("ci");
    terminal.send(ESC);
    thread::sleep(Duration::from_millis(100));
    terminal.send("[D");
    terminal.send("-\r");
    terminal.expect("Create the key `c-i`");
    terminal.expect("Cancel");
    terminal.send("\x1b[I\x1b]52;c;a\x07");
    terminal.send(ESC);
    left(&sandbox, &terminal.end(), 130, &[], "noise");
}

#[test]
fn pasted_lines_stay_in_one_field() {
    for (open, close) in [("", ""), ("\x1b[200~", "\x1b[201~\r")] {
        let sandbox = Sandbox::new();
        let mut terminal = keys(&sandbox, &["create", "--role", "viewer"]);
        terminal.expect("Title *");
        terminal.expect("\x1b[?25h");
        terminal.send(&format!("{open}ci\r\n90d\r\n\x1b[B\r\n{close}"));
        terminal.expect("Expires *");
        terminal.expect("a date…");
        terminal.send(ESC);
        let ended = terminal.end();
        left(&sandbox, &ended, 130, &[], "pasted");
        assert!(!ended.shown.contains("Create the key"), "{:?}", ended.shown);
    }
}

#[test]
fn declining_creates_nothing() {
    let sandbox = Sandbox::new();
    for cancel in ["n", "\x1b[B\x1b[B\r", "c\r", "\x1b[F\r"] {
        let mut terminal = at_step(&sandbox, 3);
        terminal.send(cancel);
        let ended = terminal.end();
        left(&sandbox, &ended, 1, &[], cancel);
        assert!(ended.shown.contains("Cancelled; nothing was changed."), "{}", ended.shown);
        assert!(!ended.shown.contains("error"), "{}", ended.shown);
    }
}

#[test]
fn pasted_text_does_not_confirm() {
    for pasted in ["abc\ry", "abc\r\r\r", "abc\ryyy\r\r\x1b[B\r\x1b[B\r", "abc\r\x1b[B\r\ro"] {
        let sandbox = Sandbox::new();
        let mut terminal = keys(&sandbox, &["create", "--role", "viewer", "--expires", "90d"]);
        terminal.expect("Title *");
        terminal.send(pasted);
        terminal.expect("Create the key");
        terminal.expect("Cancel");
        thread::sleep(Duration::from_millis(150));
        terminal.send(ESC);
        left(&sandbox, &terminal.end(), 130, &[], pasted);
    }
}

#[test]
fn wrong_answer_is_asked_again() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &["create", "--role", "viewer"]);
    terminal.expect("Title *");
    terminal.send(ENTER);
    terminal.expect("title is required");
    terminal.send("ci\r");
    terminal.expect("Expires *");
    terminal.expect("a date…");
    terminal.send("a\r");
    terminal.see("2030-12-31, friday");
    terminal.send("3m\r");
    terminal.see("✘");
    terminal.send("\x1530");
    terminal.see("in 30 days");
    terminal.send("\x15never\r");
    terminal.expect("never expires");
    terminal.expect("Cancel");
    terminal.send(ENTER);
    terminal.expect("OK");
    terminal.send("o");
    left(&sandbox, &terminal.end(), 0, &["ci"], "in the end");
}

#[test]
fn create_fits_a_narrow_terminal() {
    let sandbox = Sandbox::new();
    let mut terminal = Terminal::run(env!("CARGO_BIN_EXE_keys"), &["create"], &sandbox.envs(), 40);
    go(&mut terminal, 4);
    terminal.send("o");
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["ci"], "narrow");
    let (second, first) = screens(&ended.shown);
    assert!(!first.contains(secret(&second)));
    let table = &first[first.rfind("Created key ci").unwrap()..];
    for line in console::strip_ansi_codes(table).lines().skip(1) {
        assert!(console::measure_text_width(line) <= 40, "{line:?} is wider than the terminal");
    }
}

#[test]
fn flags_skip_questions_but_not_the_secret() {
    let sandbox = Sandbox::new();
    let mut terminal = keys(&sandbox, &["create", "ci", "--role", "viewer", "--expires", "90d"]);
    terminal.expect("OK");
    terminal.send("o");
    let ended = terminal.end();
    left(&sandbox, &ended, 0, &["ci"], "with flags");
    assert!(!ended.shown.contains("Create the key"));
}
