//! `keys log`: prints and verifies the audit log.

use super::documents::event::{LogHead, LogVerifyDocument};
use super::listing::{ColumnSet, Footer, OutputArgs, print};
use super::view::event::{ALL, DELIMITED, EventRowView, TABLE};
use crate::domain::time::{TimeBound, TimeRange, Timestamp, parse_time_bound};
use crate::env::Env;
use crate::error::{ExitStatus, Result, TimeError};
use crate::ops::log::{self, Chain};
use crate::store::event::{EventQuery, each_of};
use crate::store::{ReadTx, Store};
use crate::ui::format::Format;
use crate::ui::listing::rows_from;
use crate::ui::{json as output, unwritten};

/// Show the audit log, newest last
///
/// The log records every change: when, by whom, to what and why. Each event contains the hash of the event before
/// it. --verify checks the whole log, and reports events that were altered, removed or moved. Keep a copy of its
/// last hash in another place: a log without that hash was cut off or rewritten.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys log --limit 20
  keys log ci
  keys log --since -7d --actor ada@acme.com --action key.deleted
  keys log --action key -o jsonl
  keys log --verify")]
pub struct Args {
    /// Only events of this key, even if deleted, by id, start of id, email or title
    key: Option<String>,

    /// Only events at or after this time: -7d, 2026-01-01
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    since: Option<String>,

    /// Only events before this time, or until the end of this day: 2026-01-31
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    until: Option<String>,

    /// Only changes made by this member
    #[arg(long, value_name = "MEMBER", allow_hyphen_values = true)]
    actor: Option<String>,

    /// Only this action (key.created), or all actions on a noun (key)
    #[arg(long, value_name = "ACTION")]
    action: Vec<String>,

    /// Only the newest N events
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<u64>,

    /// Check that no event was altered, removed or moved; exit with status 3 if one was
    #[arg(long, conflicts_with_all = ["key", "since", "until", "actor", "action", "limit", "raw"])]
    verify: bool,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let store = env.open_store()?;
    if args.verify {
        return verify(env, &store, args.output.output).map_err(Into::into);
    }
    store.read(|tx| {
        let query = query(env, tx, args)?;
        let mut rows = rows_from(|visit| {
            each_of(tx, &query, &mut |number, line, hash| visit(&EventRowView::new(number, line, hash)))
        });
        let columns: &[_] = if args.output.output == Format::Table { &TABLE } else { &DELIMITED };
        let columns = ColumnSet { columns, all: &ALL, named: 0, narrowed: false };
        let footer =
            Footer { noun: "event", total: None, filtered: false, limit: None, order: String::new() };
        print(env, &args.output, &columns, &mut rows, "No events match.", &footer)
    })?;
    Ok(ExitStatus::Done)
}

fn query(env: &Env, tx: &ReadTx<'_>, args: &Args) -> Result<EventQuery> {
    let mut actions = Vec::new();
    for wanted in &args.action {
        for action in log::actions(wanted)? {
            // Each value takes one of the limited places in the statement.
            if !actions.contains(&action) {
                actions.push(action);
            }
        }
    }
    Ok(EventQuery {
        since: args.since.as_deref().map(|text| past(env, text)).transpose()?,
        until: args.until.as_deref().map(|text| until(env, text)).transpose()?,
        actor: args.actor.as_deref().map(|wanted| log::actor(tx, wanted)).transpose()?,
        actions,
        subject: args.key.as_deref().map(|wanted| log::key(tx, wanted)).transpose()?,
        limit: args.limit,
    })
}

/// The start of `text`, which must not be in the future: no event could match.
fn past(env: &Env, text: &str) -> Result<Timestamp> {
    let since = instant(env, text)?;
    if since <= env.system.clock.now() {
        return Ok(since);
    }
    Err(TimeError::LogInFuture { text: text.to_owned() }.into())
}

/// The start of `text`: of a date, its midnight.
fn instant(env: &Env, text: &str) -> Result<Timestamp> {
    Ok(range(env, text)?.from)
}

/// The first instant that is too late. A date includes its day; people mean that when they name one.
fn until(env: &Env, text: &str) -> Result<Timestamp> {
    let range = range(env, text)?;
    Ok(if range.is_day() { range.until } else { range.from })
}

fn range(env: &Env, text: &str) -> Result<TimeRange> {
    match parse_time_bound(text, env.system.clock.now(), env.system.zone)? {
        TimeBound::At(range) => Ok(range),
        TimeBound::Never => Err(TimeError::LogNever.into()),
    }
}

/// Verifies the hash chain, and prints its faults.
fn verify(env: &mut Env, store: &Store, format: Format) -> Result<ExitStatus> {
    let chain = store.read(log::verify_chain)?;
    let status = if chain.holds() { ExitStatus::Done } else { ExitStatus::No };
    if matches!(format, Format::Json | Format::Jsonl) {
        let document = document(&chain);
        env.ui.print(|out| output::write_value(out, &document))?;
        return Ok(status);
    }
    env.ui.print(|out| {
        for fault in &chain.faults {
            writeln!(out, "{fault}").map_err(unwritten)?;
        }
        match (chain.holds(), chain.events) {
            (true, 1) => writeln!(out, "the log is intact: 1 event, last hash {}", chain.head),
            (true, events) => writeln!(out, "the log is intact: {events} events, last hash {}", chain.head),
            (false, events) => writeln!(out, "the log is not intact: {events} events"),
        }
        .map_err(unwritten)
    })?;
    Ok(status)
}

fn document(chain: &Chain) -> LogVerifyDocument {
    LogVerifyDocument {
        valid: chain.holds(),
        events: chain.events,
        head: LogHead { number: chain.number, hash: chain.head.to_string() },
        faults: chain.faults.iter().map(ToString::to_string).collect(),
    }
}
