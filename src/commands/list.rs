//! `keys list`: the table of keys.

use super::listing::ListArgs;
use super::view::key::{KeyLine, column};
use crate::domain::query::{Condition, Field as _, KeyField, Query};
use crate::env::Env;
use crate::error::{Result, Status};
use crate::store::{self, Store};
use crate::ui::listing::{Column, Listing, rows_from};

/// List keys in a table
///
/// The columns are title, id, creator, created and expires; role, email, status, last-used, owns and secret (its
/// first characters) can be shown as well. Every one of them can be sorted and filtered by. The expires column says
/// in words where a key is expired or revoked, or has 14 days or fewer left.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys list --sort -expires
  keys list --filter 'expires<30d' --filter role=editor
  keys list --filter title~import --show role,owns --hide creator
  keys list --filter 'status!=active' --columns title,status,expires
  keys list --filter creator=ada@acme.com --sort role,-created --limit 20
  keys list -o csv > keys.csv
  keys list --expiring 14d --exit-status
  keys list -q --filter status=expired | xargs keys delete --transfer-to ada@acme.com --yes

Conditions with < or > stand in quotes, or the shell takes them for itself.
Times in filters: 30d from now, -30d ago, 2026-01-01, 2026-01-01T17:30, now, never.
Units: s, min, h, d, w, mo, y.")]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,

    /// Only active keys that end within this time: 14d
    #[arg(long, value_name = "TIME")]
    expiring: Option<String>,

    /// End with status 3 when there are any keys to list: for cron and CI
    #[arg(long)]
    exit_status: bool,
}

/// Runs it.
///
/// # Errors
/// When a field, an operator, a value or a column is unknown, or the store cannot be read.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    let now = env.world.clock.now();
    let mut query = args.list.query::<KeyField>(now, env.world.zone)?;
    if let Some(time) = &args.expiring {
        for condition in ["status=active".to_owned(), format!("expires<={time}")] {
            query.conditions.push(Condition::parse(&condition, now, env.world.zone)?);
        }
    }
    let store = env.open_store()?;
    let is_terminal = env.ui.out_end.width().is_some();
    // With a status to go by, an empty list is silent: cron mails whatever is said.
    let empty = if args.exit_status {
        ""
    } else if args.list.is_filtered() || args.expiring.is_some() {
        "No key fits."
    } else {
        "No keys yet: create one with `keys create`."
    };
    let count = store.read(|moment| {
        let mut rows = rows_from(|visit| {
            store::key::each(moment, &query, now, &mut |row| {
                visit(&KeyLine::new(row, moment, now, is_terminal)?)
            })
        });
        args.list.print(env, &column, &|line: &KeyLine| line.row.key.id.to_string(), &mut rows, empty)
    })?;
    Ok(if args.exit_status && count > 0 { Status::No } else { Status::Done })
}

/// Prints the keys that `query` asks for as a table of the usual columns, each before the one that came before it
/// where they are wanted `upside_down`.
///
/// # Errors
/// When the store cannot be read, or the output takes no more.
pub fn print_table(env: &mut Env, store: &Store, query: &Query<KeyField>, upside_down: bool) -> Result<()> {
    let look = env.out_look();
    let mut lines = Vec::new();
    store.read(|moment| {
        store::key::each(moment, query, look.now, &mut |row| {
            lines.push(KeyLine::new(row, moment, look.now, look.width.is_some())?);
            Ok(())
        })
    })?;
    if upside_down {
        lines.reverse();
    }
    let columns: Vec<Column<KeyLine>> = KeyField::DEFAULT.iter().copied().map(column).collect();
    env.ui.print(|out| Listing::table(&columns).write(out, &look, &mut lines.as_slice())).map(drop)
}
