//! `keys prune`.

use super::confirm_delete::{self, DecisionArgs};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::key::{DELETE, has_lapsed, lapsed};
use crate::store::ReadTx;
use crate::store::key::KeyRow;

/// Delete keys whose secret was never delivered
///
/// `keys create` leaves such a key if it fails or is killed before the delivery of the secret is confirmed. The secret
/// stops working 10 minutes later; until then, `keys prune` does not delete the key. Resources are transferred or deleted
/// as by `keys delete`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys prune --unconfirmed --dry-run
  keys prune --unconfirmed --yes

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide that.")]
pub struct Args {
    /// Delete the keys whose secret was not confirmed in time
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
