use super::*;
use crate::store::{Location, Store};
use crate::testing::{location, on_server, query, sql};

/// A new store on the server of the tests: its path, and a connection.
fn opened(folder: &std::path::Path) -> (std::path::PathBuf, Postgres) {
    let path = folder.join("keys.db");
    let place = location(&path);
    Store::create(&place, |_| Ok(())).unwrap();
    let Location::Server(url) = place else { panic!("not on a server") };
    (path, open(&url).unwrap().0)
}

fn number(database: &Postgres, sql: &str) -> i64 {
    let mut found = 0;
    let visit = &mut |row: &dyn super::super::Row| {
        let Value::Integer(number) = row.value(0) else { panic!("{:?}", row.value(0)) };
        found = number;
        Ok(())
    };
    database.query(sql, &[], visit).unwrap();
    found
}

#[test]
fn change_after_a_refused_one_begins_anew() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = opened(folder.path());
    let settings = Arc::clone(&database.session().unwrap().settings);
    let other = Postgres::connect(settings).unwrap();
    database.batch("SET lock_timeout = '50ms'").unwrap();
    other.begin(Purpose::Change).unwrap();
    assert_eq!(database.begin(Purpose::Change).unwrap_err().code(), "store-locked");
    other.rollback();
    database.begin(Purpose::Change).unwrap();
    assert_eq!(database.execute("UPDATE event_head SET number = 0", &[]).unwrap(), 1);
    database.commit().unwrap();
}

#[test]
fn transaction_begins_on_a_new_connection() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, database) = opened(folder.path());
    let process = number(&database, "SELECT pg_backend_pid()");
    for purpose in [Purpose::Read, Purpose::Change, Purpose::Note] {
        let process = number(&database, "SELECT pg_backend_pid()");
        sql(&path, &format!("SELECT pg_terminate_backend({process}, 5000)"));
        database.begin(purpose).unwrap();
        assert_ne!(number(&database, "SELECT pg_backend_pid()"), process, "{purpose:?}");
        database.rollback();
    }
    let gone = format!("SELECT count(*) FROM pg_stat_activity WHERE pid = {process}");
    assert_eq!(query(&path, &gone), ["0"]);
}

#[test]
fn failed_change_is_not_committed() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = opened(folder.path());
    database.begin(Purpose::Change).unwrap();
    database.execute("UPDATE event_head SET number = 7", &[]).unwrap();
    database.execute("SELECT no_such_function()", &[]).unwrap_err();
    assert!(database.commit().is_err(), "the server would answer that it is done");
    database.rollback();
    assert_eq!(number(&database, "SELECT number FROM event_head"), 0);
}

#[test]
fn read_only_server_is_named() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = opened(folder.path());
    database.batch("SET default_transaction_read_only = on").unwrap();
    assert_eq!(database.begin(Purpose::Change).unwrap_err().code(), "server-standby");
}

/// The reports about commits.
static NEWS: Mutex<Vec<CommitNews>> = Mutex::new(Vec::new());

/// The news so far, without waiting for more.
fn news() -> Vec<CommitNews> {
    NEWS.lock().unwrap().clone()
}

#[test]
fn late_commit_is_reported_while_it_waits() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (path, database) = opened(folder.path());
    {
        let mut session = database.session().unwrap();
        session.patience = Duration::from_millis(1);
        session.tell = |news| NEWS.lock().unwrap().push(news);
    }
    let process = number(&database, "SELECT pg_backend_pid()");
    // Only this session waits for standbys: the tests' server does not by default.
    database.batch("SET synchronous_commit = on").unwrap();
    sql(&path, "ALTER SYSTEM SET synchronous_standby_names = 'absent'");
    sql(&path, "SELECT pg_reload_conf()");
    while number(
        &database,
        "SELECT count(*) FROM pg_settings WHERE name = 'synchronous_standby_names' AND setting = 'absent'",
    ) == 0
    {
        std::thread::yield_now();
    }
    database.begin(Purpose::Change).unwrap();
    database.execute("UPDATE event_head SET number = number", &[]).unwrap();
    std::thread::scope(|scope| {
        let commit = scope.spawn(|| database.commit());
        while news() != [CommitNews::Waits] {
            assert!(!commit.is_finished(), "{:?}", news());
            std::thread::yield_now();
        }
        while !commit.is_finished() {
            sql(&path, &format!("SELECT pg_cancel_backend({process})"));
        }
        commit.join().unwrap().unwrap();
    });
    sql(&path, "ALTER SYSTEM RESET synchronous_standby_names");
    sql(&path, "SELECT pg_reload_conf()");
    assert_eq!(news(), [CommitNews::Waits, CommitNews::AtRisk]);
}

#[test]
fn query_inside_a_visit_is_refused() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = opened(folder.path());
    let nested = database.query("SELECT 1", &[], &mut |_| database.execute("SELECT 1", &[]).map(drop));
    assert!(nested.unwrap_err().to_string().contains("while the rows of another are read"));
}

#[test]
fn query_that_is_left_ends_on_the_server() {
    if !on_server() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = opened(folder.path());
    let many = "SELECT generate_series(1, 100000000)";
    let start = std::time::Instant::now();
    let left = database.query(many, &[], &mut |_| Err(StoreError::Busy.into()));
    assert_eq!(left.unwrap_err().code(), "store-locked");
    assert_eq!(number(&database, "SELECT 1"), 1);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "all rows were read");
}
