//! The connection that holds the lock of the writers.

use postgres::{Client, SimpleQueryMessage};

use crate::error::{Error, ServerError, StoreError};

/// The oldest transaction that has locked a row of the log's head. The server hides what users run from other users.
const HOLDER: &str = "SELECT concat_ws(', ', CASE WHEN a.application_name <> '' THEN concat('`', a.application_name, '`') END,
        'user ' || a.usename, 'from ' || coalesce(host(a.client_addr), 'the server itself'), 'process ' || a.pid,
        CASE WHEN a.wait_event = 'SyncRep' THEN 'which waits for its synchronous standby' END)
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.relation = to_regclass('{schema}.event_head') AND l.mode IN ('RowShareLock', 'RowExclusiveLock', 'ExclusiveLock',
        'AccessExclusiveLock') AND l.granted AND l.pid <> pg_backend_pid()
    ORDER BY a.xact_start LIMIT 1";

/// Returns the error for a lock that was not given, with who holds it.
pub fn locked(client: &mut Client, schema: &str) -> Error {
    let found =
        client.simple_query(&HOLDER.replace("{schema}", schema)).unwrap_or_default().into_iter().find_map(
            |message| match message {
                SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            },
        );
    found.map_or_else(|| StoreError::Busy.into(), |holder| ServerError::Locked { holder }.into())
}
