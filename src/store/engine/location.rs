//! The place of a store: a path or a URL.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

#[cfg(feature = "postgres")]
use super::postgres::ServerUrl;
use crate::error::{Result, StoreError};

/// The place of a store: a file, or a database on a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file.
    File(PathBuf),
    /// A database on a PostgreSQL server.
    #[cfg(feature = "postgres")]
    Server(ServerUrl),
}

impl Location {
    /// Reads a path or a URL. Text that begins like a URL is never a path: a file `postgres:` in the current folder
    /// would be a surprise.
    ///
    /// # Errors
    /// If the URL cannot be used: an unknown scheme, or a parameter that is unknown or has an invalid value.
    pub fn parse(text: &OsStr) -> Result<Self> {
        match scheme(text) {
            None => Ok(Self::File(text.into())),
            Some("postgres" | "postgresql") => Self::server(text),
            Some(scheme) => Err(StoreError::UnknownScheme { scheme: scheme.to_owned() }.into()),
        }
    }

    #[cfg(feature = "postgres")]
    fn server(text: &OsStr) -> Result<Self> {
        ServerUrl::parse(&text.to_string_lossy()).map(Self::Server)
    }

    #[cfg(not(feature = "postgres"))]
    fn server(_: &OsStr) -> Result<Self> {
        Err(StoreError::WithoutServers.into())
    }

    /// Returns the path of a store that is a file. `purpose` names what works on files alone.
    ///
    /// # Errors
    /// If the store is on a server.
    #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "every store is a file"))]
    pub fn file(&self, purpose: &'static str) -> Result<&Path> {
        match self {
            Self::File(path) => Ok(path),
            #[cfg(feature = "postgres")]
            Self::Server(_) => Err(StoreError::NotAFile { purpose }.into()),
        }
    }

    /// Reports whether the URL of a store on a server contains a password.
    #[must_use]
    pub fn has_password(&self) -> bool {
        match self {
            Self::File(_) => false,
            #[cfg(feature = "postgres")]
            Self::Server(url) => url.has_password(),
        }
    }

    /// Returns the path or URL for a person: without a password, also where the URL is invalid.
    #[must_use]
    pub fn shown(text: &OsStr) -> String {
        match (Self::parse(text), scheme(text)) {
            (Ok(location), _) => location.to_string(),
            (Err(_), Some(scheme)) => format!("{scheme}://…"),
            (Err(_), None) => text.to_string_lossy().into_owned(),
        }
    }

    /// Refuses a store that is a file.
    ///
    /// # Errors
    /// If the store is a file.
    pub fn refuse_file(&self) -> Result<()> {
        match self {
            Self::File(_) => Err(StoreError::NotAServer.into()),
            #[cfg(feature = "postgres")]
            Self::Server(_) => Ok(()),
        }
    }
}

/// Returns the part before `://`, in lower case.
fn scheme(text: &OsStr) -> Option<&str> {
    let bytes = text.as_encoded_bytes();
    let end = bytes.windows(3).position(|part| part == b"://")?;
    let scheme = std::str::from_utf8(&bytes[..end]).ok()?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}

/// Prints a path, or a URL without its password.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            #[cfg(feature = "postgres")]
            Self::Server(url) => url.fmt(f),
        }
    }
}

impl From<&Self> for Location {
    fn from(location: &Self) -> Self {
        location.clone()
    }
}

macro_rules! paths_are_files {
    ($($path:ty),*) => {$(
        impl From<$path> for Location {
            fn from(path: $path) -> Self {
                Self::File(path.into())
            }
        }
    )*};
}
paths_are_files!(PathBuf, &PathBuf, &Path);

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Location> {
        Location::parse(OsStr::new(text))
    }

    #[test]
    fn paths_are_paths() {
        for path in
            ["keys.db", "/srv/keys.db", "./a:b", "//srv/keys.db", "dir/postgres://x", "://x", "1a://x", ""]
        {
            assert_eq!(parse(path).unwrap(), Location::File(path.into()), "{path}");
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for url in ["mysql://host/db", "file:///keys.db", "POSTGRES://host/db", "sqlite://x"] {
            assert_eq!(parse(url).unwrap_err().code(), "store-scheme", "{url}");
        }
    }
}
