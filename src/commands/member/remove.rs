//! `keys member remove`: somebody goes, and nothing that they own is lost by accident.

use serde_json::{Value, json};

use super::super::decide::{DecisionArgs, Facts, grants_in_words, receiver, rehearse, show, tell_fate};
use super::super::view::member::brief;
use super::super::view::resource;
use super::super::{Told, pick, print_receipt};
use crate::domain::role::Role;
use crate::env::Env;
use crate::error::{Error, Result, Status};
use crate::ops::actor;
use crate::ops::estate::Fate;
use crate::ops::member::{Departure, Removal, plan, remove};
use crate::store::Store;
use crate::ui::json;

/// Remove a member, and decide what becomes of the resources that they own
///
/// What they own is shown, and passes to an editor of your choice, or is deleted knowingly; what they own together
/// with others stays with them. The keys they created stay, and keep their creator's name. The last administrator
/// stays.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys member remove eve@acme.com
  keys member remove eve@acme.com --transfer-to ada@acme.com --yes
  keys member remove 'Eve Moss' --delete-resources --dry-run

Without a terminal, --yes confirms the removal, and where the member owns resources --transfer-to or
--delete-resources says what becomes of them. --yes alone never decides that.")]
pub struct Args {
    /// The member: id, start of it, email or name
    member: Option<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    let reason = args.decision.why.reason()?;
    let store = env.open_store()?;
    let acting = env.acting(&store)?;
    actor::may(&env.world.context(&store, &acting, None), Role::Administrator, "remove members")?;
    let id = pick::member(env, &store, args.member.as_deref())?.id;
    let cx = env.world.context(&store, &acting, reason.as_ref());
    if let Some(fate) = args.decision.settled(&store)? {
        let removal = remove(&cx, id, Some(fate), None)?;
        tell(env, args.decision.output, &removal)?;
        return Ok(Status::Done);
    }
    let shown = plan(&cx, id)?;
    let intention = format!("Remove the member {}", shown.member.name);
    let facts = facts(&shown, &intention);
    if args.decision.dry_run {
        dry_run(env, &store, &args.decision, &shown, &facts)?;
        return Ok(Status::Done);
    }
    let fate = args.decision.decide(env, &store, &facts)?;
    let cx = env.world.context(&store, &acting, reason.as_ref());
    match remove(&cx, id, fate, Some(&shown)) {
        Ok(removal) => tell(env, args.decision.output, &removal)?,
        Err(changed @ Error::FactsChanged { .. }) => {
            let now = plan(&cx, id)?;
            show(env, &self::facts(&now, &intention), Some(Fate::Delete))?;
            return Err(changed.into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Status::Done)
}

fn facts<'a>(departure: &'a Departure, intention: &'a str) -> Facts<'a> {
    Facts {
        intention,
        verb: "Remove",
        noun: "the removal",
        leaving: vec![(departure.member.name.as_str(), about(departure))],
        owned: departure.estate.owned.clone(),
        doomed: &departure.doomed,
        member: Some(departure.member.id),
    }
}

/// `eve@acme.com, editor, 3 grants`.
fn about(departure: &Departure) -> String {
    let Departure { member, estate, .. } = departure;
    let grants = grants_in_words(estate.grants);
    format!("{}, {}, {grants}", member.email, member.role)
}

/// What would happen, without it.
fn dry_run(
    env: &mut Env,
    store: &Store,
    decision: &DecisionArgs,
    shown: &Departure,
    facts: &Facts<'_>,
) -> Result<()> {
    let fate = decision.fate(store)?;
    let receiver = receiver(store, fate, facts.member)?;
    if decision.output == Told::Text {
        return rehearse(env, facts, fate, receiver.as_ref());
    }
    let deleted = if fate == Some(Fate::Delete) { shown.doomed.clone() } else { Vec::new() };
    let mut document = document(&Removal { departed: shown.clone(), receiver, deleted });
    document["dry_run"] = true.into();
    env.ui.print(|out| json::write_value(out, &document))
}

fn tell(env: &mut Env, told: Told, removal: &Removal) -> Result<()> {
    if told == Told::Json {
        return print_receipt(env, &document(removal));
    }
    env.ui.note(&format!("Removed member {}.", removal.departed.member.name));
    tell_fate(env, &removal.departed.estate.owned, removal.receiver.as_ref(), &removal.deleted);
    Ok(())
}

/// What was done, for programs.
fn document(removal: &Removal) -> Value {
    let Departure { member, estate, .. } = &removal.departed;
    let mut removed = brief(member);
    removed["grants"] = estate.grants.into();
    removed["owned"] = estate.owned.iter().map(|owned| resource::brief(&owned.resource)).collect();
    json!({
        "removed_member": removed,
        "transferred_to": removal.receiver.as_ref().map(brief),
        "deleted_resources": removal.deleted.iter().map(resource::brief).collect::<Value>(),
        "dry_run": false,
    })
}
