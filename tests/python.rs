//! `docs/verify.py`: what a program in another language needs to verify a secret, run for real.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use keys::domain::event::DeliveryWay;
use keys::domain::grant::{Permission, Principal};
use keys::domain::id::ResourceId;
use keys::domain::resource::Kind;
use keys::domain::role::KeyRole;
use keys::domain::secret::PlainSecret;
use keys::domain::text::Name;
use keys::domain::time::Expiry;
use keys::ops::deletion::delete;
use keys::ops::grant::{NewGrant, give};
use keys::ops::key::{Begun, NewKey, Rotation, confirm, create, restore, revoke, rotate};
use keys::ops::resource::{NewResource, add};
use keys::store::key::KeyRow;
use keys::testing::{Unguarded, skipped_on_server};

use crate::support::fixture::Fixture;
use crate::support::needs::needs;

/// Checks every published vector, and prints how many there were of each kind.
const VECTORS: &str = "
import sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify
counts = {'valid': 0, 'invalid': 0}
for line in open(sys.argv[2], encoding='utf-8', newline='').read().split('\\n'):
    if not line or line.startswith('#'):
        continue
    kind, text, fact = line.split('\\t')
    assert verify.well_formed(text) == (kind == 'valid'), line
    assert kind == 'invalid' or verify.secret_hash(text).hex() == fact, line
    counts[kind] += 1
print(counts['valid'], counts['invalid'])
";

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Asks the program about a secret: its status, and what it prints.
fn ask(store: &Path, secret: &str, more: &[&str]) -> (i32, String) {
    let mut asked = Command::new("python3")
        .arg(docs().join("verify.py"))
        .arg(store)
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    asked.stdin.take().unwrap().write_all(secret.as_bytes()).unwrap();
    let output = asked.wait_with_output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

#[expect(clippy::disallowed_methods, reason = "a test plays the holder of the secret")]
fn text(secret: &PlainSecret) -> String {
    secret.expose().to_owned()
}

#[test]
fn python_agrees_with_the_published_vectors() {
    if !needs("python3", "python3") {
        return;
    }
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/secrets.txt");
    let text = std::fs::read_to_string(&vectors).unwrap();
    let count = |kind: &str| text.lines().filter(|line| line.starts_with(&format!("{kind}\t"))).count();
    let output = Command::new("python3").args(["-c", VECTORS]).arg(docs()).arg(&vectors).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let checked = String::from_utf8(output.stdout).unwrap();
    assert_eq!(checked.trim(), format!("{} {}", count("valid"), count("invalid")));
}

#[test]
fn python_program_gives_the_same_answers() {
    if skipped_on_server("it reads a file") || !needs("python3", "python3") {
        return;
    }
    let fixture = Fixture::initialized();
    // Long ago for the program, which goes by the clock of the machine.
    fixture.put_clock("2020-01-01T00:00:00Z");
    let path = fixture.path();
    fixture.with(|cx| {
        let key = |role, expires| {
            let created =
                create(cx, &NewKey { title: Name::new("import").unwrap(), role, expires }, &Unguarded)
                    .unwrap();
            confirm(cx, &created.pending, DeliveryWay::File).unwrap();
            (created.row.key, text(&created.secret))
        };
        let (editor, secret) = key(KeyRole::Editor, Expiry::Never);
        let (viewer, viewers) = key(KeyRole::Viewer, Expiry::Never);
        let good = |email: &str, role: &str| (0, format!("good {email} {role}"));
        let no = |word: &str| (3, word.to_owned());
        assert_eq!(ask(&path, &secret, &[]), good(editor.email.as_str(), "editor"));
        assert_eq!(ask(&path, &format!("{secret}\n"), &[]), good(editor.email.as_str(), "editor"));
        assert_eq!(ask(&path, &secret[1..], &[]), no("malformed"));
        let nowhere = path.with_extension("gone");
        assert_eq!(ask(&nowhere, &secret[1..], &[]), no("malformed"));
        assert_eq!(ask(&nowhere, &secret, &[]), (1, String::new()));

        let project = project(cx);
        for (principal, permission) in
            [(Principal::Key(editor.id), Permission::Modify), (Principal::Everyone, Permission::View)]
        {
            give(cx, &NewGrant { principal, permission, resource: project }).unwrap();
        }
        let project = project.to_string();
        assert_eq!(ask(&path, &secret, &["modify", &project]), good(editor.email.as_str(), "editor"));
        assert_eq!(ask(&path, &secret, &["owner", &project]), no("forbidden"));
        assert_eq!(ask(&path, &viewers, &["view", &project]), good(viewer.email.as_str(), "viewer"));
        assert_eq!(ask(&path, &viewers, &["modify", &project]), no("forbidden"));

        revoke(cx, &[editor.id]).unwrap();
        assert_eq!(ask(&path, &secret, &[]), no("revoked"));
        restore(cx, &[editor.id]).unwrap();
        let rotation = Rotation { key: editor.id, grace: None, begun: Begun::now(cx.store()).unwrap() };
        let rotated = rotate(cx, &rotation, &Unguarded).unwrap();
        confirm(cx, &rotated.pending, DeliveryWay::File).unwrap();
        assert_eq!(ask(&path, &secret, &[]), no("expired"));
        assert_eq!(ask(&path, &text(&rotated.secret), &[]).0, 0);
        delete::<KeyRow>(cx, &[viewer.id], None, None).unwrap();
        assert_eq!(ask(&path, &viewers, &[]), no("unknown"));
    });
}

fn project(cx: &keys::ops::WriteContext<'_>) -> ResourceId {
    let name = Name::new("Atlas").unwrap();
    let new = NewResource { kind: Kind::Project, name, owner: None, project: None, source: None };
    add(cx, &new).unwrap().resource.id
}
