//! `keys acl revoke`: removes a principal's permission on a resource.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick::{self, Principals};
use super::super::{ChangeArgs, ask};
use super::MISSING_PRINCIPAL;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::find;
use crate::ops::grant::{REVOKE, revoke};

/// Revoke a permission on a resource
///
/// Permissions of `everyone` still apply. The last owner keeps the resource: to replace that owner, run
/// `keys resource transfer`. For a grant of a deleted member or key, pass the full id as WHO.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys acl revoke eve@acme.com Atlas/Rivers
  keys acl revoke everyone Atlas --reason 'not public any more'")]
pub struct Args {
    /// Member, key or `everyone`
    who: Option<String>,

    /// Resource, by id, start of id, name or project/name
    resource: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, REVOKE)?;
    let (principal, name) = match &args.who {
        Some(who) => session.store().read(|tx| find::holder(tx, who))?,
        None => pick::principal(
            env,
            session.store(),
            None,
            Principals::All,
            "Member, key or everyone?",
            MISSING_PRINCIPAL,
        )?,
    };
    let resource = pick::resource(env, session.store(), args.resource.as_deref())?;
    let prompted = args.resource.is_none();
    let question = format!("Revoke the permission of {name} on {}?", resource.path());
    ask::confirm(env, prompted, &question, "Revoke", "the revocation")?;
    let cx = session.context(&env.system);
    let revoked = revoke(&cx, principal, resource.id)?;
    let path = revoked.resource.path();
    let sentence = match &revoked.grant {
        Some(grant) => format!("Revoked `{}` on {path} from {}.", grant.permission, revoked.holder),
        None => format!("Nothing changed: {} has no permission of its own on {path}.", revoked.holder),
    };
    // The receipt has the removed grant; without one it is empty.
    let receipt = ChangeReceipt::new(revoked.grant.map(Object).into_iter().collect(), Vec::new());
    Ok(args.change.report(env, &sentence, &receipt)?)
}
