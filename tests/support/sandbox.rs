//! The real program with a store in a folder of the test's own.

use std::ffi::OsStr;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use keys::domain::email::Email;
use keys::domain::grant::Principal;
use keys::domain::resource::Kind;
use keys::domain::role::Role;
use keys::domain::secret::Prefix;
use keys::domain::text::Name;
use keys::domain::time::SystemClock;
use keys::env::SystemRandomness;
use keys::ops::find;
use keys::ops::member::{NewMember, add as add_member};
use keys::ops::organization::{NewStore, Seed, initialize};
use keys::ops::resource::{NewResource, add as add_resource};
use keys::store::{Location, Store};
use keys::testing::{Writer, on_server};
use serde_json::Value;
use tempfile::TempDir;

use super::recorder::Recorder;
use super::schemas;

/// A folder with a store of the organization Acme. Ada is its administrator, Edi an editor.
pub struct Sandbox {
    folder: TempDir,
    store: PathBuf,
    /// The location of the store: the path, or a URL.
    location: String,
}

/// The result of a run of the program.
#[derive(Debug, PartialEq, Eq)]
pub struct RunResult {
    /// The exit status, or the negative number of the signal that killed the program.
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    /// A sandbox with a store.
    pub fn new() -> Self {
        let sandbox = Self::empty();
        let new_store = NewStore {
            organization: Name::new("Acme").unwrap(),
            prefix: Prefix::default(),
            name: Name::new("Ada Lovelace").unwrap(),
            email: Email::new("ada@acme.com").unwrap(),
        };
        let edi = NewMember {
            name: Name::new("Edi Marsh").unwrap(),
            email: Email::new("edi@acme.com").unwrap(),
            role: Role::Editor,
        };
        let fill = |seed: &Seed<'_>| add_member(&seed.first(), &edi).map(drop);
        initialize(sandbox.location(), &SystemClock, &SystemRandomness, "tester", &new_store, fill).unwrap();
        sandbox
    }

