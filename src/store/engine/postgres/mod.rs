//! The PostgreSQL engine: a store in a schema of a database on a server.
//!
//! It writes nothing but the store's own tables, and uses no feature that only some servers of this kind have. The row
//! of the log's head is the lock of writers: a change locks it first, so changes are made one after the other.

mod cancel;
mod connect;
mod create;
mod error;
mod holder;
mod insert;
mod link;
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
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::Type;
use postgres::{Client, RowIter, Statement};

use super::commit::{CommitNews, PATIENCE, patiently, tell};
use super::{
    Connection, Insert, InsertRow, Purpose, SchemaFault, ServerReport, Value, Visit, Warning, outcome_unknown,
};
use crate::error::{Error, FileFault, Result, StoreError};
use cancel::Cancel;
use connect::Settings;
use error::error;
use link::{Link, local};
use row::{Parameter, ServerRow, type_of};

pub use cancel::cancel_all;
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
    cancel: Arc<Cancel>,
    /// Set by the server's warning that a commit is not on its standby.
    unreplicated: Arc<AtomicBool>,
    /// The time after which a commit without an answer is reported, and to whom.
    patience: Duration,
    tell: fn(CommitNews),
    settings: Arc<Settings>,
    /// Behind a pooler, the statements that begin each transaction, because it keeps neither settings nor prepared
    /// statements from one to the next.
    pooled: Option<String>,
    /// The milliseconds by which this machine's clock is ahead of the server's.
    ahead: i64,
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
    fn connect(settings: Arc<Settings>) -> Result<Self> {
        Ok(Self { shared: Arc::new(Mutex::new(Session::connect(settings)?)) })
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
    fn connect(settings: Arc<Settings>) -> Result<Self> {
        let Link { client, unreplicated, is_pooled, ahead } = Link::new(&settings)?;
        Ok(Self {
            cancel: Cancel::on(client.cancel_token(), Arc::clone(&settings)),
            client,
            unreplicated,
            patience: PATIENCE,
            tell,
            pooled: is_pooled.then(|| local(&settings)),
            ahead,
            settings,
            statements: HashMap::new(),
            transaction: Transaction::None,
        })
    }

    /// Runs `act`. If it fails, the server refuses everything else in the transaction.
    fn run<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> std::result::Result<T, postgres::Error>,
    ) -> Result<T> {
        let cancel = Arc::clone(&self.cancel);
        cancel.running(|| act(self)).map_err(|failed| {
            self.has_failed();
            error(&failed, &self.settings.target)
        })
    }

    /// A change can only be rolled back now. Reading begins again, as of now: `keys check` reads on after a fault.
    fn has_failed(&mut self) {
        match self.transaction {
            Transaction::Reading => {
                let _ = self.client.batch_execute(&format!("ROLLBACK; {}", self.beginning(READ)));
            }
            Transaction::Open | Transaction::Creating => self.transaction = Transaction::Failed,
            Transaction::None | Transaction::Failed => {}
        }
    }

    /// Returns the statements that begin a transaction.
    fn beginning(&self, begin: &str) -> String {
        format!("{begin}{}", self.pooled.as_deref().unwrap_or_default())
    }

    /// Runs a statement that is not part of a transaction. Behind a pooler it needs one for the settings.
    fn alone<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.pooled.is_none() || self.transaction != Transaction::None {
            return run(self);
        }
        self.begin(Purpose::Read)?;
        let ran = run(self);
        self.rollback();
        ran
    }

    fn begin(&mut self, purpose: Purpose) -> Result<()> {
        if self.transaction == Transaction::Creating {
            return Ok(());
        }
        let statements = match purpose {
            Purpose::Read => self.beginning(READ),
            // Each change waits here for the one before it, and then sees all that it did.
            Purpose::Change => format!(
                "{}; SET LOCAL idle_in_transaction_session_timeout = '{IDLE}'; SELECT number FROM event_head FOR UPDATE",
                self.beginning("BEGIN ISOLATION LEVEL READ COMMITTED")
            ),
            Purpose::Note => format!("{}; SET LOCAL synchronous_commit = off", self.beginning("BEGIN")),
        };
        self.transaction = if purpose == Purpose::Read { Transaction::Reading } else { Transaction::Open };
        let begun = self.cancel.running(|| self.client.batch_execute(&statements));
        begun.map_err(|failed| {
            self.rollback();
            match error(&failed, &self.settings.target) {
                Error::Store(StoreError::Busy) => holder::locked(&mut self.client, &self.settings.schema),
                other => other,
            }
        })
    }

    /// Commits. Reports a server that does not answer, and one that does not know whether its standby has the change.
    ///
    /// `statement_timeout` does not bound this: a commit waits for a synchronous standby without end.
    fn commit(&mut self) -> Result<()> {
        self.unreplicated.store(false, Ordering::SeqCst);
        let (patience, tell) = (self.patience, self.tell);
        let late = move || tell(CommitNews::Waits);
        let committed = patiently(patience, late, || self.client.batch_execute("COMMIT"));
        self.transaction = Transaction::None;
        match committed {
            Ok(()) => {
                if self.unreplicated.load(Ordering::SeqCst) {
                    tell(CommitNews::AtRisk);
                }
                Ok(())
            }
            // An answer with an error means that nothing was kept. No answer can mean either.
            Err(failed) => Err(match error(&failed, &self.settings.target) {
                lost @ Error::Store(StoreError::ConnectionLost) => outcome_unknown(lost),
                answered => answered,
            }),
        }
    }

    fn rollback(&mut self) {
        if !matches!(self.transaction, Transaction::None | Transaction::Creating) {
            self.transaction = Transaction::None;
            // On a connection that is gone, the server has done so already.
            let _ = self.client.batch_execute("ROLLBACK");
        }
    }

    fn reconnect(&mut self) -> Result<()> {
        let (patience, tell) = (self.patience, self.tell);
        *self = Self { patience, tell, ..Self::connect(Arc::clone(&self.settings))? };
        Ok(())
    }

    /// Runs a statement, and returns its rows.
    fn rows(
        &mut self,
        sql: &str,
        parameters: &[Value<'_>],
    ) -> std::result::Result<RowIter<'_>, postgres::Error> {
        if self.pooled.is_some() {
            let parameters = parameters.iter().map(|value| (Parameter(value), type_of(value)));
            return self.client.query_typed_raw(sql, parameters);
        }
        let statement = self.prepared(sql, parameters)?;
        let parameters: Vec<Parameter<'_>> = parameters.iter().map(Parameter).collect();
        self.client.query_raw(&statement, &parameters)
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

impl Connection for Postgres {
    fn execute(&self, sql: &str, parameters: &[Value<'_>]) -> Result<u64> {
        self.session()?.run(|session| {
            let mut rows = session.rows(sql, parameters)?;
            while rows.next()?.is_some() {}
            Ok(rows.rows_affected().unwrap_or(0))
        })
    }

    fn insert(&self, insert: &Insert, rows: &[InsertRow<'_>]) -> Result<(), (usize, Error)> {
        insert::insert(self, insert, rows)
    }

    fn query(&self, sql: &str, parameters: &[Value<'_>], visit: Visit<'_>) -> Result<()> {
        let mut stopped = None;
        let walk = |session: &mut Session| {
            let cancel = Arc::clone(&session.cancel);
            let mut rows = session.rows(sql, parameters)?;
            while let Some(row) = rows.next()? {
                stopped = visit(&ServerRow(row)).err();
                if stopped.is_some() {
                    break;
                }
            }
            if stopped.is_some() && rows.by_ref().take(FEW).count()? == FEW {
                // Reading the rest would take as long as reading all.
                cancel.cancel();
                // The server says that it was canceled, or had no more rows.
                let _ = rows.count();
                // Only if the cancellation came too late does it reach this statement.
                let _ = session.client.batch_execute("");
                session.has_failed();
            }
            Ok(())
        };
        let walked = self.session()?.alone(|session| session.run(walk));
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
            Transaction::Open => session.commit(),
            Transaction::None | Transaction::Reading | Transaction::Failed => {
                let answer = "a statement of the change failed".to_owned();
                Err(StoreError::Unexpected { answer }.into())
            }
        }
    }

    fn is_remote(&self) -> bool {
        true
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
