//! The server of the tests.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use postgres::{Client, NoTls, SimpleQueryMessage};
use sha2::{Digest as _, Sha256};

use crate::store::Location;

/// The number of minutes without a test after which the server stops.
const IDLE: u32 = 5;

/// Options of the server. Those that a crash would need are on, as `keys check` expects.
const OPTIONS: &str = "-c listen_addresses='' -c max_connections=400 -c max_locks_per_transaction=512 \
    -c autovacuum=off -c checkpoint_timeout=1h -c max_wal_size=8GB";

/// Functions of SQLite that the queries of tests use.
const FUNCTIONS: &str = "
    CREATE OR REPLACE FUNCTION zeroblob(integer) RETURNS bytea LANGUAGE sql IMMUTABLE
        RETURN decode(repeat('00', $1), 'hex');
    CREATE OR REPLACE FUNCTION hex(bytea) RETURNS text LANGUAGE sql IMMUTABLE RETURN upper(encode($1, 'hex'));
    CREATE OR REPLACE FUNCTION joined(text, text, text) RETURNS text LANGUAGE sql IMMUTABLE
        RETURN coalesce($1 || $3, '') || $2;
    CREATE OR REPLACE AGGREGATE group_concat(text, text) (SFUNC = joined, STYPE = text);";

static SERVER: LazyLock<Server> = LazyLock::new(Server::find);

/// A running server.
struct Server {
    folder: PathBuf,
}

pub fn location(path: &Path) -> Location {
    SERVER.keep();
    let folder = SERVER.folder.to_str().unwrap().replace('/', "%2F");
    let url = format!("postgres://postgres@{folder}/postgres?schema={}", schema(path));
    Location::parse(url.as_ref()).unwrap()
}

/// Runs statements in the schema of a store.
pub fn sql(path: &Path, sql: &str) {
    connect(path).batch_execute(sql).unwrap();
}

/// Returns the first column of a query.
pub fn query(path: &Path, sql: &str) -> Vec<String> {
    let answers = connect(path).simple_query(sql).unwrap();
    let rows = answers.into_iter().filter_map(|answer| match answer {
        SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or_default().to_owned()),
        _ => None,
    });
    rows.collect()
}

/// Returns the SQL of a store, with `[SCHEMA]` for its schema.
pub fn dump(path: &Path) -> String {
    let mut dump = Command::new(programs().join("pg_dump"));
    dump.args(["-U", "postgres", "--inserts", "--no-owner", "-h"]).arg(&SERVER.folder);
    let dumped = dump.arg("-n").arg(schema(path)).arg("postgres").output().unwrap();
    assert!(dumped.status.success(), "{dumped:?}");
    String::from_utf8(dumped.stdout).unwrap().replace(&schema(path), "[SCHEMA]")
}

/// Makes a store from the SQL of another.
pub fn load(path: &Path, sql: &str) {
    // Newer versions of the program write commands for their own client.
    let lines = sql.lines().filter(|line| !line.starts_with('\\'));
    let sql = lines.map(|line| line.replace("[SCHEMA]", &schema(path)) + "\n").collect::<String>();
    connect(path).batch_execute(&sql).unwrap();
}

/// Reports whether the server accepts a statement.
pub fn prepares(path: &Path, sql: &str) -> bool {
    let mut client = connect(path);
    // It cannot guess the type of a parameter that a statement does not use.
    client.prepare(sql).is_ok() || client.prepare_typed(sql, &[postgres::types::Type::TEXT]).is_ok()
}

/// Connects to the schema of a store.
pub fn connect(path: &Path) -> Client {
    let mut config = postgres::Config::new();
    let options = format!("-c search_path={},public", schema(path));
    config.host_path(&SERVER.folder).user("postgres").options(&options).connect(NoTls).unwrap()
}