    /// A sandbox without a store.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("data/keys.db");
        let location = keys::testing::location(&store).to_string();
        Self { folder, store, location }
    }

    fn location(&self) -> Location {
        keys::testing::location(&self.store)
    }

    pub fn store(&self) -> &Path {
        &self.store
    }

    /// The folder of the store, which contains nothing else.
    pub fn data(&self) -> &Path {
        self.store.parent().unwrap()
    }

    /// A path outside the store's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The environment variables of the program.
    pub fn envs(&self) -> Vec<(&str, &str)> {
        let home = self.folder.path().to_str().unwrap();
        vec![("KEYS_STORE", self.location.as_str()), ("HOME", home), ("TZ", "UTC"), ("USER", "tester")]
    }

    /// A command with only these environment variables, and with standard input from /dev/null.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        command.envs(self.envs()).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    /// `keys` with these arguments.
    pub fn keys<A: AsRef<OsStr>>(&self, args: &[A]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_keys"));
        command.args(args);
        command
    }

    /// Runs `keys`, and waits until it exits.
    #[track_caller]
    pub fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> RunResult {
        let result = RunResult::of(&self.keys(args).output().unwrap());
        let args: Vec<_> = args.iter().map(|arg| arg.as_ref().to_string_lossy()).collect();
        schemas::validate(&args, &result.stdout, &result.stderr, result.status);
        result
    }

    /// Runs a script in which `"$KEYS"` runs the program and records its JSON, which is then validated. `"$PROGRAM"` is
    /// the program itself, for tests of what happens to its streams.
    #[track_caller]
    pub fn sh(&self, script: &str) -> RunResult {
        let recorder = Recorder::new();
        let mut command = self.command("sh");
        command.arg("-c").arg(script).envs(recorder.envs());
        command.env("KEYS", recorder.program()).env("PROGRAM", env!("CARGO_BIN_EXE_keys"));
        let result = RunResult::of(&command.output().unwrap());
        recorder.validate();
        result
    }

    /// Creates a key and returns its secret.
    pub fn create(&self, title: &str, role: &str) -> String {
        let created = self.run(&["create", title, "--role", role, "--expires", "90d"]);
        assert_eq!(created.status, 0, "{created:?}");
        created.stdout.trim_end().to_owned()
    }

    /// The keys of the store, as `keys list` prints them.
    pub fn list(&self) -> Vec<Value> {
        let listed = self.run(&["list", "-o", "json"]);
        assert_eq!(listed.status, 0, "{listed:?}");
        serde_json::from_str(&listed.stdout).unwrap()
    }

    /// The titles of the keys of the store.
    pub fn titles(&self) -> Vec<String> {
        self.list().iter().map(|key| key["title"].as_str().unwrap().to_owned()).collect()
    }

    /// Adds a project that is owned by the key with this title.
    pub fn own(&self, title: &str, project: &str) {
        let (store, _) = Store::open(self.location()).unwrap();
        let named = |tx: &keys::store::ReadTx<'_>| {
            Ok((find::key(tx, title)?.id, find::member(tx, "ada@acme.com")?.id))
        };
        let (key, ada) = store.read(named).unwrap();
        let cx = super::fixture::authorized(&store, ada, &SystemClock, &SystemRandomness);
        let project = NewResource {
            kind: Kind::Project,
            name: Name::new(project).unwrap(),
            owner: Some(Principal::Key(key)),
            project: None,
            source: None,
        };
        add_resource(&cx, &project).unwrap();
    }

    /// A connection to the store's file that bypasses the program and its checks.
    #[expect(clippy::disallowed_methods, reason = "bypasses the program to inspect and damage the store")]
    pub fn sqlite(&self) -> rusqlite::Connection {
        let connection = rusqlite::Connection::open(&self.store).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
        connection
    }

    /// The first column of the result, as text.
    pub fn query(&self, sql: &str) -> Vec<String> {
        keys::testing::query(&self.store, sql)
    }

    /// Changes the store in ways that no command does.
    pub fn sql(&self, sql: &str) {
        keys::testing::sql(&self.store, sql);
    }

    /// Another program in the middle of a change.
    pub fn writer(&self) -> Writer {
        Writer::begin(&self.store, "")
    }

    /// Runs a query whose result is one number.
    pub fn number(&self, sql: &str) -> i64 {
        self.query(sql)[0].parse().unwrap()
    }

    /// Fails if the file is damaged, a key has no secret, or the events do not match the keys.
    pub fn assert_whole(&self, when: &str) {
        // A server checks its files itself.
        if !on_server() {
            assert_eq!(self.query("PRAGMA integrity_check"), ["ok"], "{when}");
            assert_eq!(self.number("SELECT count(*) FROM pragma_foreign_key_check"), 0, "{when}");
        }
        for (problem, sql) in [
            (
                "a key without a secret",
                "SELECT count(*) FROM api_key WHERE id NOT IN (SELECT key_id FROM secret)",
            ),
            (
                "a key without its event",
                "SELECT count(*) FROM api_key WHERE id NOT IN
                 (SELECT subject_id FROM event WHERE action = 'key.created')",
            ),
            (
                "an event without its key",
                "SELECT count(*) FROM event WHERE action = 'key.created' AND subject_id NOT IN
                 (SELECT id FROM api_key UNION SELECT subject_id FROM event
                  WHERE action IN ('key.deleted', 'key.discarded'))",
            ),
            (
                "a log whose head differs from its last event",
                "SELECT count(*) FROM event_head WHERE number <> (SELECT max(number) FROM event)
                 OR number <> (SELECT count(*) FROM event)",
            ),
        ] {
            assert_eq!(self.number(sql), 0, "{problem}, {when}");
        }
    }
}

impl RunResult {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let status = output.status.code().or(output.status.signal().map(|number| -number)).unwrap();
        Self { status, stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}
