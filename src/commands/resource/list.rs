//! `keys resource list`: the table of resources.

use super::super::listing::ListArgs;
use super::super::view::resource::{ResourceRowView, column};
use crate::domain::query::ResourceField;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::ui::listing::rows_from;

/// List resources
///
/// Shows name, id, kind, project and owners. Add source or created with --show. Sort and filter by any of these
/// columns. Filters on owners match names and emails.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys resource list --filter kind=layer,table --sort project,name
  keys resource list --filter owners~eve --show source
  keys resource list --filter project=Atlas -o csv")]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let query = args.list.query::<ResourceField>(env.system.clock.now(), env.system.zone)?;
    let store = env.open_store()?;
    let is_terminal = env.ui.out_end.width().is_some();
    let empty = if args.list.is_filtered() {
        "No resources match."
    } else {
        "No resources yet: add one with `keys resource add`."
    };
    store.read(|tx| {
        let mut rows = rows_from(|visit| {
            store::resource::each(tx, &query, &mut |row| visit(&ResourceRowView::new(row, tx, is_terminal)?))
        });
        args.list.print(
            env,
            &column,
            &|line: &ResourceRowView| line.row.resource.id.to_string(),
            &mut rows,
            empty,
        )
    })?;
    Ok(ExitStatus::Done)
}
