//! `keys resource transfer`: transfers a resource to another owner.

use super::super::ChangeArgs;
use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick::{self, Principals};
use super::super::review::{Summary, review};
use crate::domain::grant::Principal;
use crate::domain::resource::Resource;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::find;
use crate::ops::resource::{TRANSFER, Transfer, Transferred, transfer};
use crate::store::Store;
use crate::ui::prompt::Risk;

/// Transfer a resource to another owner
///
/// The new owner replaces all current owners, or with --from only one of them. Replaced owners keep no permission on
/// the resource. The layers and tables of a project keep their owners.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys resource transfer Atlas --to eve@acme.com
  keys resource transfer Atlas/Rivers --to 'Nightly import' --from ada@acme.com")]
pub struct Args {
    /// Resource, by id, start of id, name or project/name
    resource: Option<String>,

    /// New owner: an editor (member or key) or an administrator
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    to: Option<String>,

    /// Replace only this owner
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    from: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, TRANSFER)?;
    let resource = pick::resource(env, session.store(), args.resource.as_deref())?;
    let to = new_owner(env, session.store(), args.to.as_deref())?;
    let from = args.from.as_deref().map(|who| session.store().read(|tx| find::principal(tx, who)));
    let from = from.transpose()?.map(|(from, _)| from);
    let prompted = args.resource.is_none() || args.to.is_none();
    let mut draft = Draft { resource, to };
    let mut edit = |env: &mut Env, draft: &mut Draft, answer| edit(env, session.store(), draft, answer);
    review(env, prompted, &mut draft, &draft_summary, &mut edit)?;
    let Draft { resource, to: (to, _) } = draft;
    let cx = session.context(&env.system);
    let done = transfer(&cx, &Transfer { resource: resource.id, to, from })?;
    let sentence = summary(&done);
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(done.row), done.changed))?)
}

/// The transfer while it is asked for.
struct Draft {
    resource: Resource,
    to: (Principal, String),
}

fn new_owner(env: &mut Env, store: &Store, named: Option<&str>) -> Result<(Principal, String)> {
    let missing = ["new owner", "pass `--to WHO`"];
    pick::principal(env, store, named, Principals::Owners, "New owner?", missing)
}

fn draft_summary(Draft { resource, to: (_, name) }: &Draft) -> Summary {
    Summary {
        question: format!("Transfer {} to {name}?", resource.path()),
        verb: "Transfer",
        risk: Risk::Undoable,
        what: "the transfer",
        answers: vec![("Resource", resource.path()), ("New owner", name.clone())],
    }
}

fn edit(env: &mut Env, store: &Store, draft: &mut Draft, answer: usize) -> Result<()> {
    match answer {
        0 => draft.resource = pick::resource(env, store, None)?,
        _ => draft.to = new_owner(env, store, None)?,
    }
    Ok(())
}

fn summary(done: &Transferred) -> String {
    let path = done.row.resource.path();
    match (done.changed, done.from.as_slice()) {
        (false, _) => format!("Nothing changed: {} already owns {path}.", done.to),
        (true, []) => format!("Made {} an owner of {path}.", done.to),
        (true, from) => {
            let names: Vec<&str> = from.iter().map(|owner| owner.name.as_str()).collect();
            format!("Transferred {path} from {} to {}.", names.join(", "), done.to)
        }
    }
}
