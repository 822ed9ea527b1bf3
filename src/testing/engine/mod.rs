//! The engine that the tests run on: SQLite, or with `KEYS_TEST_ENGINE=postgres` PostgreSQL.
//!
//! All tests share one server, each store in a schema of its own. The first test starts it; it stops some minutes after
//! the last. Its data is in a temporary folder, and only its own user can connect.

#![expect(clippy::unwrap_used, reason = "a broken test server fails the test")]
#![cfg_attr(feature = "postgres", expect(clippy::expect_used, reason = "the message says what to install"))]

#[cfg(feature = "postgres")]
mod server;

use std::io::Write as _;
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

/// Reports whether the engine accepts a statement.
#[expect(clippy::disallowed_methods, reason = "asks the database, not the engine")]
pub fn prepares(path: &Path, sql: &str) -> bool {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::prepares(path, sql);
    }
    rusqlite::Connection::open(path).unwrap().prepare(&sql.replace('$', "?")).is_ok()
}

/// Makes every statement of this kind (`INSERT`, `DELETE`) on a table fail.
pub fn forbid(path: &Path, statement: &str, table: &str) {
    let trigger = if on_server() {
        format!(
            "CREATE FUNCTION forbidden() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN RAISE EXCEPTION 'forbidden'; END $$;
             CREATE TRIGGER forbidden BEFORE {statement} ON {table} EXECUTE FUNCTION forbidden()"
        )
    } else {
        format!(
            "CREATE TRIGGER forbidden BEFORE {statement} ON {table}
             BEGIN SELECT RAISE(ABORT, 'forbidden'); END"
        )
    };
    sql(path, &trigger);
}

/// Another program in the middle of a change. Dropped, it changes nothing.
pub enum Writer {
    /// On a file.
    Sqlite(rusqlite::Connection),
    /// On a server.
    #[cfg(feature = "postgres")]
    Postgres(Box<postgres::Client>),
}

impl Writer {
    /// Begins a change with this statement.
    #[expect(clippy::disallowed_methods, reason = "another program does not use the engine")]
    pub fn begin(path: &Path, statement: &str) -> Self {
        #[cfg(feature = "postgres")]
        if on_server() {
            let mut client = server::connect(path);
            client.batch_execute("BEGIN; SELECT number FROM event_head FOR UPDATE").unwrap();
            client.batch_execute(statement).unwrap();
            return Self::Postgres(Box::new(client));
        }
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        connection.execute_batch(statement).unwrap();
        Self::Sqlite(connection)
    }

    /// Ends the change.
    pub fn commit(self) {
        match self {
            Self::Sqlite(connection) => connection.execute_batch("COMMIT").unwrap(),
            #[cfg(feature = "postgres")]
            Self::Postgres(mut client) => client.batch_execute("COMMIT").unwrap(),
        }
    }
}

/// Returns a store, to copy it with [`load`]: the bytes of its file, or on a server its SQL.
pub fn dump(path: &Path) -> Vec<u8> {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::dump(path).into_bytes();
    }
    std::fs::read(path).unwrap()
}

/// Makes a store from what [`dump`] returned.
pub fn load(path: &Path, bytes: &[u8]) {
    #[cfg(feature = "postgres")]
    if on_server() {
        return server::load(path, std::str::from_utf8(bytes).unwrap());
    }
    let mut options = std::fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(options.write(true).create_new(true), 0o600);
    options.open(path).unwrap().write_all(bytes).unwrap();
}

/// Returns every row of a store on a server, with the name of its table.
pub fn rows(path: &Path) -> Vec<(String, String)> {
    let tables =
        query(path, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1");
    let rows = |table: String| {
        let rows = query(path, &format!("SELECT t::text FROM {table} t ORDER BY 1")).join("\n");
        (table, rows)
    };
    tables.into_iter().map(rows).collect()
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
