//! `keys member remove`: somebody goes, and nothing that they own is lost by accident.

use serde_json::{Value, json};

use super::super::confirm_delete::{
    DecisionArgs, Facts, grants_in_words, preview, receiver, show, tell_fate,
};
use super::super::view::member::reference;
use super::super::view::resource;
use super::super::{ReceiptFormat, pick, print_receipt};
use crate::domain::member::Member;
use crate::env::Env;
use crate::error::{Error, ExitStatus, Result};
use crate::ops::deletion::{DeletePlan, DeleteReceipt, Removable as _, delete, plan};
use crate::ops::handover::Disposition;
use crate::ops::member::REMOVE;
use crate::store::Store;
use crate::store::member::MemberRow;
use crate::ui::json;

/// Remove a member, and transfer or delete their resources
///
/// Shows what the member owns, then asks for an editor to receive it, or whether to delete it. Resources that have
/// other owners stay with them. Keys that the member created stay, and keep their creator's name. The last
/// administrator cannot be removed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member remove eve@acme.com
  keys member remove eve@acme.com --transfer-to ada@acme.com --yes
  keys member remove 'Eve Moss' --delete-resources --dry-run

Without a terminal, pass --yes to confirm. If the member owns resources, also
pass --transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    /// Member, by id, start of id, email or name
    member: Option<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.decision, REMOVE)?;
    let id = pick::member(env, session.store(), args.member.as_deref())?.id;
    let cx = session.context(&env.system);
    if let Some(disposition) = args.decision.settled(session.store())? {
        let removal = delete::<MemberRow>(&cx, &[id], Some(disposition), None)?;
        tell(env, args.decision.output, &removal)?;
        return Ok(ExitStatus::Done);
    }
    let shown = plan::<MemberRow>(&cx, &[id])?;
    let action = format!("Remove the member {}", shown.names().collect::<String>());
    let facts = facts(&shown, &action);
    if args.decision.dry_run {
        dry_run(env, session.store(), &args.decision, &shown, &facts)?;
        return Ok(ExitStatus::Done);
    }
    let disposition = args.decision.decide(env, session.store(), &facts)?;
    let cx = session.context(&env.system);
    match delete(&cx, &[id], disposition, Some(&shown)) {
        Ok(removal) => tell(env, args.decision.output, &removal)?,
        Err(changed @ Error::FactsChanged { .. }) => {
            if let Ok(now) = plan::<MemberRow>(&cx, &[id]) {
                show(env, &self::facts(&now, &action), Some(Disposition::Delete))?;
            }
            return Err(changed.into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(ExitStatus::Done)
}

fn facts<'a>(departure: &'a DeletePlan<MemberRow>, action: &'a str) -> Facts<'a> {
    Facts {
        action,
        verb: "Remove",
        noun: "the removal",
        removed: departure
            .removed
            .iter()
            .map(|(row, holdings)| (row.name(), about(&row.member, holdings.grants)))
            .collect(),
        owned: departure.owned().into_iter().cloned().collect(),
        cascade: &departure.cascade,
        undecided: Box::new(|| departure.undecided()),
        principals: departure.principals(),
    }
}

/// `eve@acme.com, editor, 3 grants`.
fn about(member: &Member, grants: u64) -> String {
    let grants = grants_in_words(grants);
    format!("{}, {}, {grants}", member.email, member.role)
}

/// What would happen, without it.
fn dry_run(
    env: &mut Env,
    store: &Store,
    decision: &DecisionArgs,
    shown: &DeletePlan<MemberRow>,
    facts: &Facts<'_>,
) -> Result<()> {
    let disposition = decision.disposition(store)?;
    let receiver = receiver(store, disposition, &facts.principals)?;
    if decision.output == ReceiptFormat::Text {
        return preview(env, facts, disposition, receiver.as_ref());
    }
    let mut document = document(&shown.clone().receipt(disposition, receiver));
    document["dry_run"] = true.into();
    env.ui.print(|out| json::write_value(out, &document))
}

fn tell(env: &mut Env, told: ReceiptFormat, removal: &DeleteReceipt<MemberRow>) -> Result<()> {
    if told == ReceiptFormat::Json {
        return print_receipt(env, &document(removal));
    }
    for (row, _) in &removal.removed {
        env.ui.note(&format!("Removed member {}.", row.member.name));
    }
    let owned = removal.removed.iter().flat_map(|(_, holdings)| &holdings.owned);
    tell_fate(env, owned, removal.receiver.as_ref(), &removal.deleted);
    Ok(())
}

/// What was done, for programs.
fn document(removal: &DeleteReceipt<MemberRow>) -> Value {
    let removed = removal.removed.first().map(|(MemberRow { member, .. }, holdings)| {
        let mut removed = reference(member);
        removed["grants"] = holdings.grants.into();
        removed["owned"] = holdings.owned.iter().map(|owned| resource::reference(&owned.resource)).collect();
        removed
    });
    json!({
        "removed_member": removed,
        "transferred_to": removal.receiver.as_ref().map(reference),
        "deleted_resources": removal.deleted.iter().map(resource::reference).collect::<Value>(),
        "dry_run": false,
    })
}
