//! Reasons why a store on a PostgreSQL server cannot be used.

use std::path::PathBuf;

use super::catalogue::catalogue;

catalogue! {
    /// A PostgreSQL server cannot be used.
    pub enum ServerError {
        /// The URL is not valid.
        InvalidUrl { url: String, reason: String } => "store-url", Usage,
            message("`{url}` is not a PostgreSQL URL: {reason}"),
            hint("write `postgres://USER@HOST/DATABASE`; encode special characters, such as `%40` for `@`");
        /// The URL has an unknown parameter.
        UnknownParameter { name: String } => "store-url", Usage,
            message("unknown parameter in the store's URL: `{name}`"),
            hint("remove it; docs/postgresql.md lists the parameters");
        /// The encryption of the connection has an unknown or unsafe mode.
        TlsMode { mode: String } => "store-url", Usage,
            message("`sslmode={mode}` is not supported: with TLS, the server's certificate is always verified"),
            hint("use `verify-full`, or `disable` on a network that you trust");
        /// The URL would allow a standby.
        SessionAttributes { wanted: String } => "store-url", Usage,
            message("`target_session_attrs={wanted}` is not supported: a standby can lack the newest changes"),
            hint("use `read-write`, or remove the parameter");
        /// The name of the schema is not valid.
        SchemaName { name: String } => "store-url", Usage,
            message("invalid schema name: `{name}`"),
            hint("use up to 63 lower-case letters, digits and `_`; do not begin with a digit");
        /// A port is not a number.
        Port { text: String } => "store-url", Usage,
            message("invalid port: `{text}`"),
            hint("set the port to a number, in `PGPORT` or the service file");
        /// No service file has the service.
        UnknownService { name: String } => "store-url", Usage,
            message("no service `{name}` in `~/.pg_service.conf` or the system's service file"),
            hint("add the service, or remove `service` from the URL and unset `PGSERVICE`");
        /// The URL has no user, and the name of the operating-system user is unknown.
        NoUser => "store-url", Usage,
            message("missing database user"),
            hint("name the user in the URL: `postgres://USER@HOST/DATABASE`");
        /// A certificate or key file cannot be used.
        Certificate { what: String, reason: String } => "server-tls", Failed,
            message("{what} cannot be used for TLS: {reason}"),
            hint("check `sslrootcert`, `sslcert` and `sslkey`");
        /// No server answers.
        Unreachable { place: String, reason: String } => "server-unreachable", Failed,
            message("no PostgreSQL server answers at {place}: {reason}"),
            hint("check the host and port, and that the server is running");
        /// The server refused the connection: it is starting, or has too many connections.
        NotReady { place: String, reason: String } => "server-unreachable", Failed,
            message("the PostgreSQL server at {place} refused the connection: {reason}"),
            hint("try again later, or check the limits and settings of the server");
        /// The password is wrong or missing, or the server does not allow the user.
        Login { user: String, reason: String } => "server-password", Failed,
            message("the server refused the login of `{user}`: {reason}"),
            hint("put the password in `~/.pgpass` (mode 0600) or `PGPASSWORD`, and check the server's `pg_hba.conf`");
        /// Other users can read the password file.
        PassfileExposed { path: PathBuf } => "server-password", Failed,
            message("other users can read the passwords in `{}`", path.display()),
            hint("run `chmod 600 {}`", crate::domain::text::in_shell(&path.to_string_lossy()));
        /// The database does not exist.
        NoDatabase { name: String } => "server-database", Failed,
            message("no database `{name}` on the server"),
            hint("create it with `createdb {name}`, or check the name in the URL");
        /// The database contains no store.
        NoStore { place: String, schema: String } => "store-missing", Failed,
            message("no store in schema `{schema}` of the database at {place}"),
            hint("run `keys init` to create one, or check `schema` in the URL");
        /// An older version of `keys` wrote the store. Upgrading it would stop the older programs on other machines.
        Older { schema: i32, latest: i32 } => "store-older", Failed,
            message("the store was written by an older `keys` (schema {schema}; this one reads {latest})"),
            hint("run `keys check` once as the owner of its tables (`keys_owner`); older programs then cannot use it");
        /// The schema contains tables.
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
            hint("add `sslrootcert=FILE` to the URL, with the certificate of its authority");
        /// The server does not support TLS.
        TlsMissing { place: String } => "server-tls", Failed,
            message("the server at {place} does not encrypt connections"),
            hint("turn on `ssl` on the server, or add `sslmode=disable` to the URL on a network that you trust");
        /// Another connection holds the lock for changes.
        Locked { holder: String } => "store-locked", Failed,
            message("the store has been locked for more than 5 seconds: {holder}"),
            hint("try again later, or end that connection with `pg_terminate_backend(PROCESS)`");
        /// The server is a standby, or read-only.
        Standby { place: String } => "server-standby", Failed,
            message("the server at {place} is read-only: a standby, or set to read-only"),
            hint("connect to the primary, or name all hosts: `postgres://a,b/DATABASE`");
        /// The database user lacks a privilege.
        Privileges { reason: String } => "server-privileges", Failed,
            message("the database user lacks a privilege: {reason}"),
            hint("connect as a user with the role `keys_admin`; see docs/postgresql.md");
        /// A pooler does not keep the connection for a transaction.
        Pooler { reason: String } => "server-pooler", Failed,
            message("the connection pooler does not keep the connection: {reason}"),
            hint("set `pool_mode` to `session` or `transaction` in pgbouncer");
        /// The server ended a query: it took longer than `statement_timeout`, or an administrator canceled it.
        Canceled { reason: String } => "server-canceled", Failed,
            message("the server ended the query: {reason}"),
            hint("try again, or raise `statement_timeout` of the database user");
        /// The database has another encoding.
        Encoding { found: String } => "server-encoding", Failed,
            message("the encoding of the database is {found}; a store needs UTF8"),
            hint("create the database with `createdb --encoding UTF8 --template template0 NAME`");
    }
}
