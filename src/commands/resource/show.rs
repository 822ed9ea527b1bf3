//! `keys resource show`: one resource, who may do what with it, and what it holds.

use super::super::documents::Object;
use super::super::documents::resource::ResourceDetails;
use super::super::pick;
use super::super::view::detail::{DetailView, fields, section};
use super::super::view::resource::ALONG;
use super::super::view::{self, grant};
use crate::domain::resource::Kind;
use crate::env::Env;
use crate::error::{Error, ExitStatus};
use crate::store;
use crate::store::grant::GrantQuery;
use crate::store::resource::ResourceRow;
use crate::ui::format::Format;

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
    let (row, contents, grants) = store.read(|tx| {
        let query = GrantQuery { resource: Some(resource.id), ..GrantQuery::default() };
        let mut rows = store::resource::rows_with_contents(tx, resource.id)?.into_iter();
        let row = rows.next().ok_or_else(|| Error::NotFound {
            noun: "resource",
            wanted: resource.id.to_string(),
            near: Vec::new(),
        })?;
        Ok((row, rows.collect::<Vec<_>>(), store::grant::all(tx, &query)?))
    })?;
    let columns = view::in_table_order::<ResourceRow>();
    let document = ResourceDetails {
        resource: Object(row.clone()),
        grants: grants.iter().cloned().map(Object).collect(),
        contents: contents.iter().cloned().map(Object).collect(),
    };
    let heading = if resource.kind == Kind::DataSource { "Used by" } else { "Contents" };
    let detail = DetailView {
        columns: &columns,
        row: &row,
        fields: &|options| fields(&columns, &row, options),
        below: &|out, options| {
            section(out, options, "Grants", &grant::given(), &grants)?;
            section(out, options, heading, &ALONG, &contents)
        },
        document,
    };
    detail.print(env, args.output)?;
    Ok(ExitStatus::Done)
}
