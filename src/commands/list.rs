//! `keys list`: prints the table of keys.

use super::listing::{ListArgs, columns_help};
use super::view;
use crate::domain::query::{Condition, Query};
use crate::domain::time::{TimeBound, Timestamp, Zone, parse_time_bound};
use crate::env::Env;
use crate::error::{ExitStatus, Result, TimeError};
use crate::store::key::{KeyField, KeyRow};
use crate::store::{self, ReadTx, Store};
use crate::ui::listing::{Listing, rows_from};
use crate::ui::unwritten;

const MORE: &str = "\
Examples:
  keys list --sort -expires
  keys list --filter 'expires<30d' --filter role=editor
  keys list --filter title~import --show role,owns --hide creator
  keys list --filter 'status!=active' --columns title,status,expires
  keys list --filter creator=ada@acme.com --sort role,-created --limit 20
  keys list -o csv > keys.csv
  keys list --view stale --filter role=editor
  keys list --expiring 14d --exit-status
  keys list --count --filter status=active
  keys list -qf status=expired | keys delete - -y --transfer-to ada

Quote conditions with < or >, or the shell redirects to a file.
Times in filters: 30d (from now), -30d (ago), 2026-01-01, 2026-01-01T17:30,
now, never. Units: s, min, h, d, w, mo, y.
last-used=never matches keys that were never used. For < and >, such a key
counts as last used when it was created.";

/// List keys
#[derive(Debug, clap::Args)]
#[command(after_help = MORE, after_long_help = columns_help::<KeyRow>(MORE))]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,

    /// Use the filter, order and columns of this view of the configuration; --filter adds conditions, --sort and
    /// --columns replace those of the view
    #[arg(long, value_name = "NAME")]
    view: Option<String>,

    /// Only active keys that expire within this time, such as 14d
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    expiring: Option<String>,

    /// Print only the number of keys that match
    #[arg(long, conflicts_with_all = ["output", "records", "columns", "show", "hide", "sort"])]
    count: bool,

    /// Exit with status 3 if any keys match, print no table if none do (for cron and CI)
    #[arg(long)]
    exit_status: bool,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let now = env.system.clock.now();
    let list = with_defaults(env, args)?;
    let mut query = list.query::<KeyField>(env)?;
    if let Some(time) = &args.expiring {
        check_expiring(time, now, env.system.zone)?;
        for condition in ["status=active".to_owned(), format!("expires<={time}")] {
            query.conditions.push(Condition::parse(&condition, now, env.system.zone)?);
        }
    }
    let store = env.open_store()?;
    if args.count {
        return print_count(env, &store, &query, args.exit_status);
    }
    let empty = if list.is_filtered() || args.expiring.is_some() {
        "No keys match."
    } else {
        "No keys yet: create one with `keys create`."
    };
    let status = store.read(|tx| {
        let any_match = args.exit_status && has_match(tx, &query, now)?;
        let status = if any_match { ExitStatus::No } else { ExitStatus::Done };
        // Cron mails any output: an empty table would send a mail although no keys match.
        if args.exit_status && list.is_table() && !any_match {
            return Ok(status);
        }
        if args.list.prints_ids(env) {
            env.ui.print(|out| {
                store::key::each_id(tx, &query, now, &mut |id| writeln!(out, "{id}").map_err(unwritten))
            })?;
            return Ok(status);
        }
        let mut rows = rows_from(|visit| store::key::each(tx, &query, now, &mut |row| visit(&row)));
        let filtered = !query.conditions.is_empty();
        list.print(env, &|row: &KeyRow| row.key.id.to_string(), &mut rows, empty, filtered, &|| {
            store::key::count(tx)
        })?;
        Ok(status)
    })?;
    Ok(status)
}

/// The arguments with those of the view, then with those of the configuration. Only a table at a terminal follows the
/// user's taste; a view was named.
fn with_defaults(env: &Env, args: &Args) -> Result<ListArgs> {
    let (file, now, zone) = (&env.settings.file, env.system.clock.now(), env.system.zone);
    let mut list = args.list.clone();
    if let Some(name) = &args.view {
        list = list.with_defaults(file.view(name, now, zone)?);
    }
    if list.is_table() && env.is_interactive() {
        list = list.with_defaults(file.list(now, zone)?);
    }
    Ok(list)
}

/// Prints the number of matching keys, at most that of `--limit`.
fn print_count(
    env: &mut Env,
    store: &Store,
    query: &Query<KeyField>,
    has_status: bool,
) -> anyhow::Result<ExitStatus> {
    let now = env.system.clock.now();
    let matching = store.read(|tx| store::key::count_matching(tx, &query.conditions, now))?;
    let count = query.limit.map_or(matching, |limit| matching.min(limit));
    env.ui.print(|out| writeln!(out, "{count}").map_err(unwritten))?;
    Ok(if has_status && count > 0 { ExitStatus::No } else { ExitStatus::Done })
}

fn has_match(tx: &ReadTx<'_>, query: &Query<KeyField>, now: Timestamp) -> Result<bool> {
    let mut found = false;
    let first = Query { limit: Some(query.limit.unwrap_or(1).min(1)), ..query.clone() };
    store::key::each(tx, &first, now, &mut |_| {
        found = true;
        Ok(())
    })?;
    Ok(found)
}

/// Refuses a time within which no key can expire.
fn check_expiring(time: &str, now: Timestamp, zone: Zone) -> Result<()> {
    let text = time.to_owned();
    match parse_time_bound(time, now, zone)? {
        TimeBound::Never => Err(TimeError::ExpiringNever { text }.into()),
        TimeBound::At(span) if span.until <= now => Err(TimeError::ExpiringPast { text }.into()),
        TimeBound::At(_) => Ok(()),
    }
}

/// Prints the keys that match `query` as a table of the default columns.
pub fn print_table(env: &mut Env, store: &Store, query: &Query<KeyField>) -> Result<()> {
    let options = env.out_options();
    let query = Query { short_ids: options.width.is_some(), ..query.clone() };
    let mut rows = Vec::new();
    store.read(|tx| {
        store::key::each(tx, &query, options.now, &mut |row| {
            rows.push(row);
            Ok(())
        })
    })?;
    let columns = view::defaults::<KeyRow>();
    let listing = Listing { narrowed: false, ..Listing::table(&columns) };
    env.ui.print(|out| listing.write(out, &options, &mut rows.as_slice()))
}
