//! A store or copy whose making is stopped at any of its calls is complete, or leaves nothing.

use std::fs;
use std::path::Path;

use super::calls::{self, At, can_be_injected, with_fault};
use super::faults::{INIT, for_each};
use crate::support::sandbox::{RunResult, Sandbox};
use crate::support::terminal::Terminal;
use rustix::process::Signal;

/// The signals that a command can be stopped with, the statuses that they end it with, and their numbers.
const SIGNALS: [(&str, i32, i32); 3] = [("SIGINT", 130, 2), ("SIGTERM", 143, 15), ("SIGHUP", 129, 1)];

/// The names in a folder, but for the files that SQLite keeps beside an open store.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with("keys.db-"));
    names.sort();
    names
}

/// A command that makes a file, and what it says once the file is in place.
struct Making {
    sandbox: fn() -> Sandbox,
    args: &'static [&'static str],
    made: &'static str,
    done: &'static str,
}

const MAKINGS: [Making; 5] = [
    Making { sandbox: Sandbox::empty, args: &INIT, made: "data/keys.db", done: "Created " },
    Making {
        sandbox: Sandbox::empty,
        args: &["demo", "data/keys.db"],
        made: "data/keys.db",
        done: "The store is",
    },
    Making {
        sandbox: Sandbox::new,
        args: &["backup", "data/copy.db"],
        made: "data/copy.db",
        done: "Copied ",
    },
    Making {
        sandbox: Sandbox::new,
        args: &["export", "data/copy.jsonl"],
        made: "data/copy.jsonl",
        done: "Exported ",
    },
    Making {
        sandbox: exported,
        args: &["import", "data/acme.jsonl", "--store", "data/copy.db"],
        made: "data/copy.db",
        done: "Created ",
    },
];

fn exported() -> Sandbox {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["export", "data/acme.jsonl"]).status, 0);
    sandbox
}

impl Making {
    /// A selection of the calls: the sample store makes hundreds that are alike.
    fn calls(&self) -> Vec<At> {
        let mut calls = calls::of(&(self.sandbox)(), self.args);
        calls.retain(At::writes);
        let step = calls.len().div_ceil(40);
        calls.into_iter().step_by(step).collect()
    }

    fn made_by(&self, sandbox: &Sandbox, ran: &RunResult, when: &str) -> bool {
        let made = sandbox.path(self.made);
        if !made.exists() {
            return false;
        }
        assert!(ran.stderr.contains(self.done), "in place, but not said: {when}");
        let mut store = made.clone();
        if made.extension().is_some_and(|ending| ending == "jsonl") {
            store = sandbox.path("imported.db");
            let imported = ["import", made.to_str().unwrap(), "--store", store.to_str().unwrap()];
            assert_eq!(sandbox.run(&imported).status, 0, "{when}");
        }
        let checked = sandbox.run(&["check", "--store", store.to_str().unwrap()]);
        assert_eq!(checked.status, 0, "{when}, and then: {checked:?}");
        true
    }
}

#[test]
fn signals_leave_no_drafts() {
    if !can_be_injected() {
        return;
    }
    for making in &MAKINGS {
        let before = names((making.sandbox)().data());
        for (number, at) in making.calls().iter().enumerate() {
            let (signal, status, number) = SIGNALS[number % 3];
            let sandbox = (making.sandbox)();
            let ran = with_fault(&sandbox, at, &format!("signal={signal}"), making.args);
            let when = format!("{signal} at {at:?} of {:?}: {ran:?}", making.args);
            // Before it listens to signals, there is nothing to remove.
            let stopped = ran.status == status || ran.status == -number;
            assert!(ran.status == 0 || stopped, "{when}");
            let mut expected = before.clone();
            if making.made_by(&sandbox, &ran, &when) {
                expected.push(making.made.trim_start_matches("data/").to_owned());
                expected.sort();
                expected.dedup();
            } else {
                assert!(stopped, "{when}");
                assert!(before.is_empty() != sandbox.data().exists(), "its folder is left: {when}");
            }
            assert_eq!(names(sandbox.data()), expected, "{when}");
        }
    }
}

