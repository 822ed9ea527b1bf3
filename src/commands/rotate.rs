//! `keys rotate`: a new secret for the same key.

use std::time::Duration;

use super::delivery::{self, Delivery, DeliveryArgs, PendingSecret};
use super::documents::key::KeyWithSecret;
use super::review::{Summary, review};
use super::{ReasonArg, pick, print_receipt};
use crate::domain::key::Key;
use crate::domain::text::count;
use crate::domain::time::{Expiry, parse_duration};
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::ops::key::{Begun, Confirmed, ROTATE, Rotation, rotate};
use crate::store::secret::SecretVersion;
use crate::store::{Store, secret};
use crate::ui::prompt::Risk;

/// When the old secret stops working: the answers, and the hours.
const GRACES: [(&str, u64); 4] =
    [("At once", 0), ("In 1 hour", 1), ("In 24 hours", 24), ("In 7 days", 7 * 24)];
const PRESELECTED: usize = 2;

/// Replace the secret of a key
///
/// The key keeps its identity, grants and resources. Delivers the new secret like `keys create`. Once the delivery is
/// confirmed, the old secret stops working: at once, or after --grace, but never later than the key expires. Until then,
/// the old secret works, and the new one works for 10 minutes. At a terminal, asks for the grace period.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys rotate ci
  TOKEN=$(keys rotate ci --grace 24h)
  keys rotate ci --grace 2d --secret-file ./ci.secret --reason 'quarterly'

If a secret leaked, revoke the key first. The leaked secret stops working at
once, and the new one works after `keys restore`:
  keys revoke ci --reason 'secret leaked'
  keys rotate ci
  keys restore ci")]
pub struct Args {
    /// Key, by id, start of id, email or title
    key: Option<String>,

    /// Time for which the old secret keeps working: 24h, 30min, 2d
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    grace: Option<String>,

    #[command(flatten)]
    reason: ReasonArg,

    #[command(flatten)]
    delivery: DeliveryArgs,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let grace = args.grace.as_deref().map(parse_duration).transpose()?;
    let session = env.change_with_secret(&args.reason, ROTATE)?;
    let begun = Begun::now(session.store())?;
    let key = pick::key(env, session.store(), args.key.as_deref())?;
    let given = grace;
    let grace = if given.is_some() { given } else { ask_for_grace(env, session.store(), &key)? };
    let mut draft = Draft { key, grace };
    let mut edit =
        |env: &mut Env, draft: &mut Draft, answer| edit(env, session.store(), draft, given, answer);
    review(env, args.key.is_none(), &mut draft, &summary, &mut edit)?;
    let Draft { key, grace } = draft;
    let guards = session.guards();
    let delivery = args.delivery.prepare(env, &guards)?;
    let json = args.delivery.wants_document();
    let document_alone = json && !matches!(delivery, Delivery::Document);
    let rotation = Rotation { key: key.id, grace, begun };
    let rotated = rotate(&session.context(&env.system), &rotation, &guards)?;
    let pending = PendingSecret::new(&rotated.row, &rotated.secret, &rotated.pending, json);
    let (_guards, confirmed) = delivery::deliver(env, &session, delivery, &pending, guards)?;
    report(env, &confirmed);
    if document_alone {
        print_receipt(env, &KeyWithSecret::without(confirmed.row))?;
    }
    Ok(ExitStatus::Done)
}

/// The rotation while it is asked for.
struct Draft {
    key: Key,
    grace: Option<Duration>,
}

/// Without a grace period, programs that still use the old secret stop working.
fn summary(Draft { key, grace }: &Draft) -> Summary {
    let (ends, risk) = match grace {
        None => (None, Risk::Undoable),
        Some(Duration::ZERO) => (Some("stops working at once".to_owned()), Risk::Loss),
        Some(grace) => (Some(format!("works for {} more", length(*grace))), Risk::Undoable),
    };
    let old = ends.as_ref().map(|ends| format!(" The old secret {ends}.")).unwrap_or_default();
    let mut answers = vec![("Key", key.title.to_string())];
    answers.extend(ends.map(|ends| ("The old secret", ends)));
    let question = format!("Rotate the secret of the key {}?{old}", key.title);
    Summary { question, verb: "Rotate", risk, what: "the rotation", answers }
}

/// A length of time in the largest unit that divides it: `1 day`, `90 seconds`.
fn length(grace: Duration) -> String {
    let seconds = grace.as_secs();
    let units = [(86_400, "day"), (3600, "hour"), (60, "minute")];
    let (unit, noun) =
        units.into_iter().find(|(unit, _)| seconds.is_multiple_of(*unit)).unwrap_or((1, "second"));
    count(seconds / unit, noun)
}

fn edit(
    env: &mut Env,
    store: &Store,
    draft: &mut Draft,
    given: Option<Duration>,
    answer: usize,
) -> Result<()> {
    let another = answer == 0;
    if another {
        draft.key = pick::key(env, store, None)?;
    }
    if given.is_none() || !another {
        draft.grace = ask_for_grace(env, store, &draft.key)?;
    }
    Ok(())
}

/// Asks when the old secret stops working. Without a terminal, or without a secret that could go on working, it stops at
/// once.
fn ask_for_grace(env: &mut Env, store: &Store, key: &Key) -> Result<Option<Duration>> {
    let now = env.system.clock.now();
    let Some(prompt) = &mut env.prompt else { return Ok(None) };
    let versions = store.read(|tx| secret::of_key(tx, key.id))?;
    let works = |version: &SecretVersion| version.delivered.is_some() && !version.ends.has_passed(now);
    if key.revoked.is_some() || !versions.iter().any(works) {
        return Ok(None);
    }
    let items: Vec<String> = GRACES.iter().map(|(item, _)| (*item).to_owned()).collect();
    let label = format!("When should the old secret of {} stop working?", key.title);
    let (_, hours) = GRACES[prompt.choose(&label, &items, PRESELECTED)?];
    Ok(Some(Duration::from_secs(hours * 3600)))
}

fn report(env: &mut Env, rotated: &Confirmed) {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    env.ui.note(&format!("Rotated key {} ({}).", rotated.row.key.title, rotated.row.key.email));
    for old in &rotated.replaced {
        env.ui.note(&match old.ends {
            Expiry::At(at) if at > now => {
                let last = if old.ends == rotated.row.key.expires { ", when the key expires" } else { "" };
                let (until, left) = (at.with_offset(zone), at.in_words(now));
                format!("{}… works until {until}, {left}{last}.", old.secret_start)
            }
            _ => format!("{}… no longer works.", old.secret_start),
        });
    }
}
