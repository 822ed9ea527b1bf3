//! `keys resource add`: adds a resource.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick::{pick_resource, resources};
use super::super::{ChangeArgs, ask, word};
use crate::domain::id::ResourceId;
use crate::domain::resource::{KINDS, Kind};
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::find;
use crate::ops::resource::{ADD, NewResource, add};
use crate::store::Store;

/// Add a resource
///
/// Prompts for missing values. The acting member becomes the owner, unless --owner names another. Editors can add
/// only resources that they own themselves, and need `modify` on the project.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys resource add project Atlas
  keys resource add data-source Lakes --owner eve@acme.com
  keys resource add layer Rivers --project Atlas --source Lakes
  keys resource add table Stations --project Atlas --owner 'Nightly import'")]
pub struct Args {
    /// Kind: data-source, project, layer or table
    kind: Option<String>,

    /// Name, 1 to 100 characters
    name: Option<String>,

    /// Owner, a member or key [default: the acting member]
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    owner: Option<String>,

    /// Project of a layer or table
    #[arg(long, value_name = "PROJECT", allow_hyphen_values = true)]
    project: Option<String>,

    /// Data source of a layer or table
    #[arg(long, value_name = "SOURCE", allow_hyphen_values = true)]
    source: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, ADD)?;
    let new = ask_for(env, session.store(), args)?;
    let added = add(&session.context(&env.system), &new)?;
    let (kind, path) = (added.resource.kind.facts().singular, added.resource.path());
    let sentence = format!("Added {kind} {path}, owned by {}.", added.owner_names());
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(added), true))?)
}

/// The new resource: prompts for missing values, and then for confirmation.
fn ask_for(env: &mut Env, store: &Store, args: &Args) -> Result<NewResource> {
    let choices = KINDS.each_ref().map(|facts| (facts.kind, facts.name));
    let read_kind = |text| word(text, "kind of resource", Kind::from_name, &choices.map(|(_, name)| name));
    let given = args.kind.as_deref().map(read_kind).transpose()?;
    let kind = ask::word(env, given, "Kind", "keys resource add KIND NAME", &choices)?;
    let read_name = |text: &str| ask::name(text, "name");
    let name =
        ask::value(env, args.name.as_deref(), "Name", "keys resource add KIND NAME", None, &read_name)?;
    let owner = args.owner.as_deref().map(|who| store.read(|tx| find::principal(tx, who)));
    let owner = owner.transpose()?.map(|(owner, _)| owner);
    let no_project = kind.facts().contained && args.project.is_none();
    let prompted = args.kind.is_none() || args.name.is_none() || no_project;
    let mut new = NewResource {
        kind,
        name,
        owner,
        project: named(store, args.project.as_deref(), Kind::Project)?,
        source: named(store, args.source.as_deref(), Kind::DataSource)?,
    };
    if prompted && env.prompt.is_some() {
        ask_for_project_and_source(env, store, &mut new)?;
        let question = format!("Add the {} {}?", kind.facts().singular, new.name);
        ask::confirm(env, true, &question, "Add", "the resource")?;
    }
    Ok(new)
}

/// Prompts for the project and the data source of a layer or table, if they are missing.
fn ask_for_project_and_source(env: &mut Env, store: &Store, new: &mut NewResource) -> Result<()> {
    if !new.kind.facts().contained {
        return Ok(());
    }
    if new.project.is_none() {
        let projects = resources(store, Some(Kind::Project))?;
        let picked = pick_resource(env, "Which project? *", &projects, &[])?;
        new.project = projects.get(picked).map(|project| project.id);
    }
    let sources = resources(store, Some(Kind::DataSource))?;
    if new.source.is_none() && !sources.is_empty() {
        let picked = pick_resource(env, "Which data source?", &sources, &["none"])?;
        new.source = sources.get(picked).map(|source| source.id);
    }
    Ok(())
}

fn named(store: &Store, name: Option<&str>, kind: Kind) -> Result<Option<ResourceId>> {
    let found = name.map(|name| store.read(|tx| find::resource_of(tx, name, Some(kind))));
    Ok(found.transpose()?.map(|resource| resource.id))
}
