//! `keys prune`.

use super::confirm_delete::{self, Asked, DecisionArgs};
use crate::domain::query::Condition;
use crate::domain::time::{Timestamp, Zone, parse_duration};
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::key::{DELETE, Expected, Selection, lapsed, matching, still_lapsed};
use crate::store::ReadTx;
use crate::store::key::{KeyField, KeyRow};

/// Delete keys that expired long ago or were never delivered
///
/// `keys create` leaves a key without a delivered secret if it fails or is killed before the delivery is confirmed. The
/// secret stops working 10 minutes later; until then, `keys prune` does not delete the key. Resources are transferred or
/// deleted as by `keys delete`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("which").required(true))]
#[command(after_help = "\
Examples:
  keys prune --older-than 90d --dry-run
  keys prune --older-than 1y --transfer-to ada@acme.com --yes
  keys prune --unconfirmed --yes

Without a terminal, pass --yes to confirm. If a key owns resources, also pass
--transfer-to or --delete-resources: --yes does not decide that.")]
pub struct Args {
    /// Delete the keys that expired longer ago than this: 90d, 6mo, 1y
    #[arg(long, value_name = "TIME", group = "which")]
    older_than: Option<String>,

    /// Delete the keys whose secret was not confirmed in time
    #[arg(long, group = "which")]
    unconfirmed: bool,

    #[command(flatten)]
    decision: DecisionArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let now = env.system.clock.now();
    let expired = args.older_than.as_deref().map(|text| expired(text, now, env.system.zone)).transpose()?;
    let session = env.change(&args.decision, DELETE)?;
    let (ids, empty) = match &expired {
        Some(condition) => (
            session.store().read(|tx| matching(tx, std::slice::from_ref(condition), now))?,
            "No keys expired that long ago.",
        ),
        None => {
            (session.store().read(|tx| lapsed(tx, now))?, "No unconfirmed keys whose secrets have expired.")
        }
    };
    if ids.is_empty() {
        return Ok(confirm_delete::none::<KeyRow>(env, &args.decision, empty)?);
    }
    let selection = expired.map(|condition| {
        let expected = Expected::Keys(ids.clone());
        Selection::Matching { conditions: vec![condition], at: now, expected }
    });
    let still = |tx: &ReadTx<'_>| match &selection {
        Some(selection) => selection.ids(tx).map(drop),
        None => still_lapsed(tx, &ids, now),
    };
    Ok(confirm_delete::run_if::<KeyRow>(env, &session, &ids, &args.decision, Asked::Nothing, &still)?)
}

/// The condition for keys that expired longer ago than `text`, a length of time.
fn expired(text: &str, now: Timestamp, zone: Zone) -> Result<Condition<KeyField>> {
    let is_length = text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_alphabetic())
        && !text.contains(['-', ':']);
    if !is_length {
        parse_duration(text)?;
    }
    Condition::parse(&format!("expires<-{text}"), now, zone)
}
