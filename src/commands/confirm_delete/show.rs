//! The facts of a deletion, on standard error.

use super::super::selection::NAMED;
use super::super::view::resource::{CASCADE, OWNED};
use super::words::{Worded, grants_in_words};
use crate::domain::resource::{Resource, in_words};
use crate::domain::text::grouped;
use crate::env::Env;
use crate::error::Result;
use crate::ops::deletion::DeletePlan;
use crate::store::resource::Owned;
use crate::ui::listing::{Cell, ListColumn, Listing};
use crate::ui::record::Record;
use crate::ui::render::Tone;

/// Shows the keys or members to delete and the resources they own.
pub(super) fn facts<T: Worded>(env: &mut Env, plan: &DeletePlan<T>) -> Result<()> {
    let record = plan.removed.iter().take(NAMED).fold(Record::new(), |record, (removed, holdings)| {
        record.field(removed.name(), Cell::new(removed.about(&grants_in_words(holdings.grants))))
    });
    let options = env.err_options();
    record.write(&mut env.ui.err, &options)?;
    if let Some(more) = plan.removed.len().checked_sub(NAMED).filter(|more| *more > 0) {
        env.ui.say(Tone::Plain, "", &format!("and {} more", grouped(more as u64)));
    }
    let owned: Vec<Owned> = plan.owned().into_iter().cloned().collect();
    if owned.is_empty() {
        return Ok(());
    }
    let counts = in_words(owned.iter().map(|owned| &owned.resource));
    env.ui.say(Tone::Plain, "", &format!("Owned: {counts}."));
    table(env, &OWNED, &owned)
}

/// Shows the resources that are deleted too.
pub(super) fn cascade(env: &mut Env, cascade: &[Resource]) -> Result<()> {
    if cascade.is_empty() {
        return Ok(());
    }
    env.ui.say(Tone::Plain, "", &format!("Also deleted: {}.", in_words(cascade)));
    table(env, &CASCADE, cascade)
}

fn table<R, C: ListColumn<R>>(env: &mut Env, columns: &[C], mut rows: &[R]) -> Result<()> {
    let options = env.err_options();
    Listing::table(columns).write(&mut env.ui.err, &options, &mut rows).map(drop)
}
