//! The words of a restore: the changes that it undoes, and the secrets that work again.

use std::fmt::Write as _;
use std::path::Path;

use super::super::view::event::EventRowView;
use crate::domain::text::count;
use crate::env::Env;
use crate::error::Result;
use crate::ops::restore_backup::{Comparison, Differences, RestorePlan, SecretDifference};
use crate::store::event;
use crate::store::restore::Present;
use crate::ui::render::Tone;

/// How many events and secrets are listed one by one.
const LISTED: usize = 100;

/// Prints the effect of the plan.
pub(super) fn show(env: &mut Env, plan: &RestorePlan, present: &Present) -> Result<()> {
    let text = match (&plan.comparison, present) {
        (Comparison::Compared(differences), Present::Readable(store)) => {
            let mut text = log(plan, differences);
            if differences.undone > 0 {
                let zone = env.system.zone;
                text.push_str("\nThese changes will be undone:");
                let (mut listed, mut more) = (0, 0);
                store.read(|tx| {
                    event::each_after(tx, differences.common, &mut |number, record, hash| {
                        if listed == LISTED {
                            more += 1;
                        } else {
                            listed += 1;
                            let view = EventRowView::new(number, record, hash);
                            let _ = write!(text, "\n  {}", view.line(zone));
                        }
                        Ok(())
                    })
                })?;
                and_more(&mut text, more);
            }
            secrets(&mut text, "These secrets will work again:", &differences.working_again, "deleted");
            secrets(
                &mut text,
                "These secrets will stop working:",
                &differences.stopping,
                "not in the backup",
            );
            text
        }
        (Comparison::Unreadable { why }, _) => format!(
            "The present store cannot be read ({why}).\n\
             The changes that the backup undoes are unknown, and so are the secrets that will work again."
        ),
        _ => "There is no store yet. The backup becomes the store.\n\
              The changes since the backup are unknown, and so are the secrets that will work again."
            .to_owned(),
    };
    env.ui.say(Tone::Plain, "", &text);
    Ok(())
}

/// The ends of both logs, and where they part.
fn log(plan: &RestorePlan, differences: &Differences) -> String {
    let Differences { common, undone, own, .. } = differences;
    let backup = plan.backup.number;
    let events = |number: &i64| count(*number, "event");
    match (undone, own) {
        (0, 0) => format!("The backup has the same {backup} events as the store: no change will be undone."),
        (0, own) => {
            format!("The backup is newer than the store: it has {} after event {common}.", events(own))
        }
        (undone, 0) => {
            format!("The backup ends with event {backup}. The store has {} after it.", events(undone))
        }
        (undone, own) => format!(
            "The backup and the store have different histories after event {common}: the backup has {}, the store {}.",
            events(own),
            events(undone)
        ),
    }
}

/// `missing` describes a secret whose key the other store lacks.
fn secrets(text: &mut String, heading: &str, secrets: &[SecretDifference], missing: &str) {
    if secrets.is_empty() {
        return;
    }
    let _ = write!(text, "\n{heading}");
    for SecretDifference { secret_start, key, status } in secrets.iter().take(LISTED) {
        let status = if status == "missing" { missing } else { status };
        let _ = write!(text, "\n  {secret_start}…  {} ({status})", key.name);
    }
    and_more(text, secrets.len().saturating_sub(LISTED));
}

fn and_more(text: &mut String, more: usize) {
    if more > 0 {
        let _ = write!(text, "\n  and {more} more");
    }
}

/// The result in a sentence.
pub(super) fn done(path: &Path, backup: &Path, kept: Option<&Path>) -> String {
    let kept = kept.map_or_else(String::new, |kept| format!("\nThe old store is {}.", kept.display()));
    format!("Restored {} from {}.{kept}", path.display(), backup.display())
}
