//! `keys resource add`: adds a resource.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick;
use super::super::review::{Summary, review};
use super::super::{ChangeArgs, ask, word};
use crate::domain::resource::{KINDS, Kind, Resource};
use crate::domain::text::Name;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::find;
use crate::ops::resource::{ADD, NewResource, add};
use crate::store::Store;
use crate::ui::prompt::Risk;

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

/// The new resource while it is asked for.
struct Draft {
    kind: Kind,
    name: Name,
    project: Option<Resource>,
    source: Option<Resource>,
}

/// The new resource: prompts for missing values, and then for confirmation.
fn ask_for(env: &mut Env, store: &Store, args: &Args) -> Result<NewResource> {
    let choices = kinds();
    let read_kind = |text| word(text, "kind of resource", Kind::from_name, &choices.map(|(_, name)| name));
    let given = args.kind.as_deref().map(read_kind).transpose()?;
    let kind = ask::word(env, given, "Kind", "keys resource add KIND NAME", &choices)?;
    let name =
        ask::value(env, args.name.as_deref(), "Name", "keys resource add KIND NAME", None, &read_name)?;
    let owner = args.owner.as_deref().map(|who| store.read(|tx| find::principal(tx, who)));
    let owner = owner.transpose()?.map(|(owner, _)| owner);
    let no_project = kind.facts().contained && args.project.is_none();
    let prompted = args.kind.is_none() || args.name.is_none() || no_project;
    let mut draft = Draft {
        kind,
        name,
        project: named(store, args.project.as_deref(), Kind::Project)?,
        source: named(store, args.source.as_deref(), Kind::DataSource)?,
    };
    if prompted && env.prompt.is_some() {
        ask_for_project_and_source(env, store, &mut draft)?;
        review(env, true, &mut draft, &summary, &mut |env, draft, answer| edit(env, store, draft, answer))?;
    }
    let Draft { kind, name, project, source } = draft;
    let [project, source] = [project, source].map(|resource| resource.map(|resource| resource.id));
    Ok(NewResource { kind, name, owner, project, source })
}

fn kinds() -> [(Kind, &'static str); KINDS.len()] {
    KINDS.each_ref().map(|facts| (facts.kind, facts.name))
}

fn read_name(text: &str) -> Result<Name> {
    ask::name(text, "name")
}

fn summary(Draft { kind, name, project, source }: &Draft) -> Summary {
    let mut answers = vec![("Kind", kind.facts().name.to_owned()), ("Name", name.to_string())];
    if kind.facts().contained {
        let shown = |resource: &Option<Resource>| resource.as_ref().map_or("none".to_owned(), Resource::path);
        answers.extend([("Project", shown(project)), ("Data source", shown(source))]);
    }
    Summary {
        question: format!("Add the {} {name}?", kind.facts().singular),
        verb: "Add",
        risk: Risk::Undoable,
        what: "the resource",
        answers,
    }
}

fn edit(env: &mut Env, store: &Store, draft: &mut Draft, answer: usize) -> Result<()> {
    match answer {
        0 => {
            ask::word_again(env, "Kind", &mut draft.kind, &kinds())?;
            if !draft.kind.facts().contained {
                (draft.project, draft.source) = (None, None);
            }
        }
        1 => ask::text_again(env, "Name", &mut draft.name, &read_name)?,
        2 => pick_project(env, store, draft)?,
        _ => pick_source(env, store, draft)?,
    }
    // A kind that was changed may need a project.
    if answer == 0 && draft.project.is_none() {
        ask_for_project_and_source(env, store, draft)
    } else {
        Ok(())
    }
}

/// Prompts for the project and the data source of a layer or table, if they are missing.
fn ask_for_project_and_source(env: &mut Env, store: &Store, draft: &mut Draft) -> Result<()> {
    if !draft.kind.facts().contained {
        return Ok(());
    }
    if draft.project.is_none() {
        pick_project(env, store, draft)?;
    }
    if draft.source.is_none() {
        pick_source(env, store, draft)?;
    }
    Ok(())
}

fn pick_project(env: &mut Env, store: &Store, draft: &mut Draft) -> Result<()> {
    draft.project = Some(pick::project(env, store)?);
    Ok(())
}

fn pick_source(env: &mut Env, store: &Store, draft: &mut Draft) -> Result<()> {
    draft.source = pick::data_source(env, store)?;
    Ok(())
}

fn named(store: &Store, name: Option<&str>, kind: Kind) -> Result<Option<Resource>> {
    name.map(|name| store.read(|tx| find::resource_of(tx, name, Some(kind)))).transpose()
}
