//! `--copy` and `--copy-email` end to end, with a foreign program as the reader.

use keys::domain::secret::PlainSecret;

use crate::clipboard::screen::Screen;
use crate::clipboard::tmux::Tmux;
use crate::support::outcome::hex;
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
    let hash = hex(&PlainSecret::parse(&pasted).unwrap().hash().0);
    assert_eq!(sandbox.query("SELECT hex(hash) FROM secret"), [hash]);
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

/// Runs the command, and fails unless it is refused before anything is made.
fn refused(sandbox: &Sandbox, args: &[&str], variables: &[(&str, &str)]) -> RunResult {
    let counts = || {
        ["event", "secret", "api_key"].map(|table| sandbox.number(&format!("SELECT count(*) FROM {table}")))
    };
    let before = counts();
    let ran = RunResult::of(&sandbox.keys(args).envs(variables.iter().copied()).output().unwrap());
    assert!(ran.status == 1 || ran.status == 2, "{args:?} {variables:?}: {ran:?}");
    assert_eq!((ran.stdout.as_str(), counts()), ("", before), "{args:?} {variables:?}: {ran:?}");
    ran
}

#[test]
fn unreachable_clipboards_are_refused_first() {
    let sandbox = Sandbox::new();
    sandbox.create("there", "viewer");
    let absent: [&[(&str, &str)]; 5] = [
        &[],
        &[("DISPLAY", ":4999")],
        &[("WAYLAND_DISPLAY", "/nowhere/wayland-9")],
        &[("TMUX", "/nowhere/tmux,1,0")],
        &[("DISPLAY", ":4999"), ("WAYLAND_DISPLAY", "/nowhere/wayland-9"), ("TMUX", "/nowhere/tmux,1,0")],
    ];
    for variables in absent {
        for args in [&CREATE[..], &["rotate", "there", "--copy"]] {
            let ran = refused(&sandbox, args, variables);
            assert!(ran.stderr.contains("error: no clipboard here: "), "{ran:?}");
        }
    }
    for osc52 in [
        &["create", "ci", "--role", "viewer", "--expires", "90d", "--osc52"][..],
        &["rotate", "there", "--osc52"],
    ] {
        assert!(refused(&sandbox, osc52, &[("TERM", "xterm")]).stderr.contains("needs a terminal"));
    }
}

#[test]
fn unusable_secret_files_are_refused_first() {
    let sandbox = Sandbox::new();
    sandbox.create("there", "viewer");
    let folder = sandbox.path("folder");
    std::fs::create_dir(&folder).unwrap();
    let (file, dangling) = (sandbox.path("file"), sandbox.path("dangling"));
    std::fs::write(&file, "mine").unwrap();
    std::os::unix::fs::symlink("nothing", &dangling).unwrap();
    let below_file = file.join("secret");
    let slashed = format!("{}/new/", sandbox.path("").display());
    for path in ["", "nowhere/secret", "/proc/secret", &slashed]
        .into_iter()
        .chain([&folder, &file, &dangling, &below_file].map(|path| path.to_str().unwrap()))
    {
        for maker in [&["create", "ci", "--role", "viewer", "--expires", "90d"][..], &["rotate", "there"]] {
            refused(&sandbox, &[maker, &["--secret-file", path]].concat(), &[]);
        }
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert!(!sandbox.path("nothing").exists() && dangling.is_symlink());
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
