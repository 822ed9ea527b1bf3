//! The variables and files that every PostgreSQL client reads: <https://www.postgresql.org/docs/current/libpq-envars.html>.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Result, ServerError};

/// The variables, read once.
const NAMES: [&str; 18] = [
    "HOME",
    "PGAPPNAME",
    "PGCONNECT_TIMEOUT",
    "PGDATABASE",
    "PGHOST",
    "PGHOSTADDR",
    "PGOPTIONS",
    "PGPASSFILE",
    "PGPASSWORD",
    "PGPORT",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGSSLCERT",
    "PGSSLKEY",
    "PGSSLMODE",
    "PGSSLROOTCERT",
    "PGSYSCONFDIR",
    "PGUSER",
];

/// The values of variables.
pub struct Variables(HashMap<&'static str, String>);

impl Variables {
    /// Those of this process.
    #[expect(
        clippy::disallowed_methods,
        reason = "the driver does not read the variables of PostgreSQL's clients"
    )]
    pub fn of_process() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        Self(NAMES.into_iter().filter_map(|name| set(name).map(|value| (name, value))).collect())
    }

    /// These, for tests.
    #[cfg(test)]
    pub fn of(values: &[(&'static str, &str)]) -> Self {
        Self(values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    }

    /// Returns the value of a variable.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    /// Returns the value of a variable as a path.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.get(name).map(PathBuf::from)
    }

    /// Returns a file in the user's home folder.
    pub fn at_home(&self, name: &str) -> Option<PathBuf> {
        self.path("HOME").map(|home| home.join(name))
    }

    /// Returns the parameters of a service, from the user's file or the system's.
    pub fn service(&self, name: &str) -> Result<Vec<(String, String)>> {
        let own = self.path("PGSERVICEFILE").or_else(|| self.at_home(".pg_service.conf"));
        let system = self.path("PGSYSCONFDIR").unwrap_or_else(|| "/etc/postgresql-common".into());
        let files = own.into_iter().chain([system.join("pg_service.conf")]);
        let found =
            files.filter_map(|file| fs::read_to_string(file).ok()).find_map(|text| section(&text, name));
        found.ok_or_else(|| ServerError::UnknownService { name: name.to_owned() }.into())
    }
}

/// Returns the parameters of one section of a service file.
fn section(text: &str, name: &str) -> Option<Vec<(String, String)>> {
    let heading = format!("[{name}]");
    let mut lines = text.lines().map(str::trim).skip_while(|line| **line != *heading);
    lines.next()?;
    let own = lines.take_while(|line| !line.starts_with('['));
    let pairs =
        own.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| line.split_once('='));
    Some(pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect())
}

/// Returns the password for a connection from a password file. A missing file has none.
///
/// # Errors
/// If others can read the file. `psql` would ignore it, and the reason for the missing password would be unknown.
pub fn password_in(file: &Path, sought: [&str; 4]) -> Result<Option<String>> {
    let Ok(facts) = fs::metadata(file) else { return Ok(None) };
    if facts.permissions().mode() & 0o077 != 0 {
        return Err(ServerError::PassfileExposed { path: file.to_owned() }.into());
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    Ok(text.lines().find_map(|line| {
        let fields = fields(line);
        let [host, port, database, user, password] = fields.as_slice() else { return None };
        let fits = [host, port, database, user]
            .into_iter()
            .zip(sought)
            .all(|(field, wanted)| field == "*" || field == wanted);
        fits.then(|| password.clone())
    }))
}

/// Splits a line of a password file at colons. A backslash protects the next character.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    if line.starts_with('#') {
        return fields;
    }
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match (c, fields.last_mut()) {
            (':', _) => fields.push(String::new()),
            ('\\', Some(field)) => field.extend(characters.next()),
            (c, Some(field)) => field.push(c),
            (_, None) => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pgpass");
        fs::write(&file, "# note\ndb:5432:keys:ada:pa\\:ss\\\\word\n*:*:*:bob:other\nbroken line\n").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        let password = |sought| password_in(&file, sought).unwrap();
        assert_eq!(password(["db", "5432", "keys", "ada"]).as_deref(), Some("pa:ss\\word"));
        assert_eq!(password(["other", "1", "x", "bob"]).as_deref(), Some("other"));
        assert_eq!(password(["db", "5433", "keys", "ada"]), None);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let refused = password_in(&file, ["db", "5432", "keys", "ada"]).unwrap_err();
        assert_eq!(refused.code(), "server-password");
        assert_eq!(password_in(&folder.path().join("none"), ["", "", "", ""]).unwrap(), None);
    }

    #[test]
    fn services_are_read() {
        let text = "[other]\nhost=a\n\n[prod]\n# note\nhost = db.acme.com\nport=6000\n[next]\nport=1\n";
        let pairs = section(text, "prod").unwrap();
        assert_eq!(pairs, [("host".into(), "db.acme.com".into()), ("port".into(), "6000".into())]);
        assert_eq!(section(text, "none"), None);
    }
}
