//! The questions before a deletion, in the order of rule R7: the action, its resources, a final confirmation.

use super::super::ask;
use super::super::pick::nouns;
use super::Asked;
use super::args::Choice;
use super::show;
use super::words::{Worded, final_question, in_a_sentence, intention};
use crate::domain::resource::in_words;
use crate::env::Env;
use crate::error::{Error, Result, UndecidedError};
use crate::ops::deletion::DeletePlan;
use crate::ops::handover;
use crate::store::Store;
use crate::ui::prompt::{Confirmation, Decision, Items, Prompt, Risk};
use crate::ui::render::Tone;

/// Asks the questions that the flags leave open. `yes` skips the confirmations, but does not decide what happens to
/// resources. A number that was typed replaces the first confirmation.
pub(super) fn decide<T: Worded>(
    env: &mut Env,
    store: &Store,
    plan: &DeletePlan<T>,
    choice: Option<Choice>,
    (yes, asked): (bool, Asked),
) -> Result<Option<Choice>> {
    let undecided = choice.is_none() && !plan.owned().is_empty();
    if env.prompt.is_none() {
        return match (undecided, yes) {
            (true, _) => Err(plan.undecided()),
            (false, true) => Ok(choice),
            (false, false) => Err(unconfirmed(plan)),
        };
    }
    if !yes || undecided {
        show::facts(env, plan)?;
    }
    if matches!(choice, Some(Choice::Delete)) {
        show::cascade(env, &plan.cascade)?;
    }
    if !yes && asked == Asked::Nothing {
        confirm::<T>(env, &format!("{}?", intention(plan)))?;
    }
    loop {
        let choice = if undecided { Some(choose(env, store, plan)?) } else { choice.clone() };
        if matches!(choice, Some(Choice::Delete)) && !plan.cascade.is_empty() {
            if undecided || !yes {
                type_out(env, plan, undecided)?;
            }
            return Ok(choice);
        }
        if yes || confirm_finally::<T>(env, &final_question(plan, choice.as_ref()), undecided)? {
            return Ok(choice);
        }
    }
}

/// The last question. Returns false to edit the choice about the resources first.
fn confirm_finally<T: Worded>(env: &mut Env, question: &str, undecided: bool) -> Result<bool> {
    let edit = undecided.then_some("Edit an answer");
    let confirmation = Confirmation { question, verb: T::BUTTON, risk: Risk::Loss, edit };
    match prompt(env)?.confirm(&confirmation)? {
        Decision::Done => Ok(true),
        Decision::Edit => Ok(false),
        Decision::Cancelled => Err(Error::Declined { what: T::DELETION }),
    }
}

fn confirm<T: Worded>(env: &mut Env, question: &str) -> Result<()> {
    ask::confirm_loss(prompt(env)?, question, T::BUTTON, T::DELETION)
}

/// Asks for the new owner. No one is preselected, and deleting the resources is the last item: a careless Enter must
/// do neither.
fn choose<T: Worded>(env: &mut Env, store: &Store, plan: &DeletePlan<T>) -> Result<Choice> {
    let mut receivers = store.read(|tx| handover::receivers(tx, &plan.principals()))?;
    let mut items: Vec<Vec<String>> = receivers.iter().map(nouns::member).collect();
    items.push(vec![match plan.cascade.as_slice() {
        [] => "Leave them to their other owners".to_owned(),
        cascade => format!("Delete them ({})", in_words(cascade)),
    }]);
    let mut items = Items::new("choices", nouns::PERSON, items);
    let whose = if plan.removed.len() == 1 { T::WHOSE } else { "their" };
    let chosen = prompt(env)?.pick_deliberately(&format!("Transfer {whose} resources to:"), &mut items)?;
    Ok(if chosen < receivers.len() {
        Choice::Transfer(receivers.swap_remove(chosen))
    } else {
        Choice::Delete
    })
}

/// Shows everything that will be deleted, and asks the user to type its name, or for several their number.
fn type_out<T: Worded>(env: &mut Env, plan: &DeletePlan<T>, show_cascade: bool) -> Result<()> {
    if show_cascade {
        show::cascade(env, &plan.cascade)?;
    }
    env.ui.say(Tone::Plain, "", &final_question(plan, Some(&Choice::Delete)));
    let text = match plan.removed.as_slice() {
        [(only, _)] => only.name().to_owned(),
        all => all.len().to_string(),
    };
    ask::typed(prompt(env)?, &text)
}

fn prompt(env: &mut Env) -> Result<&mut dyn Prompt> {
    match &mut env.prompt {
        Some(prompt) => Ok(&mut **prompt),
        None => Err(Error::Interrupted),
    }
}

fn unconfirmed<T: Worded>(plan: &DeletePlan<T>) -> Error {
    UndecidedError::Confirmation { action: in_a_sentence(&intention(plan)) }.into()
}
