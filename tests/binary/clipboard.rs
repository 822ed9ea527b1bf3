//! `--copy` and `--copy-email` end to end, with a foreign program as the reader.

use keys::domain::secret::PlainSecret;

use crate::clipboard::screen::Screen;
use crate::clipboard::tmux::Tmux;
use crate::support::sandbox::{RunResult, Sandbox};

const CREATE: [&str; 7] = ["create", "ci", "--role", "viewer", "--expires", "90d", "--copy"];

#[test]
fn x11_copied_secret_is_not_printed() {
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
fn without_a_clipboard_no_key_is_created() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&CREATE);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(
        ran.stderr.lines().skip(1).collect::<Vec<_>>(),
        [
            "error: no clipboard here: neither `DISPLAY` nor `WAYLAND_DISPLAY` is set",
            "hint: omit `--copy` to print the secret, or pass `--secret-file PATH`"
        ]
    );
    assert_eq!(sandbox.titles(), [""; 0]);
    assert_eq!(sandbox.number("SELECT count(*) FROM event WHERE action = 'key.created'"), 0);
}

#[test]
fn helper_holds_no_inherited_lock_or_pipe() {
    let Some(tmux) = Tmux::start() else { return };
    let sandbox = Sandbox::new();
    let script = format!(
        "(exec 9>lock 8>&1; flock 9; TMUX={} \"$KEYS\" create ci --role viewer --expires 90d --copy)\n\
         flock -n lock echo free",
        tmux.variable()
    );
    let ran = sandbox.sh(&script);
    assert!(ran.stderr.contains("Copied to a tmux buffer"), "{ran:?}");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "free\n"), "{ran:?}");
}
