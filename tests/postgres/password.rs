//! The password is shown nowhere, neither by the program nor in what it leaves on the machine.

use std::error::Error as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use keys::store::{Location, Store};
use keys::verify::Verifier;

use super::connect::{PASSWORD, free_port, with_password};
use super::failover::until;
use crate::support::sandbox::Sandbox;

/// The parts of passwords in the URLs below.
const PARTS: [&str; 3] = ["s3cr3t", "w0rd", "p4ss"];

#[track_caller]
fn assert_hidden(text: &str, url: &str) {
    for part in PARTS {
        assert!(!text.contains(part), "{url} is shown as {text}");
    }
}

#[test]
fn urls_and_errors_hide_the_password() {
    let dead = free_port();
    for url in [
        format!("postgres://ada:s3cr3t@127.0.0.1:{dead}/keys?sslmode=disable"),
        format!("postgres://ada@127.0.0.1:{dead}/keys?sslmode=disable&password=s3cr3t"),
        format!("postgres://ada:s3cr3t%40w0rd@127.0.0.1:{dead}/keys?sslmode=disable"),
        format!("postgres://ada:s3cr3t@w0rd@127.0.0.1:{dead}/keys?sslmode=disable"),
        // Characters that end a part of the URL must be encoded, and are not.
        format!("postgres://ada:s3cr3t/w0rd@127.0.0.1:{dead}/keys"),
        format!("postgres://ada:s3cr3t?w0rd@127.0.0.1:{dead}/keys"),
        format!("postgres://ada:s3cr3t?w0rd=p4ss@127.0.0.1:{dead}/keys"),
        format!("postgres://ada:s3cr3t#w0rd@127.0.0.1:{dead}/keys"),
        format!("postgres://ada:s3cr3t&w0rd@127.0.0.1:{dead}/keys?sslmode=disable"),
        format!("postgres://ada:s3cr3t%zz@127.0.0.1:{dead}/keys?sslmode=disable"),
        format!("postgres://ada:s3cr3t:w0rd@127.0.0.1:{dead}/keys?sslmode=disable"),
        format!("postgres://127.0.0.1:{dead}/keys?sslmode=prefer&password=s3cr3t"),
        format!("postgres://127.0.0.1:{dead}/keys?password=s3cr3t&sslmode=s"),
        format!("postgres://127.0.0.1:{dead}/keys?password=s3cr3t%26&connect_timeout=soon"),
    ] {
        let error = match Location::parse(url.as_ref()) {
            Ok(location) => {
                assert_hidden(&format!("{location} {location:?} {location:#?}"), &url);
                let verifier = Verifier::open(location.clone()).err().unwrap();
                assert_hidden(&format!("{verifier} {verifier:?}"), &url);
                Store::open(location).err().unwrap()
            }
            Err(error) => error,
        };
        assert_hidden(&format!("{error} {error:?} {error:#?} {:?}", error.hint()), &url);
        let mut cause = error.source();
        while let Some(inner) = cause {
            assert_hidden(&format!("{inner} {inner:?}"), &url);
            cause = inner.source();
        }
    }
}

/// The command lines and environments of the processes below this one, except those in which the test put the password.
fn processes(root: u32) -> Vec<(String, String, String)> {
    let children = Command::new("pgrep").args(["-P", &root.to_string()]).output().unwrap();
    let children = String::from_utf8(children.stdout).unwrap();
    let read = |process: u32, file: &str| {
        let bytes = fs::read(format!("/proc/{process}/{file}")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).replace('\0', " ")
    };
    let children = children.lines().map(|process| process.parse::<u32>().unwrap());
    let own = |process| (read(process, "comm"), read(process, "cmdline"), read(process, "environ"));
    children.flat_map(|process| [vec![own(process)], processes(process)].concat()).collect()
}

#[test]
fn pager_does_not_get_the_password() {
    let Some((server, port)) = with_password("log_statement = 'all'\nlog_min_messages = 'debug1'") else {
        return;
    };
    let create = ["create", "ci", "--role", "viewer", "--expires", "90d"];
    assert_eq!(server.keys(&server.url("public"), &create).status, 0);
    let sandbox = Sandbox::empty();
    let (ready, done) = (sandbox.path("ready"), sandbox.path("done"));
    let pager = sandbox.path("pager");
    let script = format!(
        "#!/bin/sh\nenv >'{ready}.part'\nmv '{ready}.part' '{ready}'\nuntil [ -e '{done}' ]; do sleep 0.1; done\n",
        ready = ready.display(),
        done = done.display()
    );
    fs::write(&pager, script).unwrap();
    Command::new("chmod").arg("+x").arg(&pager).status().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_keys"));
    for url in [
        format!("postgres://ada@127.0.0.1:{port}/postgres?sslmode=disable"),
        format!("postgres://ada:{PASSWORD}@127.0.0.1:{port}/postgres?sslmode=disable"),
    ] {
        let (_, _) = (fs::remove_file(&ready), fs::remove_file(&done));
        let mut command = sandbox.command("script");
        command.args(["-qec", &format!("'{}' list", program.display()), "/dev/null"]);
        command
            .env("KEYS_STORE", &url)
            .env("PGPASSWORD", PASSWORD)
            .env("KEYS_PAGER", &pager)
            .env("TERM", "xterm");
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        until("the pager runs", || ready.exists());
        let below = processes(child.id());
        assert!(below.iter().any(|(name, _, _)| name.trim() == "keys"), "{below:?}");
        for (name, line, environment) in below {
            assert!(!line.contains(PASSWORD), "{name}: {line}");
            if !["keys", "sh", "script"].contains(&name.trim()) {
                assert!(!environment.contains(PASSWORD), "{name}: {environment}");
            }
        }
        let environment = fs::read_to_string(&ready).unwrap();
        assert!(!environment.contains(PASSWORD), "{environment}");
        let sessions = "SELECT application_name || query FROM pg_stat_activity WHERE usename = 'ada'";
        for row in server.sql().query(sessions, &[]).unwrap() {
            assert!(!row.get::<_, String>(0).contains(PASSWORD));
        }
        fs::write(&done, "").unwrap();
        child.wait().unwrap();
    }
    // The test itself sent it once, to create the role.
    let log = server.log();
    assert_eq!(
        log.matches(PASSWORD).count(),
        log.matches(&format!("SUPERUSER PASSWORD '{PASSWORD}'")).count(),
        "{log}"
    );
}
