//! Restoring a backup while other programs have the store open, and when it is stopped at any of its calls.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::calls::{self, At, can_be_injected, with_fault};
use super::faults::for_each;
use super::sweeps::copy_of;
use crate::clipboard::within;
use crate::support::needs::needs;
use crate::support::sandbox::{RunResult, Sandbox};

/// A store whose key `old` was deleted and whose key `new` was created after the backup.
struct Site {
    sandbox: Sandbox,
    backup: PathBuf,
    secret: String,
}

impl Site {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        let secret = sandbox.create("old", "viewer");
        let backup = sandbox.path("backup.db");
        assert_eq!(sandbox.run(&["backup", backup.to_str().unwrap()]).status, 0);
        assert_eq!(sandbox.run(&["delete", "old", "--yes"]).status, 0);
        sandbox.create("new", "viewer");
        Self { sandbox, backup, secret }
    }

    /// A copy of it.
    fn again(&self) -> Self {
        let sandbox = copy_of(&self.sandbox);
        let backup = sandbox.path("backup.db");
        fs::copy(&self.backup, &backup).unwrap();
        Self { sandbox, backup, secret: self.secret.clone() }
    }

    fn args(&self) -> [&str; 3] {
        ["restore-backup", self.backup.to_str().unwrap(), "--yes"]
    }

    /// Damages the store beyond what SQLite reads, and puts a log beside it.
    fn damage(&self) {
        let mut bytes = fs::read(self.sandbox.store()).unwrap();
        bytes[..4096].fill(0x5a);
        fs::write(self.sandbox.store(), bytes).unwrap();
        fs::write(self.sandbox.data().join("keys.db-wal"), "its log").unwrap();
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.sandbox.data()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

/// Another program with the store open, after it ran `sql`.
fn holding(site: &Site, sql: &str) -> Child {
    let mut child = Command::new("sqlite3")
        .arg(site.sandbox.store())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.as_mut().unwrap();
    writeln!(stdin, "{sql}\n.print ready").unwrap();
    let mut said = String::new();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    while said.trim_end() != "ready" {
        said.clear();
        assert!(std::io::BufRead::read_line(&mut stdout, &mut said).unwrap() > 0, "it ended");
    }
    child
}

#[test]
fn open_store_is_not_replaced() {
    if !needs("sqlite3", "sqlite3") {
        return;
    }
    let site = Site::new();
    for sql in [
        "SELECT count(*) FROM event;",
        "BEGIN; SELECT count(*) FROM event;",
        "BEGIN IMMEDIATE; UPDATE event_head SET number = number;",
    ] {
        let mut other = holding(&site, sql);
        let refused = site.sandbox.run(&site.args());
        assert_eq!(refused.status, 1, "{sql}: {refused:?}");
        assert!(refused.stderr.contains("other programs have"), "{sql}: {refused:?}");
        other.kill().unwrap();
        other.wait().unwrap();
        assert_eq!(site.sandbox.titles(), ["new"], "{sql}");
        assert!(site.names().iter().all(|name| name.starts_with("keys.db")), "{:?}", site.names());
    }
    assert_eq!(site.sandbox.run(&site.args()).status, 0);
    assert_eq!(site.sandbox.titles(), ["old"]);
}

/// The store that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Old {
    Sound,
    Damaged,
    Missing,
}

impl Old {
    fn site(self, site: &Site) -> Site {
        let site = site.again();
        match self {
            Self::Sound => {}
            Self::Damaged => site.damage(),
            Self::Missing => fs::remove_file(site.sandbox.store()).unwrap(),
        }
        site
    }
}

/// The calls, or a selection of them.
fn calls_of(old: Old, site: &Site, sampled: usize) -> Vec<At> {
    let site = old.site(site);
    let calls = calls::of(&site.sandbox, &site.args());
    let step = calls.len().div_ceil(sampled);
    // The last calls put the files in place.
    let last = calls.len() - 12;
    let kept = |(number, at)| (number % step == 0 || number >= last).then_some(at);
    calls.into_iter().enumerate().filter_map(kept).collect()
}

