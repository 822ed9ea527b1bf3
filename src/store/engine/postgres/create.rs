//! Creating a store on a server.

use super::connect::Settings;
use super::migrations::{self, count};
use super::open::connect;
use super::url::ServerUrl;
use super::{Postgres, Transaction};
use crate::error::{Result, ServerError};
use crate::store::engine::commit::observed;
use crate::store::engine::{Connection as _, Value};

/// Creates a store with the content that `fill` writes, in one transaction. If two processes create the same store, one
/// succeeds and the other is refused.
pub fn create<T>(url: &ServerUrl, fill: impl FnOnce(Postgres) -> Result<T>) -> Result<T> {
    let (database, settings) = connect(url)?;
    refuse_store(&database, &settings)?;
    let begin = database.session()?.beginning("BEGIN");
    database.batch(&begin)?;
    database.session()?.transaction = Transaction::Creating;
    let filled = migrations::apply(&database, &settings.schema).and_then(|()| fill(database.clone()));
    let mut session = database.session()?;
    if filled.is_ok() && session.transaction == Transaction::Creating {
        observed(|| session.commit())?;
    } else {
        // Ends with the connection, too.
        let _ = session.client.batch_execute("ROLLBACK");
    }
    session.transaction = Transaction::None;
    drop(session);
    if filled.is_err() {
        // Another process may have created it meanwhile.
        refuse_store(&database, &settings)?;
    }
    filled
}

/// Refuses a schema that contains tables, and a database that cannot hold a store.
pub fn refuse_existing(url: &ServerUrl) -> Result<()> {
    let (database, settings) = connect(url)?;
    refuse_store(&database, &settings)
}

fn refuse_store(database: &Postgres, settings: &Settings) -> Result<()> {
    let schema = &settings.schema;
    if count(database, "SELECT count(*) FROM pg_tables WHERE schemaname = $1", schema)? > 0 {
        return Err(ServerError::Exists { schema: schema.clone() }.into());
    }
    let mut encoding = String::new();
    database.query("SELECT current_setting('server_encoding')", &[], &mut |row| {
        if let Value::Text(found) = row.value(0) {
            encoding = found.into_owned();
        }
        Ok(())
    })?;
    if encoding == "UTF8" { Ok(()) } else { Err(ServerError::Encoding { found: encoding }.into()) }
}
