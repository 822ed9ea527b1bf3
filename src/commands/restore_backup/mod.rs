//! `keys restore-backup`: puts a backup in the place of the store.

mod words;

use std::path::PathBuf;

use super::ask;
use super::change_args::{ChangeArgs, ReceiptFormat};
use super::documents::restore::RestoreDocument;
use crate::env::{DraftGuard, Env, RestoreSession};
use crate::error::{ExitStatus, RestoreError, Result, UndecidedError};
use crate::ops::check;
use crate::ops::restore_backup::{self, RESTORE, RestorePlan};
use crate::store::restore::{Present, RestoreDraft};

/// Replace the store by a backup
///
/// Checks the backup, prints what it undoes and which secrets work again, and asks for confirmation. Keeps the old store
/// beside the new one. Also restores a store that is damaged or missing. Refuses while other programs have the store open.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys restore-backup ./keys-2026-01-31.db --dry-run
  keys restore-backup ./keys-2026-01-31.db
  keys restore-backup ./keys-2026-01-31.db --yes --reason 'disk failure'")]
pub struct Args {
    /// Path of the backup; it is not changed
    file: PathBuf,

    /// Print what would happen; change nothing
    #[arg(long)]
    dry_run: bool,

    /// Skip the confirmation
    #[arg(long, short)]
    yes: bool,

    #[command(flatten)]
    change: ChangeArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let drafts = DraftGuard::begin();
    let (session, draft) = env.begin_restore(&args.change, RESTORE, &args.file)?;
    refuse_unsound(env, &draft, args)?;
    let shown = {
        // Not held while a person thinks: other programs would find the store locked.
        let present = Present::hold(session.path())?;
        let plan = compared(env, &draft, &present, args)?;
        if args.change.output == ReceiptFormat::Text || env.prompt.is_some() {
            words::show(env, &plan, &present)?;
        }
        plan
    };
    if args.dry_run {
        let document = RestoreDocument::new(&shown, None, true);
        return Ok(args.change.report(env, "Nothing was changed, because of --dry-run.", &document)?);
    }
    confirm(env, args)?;
    let present = Present::hold(session.path())?;
    if compared(env, &draft, &present, args)? != shown {
        return Err(RestorePlan::changed().into());
    }
    let replaced = {
        record(env, &session, &draft, &shown)?;
        // From here on a signal waits: the store is replaced, and that is reported.
        let finish = drafts.finish();
        (draft.put_in_place(&present, &stamp(env))?, finish)
    };
    drop(present);
    let (replaced, _finish) = replaced;
    env.warn(replaced.warnings);
    let kept = replaced.kept.as_deref();
    let document = RestoreDocument::new(&shown, kept, false);
    Ok(args.change.report(env, &words::done(session.path(), &args.file, kept), &document)?)
}

fn refuse_unsound(env: &Env, draft: &RestoreDraft, args: &Args) -> Result<()> {
    let unusable = |cause| RestoreError::Unusable { path: args.file.clone(), cause: Box::new(cause) };
    let findings = check::unsound(draft.store(), &*env.system.clock).map_err(unusable)?;
    if findings.is_empty() {
        return Ok(());
    }
    Err(RestoreError::Unsound { path: args.file.clone(), findings }.into())
}

fn compared(env: &Env, draft: &RestoreDraft, present: &Present, args: &Args) -> Result<RestorePlan> {
    if let Some((of, here)) = restore_backup::organizations(draft.store(), present)? {
        return Err(RestoreError::AnotherOrganization { path: args.file.clone(), of, here }.into());
    }
    restore_backup::plan(draft.store(), present, &*env.system.clock)
}

fn confirm(env: &mut Env, args: &Args) -> Result<()> {
    if args.yes {
        return Ok(());
    }
    let Some(prompt) = &mut env.prompt else {
        return Err(UndecidedError::Confirmation { action: "restore the backup".to_owned() }.into());
    };
    ask::confirm_loss(&mut **prompt, "Replace the store by the backup?", "Restore", "the restore")
}

fn record(env: &Env, session: &RestoreSession, draft: &RestoreDraft, plan: &RestorePlan) -> Result<()> {
    restore_backup::record(&session.context(&env.system, draft), session.acting(), plan)
}

/// The time for the name of the old store: `20261125T003301Z`.
fn stamp(env: &Env) -> String {
    env.system.clock.now().rfc3339().replace(['-', ':'], "")
}
