//! `keys prune`.

use super::confirm_delete::{self, DecisionArgs};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::key::{DELETE, has_lapsed, lapsed};
use crate::store::ReadTx;
use crate::store::key::KeyRow;

/// Delete keys whose secret was never delivered
///
/// With --unconfirmed: keys whose secret was never confirmed to be delivered, because `keys create` was killed or failed.
/// Their secrets stop working 10 minutes after they were made. Resources and confirmations are as with `keys delete`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys prune --unconfirmed --dry-run
  keys prune --unconfirmed --yes

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide about them.")]
pub struct Args {
    /// Delete the keys without a delivered secret
    #[arg(long, required = true)]
    unconfirmed: bool,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    debug_assert!(args.unconfirmed, "clap requires it");
    let session = env.change(&args.decision, DELETE)?;
    let now = env.system.clock.now();
    let ids = session.store().read(|tx| lapsed(tx, now))?;
    if ids.is_empty() {
        return Ok(confirm_delete::none::<KeyRow>(
            env,
            &args.decision,
            "No unconfirmed keys whose secrets have expired.",
        )?);
    }
    // Someone may confirm or rotate one of them while this user reads.
    let still = |tx: &ReadTx<'_>, id| has_lapsed(tx, id, now);
    Ok(confirm_delete::run_if::<KeyRow>(env, &session, &ids, &args.decision, &still)?)
}