fn assert_old_or_new(site: &Site, old: Old, is_done: bool, when: &str) {
    let store = fs::read(site.sandbox.store()).ok();
    let is_as_before = match (&store, old) {
        (None, _) => {
            assert_eq!(old, Old::Missing, "no store: {when}");
            true
        }
        (Some(store), Old::Damaged) => store.starts_with(&[0x5a; 100]),
        _ => false,
    };
    assert!(!(is_done && is_as_before), "{when}");
    if !is_as_before {
        let titles = site.sandbox.titles();
        let is_new = titles == ["old"];
        assert!(is_new || (titles == ["new"] && old == Old::Sound), "{titles:?}: {when}");
        assert!(is_new || !is_done, "{when}");
        site.sandbox.assert_whole(when);
        let checked = site.sandbox.run(&["check"]);
        let is_left = |line: &str| line.contains(".new") || line.contains("keys.db.restore-");
        assert!(checked.status == 0 || checked.stdout.lines().all(is_left), "{when}, and then: {checked:?}");
        let named = site.names().iter().filter(|name| name.contains(".restore-")).count();
        assert_eq!(checked.stdout.matches("a killed `keys restore-backup` left").count(), named, "{when}");
        let verified = site.sandbox.sh(&format!("echo {} | \"$KEYS\" verify", site.secret));
        assert_eq!(verified.status, if is_new { 0 } else { 3 }, "{when}");
    }
    let again = site.sandbox.run(&site.args());
    assert_eq!(again.status, 0, "{when}, and then: {again:?}");
    assert_eq!(site.sandbox.titles(), ["old"], "{when}");
}

fn sweep(old: Old, sampled: usize, faults: &[&str]) {
    if !can_be_injected() {
        return;
    }
    let site = Site::new();
    let calls = calls_of(old, &site, sampled);
    for fault in faults {
        for_each(&calls, |at| {
            let site = old.site(&site);
            let ran = with_fault(&site.sandbox, at, fault, &site.args());
            let when = format!("{fault} at {at:?}: {ran:?}");
            assert!(!ran.stderr.contains("panicked"), "{when}");
            if fault.starts_with("error") {
                assert!((0..=1).contains(&ran.status), "{when}");
            }
            let removal_fails = fault.starts_with("error") && at.call == "rmdir";
            let is_left = site.names().iter().any(|name| name.contains(".new"));
            assert!(!is_left || fault.ends_with("KILL") || removal_fails, "a draft is left: {when}");
            let is_done = ran.status == 0 || ran.stderr.contains("Restored ");
            assert_old_or_new(&site, old, is_done, &when);
        });
    }
}

#[test]
fn killed_restore_leaves_one_whole_store() {
    sweep(Old::Sound, 60, &["signal=SIGKILL"]);
}

#[test]
fn failing_disk_leaves_one_whole_store() {
    sweep(Old::Sound, 60, &["error=EIO", "error=ENOSPC"]);
}

#[test]
fn interrupted_restore_leaves_no_draft() {
    sweep(Old::Sound, 60, &["signal=SIGTERM"]);
}

#[test]
fn damaged_store_survives_killed_restore() {
    sweep(Old::Damaged, 60, &["signal=SIGKILL"]);
}

#[test]
fn damaged_store_survives_stopped_restore() {
    sweep(Old::Damaged, 12, &["signal=SIGTERM", "error=EIO", "error=ENOSPC"]);
}

#[test]
fn missing_store_survives_stopped_restore() {
    sweep(Old::Missing, 12, &["signal=SIGKILL", "signal=SIGTERM", "error=EIO", "error=ENOSPC"]);
}

/// A file system that cannot swap two names.
#[test]
fn restore_works_without_an_exchange() {
    if !can_be_injected() {
        return;
    }
    let site = Site::new();
    let every = |call: &str| At::nth(call, 1);
    let ran = with_fault(&site.sandbox, &every("renameat2"), "error=EINVAL", &site.args());
    assert_eq!(ran.status, 0, "{ran:?}");
    let site_again = Site::new();
    let second = At::nth("renameat2", 2);
    let ran_again = with_fault(&site_again.sandbox, &second, "error=EINVAL", &site_again.args());
    assert_eq!(ran_again.status, 0, "{ran_again:?}");
    for site in [site, site_again] {
        assert_eq!(site.sandbox.titles(), ["old"]);
        assert!(site.names().iter().any(|name| name.contains("before-restore")), "{:?}", site.names());
        assert_eq!(site.sandbox.run(&["check"]).status, 0);
    }
}

/// A process that strace stops at its first rename, while it holds the store.
struct Stopped {
    strace: Child,
    pid: rustix::process::Pid,
}

