//! The URL of a PostgreSQL database, and the settings that follow from it.
//!
//! The driver reads the parts that every client has. What `libpq` reads besides, the parameters for TLS, the password
//! file and the services, is read here; so is `schema`, which is ours. An unknown parameter is refused by name.

use std::fmt;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use postgres::Config;
use postgres::config::Host;

use super::tls::{TlsMode, TlsSettings};
use crate::error::{Result, ServerError};

/// The parameters that the driver reads.
const DRIVER: [&str; 14] = [
    "application_name",
    "channel_binding",
    "connect_timeout",
    "dbname",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_retries",
    "load_balance_hosts",
    "password",
    "port",
    "user",
];

/// The parameters that this module reads.
const OWN: [&str; 9] = [
    "options",
    "passfile",
    "schema",
    "service",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
];

/// The accepted values of `target_session_attrs`. A standby answers from the past: a revoked key would still work there.
const WRITABLE: [&str; 2] = ["primary", "read-write"];

/// The reason why a URL is refused without the part that is wrong: it can be a part of the password.
const UNENCODED: &str = "a special character in the user or password is not encoded";

/// The schema of a store without the parameter `schema`.
const SCHEMA: &str = "public";

/// The URL of a database. Prints no password.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerUrl {
    text: String,
    /// The same without the password.
    shown: String,
}

pub struct UrlParts {
    /// For the driver.
    pub config: Config,
    /// The options for the server.
    pub options: Option<String>,
    /// Reports whether the URL contains a password. Other users can see it in the list of processes.
    pub has_password: bool,
    /// The schema that holds the store.
    pub schema: String,
    /// How the connection is encrypted.
    pub tls: TlsSettings,
    /// The file with passwords, if the URL names one.
    pub passfile: Option<PathBuf>,
    /// The service, if the URL names one.
    pub service: Option<String>,
}

impl ServerUrl {
    /// Reads a URL that begins with `postgres://` or `postgresql://`.
    pub fn parse(text: &str) -> Result<Self> {
        let url = Self { text: text.to_owned(), shown: without_password(text) };
        url.parts()?;
        Ok(url)
    }

    /// Takes the URL apart.
    pub(super) fn parts(&self) -> Result<UrlParts> {
        let (base, query) = self.text.split_once('?').unwrap_or((&self.text, ""));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs: Vec<(&str, &str)> = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect();
        if let Some((name, _)) = pairs.iter().find(|(name, _)| !parameter(name)) {
            if query.contains('@') {
                return Err(self.invalid(UNENCODED));
            }
            return Err(ServerError::UnknownParameter { name: (*name).to_owned() }.into());
        }
        let own = |name: &str| {
            let value = pairs.iter().rfind(|(key, _)| *key == name).map(|(_, value)| *value);
            value.map(|value| percent_decode_str(value).decode_utf8_lossy().into_owned())
        };
        if let Some(wanted) =
            own("target_session_attrs").filter(|wanted| !WRITABLE.contains(&wanted.as_str()))
        {
            return Err(ServerError::SessionAttributes { wanted }.into());
        }
        let driver: Vec<String> = pairs
            .iter()
            .filter(|(name, _)| DRIVER.contains(name))
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let config: Config = format!("{base}?{}", driver.join("&"))
            .parse()
            .map_err(|error: postgres::Error| self.invalid(&reason(&error)))?;
        let is_whole = |host: &Host| !matches!(host, Host::Tcp(name) if name.contains('@'));
        if !config.get_hosts().iter().all(is_whole) {
            return Err(self.invalid(UNENCODED));
        }
        let file = |name| own(name).map(PathBuf::from);
        let tls = TlsSettings {
            mode: own("sslmode").map(|mode| TlsMode::parse(&mode)).transpose()?,
            root_certificate: file("sslrootcert"),
            certificate: file("sslcert"),
            key: file("sslkey"),
        };
        Ok(UrlParts {
            has_password: config.get_password().is_some(),
            config,
            options: own("options"),
            schema: schema(own("schema"))?,
            tls,
            passfile: file("passfile"),
            service: own("service"),
        })
    }

    /// Reports whether the URL contains a password.
    #[must_use]
    pub fn has_password(&self) -> bool {
        self.parts().is_ok_and(|parts| parts.has_password)
    }

