//! The files of a store, and their making.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown, symlink};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use keys::verify::Verifier;

use crate::binary::pipes::full_pipe;
use crate::clipboard::within;
use crate::support::needs::skip;
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
fn store_and_its_side_files_are_private() {
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
fn readable_store_is_warned_about() {
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

/// Returns the code, the message and the hint of each finding of `keys check`.
fn findings(sandbox: &Sandbox, store: &Path) -> Vec<[String; 3]> {
    let ran = sandbox.run(&["check", "-o", "json", "--store", store.to_str().unwrap()]);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let text = |finding: &serde_json::Value, field: &str| finding[field].as_str().unwrap().to_owned();
    let findings = document["findings"].as_array().unwrap().iter();
    findings.map(|finding| ["code", "message", "hint"].map(|field| text(finding, field))).collect()
}

/// Runs the command of every hint, after which nothing is found.
fn hints_mend(sandbox: &Sandbox, store: &Path) {
    for [_, message, hint] in findings(sandbox, store) {
        let ran = sandbox.sh(hint.split('`').nth(1).unwrap());
        assert_eq!(ran.status, 0, "{message}: {ran:?}");
    }
    assert_eq!(findings(sandbox, store), Vec::<[String; 3]>::new());
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn readable_wal_is_found_with_a_whole_hint() {
    let sandbox = Sandbox::new();
    let _service = Verifier::open(sandbox.store()).unwrap();
    let [store, log, index] =
        ["", "-wal", "-shm"].map(|ending| sandbox.data().join(format!("keys.db{ending}")));
    for open in [&[&log][..], &[&index], &[&log, &index], &[&store, &log, &index]] {
        for path in open {
            chmod(path, 0o666);
        }
        let found = findings(&sandbox, &store);
        let files: Vec<String> =
            open.iter().map(|path| format!("`{}` (mode 0666)", path.display())).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0][..2],
            ["file-exposed".to_owned(), format!("others can reach {}", files.join(", "))]
        );
        let command = format!("`chmod 600 {} {} {}`", store.display(), log.display(), index.display());
        assert!(found[0][2].contains(&command), "{found:?}");
        hints_mend(&sandbox, &store);
    }
}

#[test]
fn log_of_another_owner_is_found() {
    if !rustix::process::geteuid().is_root() {
        return skip("it needs a second user");
    }
    let sandbox = Sandbox::new();
    let _service = Verifier::open(sandbox.store()).unwrap();
    for name in ["keys.db-wal", "keys.db-shm"] {
        chown(sandbox.data().join(name), Some(1234), Some(1234)).unwrap();
        let found = findings(&sandbox, sandbox.store());
        assert_eq!((found.len(), found[0][0].as_str()), (1, "file-owner"), "{found:?}");
        assert!(found[0][1].contains(&format!("{name}` belongs to the user 1234")), "{found:?}");
        hints_mend(&sandbox, sandbox.store());
    }
}

#[test]
fn folders_behind_links_are_checked() {
    let sandbox = Sandbox::new();
    let linked = sandbox.path("etc/keys.db");
    fs::create_dir_all(sandbox.path("etc")).unwrap();
    fs::create_dir_all(sandbox.path("middle")).unwrap();
    for folder in ["etc", "middle"] {
        chmod(&sandbox.path(folder), 0o700);
    }
    symlink("../middle/keys.db", &linked).unwrap();
    symlink("../data/keys.db", sandbox.path("middle/keys.db")).unwrap();
    assert_eq!(findings(&sandbox, &linked).len(), 0);
    for folder in ["data", "middle", "etc"] {
        let path = sandbox.path(folder);
        chmod(&path, 0o777);
        let found = findings(&sandbox, &linked);
        assert_eq!((found.len(), found[0][0].as_str()), (1, "folder-exposed"), "{folder}: {found:?}");
        assert!(found[0][1].contains(&format!("`{}` is open to them", path.display())), "{found:?}");
        hints_mend(&sandbox, &linked);
        if rustix::process::geteuid().is_root() {
            chown(&path, Some(1234), Some(1234)).unwrap();
            let found = findings(&sandbox, &linked);
            assert_eq!((found.len(), found[0][0].as_str()), (1, "folder-exposed"), "{folder}: {found:?}");
            assert!(found[0][1].contains("belongs to the user 1234"), "{found:?}");
            hints_mend(&sandbox, &linked);
        }
    }
    chmod(&sandbox.data().join("keys.db"), 0o644);
    assert_eq!(findings(&sandbox, &linked)[0][0], "file-exposed");
    hints_mend(&sandbox, &linked);
    assert_eq!(mode(sandbox.store()), 0o600);
}

#[test]
fn init_changes_no_file_at_its_path() {
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
fn one_of_several_inits_succeeds() {
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
