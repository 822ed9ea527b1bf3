//! `keys member update`: changes the name, email or role of a member.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::{ChangeArgs, ask, pick};
use super::{ROLES, role};
use crate::domain::member::Member;
use crate::env::Env;
use crate::error::{ExitStatus, MissingError, Result};
use crate::ops::member::{MemberChange, UPDATE, Updated, update};
use crate::ui::prompt::{Check, Prompt, Question};

/// Change the name, email or role of a member
///
/// Without options, prompts for all three. A member with `modify` or `owner` grants cannot become a viewer, and the
/// last administrator keeps the role.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member update eve@acme.com --role administrator
  keys member update eve@acme.com --name 'Eve Hill' --email hill@acme.com
  keys member update 'Eve Moss' --role viewer --reason 'left the map team'")]
pub struct Args {
    /// Member, by id, start of id, email or name
    member: Option<String>,

    /// New name
    #[arg(long, allow_hyphen_values = true)]
    name: Option<String>,

    /// New email
    #[arg(long, allow_hyphen_values = true)]
    email: Option<String>,

    /// New role: viewer, editor or administrator
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.change, UPDATE)?;
    let given = MemberChange {
        name: args.name.as_deref().map(|text| ask::name(text, "name")).transpose()?,
        email: args.email.as_deref().map(ask::email).transpose()?,
        role: args.role.as_deref().map(role).transpose()?,
    };
    let member = pick::member(env, session.store(), args.member.as_deref())?;
    let wanted = if given == MemberChange::default() {
        ask_for(env, &member)?
    } else {
        // A member who was picked, not named, is shown once more before a change by flags.
        let question = format!("Change the member {} <{}>?", member.name, member.email);
        ask::confirm(env, args.member.is_none(), &question, "Change", "the change")?;
        given
    };
    let updated = update(&session.context(&env.system), member.id, &wanted)?;
    let (sentence, is_changed) = (summary(&updated), updated.is_changed());
    Ok(args.change.report(env, &sentence, &ChangeReceipt::of(Object(updated.after), is_changed))?)
}

/// Prompts for every value, each with the current one as its default.
fn ask_for(env: &mut Env, member: &Member) -> Result<MemberChange> {
    let Some(prompt) = &mut env.prompt else {
        return Err(MissingError::MemberChange { name: member.name.to_string() }.into());
    };
    let read_name = |text: &str| ask::name(text, "name");
    let name = edit(&mut **prompt, "Name", member.name.as_str(), &|text| checked(read_name(text)))?;
    let email = edit(&mut **prompt, "Email", member.email.as_str(), &|text| checked(ask::email(text)))?;
    let items = ROLES.map(|(_, item)| item.to_owned());
    let now = ROLES.iter().position(|(role, _)| *role == member.role).unwrap_or(0);
    let role = ROLES[prompt.choose("Role *", &items, now)?].0;
    let change =
        MemberChange { name: Some(read_name(&name)?), email: Some(ask::email(&email)?), role: Some(role) };
    let question = format!("Change to {name} <{email}>, {role}?");
    ask::confirm(env, true, &question, "Change", "the change")?;
    Ok(change)
}

fn edit(prompt: &mut dyn Prompt, label: &str, now: &str, check: Check<'_>) -> Result<String> {
    prompt.text(&Question { label, required: true, initial: Some(now), hint: None, check })
}

fn checked<T>(read: Result<T>) -> Result<(), String> {
    read.map(drop).map_err(|error| error.to_string())
}

fn summary(updated: &Updated) -> String {
    let (before, after) = (&updated.before, &updated.after.member);
    let mut changes = Vec::new();
    if before.name != after.name {
        changes.push(format!("name to {}", after.name));
    }
    if before.email != after.email {
        changes.push(format!("email to {}", after.email));
    }
    if before.role != after.role {
        changes.push(format!("role from {} to {}", before.role, after.role));
    }
    if changes.is_empty() {
        return format!("Nothing changed: {} already has these values.", after.name);
    }
    format!("Changed member {}: {}.", before.name, changes.join(", "))
}
