//! `keys resource remove`.

use super::super::confirm_delete::require_named;
use super::super::documents::receipt::DeleteReceipt;
use super::super::documents::resource::ResourceDocument;
use super::super::documents::{Object, Reference};
use super::super::view::resource::ALONG;
use super::super::{ChangeArgs, ReceiptFormat, ask, pick};
use crate::domain::resource::in_words;
use crate::env::Env;
use crate::error::{Error, ExitStatus, MissingError, Result, UndecidedError};
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
    require_named(args.yes, args.resource.is_some(), MissingError::Resource)?;
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
            if let Ok(now) = plan(&cx, resource.id) {
                show(env, &now)?;
            }
            Err(changed.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// `project Atlas with 2 layers and 1 table`.
fn in_short(rows: &[ResourceRow]) -> String {
    let Some((first, cascade)) = rows.split_first() else { return "nothing".to_owned() };
    let resource = &first.resource;
    let what = format!("{} {}", resource.kind.facts().singular, resource.path());
    if cascade.is_empty() {
        return what;
    }
    format!("{what} with {}", in_words(cascade.iter().map(|row| &row.resource)))
}

/// Shows all that is deleted, with its owners.
fn show(env: &mut Env, rows: &[ResourceRow]) -> Result<()> {
    let options = env.err_options();
    Listing::table(&ALONG).write(&mut env.ui.err, &options, &mut { rows }).map(drop)
}

/// Asks for a confirmation. Where other resources are deleted too, it takes the name typed.
fn confirm(env: &mut Env, rows: &[ResourceRow], what: &str) -> Result<()> {
    if env.prompt.is_some() {
        show(env, rows)?;
    }
    let Some(prompt) = &mut env.prompt else {
        return Err(UndecidedError::Confirmation { action: format!("remove {what}") }.into());
    };
    ask::confirm_loss(&mut **prompt, &format!("Remove {what}?"), "Remove", "the removal")?;
    let [first, _, ..] = rows else { return Ok(()) };
    let name = first.resource.name.as_str();
    ask::typed(&mut **prompt, name)
}

/// The receipt. The rows are the resource and those deleted with it.
fn document(rows: &[ResourceRow], dry_run: bool) -> DeleteReceipt<ResourceDocument> {
    let mut rows = rows.iter();
    DeleteReceipt {
        deleted: rows.next().cloned().map(Object).into_iter().collect(),
        transferred_to: None,
        deleted_resources: rows.map(|row| Reference::from(&row.resource)).collect(),
        dry_run,
    }
}
