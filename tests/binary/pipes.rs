//! Inputs and outputs that are closed, full, empty, or whose other end has gone.

use std::fs::OpenOptions;
use std::io::Read as _;
use std::process::Stdio;
use std::time::Duration;

use clap::CommandFactory as _;
use keys::cli::Cli;

use crate::clipboard::within;
use crate::support::sandbox::{RunResult, Sandbox};
use keys::testing::sample::numbered;

const CREATE: [&str; 6] = ["create", "ci", "--role", "viewer", "--expires", "90d"];

/// Every command there is, as the words that call it.
fn commands() -> Vec<Vec<String>> {
    fn under(command: &clap::Command, words: &[String], found: &mut Vec<Vec<String>>) {
        let mut leaf = true;
        for sub in command.get_subcommands() {
            leaf = false;
            under(sub, &[words, &[sub.get_name().to_owned()]].concat(), found);
        }
        if leaf {
            found.push(words.to_vec());
        }
    }
    let mut found = Vec::new();
    under(&Cli::command(), &[], &mut found);
    found
}

/// Runs it, and fails if it has not ended after a minute: a command that waits for input never ends.
fn ends(sandbox: &Sandbox, words: &[String], input: fn() -> Stdio) -> i32 {
    let mut command = sandbox.command("timeout");
    command.arg("60").arg(env!("CARGO_BIN_EXE_keys")).args(words).env("TMPDIR", sandbox.data());
    let ran = command.stdin(input()).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    assert!(ran.stderr.len() < 10_000, "{words:?} goes on and on");
    let status = ran.status.code().unwrap();
    assert_ne!(status, 124, "`keys {}` waits", words.join(" "));
    status
}

#[test]
fn commands_without_input_end_at_once() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    let commands = commands();
    assert!(commands.len() >= 5, "{commands:?}");
    for words in &commands {
        let status = ends(&sandbox, words, Stdio::null);
        assert!((0..=3).contains(&status), "`keys {}` ends with {status}", words.join(" "));
    }
    assert_eq!(sandbox.titles(), ["import"]);
}

#[test]
fn missing_input_is_named_not_awaited() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "editor");
    // A pipe that stays open and never says anything.
    let (silent, _open) = std::io::pipe().unwrap();
    for (words, named) in [
        (&["create"][..], "run `keys create TITLE`"),
        (&["create", "ci"], "pass `--expires TIME`"),
        (&["create", "ci", "--expires", "90d"], "pass `--role viewer|editor`"),
        (&["show"], "name a key by id, email or title"),
        (&["delete"], "name a key by id, email or title"),
        (&["delete", "import"], "pass `--yes` to confirm"),
    ] {
        let ran = RunResult::of(&sandbox.keys(words).stdin(silent.try_clone().unwrap()).output().unwrap());
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{words:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(named), "{words:?}: {}", ran.stderr);
    }
    assert_eq!(sandbox.titles(), ["import"]);
}

#[test]
fn list_to_a_closed_pipe_ends_quietly() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    // More than a pipe holds.
    sandbox.sql(&format!(
        "WITH {}
         INSERT INTO api_key SELECT n.id, 'key ' || i, 'key ' || i, 'key-' || i || '@acme.invalid', 'viewer', creator_id,
             created, expires, NULL, created FROM api_key, n",
        numbered(1..3001)
    ));
    for format in ["table", "json", "jsonl", "csv", "tsv"] {
        let script = format!("{{ \"$PROGRAM\" list -o {format}; echo status $? >&2; }} | head -1");
        let ran = sandbox.sh(&script);
        assert_eq!(ran.stderr, "status 0\n", "{format}");
        assert_eq!(ran.stdout.lines().count(), 1, "{format}");
    }
}

#[test]
fn a_list_that_finds_no_room_is_an_error() {
    let sandbox = Sandbox::new();
    sandbox.create("import", "viewer");
    for format in ["table", "json", "jsonl", "csv", "tsv"] {
        let ran = sandbox.sh(&format!("\"$PROGRAM\" list -o {format} >/dev/full"));
        assert_eq!(ran.status, 1, "{format}");
        let said = "No space left on device (os error 28)";
        assert_eq!(ran.stderr.matches(said).count(), 1, "{ran:?}");
    }
}

