//! `keys verify`.

mod batch;
mod checker;
mod lines;
mod single;

use std::sync::Arc;

use super::documents::Object;
use super::documents::verify::{VerifiedSecret, VerifyDocument};
use super::{ReceiptFormat, ask, word};
use crate::domain::event::Expires;
use crate::domain::grant::Permission;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ui::core_dumps;
use crate::verify::{Denied, Identity, Refusal};
use checker::{Checker, Request};

/// Verify a secret, and check what its key can do
///
/// Reads the secret from one line of standard input, never from an argument; at a terminal, prompts for it without
/// showing it. Exits with status 0 if the answer is yes, and with 3 if it is no. The reason is one word: malformed,
/// unknown, expired, revoked or forbidden.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys verify < ci.secret
  keys verify --role editor -o json < ci.secret
  keys verify --resource Atlas/Rivers --permission modify < ci.secret
  keys verify --batch < secrets.txt")]
pub struct Args {
    /// Require at least this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// Require a permission on this resource, by id, start of id, name or project/name
    #[arg(long, value_name = "RESOURCE", requires = "permission", allow_hyphen_values = true)]
    resource: Option<String>,

    /// Permission to require on the resource: view, modify or owner
    #[arg(long, value_name = "PERMISSION", requires = "resource")]
    permission: Option<String>,

    /// Read one secret per line, and print one answer per line: JSON, or with -o text `valid` or the reason
    #[arg(long)]
    batch: bool,

    /// Do not record that the key was used (a forbidden request is a use, too)
    #[arg(long)]
    no_record: bool,

    /// Output format [default: text, or json with --batch]
    #[arg(long, short, value_name = "FORMAT", value_enum)]
    output: Option<ReceiptFormat>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    core_dumps::forbid()?;
    let permission = args.permission.as_deref().map(|text| {
        word(text, "permission", Permission::from_name, &Permission::ALL.map(Permission::as_str))
    });
    let mut checker = Checker::new(Request {
        store: env.location()?,
        clock: Arc::clone(&env.system.clock),
        record: args.batch && !args.no_record,
        role: args.role.as_deref().map(ask::key_role).transpose()?,
        access: args.resource.clone().zip(permission.transpose()?),
    });
    if args.batch {
        return batch::run(env, &mut checker, args.output.unwrap_or(ReceiptFormat::Json)).map_err(Into::into);
    }
    let secret = single::read_secret(env)?;
    let answer = checker.check(&secret);
    let used = checker::used(&answer).filter(|_| !args.no_record);
    let printed = single::print(env, &checker, args.output.unwrap_or_default(), answer);
    checker.note(used);
    Ok(printed?)
}

/// Returns the answer as a document.
fn document(checker: &Checker, answer: Result<Identity, Denied>) -> Result<VerifyDocument> {
    let (reason, identity) = match answer {
        Ok(identity) => (None, Some(Box::new(identity))),
        Err(Denied::Refused { why, identity }) => (Some(why), identity),
        Err(Denied::Unanswered(error)) => return Err(error),
    };
    let key = identity.as_ref().map(|identity| checker.key(identity.id)).transpose()?.flatten();
    Ok(VerifyDocument {
        valid: reason.is_none(),
        reason: reason.map(Refusal::as_str),
        key: key.map(Object),
        secret: identity.map(|identity| VerifiedSecret {
            secret_start: identity.version.secret_start.clone(),
            expires: Expires(identity.version.ends),
        }),
    })
}
