//! Connecting: every reason why it fails has its own message, and the password is in none.

use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use super::server::{INIT, Server};
use crate::support::needs::needs;
use crate::support::sandbox::{RunResult, Sandbox};

pub const PASSWORD: &str = "pa55-w0rd-of-ada";

/// A free port on the loopback interface.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A server on a port of the loopback interface, with a store of the user `ada`, who needs a password there.
pub fn with_password(more: &str) -> Option<(Server, u16)> {
    let port = free_port();
    let server = Server::start(&format!("listen_addresses = '127.0.0.1'\nport = {port}\n{more}"))?;
    let hba = "local all all trust\nhost all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n";
    fs::write(server.data().join("pg_hba.conf"), hba).unwrap();
    let user = format!("SELECT pg_reload_conf(); CREATE ROLE ada LOGIN SUPERUSER PASSWORD '{PASSWORD}'");
    server.sql().batch_execute(&user).unwrap();
    let created =
        server.keys(&format!("postgres://postgres@127.0.0.1:{port}/postgres?sslmode=disable"), &INIT);
    assert_eq!(created.status, 0, "{created:?}");
    Some((server, port))
}

fn run(url: &str, args: &[&str], variables: &[(&str, &str)]) -> RunResult {
    let sandbox = Sandbox::empty();
    let mut command = sandbox.keys(args);
    command.env("KEYS_STORE", url).envs(variables.iter().copied());
    let result = RunResult::of(&command.output().unwrap());
    let all = format!("{}{}", result.stdout, result.stderr);
    assert!(!all.contains(PASSWORD), "the password is printed: {all}");
    result
}

/// The code of the error of `keys list`.
fn code(url: &str, variables: &[(&str, &str)]) -> String {
    let result = run(url, &["list", "-o", "json"], variables);
    let error: serde_json::Value = serde_json::from_str(result.stderr.trim()).unwrap_or_default();
    error["error"]["code"].as_str().or(error["code"].as_str()).unwrap_or(&result.stderr).to_owned()
}

#[test]
fn each_failure_has_its_code() {
    let Some((server, port)) = with_password("") else { return };
    let dead = free_port();
    let url = |rest: &str| format!("postgres://ada@127.0.0.1:{port}/{rest}");
    let password = [("PGPASSWORD", PASSWORD)];
    for (url, variables, expected) in [
        (
            format!("postgres://ada@127.0.0.1:{dead}/postgres?sslmode=disable"),
            &password[..],
            "server-unreachable",
        ),
        (url("postgres?sslmode=disable"), &[][..], "server-password"),
        (url("postgres?sslmode=disable"), &[("PGPASSWORD", "wrong")][..], "server-password"),
        (url("none?sslmode=disable"), &password[..], "server-database"),
        (url("postgres?sslmode=disable&schema=empty"), &password[..], "store-missing"),
        (url("postgres"), &password[..], "server-tls"),
        (url("postgres?sslmode=prefer"), &password[..], "store-url"),
        (url("postgres?sslfoo=1"), &password[..], "store-url"),
        (url("postgres?service=none"), &password[..], "store-url"),
    ] {
        assert_eq!(code(&url, variables), expected, "{url}");
    }
    let listed = |url: &str, variables: &[(&str, &str)]| {
        let result = run(url, &["list"], variables);
        assert_eq!(result.status, 0, "{url}: {result:?}");
        result.stderr
    };
    listed(&url("postgres?sslmode=disable"), &password);
    // The first of two hosts is dead.
    let both = format!("postgres://ada@127.0.0.1:{dead},127.0.0.1:{port}/postgres?sslmode=disable");
    listed(&both, &password);
    // A password in the URL works, with a warning.
    let within = format!("postgres://ada:{PASSWORD}@127.0.0.1:{port}/postgres?sslmode=disable");
    assert!(listed(&within, &[]).contains("contains the password"));
    for args in [&["check"][..], &["check", "-o", "json"], &["list", "--help"], &["log"], &["init"]] {
        run(&within, args, &[]);
    }
    // Variables alone.
    let port = port.to_string();
    let variables = [
        ("PGHOST", "127.0.0.1"),
        ("PGPORT", &port),
        ("PGUSER", "ada"),
        ("PGDATABASE", "postgres"),
        ("PGPASSWORD", PASSWORD),
        ("PGSSLMODE", "disable"),
    ];
    listed("postgres://", &variables);
    listed(
        &format!(
            "postgres://ada@{}:{port}/postgres",
            server.sockets().display().to_string().replace('/', "%2F")
        ),
        &[],
    );
    files(&server, &port);
}

