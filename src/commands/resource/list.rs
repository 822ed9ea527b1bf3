//! `keys resource list`: the table of resources.

use super::super::listing::{ListArgs, columns_help};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::store::resource::{ResourceField, ResourceRow};
use crate::ui::listing::rows_from;

const EXAMPLES: &str = "\
Examples:
  keys resource list --filter kind=layer,table --sort project,name
  keys resource list --filter owners~eve --show source
  keys resource list --filter project=Atlas -o csv";

/// List resources
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = columns_help::<ResourceRow>(EXAMPLES))]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let query = args.list.query::<ResourceField>(env)?;
    let store = env.open_store()?;
    let empty = if args.list.is_filtered() {
        "No resources match."
    } else {
        "No resources yet: add one with `keys resource add`."
    };
    store.read(|tx| {
        let mut rows = rows_from(|visit| store::resource::each(tx, &query, &mut |row| visit(&row)));
        let filtered = !query.conditions.is_empty();
        let id = |row: &ResourceRow| row.resource.id.to_string();
        args.list.print(env, &id, &mut rows, empty, filtered, &|| store::resource::count(tx))
    })?;
    Ok(ExitStatus::Done)
}
