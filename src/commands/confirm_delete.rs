//! The questions that a deletion asks, the same for keys and for members: is it meant, and what becomes of the
//! resources (rules R7 to R9).

use super::view::resource::{CASCADE, OWNED};
use super::{ReasonArg, ReceiptFormat, ask};
use crate::domain::grant::Principal;
use crate::domain::member::Member;
use crate::domain::resource::{Resource, in_words};
use crate::domain::text::Reason;
use crate::env::{Env, ReasonSource};
use crate::error::{Error, Result};
use crate::ops::find;
use crate::ops::handover::{self, Disposition};
use crate::store::Store;
use crate::store::resource::Owned;
use crate::ui::listing::{Cell, Column, Listing};
use crate::ui::record::Record;
use crate::ui::render::Tone;

/// What a deletion can be told beforehand.
#[derive(Debug, clap::Args)]
pub struct DecisionArgs {
    /// Transfer owned resources to this member, an editor or administrator
    #[arg(long, value_name = "MEMBER")]
    transfer_to: Option<String>,

    /// Delete resources without other owners, with their contents; without --yes, asks to type the name
    #[arg(long, conflicts_with = "transfer_to")]
    delete_resources: bool,

    /// Skip the confirmation. Does not decide what happens to resources
    #[arg(long, short)]
    yes: bool,

    /// Show what would happen, and change nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    pub output: ReceiptFormat,

    #[command(flatten)]
    reason: ReasonArg,
}

impl ReasonSource for DecisionArgs {
    fn reason(&self) -> Result<Option<Reason>> {
        self.reason.reason()
    }
}

/// The facts that a decision is made on.
pub struct Facts<'a> {
    /// What is to be done, as a question without its mark: `Delete the key deploy`.
    pub action: &'a str,
    /// The verb of it: `Delete`.
    pub verb: &'static str,
    /// What it is called when it was not confirmed: `the deletion`.
    pub noun: &'static str,
    /// The names of those who go, and what there is to know of each. The first is typed to delete resources.
    pub removed: Vec<(&'a str, String)>,
    /// What they own.
    pub owned: Vec<Owned>,
    /// What goes if resources are deleted.
    pub cascade: &'a [Resource],
    /// The refusal where no disposition is given and nobody can be asked.
    pub undecided: Box<dyn Fn() -> Error + 'a>,
    /// The principals that are deleted: a removed member cannot receive resources.
    pub principals: Vec<Principal>,
}

impl DecisionArgs {
    /// What becomes of the resources, as the flags say it.
    pub fn disposition(&self, store: &Store) -> Result<Option<Disposition>> {
        match &self.transfer_to {
            Some(name) => {
                store.read(|tx| find::member(tx, name)).map(|to| Some(Disposition::Transfer(to.id)))
            }
            None => Ok(self.delete_resources.then_some(Disposition::Delete)),
        }
    }

    /// What becomes of the resources where the flags leave nothing to ask: then nothing need be shown before.
    pub fn settled(&self, store: &Store) -> Result<Option<Disposition>> {
        if self.yes && !self.dry_run { self.disposition(store) } else { Ok(None) }
    }

    /// Asks what is not said yet. Answers what becomes of the resources: nothing is to become of none.
    pub fn decide(&self, env: &mut Env, store: &Store, facts: &Facts<'_>) -> Result<Option<Disposition>> {
        let disposition = self.disposition(store)?;
        let undecided = disposition.is_none() && !facts.owned.is_empty();
        if env.prompt.is_none() {
            return if undecided {
                Err((facts.undecided)())
            } else if self.yes {
                Ok(disposition)
            } else {
                Err(no_confirmation(facts))
            };
        }
        if !self.yes {
            show(env, facts, disposition)?;
            confirm(env, facts, &format!("{}?", facts.action))?;
        }
        if undecided {
            if self.yes {
                show(env, facts, disposition)?;
            }
            return choose(env, store, facts).map(Some);
        }
        if !self.yes && facts.owned.is_empty() {
            confirm(env, facts, "There is no way back. Once more:")?;
        }
        if !self.yes && disposition == Some(Disposition::Delete) {
            type_out(env, facts)?;
        }
        Ok(disposition)
    }
}

/// Shows who goes, what is owned, and what would be deleted where that is decided.
pub fn show(env: &mut Env, facts: &Facts<'_>, disposition: Option<Disposition>) -> Result<()> {
    let mut record = Record::new();
    for (name, about) in &facts.removed {
        record = record.field(name, Cell::new(about.as_str()));
    }
    let options = env.err_options();
    record.write(&mut env.ui.err, &options)?;
    if facts.owned.is_empty() {
        return Ok(());
    }
    env.ui.say(
        Tone::Plain,
        "",
        &format!("Owned: {}.", in_words(facts.owned.iter().map(|owned| &owned.resource))),
    );
    table(env, &OWNED, &facts.owned)?;
    if disposition == Some(Disposition::Delete) { show_cascade(env, facts.cascade) } else { Ok(()) }
}

