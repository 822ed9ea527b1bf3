//! `keys member show`: one member, what they own and what they may do.

use super::super::documents::Object;
use super::super::documents::member::MemberDetails;
use super::super::pick;
use super::super::view::detail::{DetailView, fields, section};
use super::super::view::{self, grant, resource};
use crate::domain::grant::Principal;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::store::grant::GrantQuery;
use crate::store::member::MemberRow;
use crate::ui::format::Format;

/// Show a member with their resources and grants
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member show ada@acme.com
  keys member show 'Eve Moss' -o json")]
pub struct Args {
    /// Member, by id, start of id, email or name
    member: Option<String>,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: Format,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let store = env.open_store()?;
    let member = pick::member(env, &store, args.member.as_deref())?;
    let principal = Principal::Member(member.id);
    let (row, owned, grants) = store.read(|tx| {
        let query = GrantQuery { principal: Some(principal), ..GrantQuery::default() };
        Ok((
            store::member::row(tx, member.id)?,
            store::resource::owned_by(tx, principal)?,
            store::grant::all(tx, &query)?,
        ))
    })?;
    let columns = view::in_table_order::<MemberRow>();
    let document = MemberDetails {
        member: Object(row.clone()),
        resources: owned.iter().map(|owned| (&owned.resource).into()).collect(),
        grants: grants.iter().cloned().map(Object).collect(),
    };
    let detail = DetailView {
        columns: &columns,
        row: &row,
        fields: &|options| fields(&columns, &row, options),
        below: &|out, options| {
            section(out, options, "Resources", &resource::OWNED, &owned)?;
            section(out, options, "Grants", &grant::held(), &grants)
        },
        document,
    };
    detail.print(env, args.output)?;
    Ok(ExitStatus::Done)
}
