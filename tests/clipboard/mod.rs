//! The clipboard against real servers, with foreign programs as readers.

pub mod screen;
pub mod tmux;
mod wayland;
mod x11;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, Display, NoClipboard, SystemClipboard};

use self::screen::Screen;

/// A text in the form of a secret.
const SECRET: &str = "keys_7Qf3zzzzNotARealSecretNotARealSecretNotARealS0abcde";

/// One second, the shortest that `--clear-after` has.
const ONE_SECOND: ClearAfter = ClearAfter::Time(Duration::from_secs(1));

/// The clipboard of this display, served by the program under test.
fn clipboard(display: Display) -> SystemClipboard {
    SystemClipboard::run_by(PathBuf::from(env!("CARGO_BIN_EXE_keys")), display)
}

fn copy(screen: &Screen, clear_after: ClearAfter) -> Result<Copied, NoClipboard> {
    clipboard(screen.display()).copy(SECRET, clear_after)
}

/// Waits until the condition is true, at most for this time.
pub fn within(time: Duration, mut comes_true: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + time;
    while Instant::now() < end {
        if comes_true() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    comes_true()
}

/// The text is copied at once and cleared after a second. Then the holder exits.
fn is_cleared_when_its_time_is_up(screen: &Screen) {
    let start = Instant::now();
    copy(screen, ONE_SECOND).unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "ready took {:?}", start.elapsed());
    assert_eq!(screen.paste().as_deref(), Some(SECRET));
    assert!(within(Duration::from_secs(3), || screen.paste().is_none()), "it is still there");
    assert!(start.elapsed() >= Duration::from_secs(1), "it went too early");
    assert!(within(Duration::from_secs(1), || screen.holders().is_empty()), "the holder is still there");
}

/// When another program copies, the holder exits at once, and does not clear the other text later.
fn leaves_other_copies_alone(screen: &Screen) {
    copy(screen, ONE_SECOND).unwrap();
    screen.copy_by_another_program("theirs");
    assert!(within(Duration::from_millis(800), || screen.holders().is_empty()), "the holder is still there");
    std::thread::sleep(Duration::from_millis(1300));
    assert_eq!(screen.paste().as_deref(), Some("theirs"));
}

/// The end of the first copy does not clear the second.
fn stands_until_its_own_end_after_an_earlier_copy(screen: &Screen) {
    copy(screen, ONE_SECOND).unwrap();
    clipboard(screen.display()).copy("second", ClearAfter::Replaced).unwrap();
    std::thread::sleep(Duration::from_millis(1300));
    assert_eq!(screen.paste().as_deref(), Some("second"));
    // On a busy machine the first holder takes a moment to leave.
    assert!(
        within(Duration::from_secs(3), || screen.holders().len() == 1),
        "the first holder is still there"
    );
}

/// The text is not visible in the list of processes.
fn is_in_no_argument_and_no_environment(screen: &Screen) {
    copy(screen, ClearAfter::Replaced).unwrap();
    let holders = screen.holders();
    assert_eq!(holders.len(), 1);
    for file in ["cmdline", "environ"] {
        let seen = std::fs::read(format!("/proc/{}/{file}", holders[0])).unwrap();
        assert!(!seen.is_empty(), "{file} cannot be judged");
        assert!(!String::from_utf8_lossy(&seen).contains("NotARealSecret"), "it is in {file}");
    }
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", holders[0])).unwrap();
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    let soft: u64 = core.split_whitespace().next().unwrap().parse().unwrap();
    assert!(soft <= 1, "a crash would leave a core file:{core}");
}

/// When the server ends, the holder exits, even if nothing was copied and its time is not up.
fn does_not_outlive_its_server(mut screen: Screen) {
    copy(&screen, ClearAfter::Replaced).unwrap();
    let holders = screen.holders();
    assert_eq!(holders.len(), 1);
    screen.end_server();
    assert!(within(Duration::from_secs(4), || !screen::lives(holders[0])), "the holder is still there");
}

#[test]
fn missing_display_is_reported() {
    let refused = clipboard(Display::default()).copy(SECRET, ONE_SECOND).unwrap_err();
    assert_eq!(refused.to_string(), "no clipboard here: neither `DISPLAY` nor `WAYLAND_DISPLAY` is set");
}

#[test]
fn unreachable_display_is_reported() {
    let display = Display::new(Some(":4999".into()), Some("/nowhere/wayland-\u{1b}9".into()));
    let refused = clipboard(display).copy(SECRET, ONE_SECOND).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "no clipboard here: no Wayland compositor at `/nowhere/wayland-\\u{1b}9` lets programs reach its \
         clipboard, and no X server answers at `:4999`"
    );
}

#[test]
fn hanging_server_times_out() {
    let (server, number) = (64000..)
        .find_map(|port| Some((std::net::TcpListener::bind(("127.0.0.1", port)).ok()?, port - 6000)))
        .unwrap();
    let name = format!("127.0.0.1:{number}");
    let clipboard = clipboard(Display::new(Some(name.clone().into()), None));
    let refused =
        clipboard.with_patience(Duration::from_millis(400)).copy(SECRET, ClearAfter::Replaced).unwrap_err();
    assert_eq!(refused.reason, "the X11 clipboard did not take the text within 400 ms");
    server.set_nonblocking(true).unwrap();
    assert!(server.accept().is_ok(), "the holder never came as far as the server");
    assert!(screen::holders_at("DISPLAY", &name).is_empty());
}

#[test]
fn holder_must_report_ready() {
    for program in ["/usr/bin/yes", "/bin/true", "/bin/cat", "/nowhere/keys"] {
        let clipboard = SystemClipboard::run_by(program.into(), Display::new(Some(":0".into()), None));
        assert!(clipboard.copy(SECRET, ONE_SECOND).is_err(), "{program}");
    }
}

#[test]
fn too_long_text_is_refused() {
    let long = "x".repeat(4097);
    let refused = clipboard(Display::new(Some(":0".into()), None)).copy(&long, ONE_SECOND).unwrap_err();
    assert_eq!(refused.to_string(), "no clipboard here: it takes 4096 bytes at most");
}
