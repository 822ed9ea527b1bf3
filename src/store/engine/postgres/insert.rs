//! Adding many rows at once.

use postgres::types::ToSql;

use super::Postgres;
use super::row::array;
use crate::error::{Error, Result};
use crate::store::engine::{Connection as _, Insert, InsertRow};

/// Adds rows with one statement. If the server refuses it, adds them one by one, to find the row and the answer for it.
pub fn insert(database: &Postgres, insert: &Insert, rows: &[InsertRow<'_>]) -> Result<(), (usize, Error)> {
    // A pooler may have given us a connection on which another client prepared statements.
    let is_pooled = database.session().map_err(|error| (0, error))?.pooled.is_some();
    if rows.len() > 1 && !is_pooled && all(database, &insert.many, rows).map_err(|error| (0, error))? {
        return Ok(());
    }
    rows.iter().enumerate().try_for_each(|(index, row)| {
        database.execute(&insert.one, row).map(drop).map_err(|error| (index, error))
    })
}

/// Returns false if the server refuses a row. The transaction then goes on without the rows.
fn all(database: &Postgres, sql: &str, rows: &[InsertRow<'_>]) -> Result<bool> {
    database.session()?.run(|session| {
        let statement = session.prepared(sql, &[])?;
        let kinds = statement.params().iter().enumerate();
        let arrays: Vec<_> = kinds.map(|(column, kind)| array(kind, rows, column)).collect();
        let parameters: Vec<&(dyn ToSql + Sync)> = arrays.iter().map(|array| &**array as _).collect();
        session.client.batch_execute("SAVEPOINT before_rows")?;
        match session.client.execute(&statement, &parameters) {
            Ok(_) => session.client.batch_execute("RELEASE SAVEPOINT before_rows").map(|()| true),
            Err(refusal) if is_about_a_row(&refusal) => {
                session.client.batch_execute("ROLLBACK TO SAVEPOINT before_rows").map(|()| false)
            }
            Err(error) => Err(error),
        }
    })
}

/// Reports whether a value is not allowed. Classes of codes: data exceptions, and violated constraints.
fn is_about_a_row(error: &postgres::Error) -> bool {
    let code = error.as_db_error().map(|answer| answer.code().code());
    code.is_some_and(|code| ["22", "23"].iter().any(|class| code.starts_with(class)))
}
