//! The files of a store, and their making.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::binary::pipes::full_pipe;
use crate::clipboard::within;
use crate::support::sandbox::{RunResult, Sandbox};

pub const INIT: [&str; 7] =
    ["init", "--organization", "Acme", "--name", "Ada Lovelace", "--email", "ada@acme.com"];

pub fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_store_and_all_that_stands_beside_it_is_for_its_owner_alone() {
    let sandbox = Sandbox::empty();
    let made = sandbox
        .sh("umask 022; \"$KEYS\" init --organization Acme --name Ada --email ada@acme.com && touch witness");
    assert_eq!(made.status, 0, "{made:?}");
    assert_eq!(mode(&sandbox.path("witness")), 0o644);
    assert_eq!((mode(sandbox.data()), mode(sandbox.store())), (0o700, 0o600));
    assert_eq!(names(sandbox.data()), ["keys.db"]);

    let (reader, writer) = full_pipe();
    let mut create = sandbox.command("sh");
    create.args(["-c", "umask 022; exec \"$0\" create ci --role viewer --expires 1d"]);
    create.arg(env!("CARGO_BIN_EXE_keys")).stdout(writer).stderr(Stdio::null());
    let mut child = create.spawn().unwrap();
    let wal = sandbox.data().join("keys.db-wal");
    let written = || fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0);
    assert!(within(Duration::from_secs(10), written), "there is no log");
    assert_eq!(names(sandbox.data()), ["keys.db", "keys.db-shm", "keys.db-wal"]);
    for name in names(sandbox.data()) {
        assert_eq!(mode(&sandbox.data().join(&name)), 0o600, "{name}");
    }
    drop(reader);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(names(sandbox.data()), ["keys.db"]);
}

#[test]
fn a_store_that_others_can_reach_is_pointed_out() {
    let sandbox = Sandbox::new();
    fs::set_permissions(sandbox.store(), fs::Permissions::from_mode(0o644)).unwrap();
    let ran = sandbox.run(&["list"]);
    let path = sandbox.store().display();
    assert_eq!(
        (ran.status, ran.stderr.lines().next().unwrap()),
        (
            0,
            format!("warning: others can reach `{path}` (mode 0644); close it with `chmod 600 {path}`")
                .as_str()
        )
    );
    assert_eq!(mode(sandbox.store()), 0o644, "it is not ours to change");
}

#[test]
fn whatever_stands_where_a_store_is_to_be_made_is_not_touched() {
    type Make = fn(&Path);
    let makes: [(&str, Make); 6] = [
        ("an empty file", |path| fs::write(path, "").unwrap()),
        ("a text", |path| fs::write(path, "mine").unwrap()),
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a link to nothing", |path| symlink("/nowhere/at/all", path).unwrap()),
        ("a link to a file", |path| symlink("/etc/passwd", path).unwrap()),
        ("a file that nobody can read", |path| {
            fs::write(path, "mine").unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        }),
    ];
    for (what, make) in makes {
        let sandbox = Sandbox::empty();
        fs::create_dir(sandbox.data()).unwrap();
        make(sandbox.store());
        let before = fs::symlink_metadata(sandbox.store()).unwrap();
        let ran = sandbox.run(&INIT);
        assert_eq!(ran.status, 1, "{what}: {}", ran.stderr);
        assert!(ran.stderr.contains("already exists; it was not changed"), "{what}: {}", ran.stderr);
        let after = fs::symlink_metadata(sandbox.store()).unwrap();
        assert_eq!(after.modified().unwrap(), before.modified().unwrap(), "{what}");
        assert_eq!((after.len(), after.permissions()), (before.len(), before.permissions()), "{what}");
        assert_eq!(names(sandbox.data()), ["keys.db"], "{what}");
    }
}

#[test]
fn of_processes_that_make_the_same_store_one_makes_it_and_the_others_are_refused() {
    for _ in 0..5 {
        let sandbox = Sandbox::empty();
        let ran: Vec<RunResult> = thread::scope(|scope| {
            let started: Vec<_> = (0..4).map(|_| scope.spawn(|| sandbox.run(&INIT))).collect();
            started.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut statuses: Vec<i32> = ran.iter().map(|ran| ran.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [0, 1, 1, 1], "{ran:?}");
        for refused in ran.iter().filter(|ran| ran.status == 1) {
            assert!(refused.stderr.contains("already exists; it was not changed"), "{refused:?}");
        }
        assert_eq!(names(sandbox.data()), ["keys.db"]);
        sandbox.assert_whole("after four at once");
        assert_eq!(sandbox.number("SELECT count(*) FROM event"), 1);
    }
}
