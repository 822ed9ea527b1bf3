//! A PostgreSQL server of the test's own, with its files in a temporary folder.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use postgres::{Client, NoTls};
use tempfile::TempDir;

use crate::support::needs::skip;
use crate::support::sandbox::{RunResult, Sandbox};

/// A server. It is stopped when dropped.
pub struct Server {
    bin: PathBuf,
    folder: TempDir,
    sandbox: Sandbox,
}

impl Server {
    /// Starts a server with these lines in its configuration. Returns `None`, and says that the test is skipped,
    /// where PostgreSQL is missing.
    pub fn start(configuration: &str) -> Option<Self> {
        let server = Self { bin: bin()?, folder: tempfile::tempdir().unwrap(), sandbox: Sandbox::empty() };
        let folder = server.folder.path();
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        if is_root() {
            done(Command::new("chown").arg("postgres").arg(folder).output());
        }
        let data = server.data();
        done(
            server
                .tool("initdb")
                .args(["-A", "trust", "-U", "postgres", "--locale=C", "--encoding=UTF8", "--no-sync", "-D"])
                .arg(&data)
                .output(),
        );
        let sockets = folder.display();
        let lines =
            format!("listen_addresses = ''\nunix_socket_directories = '{sockets}'\n{configuration}\n");
        let file = data.join("postgresql.auto.conf");
        std::fs::write(file, lines).unwrap();
        server.run();
        Some(server)
    }

    /// Starts a standby called `standby` that follows this server, with these lines added to its configuration.
    pub fn standby(&self, configuration: &str) -> Self {
        let server =
            Self { bin: self.bin.clone(), folder: tempfile::tempdir().unwrap(), sandbox: Sandbox::empty() };
        let folder = server.folder.path();
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        if is_root() {
            done(Command::new("chown").arg("postgres").arg(folder).output());
        }
        let data = server.data();
        let mut copy = self.tool("pg_basebackup");
        copy.args([
            "-U",
            "postgres",
            "-R",
            "-C",
            "-S",
            "standby",
            "-X",
            "stream",
            "-c",
            "fast",
            "--no-sync",
            "-h",
        ]);
        copy.arg(self.sockets()).arg("-p").arg(self.port().to_string()).arg("-D").arg(&data);
        done(copy.output());
        let file = data.join("postgresql.auto.conf");
        let copied = std::fs::read_to_string(&file).unwrap();
        let sockets = folder.display();
        let own =
            format!("unix_socket_directories = '{sockets}'\ncluster_name = 'standby'\n{configuration}\n");
        std::fs::write(file, format!("{copied}\n{own}")).unwrap();
        server.run();
        server
    }

    /// Makes the standby a primary.
    pub fn promote(&self) {
        done(self.tool("pg_ctl").args(["promote", "-w", "-s", "-D"]).arg(self.data()).output());
    }

    /// Kills every process of the server, as when its machine loses power.
    pub fn kill(&self) {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        let main = file.lines().next().unwrap().to_owned();
        let children = Command::new("pgrep").args(["-P", &main]).output().unwrap();
        let children = String::from_utf8(children.stdout).unwrap();
        let all = std::iter::once(main.as_str()).chain(children.lines());
        // A child may have ended already.
        let _ = Command::new("kill").arg("-9").args(all).output().unwrap();
    }

    /// The port that its sockets have, too.
    pub fn port(&self) -> u16 {
        let file = std::fs::read_to_string(self.data().join("postgresql.auto.conf")).unwrap();
        let mut ports = file.lines().filter_map(|line| line.strip_prefix("port = "));
        ports.next_back().map_or(5432, |port| port.trim_matches('\'').parse().unwrap())
    }

    fn run(&self) {
        let log = self.folder.path().join("log");
        let started = self
            .tool("pg_ctl")
            .args(["start", "-w", "-s", "-D"])
            .arg(self.data())
            .arg("-l")
            .arg(&log)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status();
        assert!(started.unwrap().success(), "{}", std::fs::read_to_string(log).unwrap_or_default());
    }

    fn tool(&self, name: &str) -> Command {
        let path = self.bin.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir("/");
        command
    }

    /// The folder with its files.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The messages of the server.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// The folder with its sockets.
    pub fn sockets(&self) -> &Path {
        self.folder.path()
    }

    /// The URL of a store in a schema, for a user.
    pub fn url_of(&self, user: &str, schema: &str) -> String {
        let sockets = self.sockets().display().to_string().replace('/', "%2F");
        format!("postgres://{user}@{sockets}:{}/postgres?schema={schema}", self.port())
    }

    /// The URL of a store in a schema, for the superuser.
    pub fn url(&self, schema: &str) -> String {
        self.url_of("postgres", schema)
    }

    /// A connection as the superuser.
    pub fn sql(&self) -> Client {
        let config = format!("host={} port={} user=postgres", self.sockets().display(), self.port());
        Client::connect(&config, NoTls).unwrap()
    }

    /// Runs `keys` on a store of this server.
    pub fn keys(&self, url: &str, args: &[&str]) -> RunResult {
        RunResult::of(&self.sandbox.keys(args).env("KEYS_STORE", url).output().unwrap())
    }

    /// Runs `keys verify`, which reads the secret from standard input.
    pub fn verify(&self, url: &str, secret: &str) -> RunResult {
        let mut file = tempfile::tempfile().unwrap();
        std::io::Write::write_all(&mut file, secret.as_bytes()).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        let mut command = self.sandbox.keys(&["verify"]);
        RunResult::of(&command.env("KEYS_STORE", url).stdin(file).output().unwrap())
    }

    /// Creates a store in a schema.
    #[track_caller]
    pub fn init(&self, schema: &str) {
        let created = self.keys(&self.url(schema), &INIT);
        assert_eq!(created.status, 0, "{created:?}");
    }
}

/// Creates a store.
pub const INIT: [&str; 7] = ["init", "--organization", "Acme", "--name", "Ada", "--email", "ada@acme.com"];

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.tool("pg_ctl").args(["stop", "-s", "-m", "immediate", "-D"]).arg(self.data()).output();
    }
}

/// The folder with the server's programs: `KEYS_TEST_POSTGRES`, or the newest that Debian's packages installed, or that
/// of `PATH`.
#[expect(clippy::disallowed_methods, reason = "a switch for the person who runs the tests")]
fn bin() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("KEYS_TEST_POSTGRES").filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let versions = versions.map(|version| version.unwrap().path().join("bin"));
    if let Some(newest) = versions.filter(|bin| bin.join("initdb").exists()).max() {
        return Some(newest);
    }
    let found = Command::new("sh").args(["-c", "command -v initdb"]).output().unwrap();
    let found = std::fs::canonicalize(String::from_utf8_lossy(&found.stdout).trim()).ok();
    let bin = found.and_then(|found| Some(found.parent()?.to_owned()));
    if bin.is_none() {
        skip("it needs a PostgreSQL server; try `apt-get install postgresql`");
    }
    bin
}

/// The server refuses to run as root.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[track_caller]
fn done(output: std::io::Result<Output>) {
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
}
