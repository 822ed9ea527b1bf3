//! `keys verify` and `keys rotate` in a real terminal.

use crate::support::sandbox::Sandbox;
use crate::support::terminal::Terminal;

#[test]
fn typed_or_pasted_secret_is_not_shown() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("tiles", "viewer");
    for (typed, status, told) in [(secret.as_str(), 0, "active"), ("keys_wrongly-typed", 3, "malformed")] {
        let mut terminal = Terminal::keys(&["verify"], &sandbox.envs());
        terminal.expect("Secret");
        terminal.send(&format!("{typed}\r"));
        terminal.expect(told);
        let ended = terminal.end();
        assert_eq!(ended.status, status, "{}", ended.shown);
        ended.assert_restored();
        assert!(!ended.shown.contains(&typed[5..]), "{}", ended.shown);
    }
}

#[test]
fn secret_is_not_read_where_it_would_echo() {
    let sandbox = Sandbox::new();
    for args in [&["verify", "--batch"][..], &["verify", "--no-input"]] {
        let ended = Terminal::keys(args, &sandbox.envs()).end();
        assert_eq!(ended.status, 2, "{}", ended.shown);
        assert!(ended.shown.contains("standard input"), "{}", ended.shown);
    }
}

#[test]
fn leaving_the_prompt_restores_the_terminal() {
    let sandbox = Sandbox::new();
    for leave in ["\x03", "\x1b"] {
        let mut terminal = Terminal::keys(&["verify"], &sandbox.envs());
        terminal.expect("Secret");
        terminal.send(leave);
        let ended = terminal.end();
        assert_eq!(ended.status, 130, "{leave:?}: {}", ended.shown);
        ended.assert_restored();
    }
}

#[test]
fn rotation_is_kept_or_discarded() {
    let sandbox = Sandbox::new();
    let old = sandbox.create("tiles", "viewer");
    let is_good = |secret: &str| sandbox.sh(&format!("echo {secret} | \"$KEYS\" verify -q")).status == 0;
    let rotate = |is_kept: bool| {
        let mut terminal = Terminal::keys(&["rotate", "tiles"], &sandbox.envs());
        // "At once" is two above the answer that is preselected.
        terminal.expect("In 7 days");
        terminal.send("\x1b[A\x1b[A\r");
        terminal.expect("Ctrl-D discard");
        if is_kept {
            terminal.send("o");
        } else {
            terminal.send("\x04");
            terminal.expect("Discard the new secret of tiles?");
            terminal.expect("Esc back");
            terminal.send("\x1b[C\r");
        }
        let ended = terminal.end();
        ended.assert_restored();
        let at = ended.shown.find("keys_").expect("no secret is shown");
        let secret = ended.shown[at..at + old.len()].to_owned();
        let (_, after) = ended.shown.split_once("\x1b[?1049l").expect("the second screen is never left");
        assert!(!after.contains(&secret), "{after}");
        (ended.status, secret)
    };
    let (status, new) = rotate(false);
    assert_eq!((status, is_good(&old), is_good(&new)), (130, true, false));
    let (status, new) = rotate(true);
    assert_eq!((status, is_good(&old), is_good(&new)), (0, false, true));
}

#[test]
fn secret_is_not_echoed_after_a_stop() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("tiles", "viewer");
    for term in ["xterm-256color", "dumb"] {
        let mut envs = sandbox.envs();
        envs.extend([("TERM", term), ("PS1", "ready> ")]);
        let mut terminal = Terminal::run("sh", &["-i"], &envs, 80);
        terminal.expect("ready> ");
        terminal.send(&format!("{} verify; exit\r", env!("CARGO_BIN_EXE_keys")));
        terminal.expect("Secret");
        terminal.expect(if term == "dumb" { ": " } else { "\x1b[?25h" });
        terminal.send("\x1a");
        terminal.expect("Stopped");
        terminal.expect("ready> ");
        terminal.send("fg\r");
        terminal.expect("Secret");
        terminal.expect(if term == "dumb" { ": " } else { "\x1b[?25h" });
        terminal.send(&format!("{secret}\r"));
        terminal.expect("active");
        terminal.send("exit\r");
        let ended = terminal.end();
        assert!(!ended.shown.contains(&secret[5..20]), "{term}: {}", ended.shown);
        ended.assert_restored();
    }
}
