//! The PostgreSQL engine: a store in a schema of a database on a server.
//!
//! It writes nothing but the store's own tables, and uses no feature that only some servers of this kind have. The row
//! of the log's head is the lock of writers: a change locks it first, so changes are made one after the other.

mod connect;
mod create;
mod error;
mod holder;
mod insert;
mod migrations;
mod open;
mod references;
mod report;
mod roles;
mod row;
mod schema;
mod tls;
mod url;
mod variables;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::Type;
use postgres::{CancelToken, Client, NoTls, Statement};

use super::{
    Connection, Insert, InsertRow, Purpose, SchemaFault, ServerReport, Value, Visit, Warning, outcome_unknown,
};
use crate::error::{Error, FileFault, Result, StoreError};
use connect::Settings;
use error::error;
use row::{Parameter, ServerRow, type_of};

pub use create::{create, refuse_existing};
pub use open::{open, open_to_look, open_to_note};
pub use url::ServerUrl;

/// The prepared statements that are kept. A list with filters makes a new one for each command.
const KEPT: usize = 200;

/// The time that a change may hold the writers' lock without sending a statement.
const IDLE: &str = "30s";

/// The rows that are read in vain before a query is canceled.
const FEW: usize = 1000;

/// The statement that begins to read: everything as of one moment.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// An open connection. Clones share it.
#[derive(Clone)]
pub struct Postgres {
    shared: Arc<Mutex<Session>>,
}

/// The connection, and what is known about it.
struct Session {
    client: Client,
    cancel: CancelToken,
    settings: Arc<Settings>,
    statements: HashMap<String, Vec<(Vec<Type>, Statement)>>,
    transaction: Transaction,
}

/// The state of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transaction {
    /// There is none.
    None,
    /// It is open to read.
    Reading,
    /// It is open to write.
    Open,
    /// A statement failed. The server would answer a commit with "done", and undo everything.
    Failed,
    /// It is open, and the store is being created in it: it has no inner transactions.
    Creating,
}

impl Postgres {
    fn on(client: Client, settings: Arc<Settings>) -> Self {
        Self { shared: Arc::new(Mutex::new(Session::on(client, settings))) }
    }

    /// Locks the session. A statement inside the visit of a row would have no connection left.
    fn session(&self) -> Result<MutexGuard<'_, Session>> {
        self.shared.try_lock().map_err(|_| {
            let answer = "a statement was run while the rows of another are read".to_owned();
            StoreError::Unexpected { answer }.into()
        })
    }

    /// Runs statements without parameters.
    fn batch(&self, sql: &str) -> Result<()> {
        self.session()?.run(|session| session.client.batch_execute(sql))
    }
}

impl Session {
    fn on(client: Client, settings: Arc<Settings>) -> Self {
        let cancel = client.cancel_token();
        Self { client, cancel, settings, statements: HashMap::new(), transaction: Transaction::None }
    }

    /// Runs `act`. If it fails, the server refuses everything else in the transaction.
    fn run<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> std::result::Result<T, postgres::Error>,
    ) -> Result<T> {
        act(self).map_err(|failed| {
            self.has_failed();
            error(&failed, &self.settings.target)
        })
    }

    /// A change can only be rolled back now. Reading begins again, as of now: `keys check` reads on after a fault.
    fn has_failed(&mut self) {
        match self.transaction {
            Transaction::Reading => {
                let _ = self.client.batch_execute(&format!("ROLLBACK; {READ}"));
            }
            Transaction::Open | Transaction::Creating => self.transaction = Transaction::Failed,
            Transaction::None | Transaction::Failed => {}
        }
    }

    fn begin(&mut self, purpose: Purpose) -> Result<()> {
        if self.transaction == Transaction::Creating {
            return Ok(());
        }
        let begin = match purpose {
            Purpose::Read => READ.to_owned(),
            // Each change waits here for the one before it, and then sees all that it did.
            Purpose::Change => format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '{IDLE}';
                 SELECT number FROM event_head FOR UPDATE"
            ),
            Purpose::Note => "BEGIN; SET LOCAL synchronous_commit = off".to_owned(),
        };
        self.transaction = if purpose == Purpose::Read { Transaction::Reading } else { Transaction::Open };
        self.client.batch_execute(&begin).map_err(|failed| {
            self.rollback();
            match error(&failed, &self.settings.target) {
                Error::Store(StoreError::Busy) => holder::locked(&mut self.client),
                other => other,
            }
        })
    }

    fn rollback(&mut self) {
        if !matches!(self.transaction, Transaction::None | Transaction::Creating) {
            self.transaction = Transaction::None;
            // On a connection that is gone, the server has done so already.
            let _ = self.client.batch_execute("ROLLBACK");
        }
    }

    fn reconnect(&mut self) -> Result<()> {
        *self = Self::on(self.settings.connect()?, Arc::clone(&self.settings));
        Ok(())
    }

    /// Returns the prepared statement for `sql` with parameters of these types.
    fn prepared(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
    ) -> std::result::Result<Statement, postgres::Error> {
        let types: Vec<Type> = parameters.iter().map(type_of).collect();
        let kept = self.statements.get(sql).and_then(|kept| kept.iter().find(|(other, _)| *other == types));
        if let Some((_, statement)) = kept {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare_typed(sql, &types)?;
        if self.statements.len() >= KEPT {
            self.statements.clear();
        }
        self.statements.entry(sql.to_owned()).or_default().push((types, statement.clone()));
        Ok(statement)
    }
}

