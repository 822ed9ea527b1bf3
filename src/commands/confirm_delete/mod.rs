//! The one way to delete keys and to remove members: show the facts, ask, delete, report (rules R7 to R9).

mod args;
mod questions;
mod report;
mod show;
mod words;

pub use args::DecisionArgs;
pub use args::require_named;
pub use words::Worded;

use args::Choice;

use crate::env::{ChangeSession, Env};
use crate::error::{Error, ExitStatus, Result};
use crate::ops::deletion::{Condition, delete_if, plan};

/// Reports that there is nothing to delete.
pub fn none<T: Worded>(env: &mut Env, args: &DecisionArgs, sentence: &str) -> Result<ExitStatus> {
    report::none::<T>(env, args.output, args.dry_run, sentence)
}

/// Deletes what was named or picked, once the decision is made and confirmed.
pub fn run<T: Worded>(
    env: &mut Env,
    session: &ChangeSession,
    ids: &[T::Id],
    args: &DecisionArgs,
) -> Result<ExitStatus> {
    run_if::<T>(env, session, ids, args, Asked::Nothing, &|_| Ok(()))
}

/// The answer that a user gave before the questions of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Nothing,
    /// The number of those to delete, which were shown.
    Number,
}

/// The same, if the condition by which they were selected still holds.
pub fn run_if<T: Worded>(
    env: &mut Env,
    session: &ChangeSession,
    ids: &[T::Id],
    args: &DecisionArgs,
    asked: Asked,
    condition: Condition<'_>,
) -> Result<ExitStatus> {
    let choice = args.choice(session.store())?;
    let disposition = choice.as_ref().map(Choice::disposition);
    if args.yes && !args.dry_run && choice.is_some() {
        // Nothing is left to ask, so nothing need be shown.
        let receipt = delete_if::<T>(&session.context(&env.system), ids, disposition, None, condition)?;
        return report::print(env, args.output, &receipt);
    }
    let shown = plan::<T>(&session.context(&env.system), ids)?;
    args::check(session.store(), choice.as_ref(), &shown.principals())?;
    if args.dry_run {
        return report::preview(env, args.output, shown, choice);
    }
    let choice = questions::decide(env, session.store(), &shown, choice, (args.yes, asked))?;
    let disposition = choice.as_ref().map(Choice::disposition);
    let cx = session.context(&env.system);
    match delete_if(&cx, ids, disposition, Some(&shown), condition) {
        Ok(receipt) => report::print(env, args.output, &receipt),
        Err(changed @ Error::FactsChanged { .. }) => {
            if let Ok(now) = plan::<T>(&cx, ids) {
                show::facts(env, &now)?;
                show::cascade(env, &now.cascade)?;
            }
            Err(changed)
        }
        Err(error) => Err(error),
    }
}
