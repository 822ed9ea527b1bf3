//! The path of a store: which file it means, and which files are refused.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use keys::error::{Error, StoreError};
use keys::verify::Verifier;

use super::files::{INIT, names};
use crate::support::needs::{needs, skip};
use crate::support::sandbox::{RunResult, Sandbox};

/// Names that SQLite, a URI or a shell takes for something else, or that are not UTF-8.
pub const ODD_NAMES: [&[u8]; 12] = [
    b"file:x.db",
    b"file:x.db?mode=memory",
    b"file::memory:",
    b":memory:",
    b"a?b.db",
    b"a%41.db",
    b"a#b.db",
    b"a b'c\"d.db",
    b"\xff\xfe.db",
    b"caf\xe9?immutable=1#.db",
    b"line\nfeed.db",
    b"..db",
];

fn with_store(sandbox: &Sandbox, folder: &Path, store: &OsStr, args: &[&str]) -> RunResult {
    RunResult::of(&sandbox.keys(args).env("KEYS_STORE", store).current_dir(folder).output().unwrap())
}

#[test]
fn odd_path_is_the_file_of_that_name() {
    for name in ODD_NAMES {
        let sandbox = Sandbox::empty();
        let folder = sandbox.path("odd");
        fs::create_dir(&folder).unwrap();
        let name = OsStr::from_bytes(name);
        let mut copy = name.to_owned();
        copy.push(".copy");
        let run = |store: &OsStr, args: &[&str]| with_store(&sandbox, &folder, store, args);
        let done = |ran: RunResult| {
            assert_eq!(ran.status, 0, "{name:?}: {ran:?}");
            ran.stdout
        };
        done(run(name, &INIT));
        done(run(name, &["create", "ci", "--role", "viewer", "--expires", "never"]));
        let backup = sandbox
            .keys(&[OsStr::new("backup"), &copy])
            .env("KEYS_STORE", name)
            .current_dir(&folder)
            .output();
        done(RunResult::of(&backup.unwrap()));
        let mut expected = vec![name.to_owned(), copy.clone()];
        expected.sort();
        let mut found: Vec<OsString> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        found.sort();
        assert_eq!(found, expected);
        let absolute = folder.join(name).into_os_string();
        let slashes = [b"/".as_slice(), absolute.as_bytes()].concat();
        for path in [name, &copy, &absolute, &OsString::from_vec(slashes)] {
            assert_eq!(done(run(path, &["list", "--columns", "title"])), "TITLE\nci\n", "{path:?}");
            done(run(path, &["check"]));
        }
    }
}

#[test]
fn uri_names_no_store() {
    let sandbox = Sandbox::new();
    let before = fs::read(sandbox.store()).unwrap();
    let missing = (1, "no store at");
    let refused = (2, "`file://` is not supported");
    for (path, (status, words)) in [
        ("file:keys.db", missing),
        ("file:keys.db?mode=rwc", missing),
        (":memory:", missing),
        ("./file:keys.db", missing),
        ("file:///tmp", refused),
    ] {
        let create = ["create", "ci", "--role", "viewer", "--expires", "never", "--store", path];
        let ran = with_store(&sandbox, sandbox.data(), OsStr::new("unused"), &create);
        assert_eq!(ran.status, status, "{path}: {ran:?}");
        assert!(ran.stderr.contains(words), "{path}: {ran:?}");
    }
    assert_eq!(fs::read(sandbox.store()).unwrap(), before);
    assert_eq!(names(sandbox.data()), ["keys.db"]);
}

#[test]
fn too_long_path_is_refused_with_its_length() {
    let sandbox = Sandbox::empty();
    let mut folder = sandbox.path("");
    while folder.as_os_str().len() < 450 {
        folder.push("a-folder-of-a-folder");
    }
    fs::create_dir_all(&folder).unwrap();
    let store = |length: usize| {
        let rest = length - folder.as_os_str().len() - 1;
        folder.join("k".repeat(rest)).into_os_string()
    };
    let made = with_store(&sandbox, &folder, &store(484), &INIT);
    assert_eq!(made.status, 0, "{made:?}");
    let refused = with_store(&sandbox, &folder, &store(485), &INIT);
    assert!(refused.stderr.contains("has 485 bytes (maximum 484)"), "{refused:?}");
    for (length, status) in [(504, 0), (505, 1)] {
        fs::rename(store(484), store(length)).unwrap();
        let ran = with_store(&sandbox, &folder, &store(length), &["check"]);
        assert_eq!(ran.status, status, "{length}: {ran:?}");
        assert_eq!(ran.stderr.contains("has 505 bytes (maximum 504)"), status == 1, "{length}: {ran:?}");
        fs::rename(store(length), store(484)).unwrap();
    }
}