/// A password file and a service file.
fn files(server: &Server, port: &str) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path.display().to_string()
    };
    let passwords = write("pgpass", &format!("127.0.0.1:{port}:*:ada:{PASSWORD}\n"));
    let service =
        format!("[shop]\nhost=127.0.0.1\nport={port}\ndbname=postgres\nuser=ada\nsslmode=disable\n");
    let services = write("services", &service);
    let variables = [("PGPASSFILE", passwords.as_str()), ("PGSERVICEFILE", services.as_str())];
    let listed = run("postgres:///?service=shop", &["list"], &variables);
    assert_eq!(listed.status, 0, "{listed:?}");
    fs::set_permissions(&passwords, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(code("postgres:///?service=shop", &variables), "server-password");
    let version = "UPDATE schema_version SET version = version + 1 WHERE version = (SELECT max(version) FROM schema_version)";
    server.sql().batch_execute(version).unwrap();
    fs::set_permissions(&passwords, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(code("postgres:///?service=shop", &variables), "store-newer");
    let older = "DELETE FROM schema_version WHERE version > 1";
    server.sql().batch_execute(older).unwrap();
    let verified = server.verify(&server.url("public"), include_str!("../stores/v1-known-secret.txt"));
    assert!(verified.stderr.contains("written by an older `keys`"), "{verified:?}");
}

#[test]
fn certificates_are_verified() {
    if !needs("openssl", "openssl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    certificates(folder.path());
    let at = folder.path().display();
    let Some((_server, port)) = with_password(&format!(
        "ssl = on\nssl_cert_file = '{at}/server.crt'\nssl_key_file = '{at}/server.key'"
    )) else {
        return;
    };
    let password = [("PGPASSWORD", PASSWORD)];
    let trusted = format!("sslrootcert={at}/ca.crt");
    let listed = run(&format!("postgres://ada@localhost:{port}/postgres?{trusted}"), &["check"], &password);
    assert!(listed.stderr.contains("connected with TLS"), "{listed:?}");
    for (url, message) in [
        (format!("postgres://ada@127.0.0.1:{port}/postgres?{trusted}"), "is for another name"),
        (format!("postgres://ada@localhost:{port}/postgres"), "is not trusted"),
    ] {
        let refused = run(&url, &["list"], &password);
        assert_eq!(refused.status, 1, "{refused:?}");
        assert!(refused.stderr.contains(message), "{refused:?}");
    }
}

/// An authority, and a certificate of the server for `localhost`.
fn certificates(folder: &Path) {
    let script = "
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.crt -subj /CN=authority
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=localhost
        printf 'subjectAltName=DNS:localhost' > names
        openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile names -out server.crt
        chmod 600 server.key
        [ $(id -u) != 0 ] || chown postgres server.key";
    let made = Command::new("sh").args(["-ec", script]).current_dir(folder).output().unwrap();
    assert!(made.status.success(), "{made:?}");
}

#[test]
fn holder_of_the_lock_is_named() {
    let Some(server) = Server::start("") else { return };
    server.init("held");
    let mut other = server.sql();
    other
        .batch_execute("SET application_name = 'nightly'; BEGIN; SELECT 1 FROM held.event_head FOR UPDATE")
        .unwrap();
    let refused = server.keys(&server.url("held"), &["create", "X", "--role", "viewer", "--expires", "90d"]);
    assert_eq!(refused.status, 1, "{refused:?}");
    assert!(
        refused.stderr.contains("`nightly`, user postgres, from the server itself, process "),
        "{refused:?}"
    );
}

#[test]
fn other_programs_are_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answering = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 8]);
    });
    let url = format!("postgres://ada@127.0.0.1:{port}/postgres?sslmode=disable");
    assert_eq!(code(&url, &[]), "server-unreachable");
    answering.join().unwrap();
}
