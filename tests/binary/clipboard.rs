//! `--copy` and `--copy-email` end to end, with a foreign program as the reader.

use keys::domain::secret::PlainSecret;

use crate::clipboard::screen::Screen;
use crate::support::sandbox::{RunResult, Sandbox};

const CREATE: [&str; 7] = ["create", "ci", "--role", "viewer", "--expires", "90d", "--copy"];

#[test]
fn x11_a_secret_is_copied_and_printed_nowhere() {
    let Some(screen) = Screen::x11() else { return };
    let sandbox = Sandbox::new();
    let RunResult { status, stdout, stderr } =
        RunResult::of(&sandbox.keys(&CREATE).env("DISPLAY", screen.name()).output().unwrap());
    assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
    assert!(stderr.contains("Copied to the clipboard (X11); it will be cleared in 45 s"), "{stderr}");
    let pasted = screen.paste().unwrap();
    assert!(!stderr.contains(&pasted));
    let hash = PlainSecret::parse(&pasted).unwrap().hash();
    let stored: Vec<u8> =
        sandbox.sqlite().query_row("SELECT hash FROM secret", [], |row| row.get(0)).unwrap();
    assert_eq!(stored, hash.0);
}

#[test]
fn x11_an_email_is_copied() {
    let Some(screen) = Screen::x11() else { return };
    let sandbox = Sandbox::new();
    sandbox.create("ci", "viewer");
    let mut command = sandbox.keys(&["show", "ci", "--copy-email"]);
    let RunResult { status, stdout, stderr } =
        RunResult::of(&command.env("DISPLAY", screen.name()).output().unwrap());
    assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
    assert_eq!(screen.paste().as_deref(), sandbox.list()[0]["email"].as_str());
}

#[test]
fn a_key_whose_secret_cannot_be_copied_is_taken_back() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&CREATE);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(
        ran.stderr.lines().skip(1).collect::<Vec<_>>(),
        [
            "error: the secret was not delivered, so the key ci was discarded: no clipboard here: neither `DISPLAY` \
             nor `WAYLAND_DISPLAY` is set",
            "hint: omit `--copy` to print the secret, or pass `--secret-file PATH` or `--osc52`"
        ]
    );
    assert_eq!(sandbox.titles(), [""; 0]);
}
