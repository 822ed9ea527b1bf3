//! `keys resource remove`: a resource goes, with all that goes along.

use serde_json::{Value, json};

use super::super::view::resource::{ALONG, reference, with_owners};
use super::super::{ChangeArgs, ReceiptFormat, ask, pick};
use crate::domain::resource::in_words;
use crate::env::Env;
use crate::error::{Error, ExitStatus, Result};
use crate::ops::resource::{REMOVE, plan, remove};
use crate::store::resource::ResourceRow;
use crate::ui::json;
use crate::ui::listing::Listing;

/// Remove a resource and everything that depends on it
///
/// Removing a project removes its layers and tables. Removing a data source removes the layers and tables that use
/// it, no matter who owns them. Shows everything before asking to confirm. Removal is permanent.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys resource remove Atlas/Rivers
  keys resource remove Atlas --dry-run
  keys resource remove Atlas --yes -o json")]
pub struct Args {
    /// Resource, by id, start of id, name or project/name
    resource: Option<String>,

    /// Skip the confirmation
    #[arg(long, short)]
    yes: bool,

    /// Show what would happen, and change nothing
    #[arg(long, short = 'n')]
    dry_run: bool,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, REMOVE)?;
    let resource = pick::resource(env, session.store(), args.resource.as_deref())?;
    let shown = plan(&session.context(&env.system), resource.id)?;
    let what = in_short(&shown);
    if args.dry_run {
        match args.change.output {
            ReceiptFormat::Text => {
                show(env, &shown)?;
                env.ui.note(&format!("Would remove {what}.\nNothing was changed."));
            }
            ReceiptFormat::Json => env.ui.print(|out| json::write_value(out, &document(&shown, true)))?,
        }
        return Ok(ExitStatus::Done);
    }
    if !args.yes {
        confirm(env, &shown, &what)?;
    }
    let cx = session.context(&env.system);
    match remove(&cx, resource.id, Some(&shown)) {
        Ok(gone) => Ok(args.change.report(env, &format!("Removed {what}."), &document(&gone, false))?),
        Err(changed @ Error::FactsChanged { .. }) => {
            show(env, &plan(&cx, resource.id)?)?;
            Err(changed.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// The removal in short: `project Atlas with 2 layers, 1 table`.
fn in_short(rows: &[ResourceRow]) -> String {
    let Some((first, along)) = rows.split_first() else { return "nothing".to_owned() };
    let resource = &first.resource;
    let what = format!("{} {}", resource.kind.facts().singular, resource.path());
    if along.is_empty() {
        return what;
    }
    format!("{what} with {}", in_words(along.iter().map(|row| &row.resource)))
}

/// Shows all that goes, with its owners.
fn show(env: &mut Env, rows: &[ResourceRow]) -> Result<()> {
    let options = env.err_options();
    Listing::table(&ALONG).write(&mut env.ui.err, &options, &mut { rows }).map(drop)
}

/// Asks whether it is meant. Where something goes along, the name is typed out.
fn confirm(env: &mut Env, rows: &[ResourceRow], what: &str) -> Result<()> {
    if env.prompt.is_some() {
        show(env, rows)?;
    }
    let Some(prompt) = &mut env.prompt else {
        return Err(Error::Undecided {
            question: format!("`Remove {what}` is not confirmed, and nobody is there to ask"),
            hint: "say that it is meant with `--yes`; `--dry-run` shows what would go".to_owned(),
        });
    };
    if !prompt.confirm(&format!("Remove {what}?"), "Remove")? {
        return Err(Error::Declined { what: "the removal" });
    }
    let [first, _, ..] = rows else { return Ok(()) };
    let name = first.resource.name.as_str();
    ask::typed(&mut **prompt, name)
}

/// The receipt, with the shape of every deletion. The rows are the resource and those deleted with it.
fn document(rows: &[ResourceRow], dry_run: bool) -> Value {
    let mut rows = rows.iter();
    json!({
        "deleted": rows.next().map(with_owners).into_iter().collect::<Value>(),
        "transferred_to": null,
        "deleted_resources": rows.map(|row| reference(&row.resource)).collect::<Value>(),
        "dry_run": dry_run,
    })
}
