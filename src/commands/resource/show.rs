//! `keys resource show`: one resource, who may do what with it, and what it holds.

use serde_json::Map;

use super::super::pick;
use super::super::view::detail::{DetailView, fields, section};
use super::super::view::grant::{self, given};
use super::super::view::resource::{ALONG, ResourceRowView, column, with_owners};
use crate::domain::query::{Field as _, ResourceField};
use crate::domain::resource::Kind;
use crate::env::Env;
use crate::error::{Error, ExitStatus};
use crate::store;
use crate::store::grant::GrantQuery;
use crate::ui::format::Format;
use crate::ui::listing::Column;

/// Show a resource with its owners, grants and contents
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys resource show Atlas
  keys resource show Atlas/Rivers -o json")]
pub struct Args {
    /// Resource, by id, start of id, name or project/name
    resource: Option<String>,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: Format,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let store = env.open_store()?;
    let resource = pick::resource(env, &store, args.resource.as_deref())?;
    let (line, contents, grants) = store.read(|tx| {
        let query = GrantQuery { resource: Some(resource.id), ..GrantQuery::default() };
        let mut rows = store::resource::rows_with_contents(tx, resource.id)?.into_iter();
        let row = rows.next().ok_or_else(|| Error::NotFound {
            noun: "resource",
            wanted: resource.id.to_string(),
            near: Vec::new(),
        })?;
        let line = ResourceRowView::new(row, tx, false)?;
        Ok((line, rows.collect::<Vec<_>>(), store::grant::all(tx, &query)?))
    })?;
    let columns: Vec<Column<ResourceRowView>> = ResourceField::ALL.iter().copied().map(column).collect();
    let mut extra = Map::new();
    extra.insert("grants".to_owned(), grants.iter().map(given).collect());
    extra.insert("contents".to_owned(), contents.iter().map(with_owners).collect());
    let heading = if resource.kind == Kind::DataSource { "Used by" } else { "Contents" };
    let detail = DetailView {
        columns: &columns,
        line: &line,
        fields: &|options| fields(&columns, &line, options),
        below: &|out, options| {
            let held = [grant::PRINCIPAL, grant::HOLDER, grant::PERMISSION];
            section(out, options, "Grants", &held, &grants)?;
            section(out, options, heading, &ALONG, &contents)
        },
        extra,
    };
    detail.print(env, args.output)?;
    Ok(ExitStatus::Done)
}
