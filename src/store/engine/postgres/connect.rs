//! Connecting to a server.

use std::path::PathBuf;
use std::time::Duration;

use postgres::Config;
use postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::Target;
use super::tls::TlsMode;
use super::url::{ServerUrl, UrlParts};
use super::variables::{Variables, password_in};
use crate::error::{Result, ServerError};

/// The time for each host to answer.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// The time after which data that the server does not acknowledge ends the connection.
const UNACKNOWLEDGED: Duration = Duration::from_secs(10);

/// The time between two signs of life on an idle connection.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// The folders where servers on this machine have their sockets, most usual first.
const SOCKETS: [&str; 2] = ["/var/run/postgresql", "/tmp"];

/// Everything for a connection.
pub struct Settings {
    /// For the driver.
    pub config: Config,
    /// The options that the user wants the server to have.
    pub options: Option<String>,
    pub schema: String,
    /// For TLS; `None` for plain text.
    pub tls: Option<MakeRustlsConnect>,
    /// Reports whether the URL contains a password.
    pub password_in_url: bool,
    /// For messages.
    pub target: Target,
}

impl Settings {
    /// Reads the URL, and what it leaves open from the variables and files of PostgreSQL's clients.
    pub fn of(url: &ServerUrl, variables: &Variables) -> Result<Self> {
        let mut parts = url.parts()?;
        if let Some(service) = parts.service.take().or_else(|| variables.get("PGSERVICE")) {
            let pairs = variables.service(&service)?;
            complete(&mut parts, &|name| {
                pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
            })?;
        }
        complete(&mut parts, &|name| variable(variables, name))?;
        let password_in_url = parts.has_password;
        complete_place(&mut parts, variables)?;
        let UrlParts { mut config, options, schema, tls, .. } = parts;
        let is_local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
        let mode = tls.mode.unwrap_or(if is_local { TlsMode::Disable } else { TlsMode::Verify });
        let tls = match mode {
            TlsMode::Disable => None,
            TlsMode::Verify => Some(tls.connector()?),
        };
        config.ssl_mode(if tls.is_some() { SslMode::Require } else { SslMode::Disable });
        bound(&mut config);
        let target = Target {
            place: place(&config),
            database: config.get_dbname().unwrap_or_default().to_owned(),
            user: config.get_user().unwrap_or_default().to_owned(),
        };
        Ok(Self { config, options, schema, tls, password_in_url, target })
    }
}

fn variable(variables: &Variables, parameter: &str) -> Option<String> {
    let name = match parameter {
        "host" => "PGHOST",
        "port" => "PGPORT",
        "dbname" => "PGDATABASE",
        "user" => "PGUSER",
        "password" => "PGPASSWORD",
        "connect_timeout" => "PGCONNECT_TIMEOUT",
        "options" => "PGOPTIONS",
        "application_name" => "PGAPPNAME",
        "passfile" => "PGPASSFILE",
        "sslmode" => "PGSSLMODE",
        "sslrootcert" => "PGSSLROOTCERT",
        "sslcert" => "PGSSLCERT",
        "sslkey" => "PGSSLKEY",
        _ => return None,
    };
    variables.get(name)
}

/// Fills what is open with the values that `known` has for the parameters.
fn complete(parts: &mut UrlParts, known: &dyn Fn(&str) -> Option<String>) -> Result<()> {
    let tls = &mut parts.tls;
    if let Some(mode) = known("sslmode").filter(|_| tls.mode.is_none()) {
        tls.mode = Some(TlsMode::parse(&mode)?);
    }
    for (file, parameter) in [
        (&mut tls.root_certificate, "sslrootcert"),
        (&mut tls.certificate, "sslcert"),
        (&mut tls.key, "sslkey"),
        (&mut parts.passfile, "passfile"),
    ] {
        if file.is_none() {
            *file = known(parameter).map(PathBuf::from);
        }
    }
    if parts.options.is_none() {
        parts.options = known("options");
    }
    let config = &mut parts.config;
    if config.get_hosts().is_empty()
        && let Some(hosts) = known("host")
    {
        let numbers = known("port").unwrap_or_else(|| "5432".to_owned());
        let numbers: Vec<u16> = numbers
            .split(',')
            .map(|port| port.parse().map_err(|_| ServerError::Port { text: port.to_owned() }))
            .collect::<std::result::Result<_, _>>()?;
        for host in hosts.split(',') {
            config.host(host);
        }
        for number in numbers {
            config.port(number);
        }
    }
    if let Some(name) = known("dbname").filter(|_| config.get_dbname().is_none()) {
        config.dbname(&name);
    }
    if let Some(name) = known("user").filter(|_| config.get_user().is_none()) {
        config.user(&name);
    }
    if let Some(password) = known("password").filter(|_| config.get_password().is_none()) {
        config.password(password);
    }
    if let Some(name) = known("application_name").filter(|_| config.get_application_name().is_none()) {
        config.application_name(&name);
    }
    if let Some(seconds) = known("connect_timeout").filter(|_| config.get_connect_timeout().is_none())
        && let Ok(seconds) = seconds.parse()
    {
        config.connect_timeout(Duration::from_secs(seconds));
    }
    Ok(())
}

