//! Settings of the role or the database that could change what statements mean.

use serde_json::Value;

use super::server::{INIT, Server};

/// Settings that must not matter.
const HARMLESS: &str = "
    ALTER ROLE postgres SET search_path = 'other, public';
    ALTER ROLE postgres SET standard_conforming_strings = off;
    ALTER ROLE postgres SET quote_all_identifiers = on;
    ALTER ROLE postgres SET bytea_output = 'escape';
    ALTER ROLE postgres SET TimeZone = 'Pacific/Chatham';
    ALTER ROLE postgres SET DateStyle = 'German, DMY';
    ALTER ROLE postgres SET client_encoding = 'LATIN1';
    ALTER ROLE postgres SET client_min_messages = 'debug5';
    ALTER ROLE postgres SET lock_timeout = '1ms';
    ALTER ROLE postgres SET extra_float_digits = -15;
    ALTER ROLE postgres SET default_transaction_isolation = 'serializable';
    ALTER DATABASE postgres SET idle_in_transaction_session_timeout = '20s';
    ALTER DATABASE postgres SET search_path = 'nowhere';";

#[test]
fn settings_of_the_role_do_not_matter() {
    let Some(server) = Server::start("") else { return };
    server.sql().batch_execute(HARMLESS).unwrap();
    let url = server.url("shop");
    let keys = |args: &[&str]| {
        let result = server.keys(&url, args);
        assert_eq!(result.status, 0, "{args:?}: {result:?}");
        result.stdout
    };
    keys(&INIT);
    let title = r"back\slash 'n' Größe 鍵";
    let secret = keys(&["create", title, "--role", "viewer", "--expires", "90d"]);
    let listed: Value = serde_json::from_str(&keys(&["list", "-o", "json"])).unwrap();
    assert_eq!(listed[0]["title"], title);
    assert_eq!(server.verify(&url, &secret).status, 0);
    keys(&["log", "--verify"]);
    keys(&["check"]);
}

#[test]
fn timeouts_of_the_role_are_named() {
    let Some(server) = Server::start("") else { return };
    server.init("shop");
    server.sql().batch_execute("ALTER ROLE postgres SET statement_timeout = '200ms'").unwrap();
    let mut other = server.sql();
    other.batch_execute("SET statement_timeout = 0; BEGIN; LOCK TABLE shop.api_key").unwrap();
    let ended = server.keys(&server.url("shop"), &["list", "-o", "json"]);
    assert_eq!(ended.status, 1, "{ended:?}");
    assert!(
        ended.stderr.contains("server-canceled") && ended.stderr.contains("statement timeout"),
        "{ended:?}"
    );
}

#[test]
fn other_encodings_are_refused() {
    let Some(server) = Server::start("") else { return };
    let create = "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0";
    server.sql().batch_execute(create).unwrap();
    let url = server.url("shop").replace("/postgres?", "/latin?");
    let refused = server.keys(&url, &INIT);
    assert_eq!(refused.status, 1, "{refused:?}");
    assert!(refused.stderr.contains("the encoding of the database is LATIN1"), "{refused:?}");
}

#[test]
fn database_that_only_reads_is_named() {
    let Some(server) = Server::start("") else { return };
    server.init("shop");
    server.sql().batch_execute("ALTER DATABASE postgres SET default_transaction_read_only = on").unwrap();
    let refused = server.keys(&server.url("shop"), &["list"]);
    assert!(refused.stderr.contains("is read-only: a standby, or set to read-only"), "{refused:?}");
}
