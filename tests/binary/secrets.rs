//! A secret is only where it is delivered.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use keys::domain::secret::PlainSecret;
use keys::testing::{on_server, rows};

use super::pipes::full_pipe;
use crate::clipboard::within;
use crate::support::outcome::hex;
use crate::support::sandbox::{RunResult, Sandbox};

/// The content of every file in a folder, with its name.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), fs::read(entry.path()).unwrap()));
        }
    }
    found
}

/// The files of the store, or on a server its rows.
fn stored(sandbox: &Sandbox) -> Vec<(String, Vec<u8>)> {
    if !on_server() {
        return files(sandbox.data());
    }
    rows(sandbox.store()).into_iter().map(|(table, rows)| (table, rows.into_bytes())).collect()
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|part| part == secret.as_bytes())
}

/// A full pipe stops the program between the commit and its end.
#[test]
fn secret_does_not_leak() {
    let sandbox = Sandbox::new();
    let (mut reader, writer) = full_pipe();
    let args = ["create", "ci", "--role", "viewer", "--expires", "90d"];
    let mut child = sandbox.keys(&args).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let made = || sandbox.number("SELECT count(*) FROM api_key") == 1;
    assert!(within(Duration::from_secs(10), made), "the key was never made");
    let mut seen = stored(&sandbox);
    assert!(on_server() || seen.iter().any(|(name, _)| name.ends_with("-wal")), "{:?}", sandbox.data());
    for name in ["cmdline", "environ"] {
        let path = format!("/proc/{}/{name}", child.id());
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.is_empty(), "{path} cannot be judged");
        seen.push((path, bytes));
    }
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();

    let mut out = String::new();
    reader.read_to_string(&mut out).unwrap();
    let secret = out.trim_start_matches('.').trim_end();
    PlainSecret::parse(secret).unwrap();
    let mut errors = Vec::new();
    child.stderr.take().unwrap().read_to_end(&mut errors).unwrap();
    assert!(child.wait().unwrap().success());
    seen.push(("standard error".to_owned(), errors));
    seen.extend(files(sandbox.path("").as_path()));
    for (name, bytes) in &seen {
        assert!(!holds(bytes, secret), "the secret is in {name}");
    }
    let hash = hex(&PlainSecret::parse(secret).unwrap().hash().0);
    assert_eq!(
        sandbox.query("SELECT hex(hash) FROM secret"),
        [hash],
        "the store does not even have its hash"
    );

    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    let soft: u64 = core.split_whitespace().next().unwrap().parse().unwrap();
    assert!(soft <= 1, "a crash would leave a core file:{core}");
}

#[test]
fn secret_file_is_new_and_private() {
    let sandbox = Sandbox::new();
    let path = sandbox.path("ci.secret");
    let file = path.to_str().unwrap();
    let args = ["create", "ci", "--role", "viewer", "--expires", "90d", "--secret-file", file];
    let ran = sandbox.run(&args);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let text = fs::read_to_string(&path).unwrap();
    PlainSecret::parse(text.trim_end()).unwrap();
    assert!(text.ends_with('\n') && !ran.stderr.contains(text.trim_end()));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);

    let again = sandbox.run(&args);
    assert_eq!(again.status, 1);
    assert!(again.stderr.contains("already exists; it was not changed"), "{}", again.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(sandbox.titles(), ["ci"]);
}

#[test]
fn failed_secret_file_creates_no_key() {
    let sandbox = Sandbox::new();
    let nowhere = sandbox.path("nowhere/ci.secret");
    let file = nowhere.to_str().unwrap();
    let ran = sandbox.run(&["create", "ci", "--role", "viewer", "--expires", "90d", "--secret-file", file]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert_eq!(sandbox.number("SELECT count(*) FROM event WHERE action = 'key.created'"), 0);
}

#[test]
fn json_has_the_key_with_its_secret() {
    let sandbox = Sandbox::new();
    let args = ["create", "ci", "--role", "viewer", "--expires", "90d", "-o", "json"];
    let RunResult { status, stdout, .. } = sandbox.run(&args);
    assert_eq!(status, 0);
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    PlainSecret::parse(told["secret"].as_str().unwrap()).unwrap();
    assert_eq!(told["id"], sandbox.list()[0]["id"]);
}

/// The exit status of `keys verify` for a secret.
fn verify(sandbox: &Sandbox, secret: &str) -> i32 {
    use std::io::Write as _;
    let mut child = sandbox
        .keys(&["verify"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(secret.as_bytes()).unwrap();
    child.wait().unwrap().code().unwrap()
}

#[test]
fn old_secret_works_until_delivery() {
    let sandbox = Sandbox::new();
    let old = sandbox.create("ci", "viewer");
    assert_eq!(verify(&sandbox, &old), 0);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let lost = RunResult::of(&sandbox.keys(&["rotate", "ci"]).stdout(full).output().unwrap());
    assert_eq!(lost.status, 1, "{lost:?}");
    assert_eq!(verify(&sandbox, &old), 0, "the old secret went, and nobody has the new one");

    let (reader, writer) = full_pipe();
    let mut held = sandbox.keys(&["rotate", "ci"]).stdout(writer).stderr(Stdio::null()).spawn().unwrap();
    let rotated = || sandbox.number("SELECT count(*) FROM event WHERE action = 'key.rotated'") == 2;
    assert!(within(Duration::from_secs(10), rotated), "it was never rotated");
    std::thread::sleep(Duration::from_millis(50));
    let pid = rustix::process::Pid::from_child(&held);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert_eq!(held.wait().unwrap().code(), Some(143));
    drop(reader);
    assert_eq!(verify(&sandbox, &old), 0, "the old secret went, and nobody has the new one");
    assert_eq!(sandbox.number("SELECT count(*) FROM secret WHERE delivered IS NOT NULL"), 1);

    let new = sandbox.run(&["rotate", "ci"]);
    assert_eq!(new.status, 0, "{new:?}");
    assert_eq!((verify(&sandbox, &old), verify(&sandbox, new.stdout.trim_end())), (3, 0));
}
