//! Several programs at one store.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::binary::pipes::full_pipe;
use crate::support::sandbox::Sandbox;

#[test]
fn locked_store_fails_after_five_seconds() {
    let sandbox = Sandbox::new();
    let other = sandbox.sqlite();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    let ran = sandbox.run(&["create", "ci", "--role", "viewer", "--expires", "never"]);
    assert!(start.elapsed() >= Duration::from_secs(5), "it gave up after {:?}", start.elapsed());
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(
        ran.stderr,
        "Never expires.\n\
         error: the store is locked: another program has been using it for more than 5 seconds\n\
         hint: try again later; for a store in a file, `fuser STORE` shows the programs that use it\n"
    );
    assert_eq!(sandbox.titles(), [""; 0]);
    other.execute_batch("ROLLBACK").unwrap();
    sandbox.create("ci", "viewer");
}

#[test]
fn slow_list_blocks_no_writer() {
    let sandbox = Sandbox::new();
    sandbox.create("first", "viewer");
    let (reader, writer) = full_pipe();
    let mut list = sandbox.keys(&["list"]).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(200));
    assert!(list.try_wait().unwrap().is_none(), "it did not wait for its reader");
    let start = Instant::now();
    sandbox.create("second", "viewer");
    assert!(start.elapsed() < Duration::from_secs(5), "it waited {:?}", start.elapsed());
    drop(reader);
    assert_eq!(list.wait().unwrap().code(), Some(0));
    assert_eq!(sandbox.titles(), ["first", "second"]);
}
