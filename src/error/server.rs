//! Reasons why a store on a PostgreSQL server cannot be used.

use std::path::PathBuf;

use super::catalogue::catalogue;

catalogue! {
    /// The server, its URL or its answer.
    pub enum ServerError {
        /// The URL cannot be read.
        InvalidUrl { url: String, reason: String } => "store-url", Usage,
            message("`{url}` is not a PostgreSQL URL: {reason}"),
            hint("write `postgres://USER@HOST/DATABASE`; encode special characters, such as `%40` for `@`");
        /// The URL has a parameter that is unknown.
        UnknownParameter { name: String } => "store-url", Usage,
            message("`{name}` is no parameter of the store's URL"),
            hint("see the parameters in docs/postgresql.md");
        /// The encryption of the connection has an unknown or unsafe mode.
        TlsMode { mode: String } => "store-url", Usage,
            message("`sslmode={mode}` is not supported: the server's certificate is always verified"),
            hint("use `verify-full` or `require`, which mean the same, or `disable` for a network that you trust");
        /// The URL would accept a standby.
        SessionAttributes { wanted: String } => "store-url", Usage,
            message("`target_session_attrs={wanted}` is not supported: a standby answers from the past"),
            hint("use `read-write`, or leave it out");
        /// The schema's name needs quotes.
        SchemaName { name: String } => "store-url", Usage,
            message("`{name}` cannot be the schema of a store"),
            hint("use lower-case letters, digits and `_`");
        /// A port is no number.
        Port { text: String } => "store-url", Usage,
            message("`{text}` is not a port"),
            hint("set `PGPORT` to a number");
        /// The service is in no service file.
        UnknownService { name: String } => "store-url", Usage,
            message("no service `{name}` in `~/.pg_service.conf` or the system's service file"),
            hint("add it, or remove `service` from the URL and `PGSERVICE` from the environment");
        /// The name of the operating-system user is unknown.
        NoUser => "store-url", Usage,
            message("missing the name of the database user"),
            hint("write it in the URL: `postgres://USER@HOST/DATABASE`");
        /// A file for the encryption of the connection cannot be used.
        Certificate { what: String, reason: String } => "server-tls", Failed,
            message("{what} cannot be used for TLS: {reason}"),
            hint("check `sslrootcert`, `sslcert` and `sslkey`");
        /// No server answers.
        Unreachable { place: String, reason: String } => "server-unreachable", Failed,
            message("no PostgreSQL server answers at {place}: {reason}"),
            hint("check the host and port, and that the server is running");
        /// The server is not ready, or has no connection left.
        NotReady { place: String, reason: String } => "server-unreachable", Failed,
            message("the PostgreSQL server at {place} accepts no connection now: {reason}"),
            hint("try again later");
        /// The password is wrong or missing, or the server does not let the user in.
        Login { user: String, reason: String } => "server-password", Failed,
            message("the server does not let `{user}` in: {reason}"),
            hint("put the password in `~/.pgpass` (mode 0600) or `PGPASSWORD`, and check the server's `pg_hba.conf`");
        /// Other users can read the password file.
        PassfileExposed { path: PathBuf } => "server-password", Failed,
            message("other users can read the passwords in `{}`", path.display()),
            hint("run `chmod 600 {}`", crate::domain::text::in_shell(&path.to_string_lossy()));
        /// The database does not exist.
        NoDatabase { name: String } => "server-database", Failed,
            message("there is no database `{name}` on the server"),
            hint("create it with `createdb {name}`, or check the name in the URL");
        /// The database contains no store.
        NoStore { place: String, schema: String } => "store-missing", Failed,
            message("no store in schema `{schema}` of the database at {place}"),
            hint("run `keys init` to create one, or check `schema` in the URL");
        /// An older version of `keys` wrote the store. Upgrading it would stop the older programs on other machines.
        Older { schema: i32, latest: i32 } => "store-older", Failed,
            message("the store was written by an older `keys` (schema {schema}; this one reads {latest})"),
            hint("export it with that version (`keys export FILE`), or use that version here");
        /// The database contains a store already.
        Exists { schema: String } => "store-exists", Failed,
            message("schema `{schema}` already contains tables; it was not changed"),
            hint("add `?schema=NAME` to the URL for a new schema, or use the store that exists: `keys list`");
        /// The server's certificate is for another name.
        TlsName { place: String } => "server-tls", Failed,
            message("the certificate of the server at {place} is for another name"),
            hint("use the name in the certificate as the host of the URL");
        /// The server's certificate is not trusted.
        TlsUntrusted { place: String, reason: String } => "server-tls", Failed,
            message("the certificate of the server at {place} is not trusted: {reason}"),
            hint("pass the certificate of its authority with `sslrootcert=FILE` in the URL");
        /// The server speaks no TLS.
        TlsMissing { place: String } => "server-tls", Failed,
            message("the server at {place} does not encrypt connections"),
            hint("turn on `ssl` there, or add `sslmode=disable` to the URL for a network that you trust");
        /// Another connection holds the lock of the writers.
        Locked { holder: String } => "store-locked", Failed,
            message("the store is locked by another program for more than 5 seconds: {holder}"),
            hint("try again later; `pg_terminate_backend` ends its connection");
        /// The server is a standby, or only reads.
        Standby { place: String } => "server-standby", Failed,
            message("the server at {place} only reads: it is a standby, or set to read-only"),
            hint("name the primary, or several hosts: `postgres://a,b/DATABASE`");
        /// The database user may not do this.
        Privileges { reason: String } => "server-privileges", Failed,
            message("the database user is not allowed to do this: {reason}"),
            hint("connect as a user with the role `keys_admin`; see docs/postgresql.md");
        /// A pooler gave the connection to another program between two statements.
        Pooler => "server-pooler", Failed,
            message("a pooler between this program and the server changes the connection between two statements"),
            hint("set `pool_mode = session` in pgbouncer");
        /// The database has another encoding.
        Encoding { found: String } => "server-encoding", Failed,
            message("the database has the encoding {found}; a store needs UTF8"),
            hint("create the database with `createdb --encoding UTF8 --template template0 NAME`");
    }
}
