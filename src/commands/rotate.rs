//! `keys rotate`: a new secret for the same key.

use std::sync::Arc;

use super::delivery::{self, Delivery, DeliveryArgs, PendingSecret};
use super::documents::key::KeyWithSecret;
use super::{ReasonArg, ask, print_receipt};
use crate::domain::time::{Expiry, parse_duration};
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::key::{ROTATE, Rotated, rotate, undo_rotation};

/// Replace the secret of a key
///
/// The key keeps its identity, grants and resources. The old secret stops working at once, or after --grace, but
/// never later than the key expires. The new secret is delivered as by `keys create`. If the delivery fails, the
/// rotation is undone. Without --grace, the old secret already stops working during the delivery.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys rotate ci
  TOKEN=$(keys rotate ci --grace 24h)
  keys rotate ci --grace 2d --secret-file ./ci.secret --reason 'quarterly'")]
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
    let key = ask::key(env, session.store(), args.key.as_deref())?;
    if args.key.is_none() {
        let question = format!("Rotate the secret of the key {}?", key.title);
        ask::confirm(env, true, &question, "Rotate", "the rotation")?;
    }
    let guards = session.guards();
    let delivery = args.delivery.prepare(env, &guards)?;
    let document_alone = args.delivery.wants_document() && !matches!(delivery, Delivery::Document);
    let rotated = rotate(&session.context(&env.system), key.id, grace, &guards)?;
    let undo = rotated.undo.clone();
    let pending = PendingSecret {
        key: &rotated.row.key,
        document: KeyWithSecret::without(rotated.row.clone()),
        secret: &rotated.secret,
        undo: Arc::new(move |cx| undo_rotation(cx, &undo)),
        undone: format!("the rotation of the key {} was undone", key.title),
        recovery_hint: format!("rotate it once more with `keys rotate {}`", key.id),
    };
    delivery::deliver_or_undo(env, &session, delivery, &pending, guards)?;
    report(env, &rotated);
    if document_alone {
        print_receipt(env, &pending.document)?;
    }
    Ok(ExitStatus::Done)
}

fn report(env: &mut Env, rotated: &Rotated) {
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
