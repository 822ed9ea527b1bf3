//! Under an X server of the test's own.

use std::time::Duration;

use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, Display, Way};
use rustix::process::{Pid, Signal, kill_process};

use crate::support::terminal::Terminal;

use super::{SECRET, Screen, clipboard, copy, screen, within};

#[test]
fn x11_copy_is_cleared_in_time() {
    let Some(screen) = Screen::x11() else { return };
    super::is_cleared_when_its_time_is_up(&screen);
}

#[test]
fn x11_other_copies_are_left_alone() {
    let Some(screen) = Screen::x11() else { return };
    super::leaves_other_copies_alone(&screen);
}

#[test]
fn x11_later_copy_outlives_an_earlier_one() {
    let Some(screen) = Screen::x11() else { return };
    super::stands_until_its_own_end_after_an_earlier_copy(&screen);
}

#[test]
fn x11_copy_is_not_in_the_process_list() {
    let Some(screen) = Screen::x11() else { return };
    super::is_in_no_argument_and_no_environment(&screen);
}

#[test]
fn x11_a_holder_does_not_outlive_its_server() {
    let Some(screen) = Screen::x11() else { return };
    super::does_not_outlive_its_server(screen);
}

#[test]
fn x11_managers_are_asked_to_forget() {
    let Some(screen) = Screen::x11() else { return };
    assert_eq!(
        copy(&screen, ClearAfter::Replaced).unwrap(),
        Copied { way: Way::X11, clear_after: ClearAfter::Replaced }
    );
    assert!(screen.offers().contains("x-kde-passwordManagerHint"));
}

#[test]
fn x11_is_used_if_wayland_does_not_answer() {
    let Some(screen) = Screen::x11() else { return };
    let display = Display::new(Some(screen.name().into()), Some("/nowhere/wayland-9".into()));
    assert_eq!(clipboard(display).copy(SECRET, ClearAfter::Replaced).unwrap().way, Way::X11);
    assert_eq!(screen.paste().as_deref(), Some(SECRET));
}

#[test]
fn x11_ended_holder_clears_the_text() {
    let Some(screen) = Screen::x11() else { return };
    copy(&screen, ClearAfter::Replaced).unwrap();
    kill_process(Pid::from_raw(screen.holders()[0]).unwrap(), Signal::TERM).unwrap();
    assert!(within(Duration::from_secs(1), || screen.paste().is_none()), "it is still there");
}

/// The terminal is a real one (a pty), and what starts the holder is its session's shell. A witness in the same
/// session shows that it was hung up.
#[test]
fn x11_copy_outlives_its_terminal() {
    let Some(screen) = Screen::x11() else { return };
    let script = format!(
        "sleep 60 & echo witness $!.; printf %s {SECRET} | {} hold-clipboard x11 0 & exec sleep 60",
        env!("CARGO_BIN_EXE_keys")
    );
    let mut terminal = Terminal::run("sh", &["-c", &script], &[("DISPLAY", screen.name())], 80);
    terminal.expect("witness ");
    let witness = terminal.expect(".").trim_end_matches('.').parse().unwrap();
    terminal.expect("ready");
    let holders = screen.holders();
    assert_eq!(holders.len(), 1);
    assert!(screen::lives(witness));
    terminal.close();
    assert!(within(Duration::from_secs(3), || !screen::lives(witness)), "the session was not hung up");
    assert!(screen::lives(holders[0]), "the holder went with its terminal");
    assert_eq!(screen.paste().as_deref(), Some(SECRET));
}
