//! `keys member show`: one member, what they own and what they may do.

use serde_json::{Map, Value};

use super::super::pick;
use super::super::view::detail::{DetailView, fields, section};
use super::super::view::member::{MemberRowView, column};
use super::super::view::{grant, resource};
use crate::domain::grant::Principal;
use crate::domain::query::{Field as _, MemberField};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::store;
use crate::store::grant::GrantQuery;
use crate::ui::format::Format;
use crate::ui::listing::Column;

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
    let (line, owned, grants) = store.read(|tx| {
        let query = GrantQuery { principal: Some(principal), ..GrantQuery::default() };
        Ok((
            MemberRowView::new(store::member::row(tx, member.id)?, tx, false)?,
            store::resource::owned_by(tx, principal)?,
            store::grant::all(tx, &query)?,
        ))
    })?;
    let columns: Vec<Column<MemberRowView>> = MemberField::ALL.iter().copied().map(column).collect();
    let mut extra = Map::new();
    let resources: Value = owned.iter().map(|owned| resource::reference(&owned.resource)).collect();
    extra.insert("resources".to_owned(), resources);
    extra.insert("grants".to_owned(), grants.iter().map(grant::held).collect());
    let detail = DetailView {
        columns: &columns,
        line: &line,
        fields: &|options| fields(&columns, &line, options),
        below: &|out, options| {
            section(out, options, "Resources", &resource::OWNED, &owned)?;
            section(out, options, "Grants", &[grant::PERMISSION, grant::RESOURCE], &grants)
        },
        extra,
    };
    detail.print(env, args.output)?;
    Ok(ExitStatus::Done)
}
