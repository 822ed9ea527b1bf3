//! `keys member add`: adds a member.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::review::{Summary, review};
use super::super::{ChangeArgs, ask};
use super::{ROLES, role};
use crate::domain::member::Member;
use crate::domain::text::Name;
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::member::{ADD, NewMember, add};
use crate::ui::prompt::Risk;

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
    let name = ask::value(env, args.name.as_deref(), "Name", "--name NAME", None, &name)?;
    let example = Some("ada@acme.com");
    let email = ask::value(env, args.email.as_deref(), "Email", "--email EMAIL", example, &ask::email)?;
    let given = args.role.as_deref().map(role).transpose()?;
    let role = ask::word(env, given, "Role", "--role viewer|editor|administrator", &ROLES)?;
    let prompted = args.name.is_none() || args.email.is_none() || args.role.is_none();
    let mut new = NewMember { name, email, role };
    review(env, prompted, &mut new, &summary, &mut edit)?;
    Ok(new)
}

fn name(text: &str) -> Result<Name> {
    ask::name(text, "name")
}

fn summary(NewMember { name, email, role }: &NewMember) -> Summary {
    Summary {
        question: format!("Add {name} <{email}> as {}?", ask::article(*role)),
        verb: "Add",
        risk: Risk::Undoable,
        what: "the member",
        answers: vec![("Name", name.to_string()), ("Email", email.to_string()), ("Role", role.to_string())],
    }
}

fn edit(env: &mut Env, new: &mut NewMember, answer: usize) -> Result<()> {
    match answer {
        0 => ask::text_again(env, "Name", &mut new.name, &name),
        1 => ask::text_again(env, "Email", &mut new.email, &ask::email),
        _ => ask::word_again(env, "Role", &mut new.role, &ROLES),
    }
}
