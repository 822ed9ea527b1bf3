//! Stores that a user cannot write or cannot read.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use keys::verify::Verifier;

use super::files::{mode, names};
use super::paths::ODD_NAMES;
use crate::support::needs::{needs, skip};
use crate::support::sandbox::{RunResult, Sandbox};

/// The user `nobody`, because root bypasses permissions.
const NOBODY: u32 = 65534;

/// A store that belongs to an ordinary user, and that user.
pub struct Ordinary {
    pub sandbox: Sandbox,
    program: std::path::PathBuf,
}

impl Ordinary {
    fn new() -> Option<Self> {
        let sandbox = Sandbox::new();
        sandbox.create("import", "viewer");
        Self::of(sandbox)
    }

    pub fn of(sandbox: Sandbox) -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            return Some(Self { sandbox, program: env!("CARGO_BIN_EXE_keys").into() });
        }
        if !needs("setpriv", "util-linux") {
            return None;
        }
        let program = sandbox.path("keys");
        // By another program: a file that this process has open for writing while a test beside this one starts a
        // program cannot be run ("text file busy").
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_keys")).arg(&program).status().unwrap();
        assert!(copied.success());
        for path in [sandbox.path(""), sandbox.data().to_owned(), sandbox.store().to_owned(), program.clone()]
        {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        Some(Self { sandbox, program })
    }

    pub fn run(&self, args: &[&str]) -> RunResult {
        if self.program == Path::new(env!("CARGO_BIN_EXE_keys")) {
            return self.sandbox.run(args);
        }
        let mut command = self.sandbox.command("setpriv");
        let user = NOBODY.to_string();
        command.args(["--reuid", &user, "--regid", &user, "--clear-groups"]).arg(&self.program).args(args);
        RunResult::of(&command.output().unwrap())
    }

    fn is_read(&self) {
        let ran = self.run(&["list", "--columns", "title"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{}", ran.stderr);
        let pointed_out =
            "cannot be changed: the store is read-only: its file, folder or disk cannot be written";
        assert!(ran.stderr.contains(pointed_out), "{}", ran.stderr);
        let ran = self.run(&["check", "-o", "json"]);
        assert!(ran.stdout.contains(r#""code": "file-read-only""#), "{}", ran.stdout);
    }

    fn refuses_changes(&self) {
        for args in
            [&["create", "ci", "--role", "viewer", "--expires", "never"][..], &["delete", "import", "--yes"]]
        {
            let ran = self.run(args);
            assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{args:?}");
            let said = "error: the store is read-only: its file, folder or disk cannot be written\n\
                        hint: get write permission on the file and its folder, or copy the store to another folder\n";
            assert!(ran.stderr.ends_with(said), "{args:?}: {}", ran.stderr);
        }
    }
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn read_only_folder_is_readable() {
    let Some(ordinary) = Ordinary::new() else { return };
    chmod(ordinary.sandbox.data(), 0o500);
    ordinary.is_read();
    ordinary.refuses_changes();
    chmod(ordinary.sandbox.store(), 0o400);
    ordinary.is_read();
    ordinary.refuses_changes();
    chmod(ordinary.sandbox.data(), 0o700);
    ordinary.refuses_changes();
    assert_eq!(ordinary.run(&["list", "--columns", "title"]).stdout, "TITLE\nimport\n");
}

#[test]
fn unreadable_log_is_refused() {
    let Some(ordinary) = Ordinary::new() else { return };
    let log = ordinary.sandbox.data().join("keys.db-wal");
    fs::write(&log, "what another program has just written").unwrap();
    chmod(&log, 0o644);
    chmod(ordinary.sandbox.data(), 0o500);
    let ran = ordinary.run(&["list"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("keys.db-wal`, which cannot be opened"), "{}", ran.stderr);
    chmod(ordinary.sandbox.data(), 0o700);
}

#[test]
fn unreadable_store_is_reported() {
    let Some(ordinary) = Ordinary::new() else { return };
    let path = ordinary.sandbox.store().to_owned();
    let said = format!(
        "error: no permission to open the store `{}`\nhint: run as its owner, or get read permission on the file and write permission on its folder\n",
        path.display()
    );
    chmod(&path, 0o000);
    assert_eq!(ordinary.run(&["list"]), RunResult { status: 1, stdout: String::new(), stderr: said.clone() });
    chmod(&path, 0o600);
    chmod(ordinary.sandbox.data(), 0o000);
    assert_eq!(ordinary.run(&["list"]), RunResult { status: 1, stdout: String::new(), stderr: said });
    chmod(ordinary.sandbox.data(), 0o700);
}

#[test]
fn init_needs_write_permission() {
    let Some(ordinary) = Ordinary::new() else { return };
    chmod(ordinary.sandbox.data(), 0o500);
    for place in ["new.db", "folder/new.db"] {
        let path = ordinary.sandbox.data().join(place);
        let store = path.to_str().unwrap();
        let args = ["init", "--store", store, "--organization", "A", "--name", "B", "--email", "c@d.com"];
        let ran = ordinary.run(&args);
        assert_eq!(ran.status, 1, "{place}");
        assert!(ran.stderr.contains("Permission denied"), "{place}: {}", ran.stderr);
    }
    chmod(ordinary.sandbox.data(), 0o700);
}

#[test]
fn reading_leaves_no_files() {
    let Some(ordinary) = Ordinary::new() else { return };
    let sandbox = &ordinary.sandbox;
    for reader in [&["list"][..], &["check"], &["show", "import"], &["log"], &["verify"]] {
        chmod(sandbox.store(), 0o400);
        assert!((0..=3).contains(&ordinary.run(reader).status));
        assert_eq!(names(sandbox.data()), ["keys.db"], "{reader:?}");
        chmod(sandbox.store(), 0o600);
        let ran = ordinary.run(&["update", "import", "--expires", "never"]);
        assert_eq!(ran.status, 0, "{reader:?}: {ran:?}");
    }
}

#[test]
fn read_only_log_is_replaced() {
    let Some(ordinary) = Ordinary::new() else { return };
    let sandbox = &ordinary.sandbox;
    // As a program leaves them that opened the store while it was read-only.
    for name in ["keys.db-wal", "keys.db-shm"] {
        let path = sandbox.data().join(name);
        fs::write(&path, "").unwrap();
        let owner = fs::metadata(sandbox.store()).unwrap();
        chown(&path, Some(owner.uid()), Some(owner.gid())).unwrap();
        chmod(&path, 0o400);
    }
    let ran = ordinary.run(&["create", "ci", "--role", "viewer", "--expires", "never"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(names(sandbox.data()), ["keys.db"]);
}

/// A store that belongs to the superuser and that everybody may read, in a folder that everybody may enter, and a
/// service that keeps it open. Its log has changes that the file does not.
struct Served {
    sandbox: Sandbox,
    program: PathBuf,
    secret: String,
    _service: Verifier,
}

impl Served {
    fn new() -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            skip("it needs a second user");
            return None;
        }
        let Ordinary { sandbox, program } = Ordinary::new()?;
        for path in [sandbox.data(), sandbox.store()] {
            chown(path, Some(0), Some(0)).unwrap();
        }
        chmod(&sandbox.path(""), 0o777);
        chmod(sandbox.data(), 0o755);
        chmod(sandbox.store(), 0o644);
        let secret = sandbox.create("served", "viewer");
        let service = Verifier::options().record(false).open(sandbox.store()).unwrap();
        service.verify(&secret).unwrap();
        assert_eq!(sandbox.run(&["revoke", "served"]).status, 0);
        assert_eq!(names(sandbox.data()), ["keys.db", "keys.db-shm", "keys.db-wal"]);
        Some(Self { sandbox, program, secret, _service: service })
    }

    /// Verifies the secret of the key that was revoked, as a user who may only read.
    fn verify(&self, store: &Path) -> RunResult {
        let input = self.sandbox.path("secret");
        fs::write(&input, &self.secret).unwrap();
        let mut command = self.as_reader(store, &["verify"]);
        RunResult::of(&command.stdin(fs::File::open(input).unwrap()).output().unwrap())
    }

    fn as_reader(&self, store: &Path, args: &[&str]) -> Command {
        let mut command = self.sandbox.command("setpriv");
        let user = NOBODY.to_string();
        command.args(["--reuid", &user, "--regid", &user, "--clear-groups"]).arg(&self.program).args(args);
        command.env("KEYS_STORE", store);
        command
    }
}

#[test]
fn reader_sees_the_newest_changes() {
    let Some(served) = Served::new() else { return };
    let linked = served.sandbox.path("linked.db");
    symlink("data/keys.db", &linked).unwrap();
    let folder = served.sandbox.path("folder");
    symlink("data", &folder).unwrap();
    for (number, store) in [served.sandbox.store(), &linked, &folder.join("keys.db")].iter().enumerate() {
        let ran = served.verify(store);
        assert_eq!((ran.status, ran.stdout.contains("revoked")), (3, true), "{store:?}: {ran:?}");
        let copy = served.sandbox.path(&format!("{number}.db"));
        let ran =
            RunResult::of(&served.as_reader(store, &["backup", copy.to_str().unwrap()]).output().unwrap());
        assert_eq!(ran.status, 0, "{ran:?}");
        let listed =
            served.as_reader(&copy, &["list", "--filter", "title=served", "--columns", "status"]).output();
        assert_eq!(RunResult::of(&listed.unwrap()).stdout, "STATUS\nrevoked\n");
    }
}

#[test]
fn reader_without_the_wal_gets_no_answer() {
    let Some(served) = Served::new() else { return };
    let linked = served.sandbox.path("linked.db");
    symlink("data/keys.db", &linked).unwrap();
    let closed = |name: &str, mode| chmod(&served.sandbox.data().join(name), mode);
    for name in ["keys.db-wal", "keys.db-shm"] {
        closed(name, 0o600);
        for store in [served.sandbox.store(), &linked] {
            for ran in
                [served.verify(store), RunResult::of(&served.as_reader(store, &["list"]).output().unwrap())]
            {
                assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{name}: {ran:?}");
                assert!(ran.stderr.contains("keys.db-wal`, which cannot be opened"), "{name}: {ran:?}");
                assert!(ran.stderr.contains("keys.db-shm` and the folder"), "{name}: {ran:?}");
            }
        }
        closed(name, 0o644);
    }
}

#[test]
fn hot_journal_is_refused() {
    let Some(ordinary) = Ordinary::new() else { return };
    let sandbox = &ordinary.sandbox;
    let writing = sandbox.sqlite();
    writing
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
        .unwrap();
    writing.execute_batch("BEGIN IMMEDIATE; UPDATE api_key SET title = 'half', title_fold = 'half'").unwrap();
    writing.execute_batch("UPDATE member SET name = 'half'; UPDATE secret SET key_title = 'half'").unwrap();
    // Copies the files as they would be after a crash: half of a change in the file, and a hot journal.
    let folder = sandbox.path("killed");
    fs::create_dir(&folder).unwrap();
    let owner = fs::metadata(sandbox.data()).unwrap();
    for name in names(sandbox.data()) {
        let path = folder.join(&name);
        fs::copy(sandbox.data().join(&name), &path).unwrap();
        chown(&path, Some(owner.uid()), Some(owner.gid())).unwrap();
    }
    chown(&folder, Some(owner.uid()), Some(owner.gid())).unwrap();
    assert_eq!(names(&folder), ["keys.db", "keys.db-journal"]);
    let store = folder.join("keys.db");
    for (of_folder, of_file) in [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)] {
        chmod(&store, of_file);
        chmod(&folder, of_folder);
        let ran = ordinary.run(&["list", "--store", store.to_str().unwrap()]);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{of_folder:o} {of_file:o}: {ran:?}");
    }
    chmod(&folder, 0o700);
    chmod(&store, 0o600);
    let ran = ordinary.run(&["list", "--columns", "title", "--store", store.to_str().unwrap()]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{ran:?}");
}

#[test]
fn reader_leaves_no_files_in_the_folder() {
    let Some(ordinary) = Ordinary::new() else { return };
    if !rustix::process::geteuid().is_root() {
        return skip("it needs a second user");
    }
    let sandbox = &ordinary.sandbox;
    chown(sandbox.store(), Some(0), Some(0)).unwrap();
    chmod(sandbox.store(), 0o644);
    let ran = ordinary.run(&["list", "--columns", "title"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{ran:?}");
    assert_eq!(names(sandbox.data()), ["keys.db"]);
    assert_eq!(mode(sandbox.store()), 0o644);
}

#[test]
fn odd_path_is_read_without_write_access() {
    for name in ODD_NAMES {
        let Some(ordinary) = Ordinary::new() else { return };
        let sandbox = &ordinary.sandbox;
        let path = sandbox.data().join(OsStr::from_bytes(name));
        fs::rename(sandbox.store(), &path).unwrap();
        chmod(sandbox.data(), 0o500);
        let mut command = sandbox.command("setpriv");
        let user = fs::metadata(&path).unwrap().uid().to_string();
        command.args(["--reuid", &user, "--regid", &user, "--clear-groups"]).arg(&ordinary.program);
        let ran = RunResult::of(
            &command.args(["list", "--columns", "title"]).env("KEYS_STORE", &path).output().unwrap(),
        );
        assert_eq!((ran.status, ran.stdout.as_str()), (0, "TITLE\nimport\n"), "{name:?}: {ran:?}");
        chmod(sandbox.data(), 0o700);
    }
}

/// Runs `script` in a shell of its own with the site's store on a disk that is 128 KiB larger than it, unless none can
/// be had here.
pub fn on_a_small_disk(sandbox: &Sandbox, script: &str) -> Option<RunResult> {
    const SMALL: &str = "it needs to mount a disk that is small, as root";
    if !rustix::process::geteuid().is_root() || !needs("unshare", "util-linux") {
        skip(SMALL);
        return None;
    }
    let mount = "
        size=$(($(stat -c %s data/keys.db) / 1024 + 128))
        mkdir disk && mount -t tmpfs -o size=${size}k none disk || exit 77
        cp -p data/keys.db disk/ && export KEYS_STORE=$PWD/disk/keys.db";
    let mut command = sandbox.command("unshare");
    command.args(["-m", "sh", "-c", &format!("{mount}\n{script}")]).env("KEYS", env!("CARGO_BIN_EXE_keys"));
    let ran = RunResult::of(&command.output().unwrap());
    if ran.status == 77 || ran.stderr.starts_with("unshare") {
        skip(SMALL);
        return None;
    }
    Some(ran)
}

#[test]
fn verify_works_on_a_full_disk() {
    let sandbox = Sandbox::new();
    let script = "
        secret=$(\"$KEYS\" create tiles --role viewer --expires never --quiet)
        cat /dev/zero >disk/rest 2>/dev/null
        printf %s \"$secret\" | \"$KEYS\" verify";
    let Some(ran) = on_a_small_disk(&sandbox, script) else { return };
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("tiles"), "{ran:?}");
}

#[test]
fn full_disk_does_not_damage_the_store() {
    let sandbox = Sandbox::new();
    let script = "
        n=0
        while [ $n -lt 2000 ]; do
            \"$KEYS\" create $n --role viewer --expires never --quiet || break
            n=$((n + 1))
        done
        echo made $n
        cp disk/keys.db disk/keys.db-wal data/ 2>/dev/null
        \"$KEYS\" list -q | wc -l";
    let Some(ran) = on_a_small_disk(&sandbox, script) else { return };
    assert!(ran.stderr.contains("no space left on the store's disk"), "{ran:?}");
    let (secrets, told) = ran.stdout.split_once("made ").unwrap();
    let [made, listed] = told.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{ran:?}") };
    assert_eq!((made, secrets.lines().count().to_string().as_str()), (listed, made), "{}", ran.stderr);
    assert_ne!(made, "2000", "the disk never filled up");
    sandbox.assert_whole("after the disk was full");
}
