//! `keys member list`: the table of members.

use super::super::listing::ListArgs;
use super::super::view::member::{MemberRowView, column};
use crate::domain::query::MemberField;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::ui::listing::rows_from;

/// List members
///
/// Shows name, id, email, role and added. Add owns (number of resources) or keys (number of keys created) with
/// --show. Sort and filter by any of these columns.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member list
  keys member list --filter role=administrator
  keys member list --filter 'owns>0' --show owns,keys --sort -owns
  keys member list -o json")]
pub struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let query = args.list.query::<MemberField>(env.system.clock.now(), env.system.zone)?;
    let store = env.open_store()?;
    let is_terminal = env.ui.out_end.width().is_some();
    store.read(|tx| {
        let mut rows = rows_from(|visit| {
            store::member::each(tx, &query, &mut |row| visit(&MemberRowView::new(row, tx, is_terminal)?))
        });
        args.list.print(
            env,
            &column,
            &|line: &MemberRowView| line.row.member.id.to_string(),
            &mut rows,
            "No members match.",
        )
    })?;
    Ok(ExitStatus::Done)
}
