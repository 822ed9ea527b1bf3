//! Opening a store on a server.

use std::sync::Arc;

use super::connect::Settings;
use super::link::clock_warning;
use super::migrations::{LATEST, schema_version, upgrade};
use super::url::ServerUrl;
use super::variables::Variables;
use super::{Postgres, Warning};
use crate::domain::finding::FindingCode;
use crate::error::{Error, Result, ServerError, StoreError};

/// Opens the store to administer it, and upgrades an older schema. Also returns warnings about it.
pub fn open(url: &ServerUrl) -> Result<(Postgres, Vec<Warning>)> {
    let (database, settings) = connect(url)?;
    if let Err(Error::Server(ServerError::Older { .. })) = refuse_other_schema(&database, &settings) {
        upgrade(&database, &settings.schema)?;
    }
    refuse_other_schema(&database, &settings)?;
    let ahead = database.session()?.ahead;
    let exposed = settings.password_in_url.then(|| Warning {
        code: FindingCode::PasswordInUrl,
        message: "the store's URL contains the password: other users can see it in the list of processes"
            .to_owned(),
        hint: "move the password to `~/.pgpass` (mode 0600) or `PGPASSWORD`".to_owned(),
    });
    Ok((database, exposed.into_iter().chain(clock_warning(ahead)).collect()))
}

/// Opens the store for a verifier.
pub fn open_to_look(url: &ServerUrl) -> Result<Postgres> {
    let (database, settings) = connect(url)?;
    refuse_other_schema(&database, &settings)?;
    Ok(database)
}

/// Opens the store to record when keys were used.
pub fn open_to_note(url: &ServerUrl) -> Result<Postgres> {
    open_to_look(url)
}

/// Connects to the database of a URL.
pub(super) fn connect(url: &ServerUrl) -> Result<(Postgres, Arc<Settings>)> {
    let settings = Arc::new(Settings::of(url, &Variables::of_process())?);
    let database = Postgres::connect(Arc::clone(&settings))?;
    Ok((database, settings))
}

fn refuse_other_schema(database: &Postgres, settings: &Settings) -> Result<()> {
    match schema_version(database, &settings.schema)? {
        None => {
            let (place, schema) = (settings.target.place.clone(), settings.schema.clone());
            Err(ServerError::NoStore { place, schema }.into())
        }
        Some(LATEST) => Ok(()),
        Some(schema) if schema > LATEST => Err(StoreError::Newer { schema, latest: LATEST }.into()),
        Some(schema) => Err(ServerError::Older { schema, latest: LATEST }.into()),
    }
}
