//! `keys acl list`: the table of grants.

use super::super::listing::{ColumnSet, Footer, OutputArgs, print};
use super::super::view::{all, grant::with_holder};
use super::permission;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::find;
use crate::store;
use crate::store::grant::GrantQuery;
use crate::ui::listing::rows_from;

/// List permissions on resources
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys acl list --resource Atlas
  keys acl list --principal 'Nightly import' --permission owner
  keys acl list --principal everyone -o json")]
pub struct Args {
    /// Only grants to this member, key or `everyone`
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    principal: Option<String>,

    /// Only grants on this resource
    #[arg(long, value_name = "RESOURCE", allow_hyphen_values = true)]
    resource: Option<String>,

    /// Only this permission: view, modify or owner
    #[arg(long, value_name = "PERMISSION")]
    permission: Option<String>,

    #[command(flatten)]
    output: OutputArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let permission = args.permission.as_deref().map(permission).transpose()?;
    let store = env.open_store()?;
    store.read(|tx| {
        let principal = args.principal.as_deref().map(|who| find::principal(tx, who)).transpose()?;
        let resource = args.resource.as_deref().map(|name| find::resource(tx, name)).transpose()?;
        let query = GrantQuery {
            principal: principal.map(|(principal, _)| principal),
            resource: resource.map(|resource| resource.id),
            permission,
        };
        let empty = if query == GrantQuery::default() {
            "No grants yet: grant one with `keys acl grant`."
        } else {
            "No grants match."
        };
        let mut rows = rows_from(|visit| store::grant::each(tx, &query, &mut |grant| visit(&grant)));
        let columns = ColumnSet { columns: &with_holder(), all: &all(), named: 0, narrowed: false };
        let footer =
            Footer { noun: "grant", total: None, filtered: false, limit: None, order: String::new() };
        print(env, &args.output, &columns, &mut rows, empty, &footer)
    })?;
    Ok(ExitStatus::Done)
}
