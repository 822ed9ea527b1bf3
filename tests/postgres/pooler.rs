//! pgbouncer between the program and the server.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;

use super::connect::free_port;
use super::failover::until;
use super::server::{INIT, Server, is_root};
use crate::support::needs::needs;

/// A pgbouncer. It is stopped when dropped.
struct Pooler {
    process: Child,
    port: u16,
}

impl Pooler {
    /// Starts a pgbouncer in front of a server. Its connections are few, so that clients must share them.
    fn start(server: &Server, mode: &str, extra: &str) -> Self {
        let port = free_port();
        let folder = server.sockets().display();
        let (file, users) = (format!("{folder}/{mode}.ini"), format!("{folder}/{mode}.users"));
        fs::write(&users, "\"postgres\" \"\"\n").unwrap();
        let configuration = format!(
            "[databases]\n* = host={folder} port={}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n\
             unix_socket_dir =\nauth_type = trust\nauth_file = {users}\npool_mode = {mode}\n\
             server_round_robin = 1\n{extra}\n",
            server.port()
        );
        fs::write(&file, configuration).unwrap();
        let mut command = Command::new("pgbouncer");
        if is_root() {
            command.args(["-u", "postgres"]);
        }
        let process = command.arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        until("pgbouncer listens", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        Self { process, port }
    }

    fn url(&self, schema: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres?schema={schema}&sslmode=disable", self.port)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = (self.process.kill(), self.process.wait());
    }
}

/// Runs every kind of command through a pooler, several at the same time.
fn works(server: &Server, pooler: &Pooler, schema: &str) {
    let url = pooler.url(schema);
    let keys = |args: &[&str]| {
        let result = server.keys(&url, args);
        assert_eq!(result.status, 0, "{schema}: {args:?}: {result:?}");
        result.stdout
    };
    keys(&INIT);
    let secrets: Vec<String> = thread::scope(|scope| {
        let create = |number: usize| {
            let title = format!("key {number}");
            keys(&["create", &title, "--role", "editor", "--expires", "90d"])
        };
        let started: Vec<_> = (0..8).map(|number| scope.spawn(move || create(number))).collect();
        started.into_iter().map(|one| one.join().unwrap()).collect()
    });
    thread::scope(|scope| {
        for (number, secret) in secrets.iter().enumerate() {
            let url = &url;
            scope.spawn(move || {
                let verified = server.verify(url, secret);
                assert_eq!(verified.status, 0, "{schema}: {verified:?}");
                assert!(verified.stdout.contains(&format!("key {number}")), "{schema}: {verified:?}");
            });
        }
    });
    keys(&["resource", "add", "project", "Atlas", "--owner", "key 1"]);
    keys(&["rotate", "key 1", "--grace", "1d"]);
    keys(&["delete", "key 2", "--yes"]);
    keys(&["log", "--verify"]);
    let listed: Value = serde_json::from_str(&keys(&["list", "-o", "json"])).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 7, "{schema}");
    // The pooler's connection is not encrypted, and its user owns the tables: only that is found.
    let checked = server.keys(&url, &["check", "-o", "json"]);
    let checked: Value = serde_json::from_str(&checked.stdout).unwrap();
    let codes: Vec<&str> =
        checked["findings"].as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect();
    assert!(codes.is_empty() || codes == ["server-privileges"], "{schema}: {checked}");
    assert!(checked["notes"].to_string().contains("through a connection pooler"), "{schema}: {checked}");
    let exported = keys(&["export", "-"]);
    assert!(exported.lines().count() > 20, "{schema}");
}

#[test]
fn poolers_serve_several_stores() {
    if !needs("pgbouncer", "pgbouncer") {
        return;
    }
    let Some(server) = Server::start("") else { return };
    // In session mode, each of the verifiers holds two connections until it ends.
    for (mode, schema, size) in [("session", "by_session", 20), ("transaction", "by_transaction", 4)] {
        let pooler = Pooler::start(&server, mode, &format!("default_pool_size = {size}"));
        works(&server, &pooler, schema);
    }
    // It drops the settings instead of refusing them. Another store is in the schema that the server would use.
    server.init("public");
    let pooler =
        Pooler::start(&server, "transaction", "ignore_startup_parameters = options\ndefault_pool_size = 4");
    works(&server, &pooler, "ignored");
    let listed = server.keys(&server.url("public"), &["list", "-o", "json"]);
    assert_eq!(listed.stdout.trim(), "[]", "{listed:?}");
}

#[test]
fn pooler_without_transactions_is_refused() {
    if !needs("pgbouncer", "pgbouncer") {
        return;
    }
    let Some(server) = Server::start("") else { return };
    server.init("shop");
    let pooler = Pooler::start(&server, "statement", "");
    for args in [&["list", "-o", "json"][..], &["revoke", "ci", "-o", "json"]] {
        let refused = server.keys(&pooler.url("shop"), args);
        assert_eq!(refused.status, 1, "{refused:?}");
        assert!(refused.stderr.contains("server-pooler"), "{refused:?}");
    }
}
