//! The engine that the tests run on: SQLite, or with `KEYS_TEST_ENGINE=postgres` PostgreSQL.
//!
//! All tests share one server, each store in a schema of its own. The first test starts it; it stops some minutes after
//! the last. Its data is in a temporary folder, and only its own user can connect.

#![expect(clippy::unwrap_used, reason = "a broken test server fails the test")]
#![cfg_attr(feature = "postgres", expect(clippy::expect_used, reason = "the message says what to install"))]

use std::path::Path;

use crate::store::Location;

/// Reports whether the tests run on a server.
#[expect(clippy::disallowed_methods, reason = "the environment of the tests, not of the program")]
pub fn on_server() -> bool {
    match std::env::var("KEYS_TEST_ENGINE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite" | "") | Err(_) => false,
        Ok(other) => panic!("KEYS_TEST_ENGINE is `{other}`; known are `sqlite` and `postgres`"),
    }
}

/// Reports whether the tests run on a server, and prints why this test is skipped there.
#[expect(clippy::print_stderr, reason = "the output of a test")]
pub fn skipped_on_server(reason: &str) -> bool {
    let skipped = on_server();
    if skipped {
        eprintln!("skipped on a server: {reason}");
    }
    skipped
}

/// Returns the location of the store that a test calls by this path.
pub fn location(path: &Path) -> Location {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::location(path);
    }
    path.into()
}

/// Runs SQL that another program could run: past the program's rules, but not past the schema's.
#[expect(clippy::disallowed_methods, reason = "another program does not use the engine")]
pub fn sql(path: &Path, sql: &str) {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::sql(path, sql);
    }
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// Returns the first column of a query, as text, read past the program.
#[expect(clippy::disallowed_methods, reason = "reads the store independently of the program")]
pub fn query(path: &Path, sql: &str) -> Vec<String> {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::query(path, sql);
    }
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let text = |row: &rusqlite::Row<'_>| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        })
    };
    statement.query_map([], text).unwrap().map(Result::unwrap).collect()
}

/// Locks the store for every other writer, until the answer is dropped.
#[expect(clippy::disallowed_methods, reason = "another program does not use the engine")]
pub fn lock(path: &Path) -> Box<dyn std::any::Any> {
    #[cfg(feature = "postgres")]
    if on_server() {
        return Box::new(server::lock(path));
    }
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
    Box::new(connection)
}

/// Restores the trigger that [`tamper`] leaves on, unless its table or itself is gone.
#[cfg(feature = "postgres")]
const RESTORED: &str = "DO $$ BEGIN ALTER TABLE api_key ENABLE TRIGGER secret_follows_its_key;
    EXCEPTION WHEN undefined_table OR undefined_object THEN NULL; END $$";

/// Runs SQL past the guards of the schema too: references, and the triggers of the log. On SQLite also past the CHECKs.
#[expect(clippy::disallowed_methods, reason = "tampering does not use the engine")]
pub fn tamper(path: &Path, sql: &str) {
    #[cfg(feature = "postgres")]
    if on_server() {
        let guarded = "ALTER TABLE api_key ENABLE ALWAYS TRIGGER secret_follows_its_key;
            SET session_replication_role = replica;";
        return server::sql(path, &format!("{guarded} {sql}; {RESTORED}"));
    }
    let connection = rusqlite::Connection::open(path).unwrap();
    let guards = "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE name GLOB 'event_is_not_*'";
    let guards: String = connection.query_row(guards, [], |row| row.get(0)).unwrap();
    let unguarded = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
        DROP TRIGGER event_is_not_updated; DROP TRIGGER event_is_not_deleted;";
    connection.execute_batch(&format!("{unguarded}{sql};")).unwrap();
    // Without the table there is nothing to restore.
    let _ = connection.execute_batch(&guards);
}

#[cfg(feature = "postgres")]
mod server {
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

    /// Functions of SQLite that the queries of tests use.
    const FUNCTIONS: &str = "
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

    /// Locks the head of the log, which every writer does.
    pub fn lock(path: &Path) -> Client {
        let mut client = connect(path);
        client.batch_execute("BEGIN; SELECT number FROM event_head FOR UPDATE").unwrap();
        client
    }

    /// Connects to the schema of a store.
    fn connect(path: &Path) -> Client {
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
            let folder = super::temporary_folder().join(format!("keys-test-postgres-{name}-{}", user()));
            fs::create_dir_all(&folder).unwrap();
            let lock = File::create(folder.join("lock")).unwrap();
            lock.lock().unwrap();
            File::create(folder.join("alive")).unwrap();
            let server = Self { folder };
            if !server.answers(&programs) {
                server.start(&programs);
            }
            let mut config = postgres::Config::new();
            let mut client = config.host_path(&server.folder).user("postgres").connect(NoTls).unwrap();
            client.batch_execute(FUNCTIONS).unwrap();
            server
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
            let options = format!(
                "-k {} -c listen_addresses='' -c max_connections=400 -c fsync=off -c full_page_writes=off \
                 -c synchronous_commit=off -c max_locks_per_transaction=512",
                self.folder.display()
            );
            run(
                "pg_ctl",
                &["-D", data, "-w", "-t", "60", "-l", &format!("{data}.log"), "-o", &options, "start"],
            );
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
        if let Some(folder) = super::variable("KEYS_TEST_POSTGRES") {
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
}

#[cfg(feature = "postgres")]
#[expect(clippy::disallowed_methods, reason = "the environment of the tests, not of the program")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(feature = "postgres")]
#[expect(clippy::disallowed_methods, reason = "the environment of the tests, not of the program")]
fn temporary_folder() -> std::path::PathBuf {
    std::env::temp_dir()
}
