//! The flags of a deletion, and the choice that they make.

use super::super::selection::Consent;
use super::super::{ReasonArg, ReceiptFormat};
use crate::domain::grant::Principal;
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::env::ReasonSource;
use crate::error::{MissingError, Result};
use crate::ops::find;
use crate::ops::handover::{self, Disposition};
use crate::store::Store;

/// The decision about resources and its confirmation, as flags.
#[derive(Debug, clap::Args)]
pub struct DecisionArgs {
    /// Transfer owned resources to this member, an editor or administrator
    #[arg(long, value_name = "MEMBER", allow_hyphen_values = true)]
    transfer_to: Option<String>,

    /// Delete resources without other owners, with their contents; without --yes, asks to type the name
    #[arg(long, conflicts_with = "transfer_to")]
    delete_resources: bool,

    /// Skip the confirmation. Does not decide what happens to resources
    #[arg(long, short)]
    pub(super) yes: bool,

    /// Show what would happen, and change nothing
    #[arg(long, short = 'n')]
    pub(super) dry_run: bool,

    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) output: ReceiptFormat,

    #[command(flatten)]
    reason: ReasonArg,
}

impl ReasonSource for DecisionArgs {
    fn reason(&self) -> Result<Option<Reason>> {
        self.reason.reason()
    }
}

/// Refuses a missing name where the confirmation is skipped: the picker could take keys typed ahead.
pub fn require_named(confirmed: bool, is_named: bool, missing: MissingError) -> Result<()> {
    if confirmed && !is_named { Err(missing.into()) } else { Ok(()) }
}

/// A disposition, with the receiver whom questions and reports name.
#[derive(Debug, Clone)]
pub(super) enum Choice {
    /// Transfer all owned resources to this member.
    Transfer(Member),
    /// Delete the resources without other owners.
    Delete,
}

impl Choice {
    pub(super) fn disposition(&self) -> Disposition {
        match self {
            Self::Transfer(to) => Disposition::Transfer(to.id),
            Self::Delete => Disposition::Delete,
        }
    }
}

impl DecisionArgs {
    /// Refuses a missing name with `--yes`: without a confirmation, only what was named is deleted (rule R11).
    pub fn require_named(&self, is_named: bool, missing: MissingError) -> Result<()> {
        require_named(self.yes, is_named, missing)
    }

    /// The consent to delete the keys that match a filter.
    #[must_use]
    pub fn consent(&self) -> Consent {
        if self.dry_run { Consent::NotNeeded } else { Consent::of(self.yes) }
    }

    /// Returns the choice that the flags make.
    pub(super) fn choice(&self, store: &Store) -> Result<Option<Choice>> {
        match &self.transfer_to {
            Some(name) => store.read(|tx| find::member(tx, name)).map(|to| Some(Choice::Transfer(to))),
            None => Ok(self.delete_resources.then_some(Choice::Delete)),
        }
    }
}

/// Refuses a receiver who cannot own resources, before anything is asked.
pub(super) fn check(store: &Store, choice: Option<&Choice>, removed: &[Principal]) -> Result<()> {
    match choice {
        Some(Choice::Transfer(to)) => store.read(|tx| handover::receiver(tx, to.id, removed)).map(drop),
        _ => Ok(()),
    }
}
