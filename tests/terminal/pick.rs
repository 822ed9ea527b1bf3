//! The picker below the text of a terminal.

use rustix::process::Signal;

use super::{CTRL_C, ENTER, ESC, keys, left};
use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

const TITLES: [&str; 3] = ["Nightly import", "Partner map", "地図"];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for title in TITLES {
        sandbox.create(title, "viewer");
    }
    sandbox
}

fn sized(sandbox: &Sandbox, rows: u16, columns: u16) -> Terminal {
    Terminal::sized(env!("CARGO_BIN_EXE_keys"), &["delete"], &sandbox.envs(), rows, columns)
}

/// The lines on the screen, without the ids and dates, which differ.
fn lines(terminal: &mut Terminal) -> Vec<String> {
    let lines = terminal.lines().into_iter().map(|line| line.trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn rows_are_shown_with_their_count() {
    let sandbox = sandbox();
    for (rows, columns) in [(24, 80), (20, 40)] {
        let mut terminal = sized(&sandbox, rows, columns);
        terminal.see("Esc cancel");
        let before = lines(&mut terminal);
        assert!(before[0].starts_with("? Which key?") && before[0].ends_with("3 keys"), "{before:#?}");
        terminal.send("map");
        terminal.see("1 of 3");
        let after = lines(&mut terminal);
        assert!(after.iter().any(|line| line.starts_with("❯ Partner map")), "{after:#?}");
        assert!(!after.iter().any(|line| line.contains("Nightly")), "{after:#?}");
        terminal.send(ESC);
        left(&sandbox, &terminal.end(), 130, &TITLES, "left");
    }
}

#[test]
fn picker_leaves_nothing_but_the_answer() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["show", "--field", "title"]);
    terminal.see("Esc cancel");
    terminal.send("partner");
    terminal.see("1 of 3");
    terminal.send(ENTER);
    terminal.expect("Partner map\r\n");
    let lines = lines(&mut terminal);
    assert!(lines[0].contains("Which key?") && lines[0].contains("Partner map"), "{lines:#?}");
    assert_eq!(lines[1..], ["Partner map"], "{lines:#?}");
    assert_eq!(terminal.end().status, 0);
}

#[test]
fn silent_terminal_gets_numbers() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["show", "--field", "title"]).silent();
    terminal.expect("1) Nightly import");
    terminal.expect("Number, or a part of the text: ");
    terminal.send("2\r");
    terminal.expect("Partner map");
    let ended = terminal.end();
    assert_eq!(ended.status, 0, "{}", ended.shown);
    ended.assert_restored();
}

#[test]
fn picker_is_drawn_again_in_another_size() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["delete"]);
    terminal.see("Esc cancel");
    for (rows, columns) in [(20, 40), (6, 30), (24, 100)] {
        terminal.resize(rows, columns);
        terminal.expect("\x1b[6n");
        terminal.expect(" move  Enter");
        terminal.see("❯ Nightly import");
        let lines = lines(&mut terminal);
        let questions = lines.iter().filter(|line| line.contains("Which key?")).count();
        assert_eq!(questions, 1, "{lines:#?}");
    }
    terminal.send(CTRL_C);
    left(&sandbox, &terminal.end(), 130, &TITLES, "resized");
}

#[test]
fn signals_restore_the_terminal() {
    let sandbox = sandbox();
    for (signal, status) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut terminal = keys(&sandbox, &["delete"]);
        terminal.see("Esc cancel");
        terminal.signal(signal);
        left(&sandbox, &terminal.end(), status, &TITLES, "ended by a signal");
    }
}

#[test]
fn several_pasted_lines_are_one_text() {
    let sandbox = sandbox();
    let mut terminal = keys(&sandbox, &["delete"]);
    terminal.see("Esc cancel");
    terminal.send("\x1b[200~partner\nmap\n\x1b[201~");
    terminal.see("1 of 3");
    terminal.send(ESC);
    left(&sandbox, &terminal.end(), 130, &TITLES, "pasted");
}
