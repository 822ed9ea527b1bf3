//! `keys member show`: one member, what they own and what they may do.

use serde_json::{Map, Value};

use super::super::pick;
use super::super::view::member::{MemberLine, column};
use super::super::view::portrait::{Portrait, fields, section};
use super::super::view::{grant, resource};
use crate::domain::grant::Principal;
use crate::domain::query::{Field as _, MemberField};
use crate::env::Env;
use crate::error::Status;
use crate::store;
use crate::store::grant::GrantQuery;
use crate::ui::format::Format;
use crate::ui::listing::Column;

/// Show a member: their email and role, what they own, their grants
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member show ada@acme.com
  keys member show 'Eve Moss' -o json")]
pub struct Args {
    /// The member: id, start of it, email or name
    member: Option<String>,

    /// The format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: Format,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    let store = env.open_store()?;
    let member = pick::member(env, &store, args.member.as_deref())?;
    let principal = Principal::Member(member.id);
    let (line, owned, grants) = store.read(|moment| {
        let query = GrantQuery { principal: Some(principal), ..GrantQuery::default() };
        Ok((
            MemberLine::new(store::member::row(moment, member.id)?, moment, false)?,
            store::resource::owned_by(moment, principal)?,
            store::grant::all(moment, &query)?,
        ))
    })?;
    let columns: Vec<Column<MemberLine>> = MemberField::ALL.iter().copied().map(column).collect();
    let mut beside = Map::new();
    let resources: Value = owned.iter().map(|owned| resource::brief(&owned.resource)).collect();
    beside.insert("resources".to_owned(), resources);
    beside.insert("grants".to_owned(), grants.iter().map(grant::held).collect());
    let portrait = Portrait {
        columns: &columns,
        line: &line,
        fields: &|look| fields(&columns, &line, look),
        below: &|out, look| {
            section(out, look, "Resources", &resource::OWNED, &owned)?;
            section(out, look, "Grants", &[grant::PERMISSION, grant::RESOURCE], &grants)
        },
        beside,
    };
    portrait.print(env, args.output)?;
    Ok(Status::Done)
}
