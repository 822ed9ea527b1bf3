//! The PostgreSQL engine: a store in a schema of a database on a server.
//!
//! It writes nothing but the store's own tables, and uses no feature that only some servers of this kind have. The row
//! of the log's head is the lock of writers: a change locks it first, so changes are made one after the other.

mod connect;
mod create;
mod error;
mod migrations;
mod open;
mod row;
mod schema;
mod tls;
mod url;
mod variables;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::Type;
use postgres::{Client, NoTls, Statement};

use super::{Connection, Purpose, SchemaFault, Value, Visit, Warning, outcome_unknown};
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

/// An open connection. Clones share it.
#[derive(Clone)]
pub struct Postgres {
    shared: Arc<Mutex<Session>>,
}

/// The connection, and what is known about it.
struct Session {
    client: Client,
    settings: Arc<Settings>,
    statements: HashMap<String, Vec<(Vec<Type>, Statement)>>,
    transaction: Transaction,
}

/// The state of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transaction {
    /// There is none.
    None,
    /// It is open.
    Open,
    /// A statement failed. The server would answer a commit with "done", and undo everything.
    Failed,
    /// It is open, and the store is being created in it: it has no inner transactions.
    Creating,
}

impl Postgres {
    fn on(client: Client, settings: Arc<Settings>) -> Self {
        let statements = HashMap::new();
        let session = Session { client, settings, statements, transaction: Transaction::None };
        Self { shared: Arc::new(Mutex::new(session)) }
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
    /// Runs `act`, and remembers that it failed.
    fn run<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> std::result::Result<T, postgres::Error>,
    ) -> Result<T> {
        act(self).map_err(|failed| {
            if self.transaction != Transaction::None {
                self.transaction = Transaction::Failed;
            }
            error(failed)
        })
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

    /// Ends a query whose rows are no longer wanted. Reading the rest would take as long as reading all.
    fn cancel(&self) {
        let token = self.client.cancel_token();
        let _ = match &self.settings.tls {
            Some(tls) => token.cancel_query(tls.clone()),
            None => token.cancel_query(NoTls),
        };
    }
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

    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()> {
        let mut session = self.session()?;
        let mut left = None;
        let walked = session.run(|session| {
            let statement = session.prepared(sql, parameters)?;
            let parameters: Vec<Parameter<'_>> = parameters.iter().map(Parameter).collect();
            let mut rows = session.client.query_raw(&statement, &parameters)?;
            while let Some(row) = rows.next()? {
                if let Err(stopped) = visit(&ServerRow(row)) {
                    left = Some(stopped);
                    break;
                }
            }
            Ok(())
        });
        match left {
            Some(stopped) => {
                session.cancel();
                if session.transaction != Transaction::None {
                    session.transaction = Transaction::Failed;
                }
                Err(stopped)
            }
            None => walked,
        }
    }

    fn begin(&self, purpose: Purpose) -> Result<()> {
        let mut session = self.session()?;
        if session.transaction == Transaction::Creating {
            return Ok(());
        }
        let begin = match purpose {
            Purpose::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned(),
            // Each change waits here for the one before it, and then sees all that it did.
            Purpose::Change => format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '{IDLE}';
                 SELECT number FROM event_head FOR UPDATE"
            ),
            Purpose::Note => "BEGIN; SET LOCAL synchronous_commit = off".to_owned(),
        };
        session.transaction = Transaction::Open;
        session.run(|session| session.client.batch_execute(&begin))
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
            Transaction::None | Transaction::Failed => {
                let answer = "a statement of the change failed".to_owned();
                Err(StoreError::Unexpected { answer }.into())
            }
        }
    }

    fn rollback(&self) {
        let Ok(mut session) = self.session() else { return };
        if matches!(session.transaction, Transaction::Open | Transaction::Failed) {
            session.transaction = Transaction::None;
            // On a connection that is gone, the server has done so already.
            let _ = session.client.batch_execute("ROLLBACK");
        }
    }

    fn reconnect(&self) -> Result<bool> {
        let mut session = self.session()?;
        let client = session.settings.connect()?;
        let settings = Arc::clone(&session.settings);
        *session = Session { client, settings, statements: HashMap::new(), transaction: Transaction::None };
        Ok(true)
    }

    fn faults(&self, _: u32) -> Result<Vec<FileFault>> {
        // The server keeps the references between rows, and checks its own files.
        Ok(Vec::new())
    }

    fn overgrown_wal(&self) -> Option<Warning> {
        None
    }

    fn schema_faults(&self) -> Result<Vec<SchemaFault>> {
        schema::faults(self)
    }
}
