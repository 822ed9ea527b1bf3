//! One secret.

use zeroize::Zeroizing;

use super::super::ReceiptFormat;
use super::super::view::instant_cell;
use super::checker::Checker;
use super::document;
use super::lines::each_line;
use crate::domain::secret::trimmed;
use crate::domain::time::{Expiry, Timestamp, Zone};
use crate::env::Env;
use crate::error::{Error, ExitStatus, InputError, MissingError, Result};
use crate::ui::datum::tone;
use crate::ui::listing::Cell;
use crate::ui::record::Record;
use crate::ui::{json as output, unwritten};
use crate::verify::{Denied, Identity, Refusal};

/// Prompts for one secret at a terminal; otherwise reads the only line of standard input.
pub(super) fn read_secret(env: &mut Env) -> Result<Zeroizing<String>> {
    if let Some(prompt) = &mut env.prompt {
        return prompt.hidden("Secret");
    }
    let missing = || Error::from(MissingError::Secret);
    let mut secret = None;
    each_line(env.input.as_deref_mut().ok_or_else(missing)?, &mut |line| {
        if secret.is_none() {
            secret = Some(Zeroizing::new(line.to_owned()));
        } else if !trimmed(line).is_empty() {
            return Err(InputError::SeveralSecrets.into());
        }
        Ok(())
    })?;
    secret.ok_or_else(missing)
}

/// Prints the answer.
pub(super) fn print(
    env: &mut Env,
    checker: &Checker,
    format: ReceiptFormat,
    answer: Result<Identity, Denied>,
) -> Result<ExitStatus> {
    let status = if answer.is_ok() { ExitStatus::Done } else { ExitStatus::No };
    let now = env.system.clock.now();
    match (format, answer) {
        (ReceiptFormat::Json, answer) => {
            let document = document(checker, answer)?;
            env.ui.print(|out| output::write_value(out, &document))?;
        }
        (ReceiptFormat::Text, Ok(identity)) => {
            let options = env.out_options();
            let instant = |expiry| match expiry {
                Expiry::At(at) => instant_cell(at, &options),
                Expiry::Never => Cell::new("never"),
            };
            let mut record = Record::new()
                .field("title", Cell::new(identity.title.as_str()))
                .field("id", Cell::new(identity.id.to_string()))
                .field("email", Cell::new(identity.email.as_str()))
                .field("role", Cell::new(identity.role.as_str()))
                .field("expires", instant(identity.expires))
                .field("status", Cell::toned(identity.status.as_str(), tone(identity.status)));
            if identity.version.ends < identity.expires {
                record = record.field("secret expires", instant(identity.version.ends));
            }
            env.ui.print(|out| record.write(out, &options))?;
        }
        (ReceiptFormat::Text, Err(Denied::Refused { why, identity })) => {
            env.ui.print(|out| writeln!(out, "{why}").map_err(unwritten))?;
            let zone = env.system.zone;
            env.ui.note(&explanation(why, identity.as_deref(), now, zone));
        }
        (ReceiptFormat::Text, Err(Denied::Unanswered(error))) => return Err(error),
    }
    Ok(status)
}

/// Explains the reason in a sentence that names the key.
fn explanation(why: Refusal, identity: Option<&Identity>, now: Timestamp, zone: Zone) -> String {
    let Some(identity) = identity else {
        return match why {
            Refusal::Malformed => "This is not a secret: it may be mistyped or cut short.",
            _ => "No key has this secret: it is from another store, or its key was deleted.",
        }
        .to_owned();
    };
    let Identity { title, email, role, .. } = identity;
    let ended = match identity.version.ends {
        Expiry::At(at) => at.with_offset(zone),
        Expiry::Never => "never".to_owned(),
    };
    match why {
        Refusal::Expired if identity.expires.has_passed(now) => {
            format!("The key {title} ({email}) expired {ended}.")
        }
        Refusal::Expired => {
            format!("The key {title} ({email}) was rotated, and this secret expired {ended}.")
        }
        Refusal::Revoked => format!("The key {title} ({email}) is revoked."),
        _ => format!("The key {title} ({email}, {role}) does not have this permission."),
    }
}