#[test]
fn undelivered_secret_expires() {
    for json in [&[][..], &["-o", "json"]] {
        let sandbox = Sandbox::new();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (gone, writer) = std::io::pipe().unwrap();
        drop(gone);
        for output in [Stdio::from(full), Stdio::from(writer)] {
            let ran =
                RunResult::of(&sandbox.keys(&[&CREATE[..], json].concat()).stdout(output).output().unwrap());
            assert_eq!(ran.status, 1, "{ran:?}");
            assert!(ran.stderr.contains("the secret stops working at"), "{ran:?}");
            assert_eq!(ran.stderr.contains("\"code\":\"undelivered\""), !json.is_empty(), "{ran:?}");
        }
        assert_eq!(sandbox.number("SELECT count(*) FROM secret WHERE delivered IS NULL"), 2);
        assert_eq!(sandbox.number("SELECT count(*) FROM event WHERE action = 'secret.delivered'"), 0);
        sandbox.assert_whole("undelivered");
    }
}

#[test]
fn no_key_is_created_to_lose_its_secret() {
    let sandbox = Sandbox::new();
    for output in [">&-", ">/dev/null"] {
        let ran = sandbox.sh(&format!("\"$PROGRAM\" {} {output}", CREATE.join(" ")));
        assert_eq!(ran.status, 2, "{output}: {}", ran.stderr);
        assert!(ran.stderr.contains("standard output is /dev/null"), "{output}: {}", ran.stderr);
    }
    assert_eq!(sandbox.number("SELECT count(*) FROM event WHERE action = 'key.created'"), 0);
}

#[test]
fn closed_stdin_or_stderr_is_accepted() {
    let sandbox = Sandbox::new();
    for (number, closed) in ["<&-", "2>&-", "<&- 2>&-", "2>/dev/full"].iter().enumerate() {
        let ran = sandbox.sh(&format!("\"$PROGRAM\" {} {closed}", CREATE.join(" ")));
        assert_eq!(ran.status, 0, "{closed}: {}", ran.stderr);
        assert!(ran.stdout.starts_with("keys_"), "{closed}");
        assert_eq!(sandbox.titles().len(), number + 1);
    }
}

#[test]
fn signal_during_delivery_is_reported() {
    let sandbox = Sandbox::new();
    let (reader, writer) = full_pipe();
    let mut child = sandbox.keys(&CREATE).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let made = || sandbox.number("SELECT count(*) FROM event WHERE action = 'key.created'") == 1;
    assert!(within(Duration::from_secs(10), made), "the key was never made");
    // From the commit to the write it is a few instructions.
    std::thread::sleep(Duration::from_millis(50));
    assert!(child.try_wait().unwrap().is_none(), "it did not wait for its reader");
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(143));
    drop(reader);
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    let wanted = "error: interrupted: the delivery of the new secret of `ci` is not confirmed; the secret stops working at ";
    assert!(
        told.contains(wanted) && told.contains("hint: give the key another secret with `keys rotate "),
        "{told}"
    );
    assert_eq!(sandbox.titles(), ["ci"]);
    assert_eq!(sandbox.number("SELECT count(*) FROM secret WHERE delivered IS NULL"), 1);
    sandbox.assert_whole("a signal");
}

/// A pipe that takes no more until it is read.
pub fn full_pipe() -> (std::io::PipeReader, std::io::PipeWriter) {
    use rustix::fs::{OFlags, fcntl_setfl};
    let (reader, writer) = std::io::pipe().unwrap();
    fcntl_setfl(&writer, OFlags::NONBLOCK).unwrap();
    for size in [4096, 1] {
        while rustix::io::write(&writer, &vec![b'.'; size]).is_ok() {}
    }
    fcntl_setfl(&writer, OFlags::empty()).unwrap();
    (reader, writer)
}
