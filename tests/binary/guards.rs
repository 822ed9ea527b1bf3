//! The guards under which a secret is made: no core dump, and no signal between the change and its delivery.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Child;
use std::time::Duration;

use keys::domain::secret::PlainSecret;
use rustix::process::{Pid, Signal, kill_process};

use super::pipes::full_pipe;
use crate::clipboard::within;
use crate::support::sandbox::Sandbox;

/// Both commands that make a secret, on a store with the key `ci`.
const MAKERS: [&[&str]; 2] =
    [&["create", "build", "--role", "viewer", "--expires", "90d"], &["rotate", "ci", "--grace", "1d"]];

fn secrets(sandbox: &Sandbox) -> i64 {
    sandbox.number("SELECT count(*) FROM secret")
}

fn core_limit(child: &Child) -> u64 {
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    core.split_whitespace().next().unwrap().parse().unwrap()
}

/// A full pipe holds the program between the change and its end.
#[test]
fn making_a_secret_forbids_core_dumps() {
    for maker in MAKERS {
        let sandbox = Sandbox::new();
        sandbox.create("ci", "viewer");
        let before = secrets(&sandbox);
        let (mut reader, writer) = full_pipe();
        let mut child = sandbox.keys(maker).stdout(writer).spawn().unwrap();
        assert!(within(Duration::from_secs(10), || secrets(&sandbox) > before), "{maker:?} made no secret");
        let limit = core_limit(&child);
        reader.read_to_string(&mut String::new()).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(limit <= 1, "a crash of {maker:?} would leave a core file of {limit} bytes");
    }
}

/// A second writer holds the program between the first step of the delivery and the change.
#[test]
fn signal_waits_for_the_delivery() {
    for maker in MAKERS {
        let sandbox = Sandbox::new();
        sandbox.create("ci", "viewer");
        let before = secrets(&sandbox);
        let file = sandbox.path("secret");
        let writer = sandbox.writer();
        let to_file = [maker, &["--secret-file", file.to_str().unwrap()]].concat();
        let mut child = sandbox.keys(&to_file).spawn().unwrap();
        assert!(within(Duration::from_secs(10), || file.exists()), "{maker:?} reserved no file");
        kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
        std::thread::sleep(Duration::from_millis(300));
        assert!(child.try_wait().unwrap().is_none(), "{maker:?} ended before its secret was delivered");
        writer.commit();
        let status = child.wait().unwrap();
        // The signal ends the program after the delivery, unless the program ends first.
        assert!(matches!(status.code(), Some(0 | 143)), "{maker:?} ended with {status}");
        assert_eq!(secrets(&sandbox), before + 1);
        assert!(is_secret(&file), "{maker:?} delivered no secret");
    }
}

fn is_secret(file: &Path) -> bool {
    PlainSecret::parse(fs::read_to_string(file).unwrap().trim_end()).is_ok()
}