fn link(sandbox: &Sandbox, name: &str, target: impl AsRef<Path>) -> PathBuf {
    let path = sandbox.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink(target, &path).unwrap();
    path
}

#[test]
fn links_lead_to_the_same_store() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("import", "viewer");
    // A service keeps the store open, and so its newest changes in the log beside the file.
    let service = Verifier::options().record(false).open(sandbox.store()).unwrap();
    service.verify(&secret).unwrap();
    assert_eq!(sandbox.run(&["revoke", "import"]).status, 0);
    let links = [
        link(&sandbox, "etc/keys.db", "../data/keys.db"),
        link(&sandbox, "etc/second.db", "keys.db"),
        link(&sandbox, "folder", "data").join("keys.db"),
    ];
    for (number, path) in links.iter().enumerate() {
        let verify = format!("printf %s {secret} | \"$KEYS\" verify --store '{}'", path.display());
        let ran = sandbox.sh(&verify);
        assert_eq!((ran.status, ran.stdout.contains("revoked")), (3, true), "{ran:?}");
        let copy = sandbox.path(&format!("{number}.db"));
        let ran =
            with_store(&sandbox, &sandbox.path(""), path.as_os_str(), &["backup", copy.to_str().unwrap()]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let listed = ["list", "--columns", "status"];
        let ran = with_store(&sandbox, &sandbox.path(""), copy.as_os_str(), &listed);
        assert_eq!(ran.stdout, "STATUS\nrevoked\n", "{ran:?}");
    }
    assert_eq!(names(&sandbox.path("etc")), ["keys.db", "second.db"]);
    let nowhere = link(&sandbox, "nowhere.db", "missing.db");
    let ran = with_store(&sandbox, &sandbox.path(""), nowhere.as_os_str(), &["list"]);
    assert!(ran.stderr.contains("no store at"), "{ran:?}");
}

/// Each way in: reading, changing, checking, copying, verifying.
fn refused_everywhere(sandbox: &Sandbox, path: &Path, said: &str) {
    let commands: [&[&str]; 5] = [
        &["list"],
        &["create", "ci", "--role", "viewer", "--expires", "never"],
        &["check"],
        &["backup", "copy.db"],
        &["verify"],
    ];
    for args in commands {
        let mut command = sandbox.command("timeout");
        command.arg("20").arg(env!("CARGO_BIN_EXE_keys")).args(args).env("KEYS_STORE", path);
        if args == ["verify"] {
            let secret = "keys_00000000000000000000000000000000000000000002nVD1z";
            fs::write(sandbox.path("secret"), secret).unwrap();
            command.stdin(fs::File::open(sandbox.path("secret")).unwrap());
        }
        let ran = RunResult::of(&command.output().unwrap());
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{args:?} {path:?}: {ran:?}");
        assert!(ran.stderr.contains(said) && ran.stderr.contains("hint: "), "{args:?} {path:?}: {ran:?}");
    }
}

#[test]
fn only_regular_files_are_stores() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.sh("mkfifo pipe").status, 0);
    let _socket = UnixListener::bind(sandbox.path("socket")).unwrap();
    link(&sandbox, "linked", "pipe");
    for (path, said) in [
        (sandbox.path("pipe"), "is a pipe, not a store"),
        (sandbox.path("linked"), "is a pipe, not a store"),
        (sandbox.path("socket"), "is a socket, not a store"),
        ("/dev/null".into(), "is a device, not a store"),
        ("/dev/zero".into(), "is a device, not a store"),
        (sandbox.path(""), "is a folder, not a store"),
    ] {
        refused_everywhere(&sandbox, &path, said);
    }
    let ran = sandbox.sh("sleep 0 | \"$KEYS\" list --store /dev/stdin");
    assert!(ran.stderr.contains("is a pipe, not a store"), "{ran:?}");
}

#[test]
fn wal_must_be_a_regular_file() {
    for name in ["keys.db-wal", "keys.db-shm", "keys.db-journal"] {
        for make in ["mkfifo", "mkdir", "ln -s /nowhere/at/all", "ln -s keys.db"] {
            let sandbox = Sandbox::new();
            assert_eq!(sandbox.sh(&format!("{make} data/{name}")).status, 0);
            refused_everywhere(&sandbox, sandbox.store(), &format!("{name}` is not a regular file"));
        }
    }
}

