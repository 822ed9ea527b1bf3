//! `keys member list`: the table of members.

use super::super::listing::{ListArgs, columns_help};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::store::member::{MemberField, MemberRow};
use crate::ui::listing::rows_from;

const EXAMPLES: &str = "\
Examples:
  keys member list
  keys member list --filter role=administrator
  keys member list --filter 'owns>0' --show owns,keys --sort -owns
  keys member list -o json";

/// List members
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = columns_help::<MemberRow>(EXAMPLES))]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let query = args.list.query::<MemberField>(env)?;
    let store = env.open_store()?;
    store.read(|tx| {
        let mut rows = rows_from(|visit| store::member::each(tx, &query, &mut |row| visit(&row)));
        args.list.print(
            env,
            &|row: &MemberRow| row.member.id.to_string(),
            &mut rows,
            "No members match.",
            !query.conditions.is_empty(),
            &|| store::member::count(tx),
        )
    })?;
    Ok(ExitStatus::Done)
}
