//! The system calls of a run, and runs in which one of them fails.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::support::needs::{all, needs, skip};
use crate::support::sandbox::{RunResult, Sandbox};

/// The calls that write. The others are for `KEYS_TEST_ALL=1`.
const WRITING: [&str; 14] = [
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "unlinkat",
    "rmdir",
    "link",
    "linkat",
    "mkdir",
    "rename",
    "renameat",
    "renameat2",
];
const READING: [&str; 8] = ["openat", "pread64", "read", "fcntl", "close", "fstat", "newfstatat", "statx"];

/// The system call to fail: its name, and the count at which it fails.
#[derive(Debug, Clone)]
pub struct At {
    pub call: String,
    pub when: usize,
    /// It releases a lock.
    pub unlocks: bool,
}

impl At {
    /// This invocation of a call.
    pub fn nth(call: &str, when: usize) -> Self {
        Self { call: call.to_owned(), when, unlocks: false }
    }

    pub fn writes(&self) -> bool {
        WRITING.contains(&self.call.as_str())
    }
}

/// True if `strace` can make system calls fail here.
pub fn can_be_injected() -> bool {
    // A container may contain strace but forbid tracing.
    needs("strace", "strace") && {
        let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
        let works = works.is_ok_and(|ran| ran.status.success());
        if !works {
            skip("`strace` may not trace here");
        }
        works
    }
}

/// The lines of `strace` for these calls of a command.
pub fn texts(sandbox: &Sandbox, calls: &[&str], args: &[&str]) -> Vec<String> {
    let trace = sandbox.path("trace");
    let mut command = sandbox.command("strace");
    // `?` ignores calls that this kernel does not have.
    let wanted: Vec<String> = calls.iter().map(|call| format!("?{call}")).collect();
    command.args(["-f", "-qq", "-o"]).arg(&trace).arg("-e").arg(format!("trace={}", wanted.join(",")));
    let ran = RunResult::of(&command.arg(env!("CARGO_BIN_EXE_keys")).args(args).output().unwrap());
    assert_eq!(ran.status, 0, "{ran:?}");
    String::from_utf8_lossy(&fs::read(&trace).unwrap()).lines().map(str::to_owned).collect()
}

/// The system calls of a command, beginning with the first on the store.
pub fn of(sandbox: &Sandbox, args: &[&str]) -> Vec<At> {
    let calls: Vec<&str> = WRITING.iter().chain(READING.iter().filter(|_| all())).copied().collect();
    let lines = texts(sandbox, &calls, args);
    let data = sandbox.data().to_str().unwrap();
    let (mut counts, mut at, mut warnings) = (BTreeMap::new(), Vec::new(), !all());
    for line in &lines {
        // `1234  pwrite64(5, …` or, where another thread came between, `1234  <... write resumed>…`.
        let Some(call) = line.split_whitespace().nth(1).and_then(|rest| rest.split_once('(')) else {
            continue;
        };
        let when = counts.entry(call.0.to_owned()).or_insert(0);
        *when += 1;
        warnings |= line.contains(data);
        if warnings {
            at.push(At { unlocks: line.contains("F_UNLCK"), ..At::nth(call.0, *when) });
        }
    }
    assert!(at.len() > 10, "{lines:?}");
    at
}

/// Runs the program with `fault` (`signal=SIGKILL`, `error=EIO`) at that call.
pub fn with_fault(sandbox: &Sandbox, at: &At, fault: &str, args: &[&str]) -> RunResult {
    let mut command = sandbox.command("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e"]).arg(format!("trace={}", at.call));
    command.arg("-e").arg(format!("inject={}:{fault}:when={}", at.call, at.when));
    RunResult::of(&command.arg(env!("CARGO_BIN_EXE_keys")).args(args).output().unwrap())
}