/// Ends a query whose rows are no longer wanted. Reading the rest would take as long as reading all.
fn cancel(token: &CancelToken, settings: &Settings) {
    let _ = match &settings.tls {
        Some(tls) => token.cancel_query(tls.clone()),
        None => token.cancel_query(NoTls),
    };
}

impl Connection for Postgres {
    fn execute(&self, sql: &str, parameters: &[Value<'_>]) -> Result<u64> {
        self.session()?.run(|session| {
            let statement = session.prepared(sql, parameters)?;
            let parameters: Vec<Parameter<'_>> = parameters.iter().map(Parameter).collect();
            let mut rows = session.client.query_raw(&statement, &parameters)?;
            while rows.next()?.is_some() {}
            Ok(rows.rows_affected().unwrap_or(0))
        })
    }

    fn insert(&self, insert: &Insert, rows: &[InsertRow<'_>]) -> Result<(), (usize, Error)> {
        insert::insert(self, insert, rows)
    }

    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()> {
        let mut stopped = None;
        let walked = self.session()?.run(|session| {
            let statement = session.prepared(sql, parameters)?;
            let parameters: Vec<Parameter<'_>> = parameters.iter().map(Parameter).collect();
            let mut rows = session.client.query_raw(&statement, &parameters)?;
            while let Some(row) = rows.next()? {
                stopped = visit(&ServerRow(row)).err();
                if stopped.is_some() {
                    break;
                }
            }
            if stopped.is_some() && rows.by_ref().take(FEW).count()? == FEW {
                cancel(&session.cancel, &session.settings);
                // The server says that it was canceled, or had no more rows.
                let _ = rows.count();
                // Only if the cancellation came too late does it reach this statement.
                let _ = session.client.batch_execute("");
                session.has_failed();
            }
            Ok(())
        });
        stopped.map_or(walked, Err)
    }

    fn begin(&self, purpose: Purpose) -> Result<()> {
        let mut session = self.session()?;
        match session.begin(purpose) {
            // Nothing was done yet. The server was restarted, or another has taken its place.
            Err(Error::Store(StoreError::ConnectionLost)) => {
                session.reconnect()?;
                session.begin(purpose)
            }
            begun => begun,
        }
    }

    fn confirm(&self) -> Result<()> {
        Ok(())
    }

    fn commit(&self) -> Result<()> {
        let mut session = self.session()?;
        match session.transaction {
            Transaction::Creating => Ok(()),
            Transaction::Open => {
                let committed = session.run(|session| session.client.batch_execute("COMMIT"));
                session.transaction = Transaction::None;
                // An answer with an error means that nothing was kept. No answer can mean either.
                committed.map_err(|error| match error {
                    Error::Store(StoreError::ConnectionLost) => outcome_unknown(error),
                    answered => answered,
                })
            }
            Transaction::None | Transaction::Reading | Transaction::Failed => {
                let answer = "a statement of the change failed".to_owned();
                Err(StoreError::Unexpected { answer }.into())
            }
        }
    }

    fn rollback(&self) {
        if let Ok(mut session) = self.session() {
            session.rollback();
        }
    }

    fn reconnect(&self) -> Result<bool> {
        self.session()?.reconnect().map(|()| true)
    }

    fn faults(&self, most: u32) -> Result<Vec<FileFault>> {
        // The server checks its files itself. A superuser can turn off the check of references.
        let mut faults = references::dangling(self)?;
        faults.truncate(most as usize);
        Ok(faults)
    }

    fn overgrown_wal(&self) -> Option<Warning> {
        None
    }

    fn report(&self) -> Result<ServerReport> {
        report::report(self)
    }

    fn grant_roles(&self) -> Result<()> {
        roles::grant(self)
    }

    fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        schema::faults(self)
    }
}

#[cfg(test)]
mod tests;