/// Fills the host, user and database with the defaults of PostgreSQL's clients, and looks up the password.
fn complete_place(parts: &mut UrlParts, variables: &Variables) -> Result<()> {
    let config = &mut parts.config;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        let socket = SOCKETS.into_iter().find(|folder| std::path::Path::new(folder).is_dir());
        config.host(socket.unwrap_or("localhost"));
        if config.get_ports().is_empty()
            && let Some(port) = variables.get("PGPORT").and_then(|port| port.parse().ok())
        {
            config.port(port);
        }
    }
    if config.get_user().is_none() {
        config.user(&whoami::username().map_err(|_| ServerError::NoUser)?);
    }
    let user = config.get_user().unwrap_or_default().to_owned();
    if config.get_dbname().is_none() {
        config.dbname(&user);
    }
    if config.get_password().is_none()
        && let Some(file) = parts.passfile.clone().or_else(|| variables.at_home(".pgpass"))
    {
        let host = match config.get_hosts().first() {
            Some(Host::Tcp(name)) => name.clone(),
            _ => "localhost".to_owned(),
        };
        let port = config.get_ports().first().copied().unwrap_or(5432).to_string();
        let database = config.get_dbname().unwrap_or_default();
        if let Some(password) = password_in(&file, [&host, &port, database, &user])? {
            config.password(password);
        }
    }
    Ok(())
}

/// Sets what keeps a dead or standing server from being waited for.
fn bound(config: &mut Config) {
    config.tcp_user_timeout(UNACKNOWLEDGED).keepalives_idle(KEEPALIVE);
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    if config.get_application_name().is_none() {
        config.application_name("keys");
    }
    // A standby answers from the past: a revoked key would still work there.
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
}

fn place(config: &Config) -> String {
    let ports = config.get_ports();
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(at, host)| {
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
            match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                Host::Unix(folder) => format!("{}/.s.PGSQL.{port}", folder.display()),
            }
        })
        .collect();
    hosts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn url_beats_service_beats_variables() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("services");
        std::fs::write(&file, "[shop]\nhost=db.acme.com\nport=6000\nsslmode=disable\nuser=ada\n").unwrap();
        let variables = Variables::of(&[
            ("PGSERVICEFILE", file.to_str().unwrap()),
            ("PGSERVICE", "shop"),
            ("PGSSLMODE", "verify-full"),
            ("PGHOST", "elsewhere"),
            ("PGUSER", "bob"),
            ("PGDATABASE", "keys"),
            ("PGAPPNAME", "nightly"),
        ]);
        let settings = |url: &str| Settings::of(&ServerUrl::parse(url).unwrap(), &variables).unwrap();
        let found = settings("postgres://");
        assert_eq!(found.target.place, "db.acme.com:6000");
        assert_eq!((found.target.user.as_str(), found.target.database.as_str()), ("ada", "keys"));
        assert_eq!(found.config.get_application_name(), Some("nightly"));
        assert!(found.tls.is_none(), "the service's mode comes before the variable's");
        let found = settings("postgres://eve@own/shop?sslmode=require");
        assert_eq!(found.target.place, "own:5432");
        assert_eq!((found.target.user.as_str(), found.target.database.as_str()), ("eve", "shop"));
        assert!(found.tls.is_some(), "the URL's mode comes before the service's");
    }
}
