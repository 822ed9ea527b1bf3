//! `keys acl grant`: gives a principal a permission on a resource.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::pick::{self, Principals};
use super::super::review::{Summary, review};
use super::super::{ChangeArgs, ask};
use super::{MISSING_PRINCIPAL, permission};
use crate::domain::grant::{Permission, Principal};
use crate::domain::resource::Resource;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::grant::{GRANT, NewGrant, give};
use crate::store::Store;
use crate::store::grant::GrantRow;
use crate::ui::prompt::Risk;

/// Grant a permission on a resource
///
/// Replaces the permission that WHO holds on the resource. A resource can have several owners. To replace its last
/// owner, run `keys resource transfer`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys acl grant everyone view Atlas
  keys acl grant eve@acme.com modify Atlas/Rivers
  keys acl grant 'Nightly import' owner Lakes --reason 'takes over the import'")]
pub struct Args {
    /// Member, key or `everyone`
    who: Option<String>,

    /// Permission: view, modify or owner
    permission: Option<String>,

    /// Resource, by id, start of id, name or project/name
    resource: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

const PERMISSIONS: [(Permission, &str); 3] = [
    (Permission::View, "View: can view it"),
    (Permission::Modify, "Modify: can view and change it"),
    (Permission::Owner, "Owner: can also transfer and delete it"),
];

/// The grant while it is asked for.
struct Draft {
    principal: (Principal, String),
    permission: Permission,
    resource: Resource,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let given = args.permission.as_deref().map(permission).transpose()?;
    let session = env.change(&args.change, GRANT)?;
    let (principal, name) = pick::principal(
        env,
        session.store(),
        args.who.as_deref(),
        Principals::All,
        "Member, key or everyone?",
        MISSING_PRINCIPAL,
    )?;
    let usage = "keys acl grant WHO PERMISSION RESOURCE";
    let permission = ask::word(env, given, "Permission", usage, &PERMISSIONS)?;
    let resource = pick::resource(env, session.store(), args.resource.as_deref())?;
    let mut draft = Draft { principal: (principal, name), permission, resource };
    let mut edit = |env: &mut Env, draft: &mut Draft, answer| edit(env, session.store(), draft, answer);
    review(env, args.resource.is_none(), &mut draft, &summary, &mut edit)?;
    let Draft { principal: (principal, _), permission, resource } = draft;
    let cx = session.context(&env.system);
    let given = give(&cx, &NewGrant { principal, permission, resource: resource.id })?;
    let is_changed = given.is_changed();
    let GrantRow { principal_name, path, .. } = &given.grant;
    let sentence = match given.before {
        Some(_) if !is_changed => {
            format!("Nothing changed: {principal_name} already has `{permission}` on {path}.")
        }
        Some(before) => format!("Granted {principal_name} `{permission}` on {path} (was `{before}`)."),
        None => format!("Granted {principal_name} `{permission}` on {path}."),
    };
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(given.grant), is_changed))?)
}

fn summary(Draft { principal: (_, name), permission, resource }: &Draft) -> Summary {
    Summary {
        question: format!("Grant {name} `{permission}` on {}?", resource.path()),
        verb: "Grant",
        risk: Risk::Undoable,
        what: "the grant",
        answers: vec![
            ("To", name.clone()),
            ("Permission", permission.to_string()),
            ("Resource", resource.path()),
        ],
    }
}

fn edit(env: &mut Env, store: &Store, draft: &mut Draft, answer: usize) -> Result<()> {
    match answer {
        0 => {
            let question = "Member, key or everyone?";
            draft.principal =
                pick::principal(env, store, None, Principals::All, question, MISSING_PRINCIPAL)?;
        }
        1 => ask::word_again(env, "Permission", &mut draft.permission, &PERMISSIONS)?,
        _ => draft.resource = pick::resource(env, store, None)?,
    }
    Ok(())
}