impl Stopped {
    fn new(site: &Site) -> Self {
        let trace = site.sandbox.path("trace");
        let mut strace = site.sandbox.command("strace");
        strace.args(["-f", "-qq", "-o"]).arg(&trace).args(["-e", "trace=renameat2"]);
        strace.args(["-e", "inject=renameat2:signal=SIGSTOP:when=1"]);
        strace.arg(env!("CARGO_BIN_EXE_keys")).args(site.args()).stderr(Stdio::null()).stdout(Stdio::null());
        let strace = strace.spawn().unwrap();
        let stopped = || {
            let text = fs::read_to_string(&trace).unwrap_or_default();
            let line = text.lines().find(|line| line.contains("SIGSTOP"))?;
            line.split_whitespace().next()?.parse().ok()
        };
        assert!(within(Duration::from_secs(60), || stopped().is_some()), "it was never stopped");
        Self { strace, pid: rustix::process::Pid::from_raw(stopped().unwrap()).unwrap() }
    }

    fn goes_on(mut self) {
        rustix::process::kill_process(self.pid, rustix::process::Signal::CONT).unwrap();
        assert!(self.strace.wait().unwrap().success());
    }
}

/// A program that began to open the old store before it was replaced, and waited for its lock.
#[test]
fn waiting_program_writes_to_no_store() {
    if !can_be_injected() {
        return;
    }
    let site = Site::new();
    for args in [
        &["create", "late", "--role", "viewer", "--expires", "never"][..],
        &["update", "new", "--expires", "1d"],
        &["list"],
    ] {
        let site = site.again();
        let restore = Stopped::new(&site);
        let mut waiting =
            site.sandbox.keys(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let old = fs::canonicalize(site.sandbox.store()).unwrap();
        let is_open = || {
            let open = fs::read_dir(format!("/proc/{}/fd", waiting.id())).into_iter().flatten().flatten();
            open.filter(|file| fs::read_link(file.path()).is_ok_and(|path| path == old)).count() > 1
        };
        assert!(within(Duration::from_secs(60), is_open), "it never opened the store");
        restore.goes_on();
        let status = waiting.wait().unwrap().code();
        let output = RunResult::of(&waiting.wait_with_output().unwrap());
        let when = format!("{args:?}: {output:?}");
        assert_eq!(status, Some(1), "{when}");
        assert!(output.stderr.contains("was moved, deleted or replaced"), "{when}");
        assert_eq!(output.stdout, "", "{when}");
        assert_eq!(site.sandbox.titles(), ["old"], "{when}");
        assert_eq!(site.sandbox.run(&["check"]).status, 0, "{when}");
        let kept = site.names().into_iter().find(|name| name.contains("before-restore")).unwrap();
        let kept = site.sandbox.data().join(kept);
        let listed =
            site.sandbox.run(&["list", "-q", "--columns", "title", "--store", kept.to_str().unwrap()]);
        assert_eq!(listed.status, 0, "{when}: {listed:?}");
        let events = site.sandbox.run(&["log", "-o", "json", "--store", kept.to_str().unwrap()]);
        assert!(!events.stdout.contains("late"), "{when}");
    }
}

#[test]
fn kill_between_the_renames_is_reported() {
    if !can_be_injected() {
        return;
    }
    let site = Site::new();
    // Each call is not made any more.
    for (at, here, left) in [(At::nth("renameat2", 2), "new", "old"), (At::nth("rename", 1), "old", "new")] {
        let site = site.again();
        let ran = with_fault(&site.sandbox, &at, "signal=SIGKILL", &site.args());
        assert!(ran.status < 0, "{ran:?}");
        assert_eq!(site.sandbox.titles(), [here]);
        let checked = site.sandbox.run(&["check"]);
        assert_eq!(checked.status, 3, "{checked:?}");
        assert!(checked.stdout.contains("a killed `keys restore-backup` left `"), "{checked:?}");
        let last = site.sandbox.run(&["log", "--limit", "1"]).stdout;
        assert_eq!(last.contains("estored"), here == "old", "{last}");
        let name = site.names().into_iter().find(|name| name.contains(".restore-")).unwrap();
        let store = site.sandbox.data().join(name);
        let listed = site.sandbox.run(&["list", "--columns", "title", "--store", store.to_str().unwrap()]);
        assert_eq!(listed.stdout.lines().last(), Some(left), "{listed:?}");
        site.sandbox.create("next", "viewer");
    }
}
