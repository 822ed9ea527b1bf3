//! The server's settings and the privileges of the database user, as far as they matter to a store.

use super::Postgres;
use super::row::word;
use crate::domain::finding::FindingCode;
use crate::error::Result;
use crate::store::engine::{Connection as _, ServerReport, Warning};

const FACTS: &str = "SELECT current_setting('server_version'), current_setting('fsync'),
        current_setting('full_page_writes'), current_setting('synchronous_commit'),
        current_setting('synchronous_standby_names'), current_user::text, encryption, socket, power
    FROM (
        SELECT CASE WHEN (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) THEN 'tls' ELSE '' END AS encryption,
            CASE WHEN inet_client_addr() IS NULL THEN 'socket' ELSE '' END AS socket,
            CASE WHEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN 'is a superuser'
                WHEN pg_has_role(c.relowner, 'USAGE') THEN 'owns the tables'
                WHEN has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') THEN 'may change the log'
                ELSE '' END AS power
        FROM (SELECT to_regclass('event') AS oid) AS log LEFT JOIN pg_class c ON c.oid = log.oid
    ) AS facts";

/// The server's own words about itself and the connection.
#[derive(Default)]
struct Facts {
    version: String,
    fsync: String,
    full_page_writes: String,
    synchronous_commit: String,
    standbys: String,
    user: String,
    is_encrypted: bool,
    is_socket: bool,
    /// The reason why the database user can change the log; empty if it cannot.
    power: String,
}

pub fn report(database: &Postgres) -> Result<ServerReport> {
    let mut facts = Facts::default();
    database.query(FACTS, &[], &mut |row| {
        facts = Facts {
            version: word(row, 0),
            fsync: word(row, 1),
            full_page_writes: word(row, 2),
            synchronous_commit: word(row, 3),
            standbys: word(row, 4),
            user: word(row, 5),
            is_encrypted: !word(row, 6).is_empty(),
            is_socket: !word(row, 7).is_empty(),
            power: word(row, 8),
        };
        Ok(())
    })?;
    let mut notes = facts.notes();
    if database.session()?.pooled.is_some() {
        notes.push("Server: connected through a connection pooler.".to_owned());
    }
    Ok(ServerReport { findings: facts.findings(), notes })
}

impl Facts {
    fn findings(&self) -> Vec<Warning> {
        let mut findings = Vec::new();
        for (name, value) in [("fsync", &self.fsync), ("full_page_writes", &self.full_page_writes)] {
            if value == "off" {
                findings.push(Warning {
                    code: FindingCode::ServerUnsafe,
                    message: format!("the server runs with `{name} = off`: a crash can damage the store"),
                    hint: format!("set `{name} = on` in the server's configuration"),
                });
            }
        }
        if self.synchronous_commit == "off" {
            findings.push(Warning {
                code: FindingCode::ServerUnsafe,
                message: "the server runs with `synchronous_commit = off`: a crash can undo the newest changes".to_owned(),
                hint: "set `synchronous_commit = on` for this database: `ALTER DATABASE … SET synchronous_commit = on`"
                    .to_owned(),
            });
        }
        // On the server's own socket it is like the owner of a file.
        if !self.power.is_empty() && !self.is_socket {
            findings.push(Warning {
                code: FindingCode::ServerPrivileges,
                message: format!("the database user `{}` {} and can change the log", self.user, self.power),
                hint: "connect as a user with the role `keys_admin`; see docs/postgresql.md".to_owned(),
            });
        }
        findings
    }

    fn notes(&self) -> Vec<String> {
        let connection = match (self.is_socket, self.is_encrypted) {
            (true, _) => "connected through a unix socket",
            (false, true) => "connected with TLS",
            (false, false) => "connected without encryption",
        };
        let standbys = match self.standbys.as_str() {
            "" => "no synchronous standby".to_owned(),
            names => format!("synchronous standby {names}"),
        };
        let mut notes = vec![format!(
            "Server: PostgreSQL {}, {connection}, synchronous_commit {}, {standbys}.",
            self.version, self.synchronous_commit
        )];
        if !self.power.is_empty() && self.is_socket {
            notes.push(format!(
                "Server: `{}` {} and can change the log. Administrators need only the role `keys_admin`.",
                self.user, self.power
            ));
        }
        notes
    }
}
