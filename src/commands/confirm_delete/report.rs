//! The report of a deletion, before it (`--dry-run`) and after it.

use super::super::documents::{Object, Reference, receipt as documents};
use super::super::selection::NAMED;
use super::super::{ReceiptFormat, print_receipt};
use super::args::Choice;
use super::show;
use super::words::{Worded, in_a_sentence, intention};
use crate::domain::resource::in_words;
use crate::domain::text::{grouped, visible};
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::deletion::{DeletePlan, DeleteReceipt};
use crate::ui::json;

/// Reports what was done.
pub(super) fn print<T: Worded>(
    env: &mut Env,
    format: ReceiptFormat,
    receipt: &DeleteReceipt<T>,
) -> Result<ExitStatus> {
    if format == ReceiptFormat::Json {
        let document = document(receipt, false);
        print_receipt(env, &document)?;
        return Ok(ExitStatus::Done);
    }
    let [noun, several] = T::NOUN;
    if receipt.removed.len() > NAMED {
        env.ui.note(&format!("{} {} {several}.", T::DONE, grouped(receipt.removed.len() as u64)));
    } else {
        for (removed, _) in &receipt.removed {
            env.ui.note(&format!("{} {noun} {}.", T::DONE, visible(removed.name())));
        }
    }
    let owned = receipt.owned();
    if let (Some(receiver), false) = (&receipt.receiver, owned.is_empty()) {
        let owned = in_words(owned.into_iter().map(|owned| &owned.resource));
        env.ui.note(&format!("Transferred {owned} to {}.", visible(receiver.name.as_str())));
    }
    if !receipt.deleted.is_empty() {
        env.ui.note(&format!("Deleted {}.", in_words(&receipt.deleted)));
    }
    Ok(ExitStatus::Done)
}

/// Reports that there is nothing to delete.
pub(super) fn none<T: Worded>(
    env: &mut Env,
    format: ReceiptFormat,
    dry_run: bool,
    sentence: &str,
) -> Result<ExitStatus> {
    if format == ReceiptFormat::Json {
        let receipt = DeleteReceipt::<T> { removed: Vec::new(), receiver: None, deleted: Vec::new() };
        let document = document(&receipt, dry_run);
        env.ui.print(|out| json::write_value(out, &document))?;
    } else {
        env.ui.note(sentence);
    }
    Ok(ExitStatus::Done)
}

/// Reports what would be done.
pub(super) fn preview<T: Worded>(
    env: &mut Env,
    format: ReceiptFormat,
    plan: DeletePlan<T>,
    choice: Option<Choice>,
) -> Result<ExitStatus> {
    if format == ReceiptFormat::Json {
        let disposition = choice.as_ref().map(Choice::disposition);
        let receiver = match choice {
            Some(Choice::Transfer(to)) => Some(to),
            _ => None,
        };
        let document = document(&plan.receipt(disposition, receiver), true);
        env.ui.print(|out| json::write_value(out, &document))?;
        return Ok(ExitStatus::Done);
    }
    show::facts(env, &plan)?;
    env.ui.note(&format!("Would {}.", in_a_sentence(&intention(&plan))));
    let owned = in_words(plan.owned().into_iter().map(|owned| &owned.resource));
    match choice {
        Some(Choice::Delete) => show::cascade(env, &plan.cascade)?,
        _ if plan.owned().is_empty() => {}
        Some(Choice::Transfer(to)) => {
            env.ui.note(&format!("Would transfer {owned} to {}.", visible(to.name.as_str())));
        }
        None => env.ui.note(
            "Choose what happens to the resources: pass `--transfer-to MEMBER` or `--delete-resources`.",
        ),
    }
    env.ui.note("Nothing was changed.");
    Ok(ExitStatus::Done)
}

fn document<T: Worded>(receipt: &DeleteReceipt<T>, dry_run: bool) -> documents::DeleteReceipt<Object<T>> {
    documents::DeleteReceipt {
        deleted: receipt.removed.iter().map(|(removed, _)| Object(removed.clone())).collect(),
        transferred_to: receipt.receiver.as_ref().map(Reference::from),
        deleted_resources: receipt.deleted.iter().map(Reference::from).collect(),
        dry_run,
    }
}
