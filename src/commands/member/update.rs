//! `keys member update`: changes the name, email or role of a member.

use super::super::documents::Object;
use super::super::documents::receipt::ChangeReceipt;
use super::super::review::{Summary, choose_first, review};
use super::super::{ChangeArgs, ask, pick};
use super::{ROLES, role};
use crate::domain::member::Member;
use crate::env::Env;
use crate::error::{ExitStatus, MissingError, Result};
use crate::ops::member::{MemberChange, UPDATE, Updated, update};
use crate::ui::prompt::Risk;

/// Change the name, email or role of a member
///
/// Without options, prompts for the values to change. A member with `modify` or `owner` grants cannot become a viewer, and the
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

/// Prompts for the values to change, one after the other.
fn ask_for(env: &mut Env, member: &Member) -> Result<MemberChange> {
    let Some(prompt) = &mut env.prompt else {
        return Err(MissingError::MemberChange { name: member.name.to_string() }.into());
    };
    let mut draft = member.clone();
    let question = format!("Change what of the member {}?", member.name);
    let first = choose_first(&mut **prompt, &question, &answers(&draft))?;
    edit(env, &mut draft, first)?;
    // There is nothing to confirm if the value is the same.
    let differs = draft != *member;
    review(env, differs, &mut draft, &draft_summary, &mut edit)?;
    Ok(MemberChange { name: Some(draft.name), email: Some(draft.email), role: Some(draft.role) })
}

fn answers(draft: &Member) -> Vec<(&'static str, String)> {
    vec![
        ("Name", draft.name.to_string()),
        ("Email", draft.email.to_string()),
        ("Role", draft.role.to_string()),
    ]
}

fn draft_summary(draft: &Member) -> Summary {
    Summary {
        question: format!("Change to {} <{}>, {}?", draft.name, draft.email, draft.role),
        verb: "Change",
        risk: Risk::Undoable,
        what: "the change",
        answers: answers(draft),
    }
}

fn edit(env: &mut Env, draft: &mut Member, answer: usize) -> Result<()> {
    match answer {
        0 => ask::text_again(env, "Name", &mut draft.name, &|text| ask::name(text, "name")),
        1 => ask::text_again(env, "Email", &mut draft.email, &ask::email),
        _ => ask::word_again(env, "Role", &mut draft.role, &ROLES),
    }
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
