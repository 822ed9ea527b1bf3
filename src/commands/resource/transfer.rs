//! `keys resource transfer`: transfers a resource to another owner.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick::{self, Principals};
use super::super::{ChangeArgs, ask};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::find;
use crate::ops::resource::{TRANSFER, Transfer, Transferred, transfer};

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
    let (to, name) = pick::principal(
        env,
        session.store(),
        args.to.as_deref(),
        Principals::Owners,
        "New owner?",
        ["new owner", "pass `--to WHO`"],
    )?;
    let from = args.from.as_deref().map(|who| session.store().read(|tx| find::principal(tx, who)));
    let from = from.transpose()?.map(|(from, _)| from);
    let prompted = args.resource.is_none() || args.to.is_none();
    let question = format!("Transfer {} to {name}?", resource.path());
    ask::confirm(env, prompted, &question, "Transfer", "the transfer")?;
    let cx = session.context(&env.system);
    let done = transfer(&cx, &Transfer { resource: resource.id, to, from })?;
    let sentence = summary(&done);
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(done.row), done.changed))?)
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
