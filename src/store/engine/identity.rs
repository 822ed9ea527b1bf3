//! The identity of an open store: to open the same one again, and to notice that another has its place.

#[cfg(feature = "postgres")]
use super::postgres::{self, ServerUrl};
use super::sqlite::{self, FileIdentity};
use super::{Connection, Location};
use crate::error::{Error, Result};

/// The store that was opened.
#[derive(Debug, Clone)]
pub enum Identity {
    File(FileIdentity),
    /// A server. A connection cannot lead to another database.
    #[cfg(feature = "postgres")]
    Server(ServerUrl),
}

/// An open store that is read, and its identity.
pub type Look = (Box<dyn Connection>, Identity);

impl Identity {
    /// Opens the store at a location to read. Does not upgrade an older schema.
    pub fn open_to_look(location: &Location) -> Result<Look> {
        match location {
            Location::File(path) => sqlite::open_to_look(path).map(of_file),
            #[cfg(feature = "postgres")]
            Location::Server(url) => Self::Server(url.clone()).open_again(),
        }
    }

    /// Opens this store again, and no other.
    pub fn open_again(&self) -> Result<Look> {
        match self {
            Self::File(file) => sqlite::open_again(file).map(of_file),
            #[cfg(feature = "postgres")]
            Self::Server(url) => Ok((Box::new(postgres::open_to_look(url)?), self.clone())),
        }
    }

    /// Opens this store, and no other, to record when keys were used.
    pub fn open_to_note(&self) -> Result<Box<dyn Connection>> {
        match self {
            Self::File(file) => Ok(Box::new(sqlite::open_to_note(file)?)),
            #[cfg(feature = "postgres")]
            Self::Server(url) => Ok(Box::new(postgres::open_to_note(url)?)),
        }
    }

    /// Reports whether the database does not notice changes that others make.
    #[must_use]
    pub fn is_unwatched(&self) -> bool {
        match self {
            Self::File(file) => file.is_unwatched(),
            #[cfg(feature = "postgres")]
            Self::Server(_) => false,
        }
    }

    /// Reports whether the open store is still the one at its location.
    pub fn is_current(&self) -> Result<bool> {
        match self {
            Self::File(file) => file.is_current(),
            #[cfg(feature = "postgres")]
            Self::Server(_) => Ok(true),
        }
    }

    /// Returns the error for a store whose location has another store.
    #[must_use]
    pub fn replaced(&self) -> Error {
        match self {
            Self::File(file) => file.replaced(),
            #[cfg(feature = "postgres")]
            Self::Server(_) => crate::error::StoreError::ConnectionLost.into(),
        }
    }
}

fn of_file((database, identity): (sqlite::Sqlite, FileIdentity)) -> Look {
    (Box::new(database), Identity::File(identity))
}