/// Returns the schema of the store that a test calls by this path.
fn schema(path: &Path) -> String {
    let name = std::path::absolute(path).unwrap();
    let hash = Sha256::digest(name.as_os_str().as_encoded_bytes());
    hash.iter().take(12).fold("t".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

impl Server {
    /// Finds the running server, or starts it.
    fn find() -> Self {
        let programs = programs();
        let name = programs.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
        // Another version of the tests may run at the same time.
        let version = crc32fast::hash([OPTIONS, FUNCTIONS].concat().as_bytes());
        let folder = format!("keys-test-postgres-{name}-{}-{version:08x}", user());
        let folder = temporary_folder().join(folder);
        fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();
        let server = Self { folder };
        server.keep();
        if !server.answers(&programs) {
            server.start(&programs);
            let mut config = postgres::Config::new();
            let mut client = config.host_path(&server.folder).user("postgres").connect(NoTls).unwrap();
            client.batch_execute(FUNCTIONS).unwrap();
        }
        server
    }

    /// Keeps the server running for some minutes more.
    fn keep(&self) {
        fs::write(self.folder.join("alive"), "yes").unwrap();
    }

    fn answers(&self, programs: &Path) -> bool {
        let mut ready = Command::new(programs.join("pg_isready"));
        ready.arg("-q").arg("-h").arg(&self.folder).status().unwrap().success()
    }

    fn start(&self, programs: &Path) {
        let owner = owner();
        let holder = fs::symlink_metadata(&self.folder).unwrap().uid();
        let expected = [user(), owner.map_or_else(user, |(id, _)| id)];
        assert!(expected.contains(&holder), "{} belongs to another user", self.folder.display());
        fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o700)).unwrap();
        let data = self.folder.join("data");
        if data.exists() {
            fs::remove_dir_all(&data).unwrap();
        }
        fs::create_dir(&data).unwrap();
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
        if let Some((id, group)) = owner {
            for path in [&self.folder, &data] {
                chown(path, Some(id), Some(group)).unwrap();
            }
        }
        let run = |program: &str, args: &[&str]| {
            let mut command = Command::new(programs.join(program));
            if let Some((id, group)) = owner {
                command.uid(id).gid(group);
            }
            command.args(args).env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
            // The server lives on, and must not keep the outputs of the test open.
            let log = File::create(self.folder.join(format!("{program}.log"))).unwrap();
            let done = command.stdout(log.try_clone().unwrap()).stderr(log).status().unwrap();
            assert!(
                done.success(),
                "{program}: {}",
                fs::read_to_string(self.folder.join(format!("{program}.log"))).unwrap()
            );
        };
        let data = data.to_str().unwrap();
        run(
            "initdb",
            &["-D", data, "-A", "trust", "-U", "postgres", "--locale=C", "--encoding=UTF8", "--no-sync"],
        );
        let options = format!("-k {} {OPTIONS}", self.folder.display());
        run("pg_ctl", &["-D", data, "-w", "-t", "60", "-l", &format!("{data}.log"), "-o", &options, "start"]);
        self.watch(programs, owner);
    }

    /// Stops the server once no test has begun for some minutes.
    fn watch(&self, programs: &Path, owner: Option<(u32, u32)>) {
        let script = format!(
            "while [ -n \"$(find '{folder}/alive' -mmin -{IDLE})\" ]; do sleep 10; done
             '{programs}/pg_ctl' -D '{folder}/data' -m immediate stop; rm -rf '{folder}/data'",
            folder = self.folder.display(),
            programs = programs.display(),
        );
        let mut shell = Command::new("setsid");
        if let Some((id, group)) = owner {
            shell.uid(id).gid(group);
        }
        shell.args(["--fork", "sh", "-c", &script]).current_dir("/");
        shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    }
}

fn user() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// Returns the user to run the server as: it refuses to run as root.
fn owner() -> Option<(u32, u32)> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.starts_with("postgres:")).expect("the user `postgres`");
    let fields: Vec<&str> = line.split(':').collect();
    Some((fields[2].parse().unwrap(), fields[3].parse().unwrap()))
}

/// Returns the folder of the server's programs: `KEYS_TEST_POSTGRES`, or the newest of Debian's.
fn programs() -> PathBuf {
    if let Some(folder) = variable("KEYS_TEST_POSTGRES") {
        return folder.into();
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions
        .map(|entry| entry.path().join("bin"))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL: install the package `postgresql-15`")
}

#[expect(clippy::disallowed_methods, reason = "the environment of the tests, not of the program")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the environment of the tests, not of the program")]
fn temporary_folder() -> std::path::PathBuf {
    std::env::temp_dir()
}
