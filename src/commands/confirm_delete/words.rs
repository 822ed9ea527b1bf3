//! The sentences of a deletion, built from the words of a noun.

use super::args::Choice;
use crate::domain::resource::in_words;
use crate::domain::text::visible;
use crate::ops::deletion::{DeletePlan, Removable};
use crate::store::column::Noun;

/// The words for the deletion of a noun.
pub trait Worded: Removable + Noun + Clone {
    /// The verb on the button: `Delete`.
    const BUTTON: &'static str;
    /// The verb in a report: `Deleted`.
    const DONE: &'static str;
    /// The deletion, where it was not confirmed: `the deletion`.
    const DELETION: &'static str;
    /// The noun, for one and for several.
    const NOUN: [&'static str; 2];
    /// The possessive of one: `its`, `their`.
    const WHOSE: &'static str;

    /// Describes one beside its name: address, role, number of grants.
    fn about(&self, grants: &str) -> String;
}

/// `Delete the key deploy`, `Delete these 2 keys`.
pub(super) fn intention<T: Worded>(plan: &DeletePlan<T>) -> String {
    let [one, several] = T::NOUN;
    match plan.removed.as_slice() {
        [(only, _)] => format!("{} the {one} {}", T::BUTTON, visible(only.name())),
        all => format!("{} these {} {several}", T::BUTTON, all.len()),
    }
}

/// `delete the key deploy`.
pub(super) fn in_a_sentence(intention: &str) -> String {
    format!("{}{}", intention[..1].to_lowercase(), &intention[1..])
}

/// All that will happen: `Delete import and transfer 1 layer to Ada? This cannot be undone.`
pub(super) fn final_question<T: Worded>(plan: &DeletePlan<T>, choice: Option<&Choice>) -> String {
    let [_, several] = T::NOUN;
    let what = match plan.removed.as_slice() {
        [(only, _)] => visible(only.name()).into_owned(),
        all => format!("{} {several}", all.len()),
    };
    let action = format!("{} {what}", T::BUTTON);
    let end = "This cannot be undone.";
    if plan.owned().is_empty() {
        return format!("{action}? {end}");
    }
    let owned = in_words(plan.owned().into_iter().map(|owned| &owned.resource));
    match choice {
        Some(Choice::Transfer(to)) => {
            format!("{action} and transfer {owned} to {}? {end}", visible(to.name.as_str()))
        }
        _ if plan.cascade.is_empty() => format!("{action}? The other owners keep {owned}. {end}"),
        _ => format!("{action} with {}? {end}", in_words(&plan.cascade)),
    }
}

/// The number of grants in words.
pub(super) fn grants_in_words(count: u64) -> String {
    match count {
        0 => "no grants".to_owned(),
        1 => "1 grant".to_owned(),
        count => format!("{count} grants"),
    }
}
