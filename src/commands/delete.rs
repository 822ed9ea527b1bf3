//! `keys delete`: keys go, and nothing that they own is lost by accident.

use serde_json::{Value, json};

use super::decide::{DecisionArgs, Facts, in_words, show, show_doomed};
use super::view::resource::brief;
use super::{Told, ask};
use crate::domain::id::KeyId;
use crate::env::Env;
use crate::error::{Error, Result, Status};
use crate::ops::estate::Fate;
use crate::ops::key::{Deletion, Departing, Receipt, delete, plan};
use crate::store::Store;
use crate::store::resource::Owned;
use crate::ui::json;

/// Delete keys, and decide what becomes of the resources that they own
///
/// What a key owns is shown, and passes to an editor of your choice, or is deleted knowingly; what it owns together
/// with others stays with them. Several keys go together or not at all. There is no way back: `keys revoke` only
/// stops a key.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys delete ci
  keys delete ci --transfer-to ada@acme.com
  keys delete 3f9a 77b1 --transfer-to ada@acme.com --yes -o json
  keys delete old-import --delete-resources --dry-run

Without a terminal, --yes confirms the deletion, and where a key owns resources --transfer-to or
--delete-resources says what becomes of them. --yes alone never decides that.")]
pub struct Args {
    /// The keys: id, start of it, email or title
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

/// Runs it.
///
/// # Errors
/// When a key is not found, the deletion is declined or undecided, or the facts changed meanwhile.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    let store = env.open_store()?;
    let acting = env.acting(&store)?;
    let ids: Vec<KeyId> = ask::keys(env, &store, &args.keys)?.iter().map(|key| key.id).collect();
    let shown = plan(&env.world.context(&store, &acting, None), &ids)?;
    let intention = intention(&shown);
    let facts = facts(&shown, &intention);
    if args.decision.dry_run {
        return dry_run(env, &store, &args.decision, &shown, &facts).map_err(Into::into);
    }
    let fate = args.decision.decide(env, &store, &facts)?;
    let cx = env.world.context(&store, &acting, args.decision.why.reason.as_deref());
    match delete(&cx, &ids, fate, Some(&shown)) {
        Ok(receipt) => tell(env, args.decision.output, &receipt, fate)?,
        Err(changed @ Error::FactsChanged { .. }) => {
            let now = plan(&cx, &ids)?;
            show(env, &self::facts(&now, &intention), Some(Fate::Delete))?;
            return Err(changed.into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Status::Done)
}

/// `Delete the key deploy`.
fn intention(deletion: &Deletion) -> String {
    match deletion.keys.as_slice() {
        [only] => format!("Delete the key {}", only.key.title),
        keys => format!("Delete these {} keys", keys.len()),
    }
}

fn facts<'a>(deletion: &'a Deletion, intention: &'a str) -> Facts<'a> {
    let mut owned: Vec<Owned> = Vec::new();
    for resource in deletion.keys.iter().flat_map(|departing| &departing.estate.owned) {
        if owned.iter().all(|known| known.resource.id != resource.resource.id) {
            owned.push(resource.clone());
        }
    }
    Facts {
        intention,
        verb: "Delete",
        leaving: deletion
            .keys
            .iter()
            .map(|departing| (departing.key.title.as_str(), about(departing)))
            .collect(),
        owned,
        doomed: &deletion.doomed,
        member: None,
    }
}

/// `deploy-3f9a…@acme.invalid, editor, created by Ada, 3 grants`.
fn about(departing: &Departing) -> String {
    let key = &departing.key;
    let grants = match departing.estate.grants {
        0 => "no grants".to_owned(),
        1 => "1 grant".to_owned(),
        count => format!("{count} grants"),
    };
    format!("{}, {}, created by {}, {grants}", key.email, key.role, key.creator.name)
}

/// What would happen, without it.
fn dry_run(
    env: &mut Env,
    store: &Store,
    decision: &DecisionArgs,
    shown: &Deletion,
    facts: &Facts<'_>,
) -> Result<Status> {
    let fate = decision.fate(store)?;
    let receiver = match fate {
        Some(Fate::Transfer(to)) => {
            Some(store.read(|moment| crate::ops::estate::receiver(moment, to, None))?)
        }
        _ => None,
    };
    let deleted = if fate == Some(Fate::Delete) { shown.doomed.clone() } else { Vec::new() };
    let receipt = Receipt { keys: shown.keys.clone(), receiver, deleted };
    if decision.output == Told::Json {
        let mut document = document(&receipt);
        document["dry_run"] = true.into();
        env.ui.print(|out| json::write_value(out, &document))?;
        return Ok(Status::Done);
    }
    show(env, facts, None)?;
    env.ui.note(&format!("Would {}{}.", facts.intention[..1].to_lowercase(), &facts.intention[1..]));
    match (fate, &receipt.receiver) {
        (Some(Fate::Transfer(_)), Some(receiver)) if !facts.owned.is_empty() => {
            env.ui.note(&format!("Would hand what is owned to {}.", receiver.name));
        }
        (Some(Fate::Delete), _) => show_doomed(env, facts.doomed)?,
        (None, _) if !facts.owned.is_empty() => {
            env.ui.note("A decision is needed: `--transfer-to MEMBER` or `--delete-resources`.");
        }
        _ => {}
    }
    env.ui.note("Nothing was changed.");
    Ok(Status::Done)
}

fn tell(env: &mut Env, told: Told, receipt: &Receipt, fate: Option<Fate>) -> Result<()> {
    if told == Told::Json {
        return env.ui.print(|out| json::write_value(out, &document(receipt)));
    }
    for departing in &receipt.keys {
        env.ui.note(&format!("Deleted key {}.", departing.key.title));
    }
    let owned = in_words(
        receipt.keys.iter().flat_map(|departing| &departing.estate.owned).map(|owned| &owned.resource),
    );
    match (&receipt.receiver, fate) {
        (Some(receiver), _) if owned != "nothing" => {
            env.ui.note(&format!("Handed {owned} to {}.", receiver.name));
        }
        (_, Some(Fate::Delete)) if !receipt.deleted.is_empty() => {
            env.ui.note(&format!("Deleted {}.", in_words(&receipt.deleted)));
        }
        _ => {}
    }
    Ok(())
}

/// What was done, for programs.
fn document(receipt: &Receipt) -> Value {
    let keys: Value = receipt
        .keys
        .iter()
        .map(|departing| {
            json!({
                "id": departing.key.id.to_string(),
                "title": departing.key.title.as_str(),
                "email": departing.key.email.as_str(),
                "grants": departing.estate.grants,
                "owned": departing.estate.owned.iter().map(|owned| brief(&owned.resource)).collect::<Value>(),
            })
        })
        .collect();
    let receiver = receipt.receiver.as_ref().map(|member| {
        json!({ "id": member.id.to_string(), "name": member.name.as_str(), "email": member.email.as_str() })
    });
    json!({
        "deleted_keys": keys,
        "transferred_to": receiver,
        "deleted_resources": receipt.deleted.iter().map(brief).collect::<Value>(),
        "dry_run": false,
    })
}