#[test]
fn store_with_two_hard_links_is_refused() {
    let sandbox = Sandbox::new();
    let secret = sandbox.create("import", "viewer");
    let second = sandbox.path("other.db");
    fs::hard_link(sandbox.store(), &second).unwrap();
    let linked = link(&sandbox, "linked.db", "other.db");
    for path in [sandbox.store(), &second, &linked] {
        refused_everywhere(&sandbox, path, "is one of 2 names of the same file");
        let refused = Verifier::open(path).err().unwrap();
        assert!(matches!(refused, Error::Store(StoreError::SeveralNames { names: 2, .. })), "{refused}");
        let hint = refused.hint().unwrap();
        let find = hint
            .split('`')
            .nth(1)
            .unwrap()
            .replace("find / ", &format!("find {} ", sandbox.path("").display()));
        let mut found: Vec<String> = sandbox.sh(&find).stdout.lines().map(str::to_owned).collect();
        found.sort();
        assert_eq!(found, [sandbox.store().to_str().unwrap(), second.to_str().unwrap()]);
    }
    fs::remove_file(sandbox.store()).unwrap();
    fs::rename(&second, sandbox.store()).unwrap();
    Verifier::open(sandbox.store()).unwrap().verify(&secret).unwrap();
}

#[test]
fn store_mounted_alone_is_refused() {
    let sandbox = Sandbox::new();
    if !rustix::process::geteuid().is_root() || !needs("unshare", "util-linux") {
        return skip("it needs to mount a file, as root");
    }
    let script = "
        mkdir alone together && touch alone/keys.db
        mount --bind data/keys.db alone/keys.db && mount --bind data together || exit 77
        \"$KEYS\" list -q --store together/keys.db || exit 1
        \"$KEYS\" check -q --store together/keys.db || exit 1
        \"$KEYS\" list --store alone/keys.db && exit 1
        \"$KEYS\" check --store alone/keys.db && exit 1
        ln -s alone/keys.db linked.db
        \"$KEYS\" create x --role viewer --expires never --store linked.db";
    let mut command = sandbox.command("unshare");
    command.args(["-m", "sh", "-c", script]).env("KEYS", env!("CARGO_BIN_EXE_keys"));
    let ran = RunResult::of(&command.output().unwrap());
    if ran.status == 77 || ran.stderr.starts_with("unshare") {
        return skip("it needs to mount a file, as root");
    }
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{ran:?}");
    assert!(ran.stderr.matches("is mounted without its folder").count() >= 2, "{ran:?}");
    assert!(ran.stderr.contains("hint: mount the folder, not the file"), "{ran:?}");
}

#[test]
fn new_store_is_not_put_beside_a_wal() {
    for ending in ["-wal", "-shm", "-journal"] {
        let sandbox = Sandbox::new();
        let mut left = sandbox.store().as_os_str().to_owned();
        left.push(ending);
        let said =
            format!("keys.db{ending}` already exists; it belongs to a store that was moved or deleted");
        let source = sandbox.path("source.db");
        fs::rename(sandbox.store(), &source).unwrap();
        fs::write(&left, "what another store left").unwrap();
        let backup = ["backup", sandbox.store().to_str().unwrap(), "--store", source.to_str().unwrap()];
        for args in [&INIT[..], &backup] {
            let ran = sandbox.run(args);
            assert_eq!(ran.status, 1, "{args:?}: {ran:?}");
            assert!(ran.stderr.contains(&said), "{args:?}: {ran:?}");
            assert_eq!(names(sandbox.data()), [format!("keys.db{ending}")]);
        }
        fs::remove_file(&left).unwrap();
        assert_eq!(sandbox.run(&INIT).status, 0);
    }
}

#[test]
fn python_refuses_second_names() {
    if !needs("python3", "python3") {
        return;
    }
    let sandbox = Sandbox::new();
    let secret = sandbox.create("import", "viewer");
    fs::write(sandbox.path("secret"), secret).unwrap();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify.py");
    let python = |store: &Path| {
        let mut command = sandbox.command("python3");
        command.arg(&program).arg(store).current_dir(sandbox.data());
        RunResult::of(&command.stdin(fs::File::open(sandbox.path("secret")).unwrap()).output().unwrap())
    };
    for name in ODD_NAMES {
        let path = sandbox.data().join(OsStr::from_bytes(name));
        fs::rename(sandbox.store(), &path).unwrap();
        let slashes = [b"/".as_slice(), path.as_os_str().as_bytes()].concat();
        for path in [Path::new(OsStr::from_bytes(name)), &path, Path::new(OsStr::from_bytes(&slashes))] {
            let ran = python(path);
            assert!(ran.status == 0 && ran.stdout.starts_with("good"), "{path:?}: {ran:?}");
        }
        fs::rename(&path, sandbox.store()).unwrap();
    }
    fs::hard_link(sandbox.store(), sandbox.path("second.db")).unwrap();
    let ran = python(&sandbox.path("second.db"));
    assert!(ran.status == 1 && ran.stderr.contains("not a regular file with one name"), "{ran:?}");
}
