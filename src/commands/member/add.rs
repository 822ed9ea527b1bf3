//! `keys member add`: adds a member.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::{ChangeArgs, ask};
use super::{ROLES, role};
use crate::domain::member::Member;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::member::{ADD, NewMember, add};

/// Add a member
///
/// Prompts for missing values. No two members share an email.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member add
  keys member add --name 'Eve Moss' --email eve@acme.com --role editor
  keys member add --name 'Eve Moss' --email eve@acme.com --role viewer -o json")]
pub struct Args {
    /// Name, 1 to 100 characters
    #[arg(long, allow_hyphen_values = true)]
    name: Option<String>,

    /// Email
    #[arg(long, allow_hyphen_values = true)]
    email: Option<String>,

    /// Role: viewer, editor or administrator
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, ADD)?;
    let new = ask_for(env, args)?;
    let added = add(&session.context(&env.system), &new)?;
    let Member { name, email, role, .. } = &added.member;
    let sentence = format!("Added {name} <{email}> as {}.", ask::article(*role));
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(added), true))?)
}

/// The new member: prompts for missing values, and then for confirmation.
fn ask_for(env: &mut Env, args: &Args) -> Result<NewMember> {
    let read_name = |text: &str| ask::name(text, "name");
    let name = ask::value(env, args.name.as_deref(), "Name", "--name NAME", None, &read_name)?;
    let example = Some("ada@acme.com");
    let email = ask::value(env, args.email.as_deref(), "Email", "--email EMAIL", example, &ask::email)?;
    let given = args.role.as_deref().map(role).transpose()?;
    let role = ask::word(env, given, "Role", "--role viewer|editor|administrator", &ROLES)?;
    let prompted = args.name.is_none() || args.email.is_none() || args.role.is_none();
    let question = format!("Add {name} <{email}> as {}?", ask::article(role));
    ask::confirm(env, prompted, &question, "Add", "the member")?;
    Ok(NewMember { name, email, role })
}
