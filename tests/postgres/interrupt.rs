//! Commits that wait for a standby, and signals while something runs on the server.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::failover::until;
use super::server::Server;
use crate::support::sandbox::{RunResult, Sandbox};

/// A command that runs, with its standard error in a file.
struct Running {
    child: Child,
    stderr: PathBuf,
    _sandbox: Sandbox,
}

impl Running {
    fn start(url: &str, args: &[&str]) -> Self {
        let sandbox = Sandbox::empty();
        let stderr = sandbox.path("stderr");
        let mut command = sandbox.keys(args);
        command.env("KEYS_STORE", url).stdout(Stdio::piped()).stderr(File::create(&stderr).unwrap());
        Self { child: command.spawn().unwrap(), stderr, _sandbox: sandbox }
    }

    fn interrupt(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    }

    fn stderr(&self) -> String {
        fs::read_to_string(&self.stderr).unwrap()
    }

    fn end(self) -> RunResult {
        let output = self.child.wait_with_output().unwrap();
        let result = RunResult::of(&output);
        RunResult { stderr: fs::read_to_string(&self.stderr).unwrap(), ..result }
    }
}

/// A server whose commits wait for a standby that does not exist, with a store in the schema `shop`.
fn without_its_standby() -> Option<Server> {
    let server = Server::start("")?;
    server.init("shop");
    server.sql().batch_execute("ALTER SYSTEM SET synchronous_standby_names = 'absent'").unwrap();
    server.sql().batch_execute("SELECT pg_reload_conf()").unwrap();
    let mut sql = server.sql();
    until("the setting holds", || {
        let set = "SELECT 1 WHERE current_setting('synchronous_standby_names') = 'absent'";
        !sql.query(set, &[]).unwrap().is_empty()
    });
    Some(server)
}

/// Waits for a session of `keys` in this state, and returns its process.
fn session(server: &Server, state: &str) -> i32 {
    let found = format!("SELECT pid FROM pg_stat_activity WHERE application_name = 'keys' AND {state}");
    let (mut sql, mut process) = (server.sql(), None);
    until(state, || {
        process = sql.query_opt(&found, &[]).unwrap().map(|row| row.get(0));
        process.is_some()
    });
    process.unwrap()
}

/// A change.
const ADD: [&str; 6] = ["member", "add", "--name", "Eve Moss", "--email", "eve@acme.com"];

fn add(more: &[&'static str]) -> Vec<&'static str> {
    [&ADD[..], &["--role", "editor"], more].concat()
}

/// A commit that waits for its standby.
const WAITING: &str = "wait_event = 'SyncRep'";

fn end_the_wait(server: &Server, how: &str) {
    let process = session(server, WAITING);
    server.sql().execute(&format!("SELECT {how}($1)"), &[&process]).unwrap();
}

const AT_RISK: &str = "warning: the change was made, but the server's standby may lack it";

#[test]
fn change_that_the_standby_lacks_is_named() {
    let Some(server) = without_its_standby() else { return };
    let url = server.url("shop");
    let running = Running::start(&url, &add(&[]));
    end_the_wait(&server, "pg_cancel_backend");
    let ended = running.end();
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(ended.stderr.contains(AT_RISK), "{ended:?}");
    let listed = server.keys(&url, &["member", "list", "-o", "tsv"]);
    assert!(listed.stdout.contains("eve@acme.com"), "{listed:?}");

    let running = Running::start(&url, &["member", "update", "eve@acme.com", "--name", "Eve", "-o", "json"]);
    end_the_wait(&server, "pg_cancel_backend");
    let ended = running.end();
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(ended.stderr.contains(AT_RISK), "{ended:?}");
    serde_json::from_str::<serde_json::Value>(&ended.stdout).unwrap();
}

#[test]
fn change_found_again_waits_for_the_standby() {
    let Some(server) = without_its_standby() else { return };
    let running = Running::start(&server.url("shop"), &add(&[]));
    let first = session(&server, WAITING);
    end_the_wait(&server, "pg_terminate_backend");
    // The connection is lost, the change found in the log, and its standby still lacks it.
    let second = session(&server, &format!("{WAITING} AND pid <> {first}"));
    assert_ne!(first, second);
    end_the_wait(&server, "pg_cancel_backend");
    let ended = running.end();
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(ended.stderr.contains(AT_RISK), "{ended:?}");
    let log = server.keys(&server.url("shop"), &["log", "--action", "member.added", "-o", "jsonl"]);
    assert_eq!(log.stdout.lines().filter(|line| line.contains("Eve Moss")).count(), 1, "{log:?}");
}

#[test]
fn interrupted_commit_says_its_outcome() {
    let Some(server) = without_its_standby() else { return };
    let running = Running::start(&server.url("shop"), &add(&[]));
    session(&server, WAITING);
    running.interrupt();
    until("it says that it waits", || running.stderr().contains("a commit cannot be interrupted"));
    end_the_wait(&server, "pg_cancel_backend");
    let ended = running.end();
    assert_eq!(ended.status, 130, "{ended:?}");
    assert!(ended.stderr.contains(AT_RISK), "{ended:?}");
    assert!(ended.stderr.ends_with("interrupted: the change was made\n"), "{ended:?}");
    let listed = server.keys(&server.url("shop"), &["member", "list", "-o", "tsv"]);
    assert!(listed.stdout.contains("eve@acme.com"), "{listed:?}");
}

#[test]
fn interrupted_query_ends_on_the_server() {
    let Some(server) = Server::start("") else { return };
    server.init("shop");
    for (lock, args) in [
        ("LOCK TABLE shop.api_key", vec!["list"]),
        ("SELECT 1 FROM shop.event_head FOR UPDATE", add(&[])),
        ("LOCK TABLE shop.event", vec!["check"]),
        ("LOCK TABLE shop.secret", vec!["export", "-"]),
    ] {
        let mut other = server.sql();
        other.batch_execute(&format!("BEGIN; {lock}")).unwrap();
        let running = Running::start(&server.url("shop"), &args);
        session(&server, "wait_event_type = 'Lock'");
        running.interrupt();
        let ended = running.end();
        assert_eq!(ended.status, 130, "{args:?}: {ended:?}");
        let words = "interrupted: the query was canceled on the server\n";
        assert!(ended.stderr.ends_with(words), "{args:?}: {ended:?}");
        assert!(!ended.stderr.contains("error"), "{args:?}: {ended:?}");
        // It ended because it was asked to, not because its lock was late.
        let mut sql = server.sql();
        let left = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'keys'";
        until("no session is left", || sql.query(left, &[]).unwrap().is_empty());
        other.batch_execute("ROLLBACK").unwrap();
    }
    let log = server.log();
    assert_eq!(log.matches("canceling statement due to user request").count(), 4, "{log}");
    assert!(!log.contains("due to lock timeout"), "{log}");
    let listed = server.keys(&server.url("shop"), &["member", "list", "-o", "tsv"]);
    assert!(!listed.stdout.contains("eve@acme.com"), "{listed:?}");
}