#[test]
fn no_signal_is_lost_while_handlers_are_set() {
    if !can_be_injected() {
        return;
    }
    let handlers = calls::texts(&Sandbox::empty(), &["rt_sigaction"], &INIT);
    // The last ones set no handlers of the program.
    let last = handlers.iter().rposition(|call| call.contains("SIGWINCH")).expect("a handler is set");
    for (when, (signal, status, number)) in (1..=last).flat_map(|when| SIGNALS.map(|signal| (when, signal))) {
        // `signal-hook` itself loses a signal that arrives in the very call that sets its handler.
        if handlers[when - 1].contains(&format!("({signal}, {{")) {
            continue;
        }
        let sandbox = Sandbox::empty();
        let at = At::nth("rt_sigaction", when);
        let ran = with_fault(&sandbox, &at, &format!("signal={signal}"), &INIT);
        let when = format!("{signal} at {at:?}: {ran:?}");
        assert!(ran.status == status || ran.status == -number, "{when}");
        assert!(!sandbox.data().exists(), "{when}");
    }
}

#[test]
fn check_names_the_files_of_a_killed_run() {
    if !can_be_injected() {
        return;
    }
    let making = &MAKINGS[2];
    let calls = making.calls();
    let named = std::sync::atomic::AtomicUsize::new(0);
    for_each(&calls, |at| {
        let sandbox = Sandbox::new();
        let ran = with_fault(&sandbox, at, "signal=SIGKILL", making.args);
        let when = format!("killed at {at:?}: {ran:?}");
        let checked = sandbox.run(&["check"]);
        for draft in names(sandbox.data()).iter().filter(|name| name.starts_with(".copy.db.")) {
            let path = sandbox.data().join(draft);
            let said = format!(
                "`{0}` is an unfinished copy that a killed command left\n  remove it with `rm -r {0}`\n",
                path.display()
            );
            assert_eq!((checked.status, &checked.stdout), (3, &said), "{when}");
            assert_eq!(sandbox.sh(&format!("rm -r {}", path.display())).status, 0);
            named.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        let checked = sandbox.run(&["check"]);
        assert_eq!(checked.status, 0, "{when}, and then: {checked:?}");
        sandbox.assert_whole(&when);
    });
    assert!(named.into_inner() > 3, "a kill leaves drafts");
}

#[test]
fn unsynced_folder_is_a_warning() {
    if !can_be_injected() {
        return;
    }
    for making in &MAKINGS {
        let calls = calls::of(&(making.sandbox)(), making.args);
        let synced = calls.iter().rfind(|at| at.call == "fsync").expect("the folder is synced last");
        let sandbox = (making.sandbox)();
        let ran = with_fault(&sandbox, synced, "error=EIO", making.args);
        assert_eq!(ran.status, 0, "{ran:?}");
        let warning = "is in its place, but its folder could not be written to disk (Input/output error";
        assert!(ran.stderr.contains(warning), "{ran:?}");
        assert!(making.made_by(&sandbox, &ran, "its folder was not synced"), "{ran:?}");
    }
}

#[test]
fn interrupted_init_creates_nothing() {
    for leave in ["\u{3}", "\u{1b}", "TERM", "HUP"] {
        let sandbox = Sandbox::empty();
        let mut terminal = Terminal::keys(&["init"], &sandbox.envs());
        terminal.expect("Organization");
        terminal.send("Acme\r");
        terminal.expect("Your name");
        match leave {
            "TERM" => terminal.signal(Signal::TERM),
            "HUP" => terminal.signal(Signal::HUP),
            key => terminal.send(key),
        }
        let ended = terminal.end();
        assert!([130, 143, 129].contains(&ended.status), "{leave}: {}", ended.shown);
        assert!(!sandbox.data().exists(), "{leave}");
    }
}
