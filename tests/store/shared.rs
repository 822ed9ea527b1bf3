//! A store that its owner shares with a group.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::calls::can_be_injected;
use super::files::names;
use crate::binary::pipes::full_pipe;
use crate::clipboard::within;
use crate::support::needs::{needs, skip};
use crate::support::sandbox::{RunResult, Sandbox};

const OWNER: u32 = 61001;
const MEMBER: u32 = 61002;
const GROUP: u32 = 61100;

/// A store of `OWNER` in a folder that the group can write to.
struct Shared {
    sandbox: Sandbox,
    program: PathBuf,
}

impl Shared {
    fn new(mode: u32) -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            skip("it needs several users");
            return None;
        }
        if !needs("setpriv", "util-linux") {
            return None;
        }
        let sandbox = Sandbox::new();
        sandbox.create("first", "viewer");
        let program = sandbox.path("keys");
        assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_keys")).arg(&program).status().unwrap().success());
        let set = |path: &Path, mode| {
            chown(path, Some(OWNER), Some(GROUP)).unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        set(&sandbox.path(""), 0o777);
        set(sandbox.data(), 0o770);
        set(sandbox.store(), mode);
        Some(Self { sandbox, program })
    }

    /// A command of a user, whose own group is not the shared one.
    fn of(&self, user: u32, before: &[&str], args: &[&str]) -> Command {
        let mut command = self.sandbox.command("setpriv");
        let id = user.to_string();
        command.args(["--reuid", &id, "--regid", &id, "--groups", &GROUP.to_string()]);
        command.args(before).arg(&self.program).args(args);
        command
    }

    fn run(&self, user: u32, args: &[&str]) -> RunResult {
        RunResult::of(&self.of(user, &[], args).output().unwrap())
    }
}

const CREATE: [&str; 6] = ["create", "second", "--role", "viewer", "--expires", "never"];

#[test]
fn killed_member_keeps_no_owner_out() {
    let Some(shared) = Shared::new(0o660) else { return };
    let (_reader, writer) = full_pipe();
    let mut held = shared.of(MEMBER, &[], &CREATE).stdout(writer).stderr(Stdio::null()).spawn().unwrap();
    // Not by opening it: this would create the files.
    let log = shared.sandbox.data().join("keys.db-wal");
    let is_written = || log.metadata().is_ok_and(|facts| facts.len() > 0);
    assert!(within(Duration::from_secs(60), is_written));
    held.kill().unwrap();
    held.wait().unwrap();
    for name in ["keys.db-wal", "keys.db-shm"] {
        let facts = fs::metadata(shared.sandbox.data().join(name)).unwrap();
        assert_eq!((facts.uid(), facts.gid(), facts.mode() & 0o777), (MEMBER, GROUP, 0o660), "{name}");
    }
    let listed = shared.run(OWNER, &["list", "--columns", "title"]);
    assert!(listed.status == 0 && listed.stdout.starts_with("TITLE\nfirst\n"), "{listed:?}");
    let renewed = shared.run(OWNER, &["rotate", "first"]);
    assert_eq!(renewed.status, 0, "{renewed:?}");
    assert_eq!(names(shared.sandbox.data()), ["keys.db"]);
}

/// The last program that used the store ends between a reader's look at its files and the opening.
#[test]
fn late_reader_leaves_no_files_behind() {
    let Some(shared) = Shared::new(0o640) else { return };
    if !can_be_injected() {
        return;
    }
    let (reader, writer) = full_pipe();
    let mut held = shared.of(OWNER, &[], &CREATE).stdout(writer).stderr(Stdio::null()).spawn().unwrap();
    let log = shared.sandbox.data().join("keys.db-shm");
    assert!(within(Duration::from_secs(60), || log.exists()));
    let trace = shared.sandbox.path("trace");
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-o",
        trace.to_str().unwrap(),
        "-P",
        log.to_str().unwrap(),
        "-e",
        "trace=statx",
        "-e",
        "inject=statx:signal=SIGSTOP:when=3",
    ];
    let mut late = shared.of(MEMBER, &strace, &["list", "--columns", "title"]);
    let late = late.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stopped = || -> Option<i32> {
        let text = fs::read_to_string(&trace).unwrap_or_default();
        text.lines().find(|line| line.contains("SIGSTOP"))?.split_whitespace().next()?.parse().ok()
    };
    assert!(within(Duration::from_secs(20), || stopped().is_some()), "it was never stopped");
    drop(reader);
    held.wait().unwrap();
    assert_eq!(names(shared.sandbox.data()), ["keys.db"]);
    let pid = rustix::process::Pid::from_raw(stopped().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::CONT).unwrap();
    let ran = RunResult::of(&late.wait_with_output().unwrap());
    assert!(ran.status == 0 && ran.stdout.starts_with("TITLE\nfirst\n"), "{ran:?}");
    assert_eq!(names(shared.sandbox.data()), ["keys.db"]);
    assert_eq!(shared.run(OWNER, &["rotate", "first"]).status, 0);
}
