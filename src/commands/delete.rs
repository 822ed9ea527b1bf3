//! `keys delete`: keys go, and nothing that they own is lost by accident.

use serde_json::{Value, json};

use super::confirm_delete::{DecisionArgs, Facts, grants_in_words, preview, receiver, show, tell_fate};
use super::view::member;
use super::view::resource::reference;
use super::{ReceiptFormat, ask, print_receipt};
use crate::domain::id::KeyId;
use crate::domain::key::Key;
use crate::env::Env;
use crate::error::{Error, ExitStatus, Result};
use crate::ops::deletion::{DeletePlan, DeleteReceipt, Removable as _, delete, plan};
use crate::ops::handover::Disposition;
use crate::ops::key::DELETE;
use crate::store::Store;
use crate::store::key::KeyRow;
use crate::ui::json;

/// Delete keys, and transfer or delete their resources
///
/// Shows what the keys own, then asks for an editor to receive it, or whether to delete it. Resources that have other
/// owners stay with them. Several keys are deleted in one transaction. Deletion is permanent: to stop a key without
/// deleting it, run `keys revoke`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys delete ci
  keys delete ci --transfer-to ada@acme.com
  keys delete 3f9a 77b1 --transfer-to ada@acme.com --yes -o json
  keys delete old-import --delete-resources --dry-run

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    /// Keys, by id, start of id, email or title
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let session = env.change(&args.decision, DELETE)?;
    let ids: Vec<KeyId> = ask::keys(env, session.store(), &args.keys)?.iter().map(|key| key.id).collect();
    let cx = session.context(&env.system);
    if let Some(disposition) = args.decision.settled(session.store())? {
        let receipt = delete::<KeyRow>(&cx, &ids, Some(disposition), None)?;
        tell(env, args.decision.output, &receipt)?;
        return Ok(ExitStatus::Done);
    }
    let shown = plan::<KeyRow>(&cx, &ids)?;
    let action = action(&shown);
    let facts = facts(&shown, &action);
    if args.decision.dry_run {
        return dry_run(env, session.store(), &args.decision, &shown, &facts).map_err(Into::into);
    }
    let disposition = args.decision.decide(env, session.store(), &facts)?;
    let cx = session.context(&env.system);
    match delete(&cx, &ids, disposition, Some(&shown)) {
        Ok(receipt) => tell(env, args.decision.output, &receipt)?,
        Err(changed @ Error::FactsChanged { .. }) => {
            if let Ok(now) = plan::<KeyRow>(&cx, &ids) {
                show(env, &self::facts(&now, &action), Some(Disposition::Delete))?;
            }
            return Err(changed.into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(ExitStatus::Done)
}

/// `Delete the key deploy`.
fn action(deletion: &DeletePlan<KeyRow>) -> String {
    match deletion.removed.as_slice() {
        [(only, _)] => format!("Delete the key {}", only.key.title),
        keys => format!("Delete these {} keys", keys.len()),
    }
}

fn facts<'a>(deletion: &'a DeletePlan<KeyRow>, action: &'a str) -> Facts<'a> {
    Facts {
        action,
        verb: "Delete",
        noun: "the deletion",
        removed: deletion
            .removed
            .iter()
            .map(|(row, holdings)| (row.name(), about(&row.key, holdings.grants)))
            .collect(),
        owned: deletion.owned().into_iter().cloned().collect(),
        cascade: &deletion.cascade,
        undecided: Box::new(|| deletion.undecided()),
        principals: deletion.principals(),
    }
}

/// `deploy-3f9a…@acme.invalid, editor, created by Ada, 3 grants`.
fn about(key: &Key, grants: u64) -> String {
    let grants = grants_in_words(grants);
    format!("{}, {}, created by {}, {grants}", key.email, key.role, key.creator.name)
}

/// What would happen, without it.
fn dry_run(
    env: &mut Env,
    store: &Store,
    decision: &DecisionArgs,
    shown: &DeletePlan<KeyRow>,
    facts: &Facts<'_>,
) -> Result<ExitStatus> {
    let disposition = decision.disposition(store)?;
    let receiver = receiver(store, disposition, &facts.principals)?;
    let receipt = shown.clone().receipt(disposition, receiver);
    if decision.output == ReceiptFormat::Json {
        let mut document = document(&receipt);
        document["dry_run"] = true.into();
        env.ui.print(|out| json::write_value(out, &document))?;
        return Ok(ExitStatus::Done);
    }
    preview(env, facts, disposition, receipt.receiver.as_ref())?;
    Ok(ExitStatus::Done)
}

fn tell(env: &mut Env, told: ReceiptFormat, receipt: &DeleteReceipt<KeyRow>) -> Result<()> {
    if told == ReceiptFormat::Json {
        return print_receipt(env, &document(receipt));
    }
    for (row, _) in &receipt.removed {
        env.ui.note(&format!("Deleted key {}.", row.key.title));
    }
    let owned = receipt.removed.iter().flat_map(|(_, holdings)| &holdings.owned);
    tell_fate(env, owned, receipt.receiver.as_ref(), &receipt.deleted);
    Ok(())
}

/// What was done, for programs.
fn document(receipt: &DeleteReceipt<KeyRow>) -> Value {
    let keys: Value = receipt
        .removed
        .iter()
        .map(|(KeyRow { key, .. }, holdings)| {
            json!({
                "id": key.id.to_string(),
                "title": key.title.as_str(),
                "email": key.email.as_str(),
                "grants": holdings.grants,
                "owned": holdings.owned.iter().map(|owned| reference(&owned.resource)).collect::<Value>(),
            })
        })
        .collect();
    json!({
        "deleted_keys": keys,
        "transferred_to": receipt.receiver.as_ref().map(member::reference),
        "deleted_resources": receipt.deleted.iter().map(reference).collect::<Value>(),
        "dry_run": false,
    })
}
