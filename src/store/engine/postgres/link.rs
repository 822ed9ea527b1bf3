//! A new connection, and who is at its end: the server, or a pooler that shares the server's connections between clients.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use postgres::{Client, Config, NoTls, SimpleQueryMessage};

use super::connect::Settings;
use super::error::unconnected;
use crate::domain::finding::FindingCode;
use crate::domain::time::{Clock as _, SystemClock};
use crate::error::{Result, ServerError};
use crate::store::engine::{Warning, lock_timeout};

/// The milliseconds by which the clocks may differ.
const DIFFERENCE: i64 = 2000;

/// The settings that statements rely on, whatever the role or the database sets.
const SETTINGS: [(&str, &str); 3] = [
    ("client_min_messages", "warning"),
    ("standard_conforming_strings", "on"),
    ("quote_all_identifiers", "off"),
];

/// The session's mark, and the server's time in milliseconds.
const HELLO: &str =
    "SELECT current_setting('keys.session', true), (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

/// A connection, and what is known about it.
pub struct Link {
    pub client: Client,
    /// Set by the server's warning that it no longer waits for its standby to have a commit.
    pub unreplicated: Arc<AtomicBool>,
    /// Reports whether a pooler is in between: nothing outlasts a transaction on its connections.
    pub is_pooled: bool,
    /// The milliseconds by which this machine's clock is ahead of the server's.
    pub ahead: i64,
}

impl Link {
    /// Connects to the first host that answers and can write.
    ///
    /// Settings are sent with the first message, together with a mark. A pooler refuses or drops both, or passes on a
    /// connection with the mark of another client.
    pub fn new(settings: &Settings) -> Result<Self> {
        static CONNECTIONS: AtomicU64 = AtomicU64::new(0);
        let began = SystemClock.now().0;
        let number = CONNECTIONS.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{}-{began}-{number}", std::process::id());
        let unreplicated = Arc::new(AtomicBool::new(false));
        let options = options(settings, &mark);
        let connected = match connect(settings, Some(&options), &unreplicated) {
            Err(refused) if settings.options.is_none() && is_pooler(&refused) => {
                connect(settings, None, &unreplicated)
            }
            connected => connected,
        };
        let mut client = connected.map_err(|error| unconnected(&error, &settings.target))?;
        let began = SystemClock.now().0;
        let answers = client.simple_query(HELLO).map_err(|error| unconnected(&error, &settings.target))?;
        let ended = SystemClock.now().0;
        let row = answers.iter().find_map(|answer| match answer {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let is_pooled = row.and_then(|row| row.get(0)) != Some(mark.as_str());
        if is_pooled {
            keeps_transactions(&mut client)?;
        }
        let server = row.and_then(|row| row.get(1)?.parse().ok()).unwrap_or(began);
        Ok(Self { client, unreplicated, is_pooled, ahead: ahead(began, server, ended) })
    }
}

/// Returns the statements that set for one transaction what a pooler does not keep.
pub fn local(settings: &Settings) -> String {
    let set = SETTINGS.iter().map(|(name, value)| format!("; SET LOCAL {name} = {value}"));
    let first = format!(
        "; SET LOCAL search_path = {}; SET LOCAL lock_timeout = {}",
        settings.schema,
        lock_timeout().as_millis()
    );
    std::iter::once(first).chain(set).collect()
}

/// Returns a warning about clocks that differ.
pub fn clock_warning(ahead: i64) -> Option<Warning> {
    let direction = if ahead > 0 { "ahead of" } else { "behind" };
    let seconds = ahead.unsigned_abs() / 1000;
    (ahead.abs() > DIFFERENCE).then(|| Warning {
        code: FindingCode::ClockDiffers,
        message: format!("this machine's clock is {seconds} seconds {direction} the server's"),
        hint: "synchronize both clocks: keys expire by the clock of the machine that verifies".to_owned(),
    })
}

/// By how much this clock is ahead. The answer was on its way for an unknown part of the time.
fn ahead(began: i64, server: i64, ended: i64) -> i64 {
    if server < began {
        began - server
    } else if server > ended {
        ended - server
    } else {
        0
    }
}

fn options(settings: &Settings, mark: &str) -> String {
    let own = settings.options.as_deref().unwrap_or_default();
    let set = SETTINGS.iter().map(|(name, value)| format!(" -c {name}={value}"));
    let set: String = set.collect();
    let wait = lock_timeout().as_millis();
    format!("{own} -c search_path={} -c lock_timeout={wait}{set} -c keys.session={mark}", settings.schema)
}

/// The server's warning is one of the class 01000 when the wait was canceled, and 57P01 when the server stops. Its text
/// depends on the server's language.
fn connect(
    settings: &Settings,
    options: Option<&str>,
    unreplicated: &Arc<AtomicBool>,
) -> std::result::Result<Client, postgres::Error> {
    let mut config: Config = settings.config.clone();
    if let Some(options) = options {
        config.options(options);
    }
    let unreplicated = Arc::clone(unreplicated);
    config.notice_callback(move |notice| {
        if ["01000", "57P01"].contains(&notice.code().code()) {
            unreplicated.store(true, Ordering::SeqCst);
        }
    });
    match &settings.tls {
        Some(tls) => config.connect(tls.clone()),
        None => config.connect(NoTls),
    }
}

/// Refuses a pooler that does not keep the connection for a transaction. It refuses the second statement of one, or ends
/// the connection, and the driver then does not see its answer.
fn keeps_transactions(client: &mut Client) -> Result<()> {
    let tried = client.batch_execute("BEGIN").and_then(|()| client.batch_execute("ROLLBACK"));
    tried.map_err(|error| {
        let answer = error.as_db_error().map(|answer| answer.message().to_owned());
        let reason = answer.unwrap_or_else(|| "it ended the connection when a transaction began".to_owned());
        ServerError::Pooler { reason }.into()
    })
}

/// A server knows the parameter `options`; pgbouncer does not.
fn is_pooler(error: &postgres::Error) -> bool {
    error.as_db_error().is_some_and(|answer| {
        answer.code().code() == "08P01" && answer.message().contains("unsupported startup parameter")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differing_clocks_are_pointed_out() {
        for (began, server, ended, expected) in [
            (10_000, 10_000, 10_000, None),
            (10_000, 10_400, 11_000, None),
            (10_000, 13_000, 11_000, None),
            (10_000, 13_001, 11_000, Some("this machine's clock is 2 seconds behind the server's")),
            (10_000, 8_000, 10_001, None),
            (70_000, 10_000, 70_001, Some("this machine's clock is 60 seconds ahead of the server's")),
        ] {
            let warning = clock_warning(ahead(began, server, ended)).map(|warning| warning.message);
            assert_eq!(warning.as_deref(), expected, "{began} {server} {ended}");
        }
    }
}
