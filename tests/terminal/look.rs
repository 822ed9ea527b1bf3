//! How lists look where a person sees them.

use super::keys;
use crate::support::site::Site;
use crate::support::terminal::{Ended, Terminal};

fn site() -> Site {
    let site = Site::new();
    site.create("A title that is a good deal longer than forty columns are wide", "viewer");
    site
}

fn list(site: &Site, env: (&str, &str), columns: u16) -> Ended {
    let mut envs = site.envs();
    envs.push(env);
    let ended = Terminal::run(env!("CARGO_BIN_EXE_keys"), &["list"], &envs, columns).end();
    assert_eq!(ended.status, 0, "{}", ended.shown);
    ended.assert_as_found();
    ended
}

#[test]
fn a_list_fits_its_terminal() {
    let site = site();
    for columns in [20, 40, 80, 200] {
        let ended = list(&site, ("A", "b"), columns);
        let plain = console::strip_ansi_codes(&ended.shown).into_owned();
        assert!(plain.contains("A title"), "{plain}");
        for line in plain.lines() {
            assert!(console::measure_text_width(line) <= usize::from(columns), "{columns}: {line:?}");
        }
    }
}

#[test]
fn no_color_and_a_dumb_terminal_are_heeded() {
    let site = site();
    assert!(
        list(&site, ("A", "b"), 80).shown.contains('\x1b'),
        "a list at a terminal has no style to take off"
    );
    for env in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let ended = list(&site, env, 80);
        assert!(!ended.shown.contains('\x1b'), "{env:?}: {:?}", ended.shown);
    }
}

#[test]
fn no_color_is_heeded_by_what_asks_too() {
    let site = site();
    let mut envs = site.envs();
    envs.push(("NO_COLOR", "1"));
    let mut terminal = Terminal::keys(&["create", "--role", "viewer"], &envs);
    terminal.expect("Title *");
    terminal.send("ci\r");
    terminal.expect("Expires *");
    terminal.send("never\r");
    terminal.expect("Cancel");
    terminal.send("\x1b");
    let ended = terminal.end();
    assert_eq!(ended.status, 130);
    // What moves the cursor stays; what colors ends in `m`.
    for part in ended.shown.split("\x1b[").skip(1) {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).map(|at| part.as_bytes()[at]);
        let style = &part[..part.find('m').unwrap_or(0)];
        assert!(end != Some(b'm') || matches!(style, "" | "0" | "1" | "2" | "4" | "7"), "{part:?}");
    }
}

#[test]
fn what_a_list_says_on_a_pipe_has_no_style() {
    let site = site();
    let ran = site.run(&["list"]);
    assert!(!ran.stdout.contains('\x1b') && ran.stderr.is_empty(), "{ran:?}");
    let mut terminal = keys(&site, &["list", "--color", "never"]);
    terminal.expect("A title");
    assert!(!terminal.end().shown.contains('\x1b'));
}