/// Shows what a deletion of resources takes.
pub fn show_cascade(env: &mut Env, cascade: &[Resource]) -> Result<()> {
    if cascade.is_empty() {
        return Ok(());
    }
    env.ui.say(Tone::Plain, "", &format!("Goes with it: {}.", in_words(cascade)));
    table(env, &CASCADE, cascade)
}

/// Says what would be done, without it.
pub fn preview(
    env: &mut Env,
    facts: &Facts<'_>,
    disposition: Option<Disposition>,
    receiver: Option<&Member>,
) -> Result<()> {
    show(env, facts, None)?;
    env.ui.note(&format!("Would {}{}.", facts.action[..1].to_lowercase(), &facts.action[1..]));
    match (disposition, receiver) {
        (Some(Disposition::Transfer(_)), Some(receiver)) if !facts.owned.is_empty() => {
            env.ui.note(&format!("Would hand what is owned to {}.", receiver.name));
        }
        (Some(Disposition::Delete), _) => show_cascade(env, facts.cascade)?,
        (None, _) if !facts.owned.is_empty() => {
            env.ui.note("A decision is needed: `--transfer-to MEMBER` or `--delete-resources`.");
        }
        _ => {}
    }
    env.ui.note("Nothing was changed.");
    Ok(())
}

/// The member whom `fate` makes the receiver, if it does.
pub fn receiver(
    store: &Store,
    disposition: Option<Disposition>,
    removed: &[Principal],
) -> Result<Option<Member>> {
    match disposition {
        Some(Disposition::Transfer(to)) => store.read(|tx| handover::receiver(tx, to, removed)).map(Some),
        _ => Ok(None),
    }
}

/// Tells what became of the resources.
pub fn tell_fate<'r>(
    env: &mut Env,
    owned: impl IntoIterator<Item = &'r Owned>,
    receiver: Option<&Member>,
    deleted: &[Resource],
) {
    let owned: Vec<&Resource> = owned.into_iter().map(|owned| &owned.resource).collect();
    if let (Some(receiver), false) = (receiver, owned.is_empty()) {
        env.ui.note(&format!("Handed {} to {}.", in_words(owned), receiver.name));
    }
    if !deleted.is_empty() {
        env.ui.note(&format!("Deleted {}.", in_words(deleted)));
    }
}

/// So many grants: `no grants`, `1 grant`, `3 grants`.
#[must_use]
pub fn grants_in_words(count: u64) -> String {
    match count {
        0 => "no grants".to_owned(),
        1 => "1 grant".to_owned(),
        count => format!("{count} grants"),
    }
}

fn table<R>(env: &mut Env, columns: &[Column<R>], mut rows: &[R]) -> Result<()> {
    let options = env.err_options();
    let listing = Listing::table(columns);
    listing.write(&mut env.ui.err, &options, &mut rows).map(drop)
}

fn confirm(env: &mut Env, facts: &Facts<'_>, question: &str) -> Result<()> {
    let agreed = match &mut env.prompt {
        Some(prompt) => prompt.confirm(question, facts.verb)?,
        None => false,
    };
    if agreed { Ok(()) } else { Err(Error::Declined { what: facts.noun }) }
}

/// The picker of receivers, with the knowing choice to delete at its end.
fn choose(env: &mut Env, store: &Store, facts: &Facts<'_>) -> Result<Disposition> {
    let mut receivers = store.read(|tx| handover::receivers(tx, &facts.principals))?;
    let mut items: Vec<String> = receivers
        .iter()
        .map(|member| format!("{} <{}> ({})", member.name, member.email, member.role))
        .collect();
    items.push(match facts.cascade {
        [] => "nobody: all of it has other owners, with whom it stays".to_owned(),
        cascade => format!("nobody: delete {}", in_words(cascade)),
    });
    let Some(prompt) = &mut env.prompt else { return Err((facts.undecided)()) };
    let chosen = prompt.pick("Who receives the resources?", &items)?;
    if chosen < receivers.len() {
        return Ok(Disposition::Transfer(receivers.swap_remove(chosen).id));
    }
    show_cascade(env, facts.cascade)?;
    type_out(env, facts)?;
    Ok(Disposition::Delete)
}

/// Deleting resources takes the name of who goes, typed out; where none go, nothing is typed.
fn type_out(env: &mut Env, facts: &Facts<'_>) -> Result<()> {
    let ([(name, _), ..], [_, ..]) = (facts.removed.as_slice(), facts.cascade) else { return Ok(()) };
    let Some(prompt) = &mut env.prompt else { return Err(no_confirmation(facts)) };
    ask::typed(&mut **prompt, name)
}

fn no_confirmation(facts: &Facts<'_>) -> Error {
    Error::Undecided {
        question: format!(
            "nobody is there to confirm: {}{}",
            facts.action[..1].to_lowercase(),
            &facts.action[1..]
        ),
        hint: "say that it is meant with `--yes`".to_owned(),
    }
}