    fn invalid(&self, reason: &str) -> crate::error::Error {
        ServerError::InvalidUrl { url: self.shown.clone(), reason: reason.to_owned() }.into()
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServerUrl").field(&self.shown).finish()
    }
}

/// Returns the innermost cause of an error of the driver: the part that says something.
pub fn reason(error: &postgres::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// Accepts names that need no quotes anywhere.
fn schema(name: Option<String>) -> Result<String> {
    let name = name.unwrap_or_else(|| SCHEMA.to_owned());
    let is_plain = name.len() <= 63
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_plain { Ok(name) } else { Err(ServerError::SchemaName { name }.into()) }
}

/// Reports whether this is the name of a parameter.
fn parameter(name: &str) -> bool {
    DRIVER.contains(&name) || OWN.contains(&name)
}

/// Returns the URL without its password, wherever it is.
fn without_password(text: &str) -> String {
    let (base, query) = text.split_once('?').unwrap_or((text, ""));
    let (scheme, rest) = base.split_once("://").unwrap_or(("postgres", base));
    let parameters: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    let is_known = |pair: &&str| parameter(pair.split('=').next().unwrap_or_default());
    let is_whole = parameters.iter().all(is_known);
    // Up to the last `@`: a password whose `@` was not encoded must not show either.
    let place = match rest.rsplit_once('@') {
        Some((user, place)) => format!("{}@{place}", user.split(':').next().unwrap_or_default()),
        // With an unknown parameter, this may be the part of a password before a `?` that was not encoded.
        None if !is_whole => rest.split(':').next().unwrap_or_default().to_owned(),
        None => rest.to_owned(),
    };
    let parameters: Vec<&str> =
        parameters.into_iter().filter(|pair| is_known(pair) && !pair.starts_with("password=")).collect();
    let joint = if parameters.is_empty() { "" } else { "?" };
    format!("{scheme}://{place}{joint}{}", parameters.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<UrlParts> {
        ServerUrl::parse(text)?.parts()
    }

    #[test]
    fn passwords_are_not_shown() {
        for (url, shown) in [
            ("postgres://ada:s3cret@db.acme.com/keys", "postgres://ada@db.acme.com/keys"),
            ("postgres://ada:s3@cret@db.acme.com/keys", "postgres://ada@db.acme.com/keys"),
            (
                "postgresql://ada@db/keys?password=s3cret&sslmode=require",
                "postgresql://ada@db/keys?sslmode=require",
            ),
            ("postgres://db/keys?password=s3cret", "postgres://db/keys"),
            ("postgres:///keys", "postgres:///keys"),
        ] {
            let url = ServerUrl { text: url.to_owned(), shown: without_password(url) };
            assert_eq!(url.to_string(), shown);
            assert!(!format!("{url:?}").contains("cret"), "{url:?}");
        }
    }

    #[test]
    fn parameters_are_read() {
        let read = parts(
            "postgres://ada@a:1,b:2/keys?sslmode=disable&schema=prod&service=s&passfile=%2Fp&target_session_attrs=primary",
        )
        .unwrap();
        assert_eq!(read.config.get_ports(), [1, 2]);
        assert_eq!(read.config.get_hosts().len(), 2);
        assert_eq!((read.schema.as_str(), read.service.as_deref()), ("prod", Some("s")));
        assert_eq!(read.tls.mode, Some(TlsMode::Disable));
        assert_eq!(read.passfile, Some(PathBuf::from("/p")));
        assert!(!read.has_password);
        assert!(parts("postgres://ada:x@db/keys").unwrap().has_password);
    }

    #[test]
    fn invalid_urls_are_refused() {
        for (url, code) in [
            ("postgres://db/keys?sslfoo=1", "store-url"),
            ("postgres://db/keys?sslmode=prefer", "store-url"),
            ("postgres://db/keys?schema=a-b", "store-url"),
            ("postgres://db:port/keys", "store-url"),
            ("postgres://db/keys?connect_timeout=soon", "store-url"),
            ("postgres://db/keys?target_session_attrs=any", "store-url"),
        ] {
            let refused = parts(url).err().expect(url);
            assert_eq!(refused.code(), code, "{url}: {refused}");
        }
    }
}
