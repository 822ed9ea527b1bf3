//! `keys verify`: is this secret good, and what may it do?

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::documents::verify::VerifyDocument;
use super::view::instant_cell;
use super::{ReceiptFormat, ask, word};
use crate::domain::event::Expires;
use crate::domain::grant::Permission;
use crate::domain::id::{KeyId, ResourceId};
use crate::domain::key::KeyStatus;
use crate::domain::role::KeyRole;
use crate::domain::secret::{PlainSecret, trimmed};
use crate::domain::time::{Clock, Expiry, Timestamp, Zone};
use crate::env::Env;
use crate::error::{Error, ExitStatus, InputError, IoError, MissingError, Result};
use crate::ui::datum::tone;
use crate::ui::listing::Cell;
use crate::ui::record::Record;
use crate::ui::streams::reader_has_gone;
use crate::ui::{core_dumps, json as output, unwritten};
use crate::verify::{Denied, Identity, Refusal, Verifier};

/// The longest line that can hold a secret, in bytes. What is longer is not kept.
const LONGEST: usize = 128;

/// What stands for a line that is too long, or no text.
const NO_SECRET: &str = "-";

/// Verify a secret, and check what its key can do
///
/// Reads the secret from one line of standard input, never from an argument; at a terminal, prompts for it without
/// showing it. Exits with status 0 if the answer is yes, and with 3 if it is no. The reason is one word: malformed,
/// unknown, expired, revoked or forbidden.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys verify < ci.secret
  keys verify --role editor -o json < ci.secret
  keys verify --resource Atlas/Rivers --permission modify < ci.secret
  keys verify --batch < secrets.txt")]
pub struct Args {
    /// Require at least this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// Require a permission on this resource, by id, start of id, name or project/name
    #[arg(long, value_name = "RESOURCE", requires = "permission", allow_hyphen_values = true)]
    resource: Option<String>,

    /// Permission to require on the resource: view, modify or owner
    #[arg(long, value_name = "PERMISSION", requires = "resource")]
    permission: Option<String>,

    /// Read one secret per line, and print one answer per line: JSON, or with -o text `valid` or the reason
    #[arg(long)]
    batch: bool,

    /// Do not record that the key was used (a forbidden request is a use, too)
    #[arg(long)]
    no_record: bool,

    /// Output format [default: text, or json with --batch]
    #[arg(long, short, value_name = "FORMAT", value_enum)]
    output: Option<ReceiptFormat>,
}

/// What is asked of every secret.
struct Request {
    store: PathBuf,
    clock: Arc<dyn Clock + Send + Sync>,
    /// Whether uses are noted while secrets are read on.
    record: bool,
    role: Option<KeyRole>,
    access: Option<(String, Permission)>,
}

/// What a question about access has come to: the store is opened with the first secret that is well formed.
struct Checker {
    questions: Request,
    open: Option<(Verifier, Option<(Permission, ResourceId)>)>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    core_dumps::forbid()?;
    let permission = args.permission.as_deref().map(|text| {
        word(text, "permission", Permission::from_name, &Permission::ALL.map(Permission::as_str))
    });
    let questions = Request {
        store: env.store_path()?,
        clock: Arc::clone(&env.system.clock),
        record: args.batch && !args.no_record,
        role: args.role.as_deref().map(ask::key_role).transpose()?,
        access: args.resource.clone().zip(permission.transpose()?),
    };
    let mut asker = Checker { questions, open: None };
    if args.batch {
        return batch(env, &mut asker, args.output.unwrap_or(ReceiptFormat::Json)).map_err(Into::into);
    }
    let secret = read_secret(env)?;
    let answer = asker.ask(&secret);
    let used = used(&answer).filter(|_| !args.no_record);
    let told = tell(env, args.output.unwrap_or_default(), answer);
    asker.note(used);
    Ok(told?)
}

/// The key that was used: one that may not do what was asked was used all the same.
fn used(answer: &Result<Identity, Denied>) -> Option<KeyId> {
    match answer {
        Ok(identity) => Some(identity.id),
        Err(Denied::Refused { why: Refusal::Forbidden, identity }) => {
            identity.as_ref().map(|identity| identity.id)
        }
        Err(_) => None,
    }
}

impl Checker {
    /// The answer for one secret. One that is malformed is told without opening the store.
    fn ask(&mut self, line: &str) -> Result<Identity, Denied> {
        let secret = trimmed(line);
        PlainSecret::parse(secret)
            .map_err(|_| Denied::Refused { why: Refusal::Malformed, identity: None })?;
        let questions = &self.questions;
        let (verifier, access) = match &mut self.open {
            Some(open) => open,
            none => none.insert(questions.open()?),
        };
        let identity = match *access {
            Some((permission, resource)) => verifier.verify_for(secret, permission, resource)?,
            None => verifier.verify(secret)?,
        };
        if let Some(role) = questions.role {
            identity.require(role)?;
        }
        Ok(identity)
    }

    /// Notes that a key was used, after the answer: nobody waits for it.
    fn note(&self, used: Option<KeyId>) {
        if let (Some((verifier, _)), Some(key)) = (&self.open, used) {
            verifier.note(key);
        }
    }
}

impl Request {
    fn open(&self) -> Result<(Verifier, Option<(Permission, ResourceId)>)> {
        let options = Verifier::options().record(self.record).clock(Arc::clone(&self.clock));
        let verifier = options.open(&self.store)?;
        let access = match &self.access {
            Some((resource, permission)) => Some((*permission, verifier.resource(resource)?)),
            None => None,
        };
        Ok((verifier, access))
    }
}

/// One secret: asked for at a terminal, else the only line of standard input.
fn read_secret(env: &mut Env) -> Result<Zeroizing<String>> {
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

/// Answers a line for each line of standard input, at once, for as long as somebody reads the answers.
fn batch(env: &mut Env, asker: &mut Checker, told: ReceiptFormat) -> Result<ExitStatus> {
    let (mut status, mut is_read) = (ExitStatus::Done, true);
    let (ui, clock) = (&mut env.ui, &env.system.clock);
    let input = env.input.as_deref_mut().ok_or(MissingError::Secrets)?;
    let answered = each_line(input, &mut |secret| {
        let answer = asker.ask(secret);
        if answer.is_err() {
            status = ExitStatus::No;
        }
        let printed = match (told, answer) {
            (ReceiptFormat::Json, answer) => {
                let document = document(answer, clock.now())?;
                ui.print_to_reader(|out| output::write_line(out, &document))?
            }
            (ReceiptFormat::Text, Err(Denied::Unanswered(error))) => return Err(error),
            (ReceiptFormat::Text, answer) => {
                let word = answer.err().and_then(|denied| denied.refusal()).map_or("valid", Refusal::as_str);
                ui.print_to_reader(|out| writeln!(out, "{word}").map_err(unwritten))?
            }
        };
        is_read = printed.is_some();
        printed.ok_or_else(reader_has_gone)
    });
    // A no stands, whatever the rest would have been; a yes would be said of secrets that nobody looked at.
    if !is_read && status == ExitStatus::No {
        return Ok(status);
    }
    answered.map(|()| status)
}

/// Hands each line to `visit`; what was read is wiped.
fn each_line(input: &mut dyn Read, visit: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
    let mut chunk = Zeroizing::new([0; 4096]);
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST + 1));
    let mut begun = false;
    loop {
        let length = match input.read(&mut *chunk) {
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(source) => return Err(IoError::ReadInput { source }.into()),
        };
        for &byte in &chunk[..length] {
            if byte == b'\n' {
                visit(text(&line))?;
                line.clear();
            } else if line.len() <= LONGEST && !follows_blank(byte, &line) {
                line.push(byte);
            }
            begun = byte != b'\n';
        }
        if length == 0 {
            return if begun { visit(text(&line)) } else { Ok(()) };
        }
    }
}

/// Returns true for a blank after another one or at the start. Such blanks are not kept, so that no number of them
/// around a secret makes its line too long.
fn follows_blank(byte: u8, line: &[u8]) -> bool {
    byte.is_ascii_whitespace() && line.last().is_none_or(u8::is_ascii_whitespace)
}

/// The text of a line.
fn text(line: &[u8]) -> &str {
    match std::str::from_utf8(line) {
        Ok(text) if line.len() <= LONGEST => text,
        _ => NO_SECRET,
    }
}

fn tell(env: &mut Env, told: ReceiptFormat, answer: Result<Identity, Denied>) -> Result<ExitStatus> {
    let status = if answer.is_ok() { ExitStatus::Done } else { ExitStatus::No };
    let now = env.system.clock.now();
    match (told, answer) {
        (ReceiptFormat::Json, answer) => {
            let document = document(answer, now)?;
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

/// What the one word means, and for which key.
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

/// The answer for programs.
fn document(answer: Result<Identity, Denied>, now: Timestamp) -> Result<VerifyDocument> {
    match answer {
        Ok(identity) => Ok(about(None, Some(&identity), now)),
        Err(Denied::Refused { why, identity }) => Ok(about(Some(why), identity.as_deref(), now)),
        Err(Denied::Unanswered(error)) => Err(error),
    }
}

fn about(why: Option<Refusal>, identity: Option<&Identity>, now: Timestamp) -> VerifyDocument {
    // The state of the key, not of the secret: one that was rotated away is expired while its key is active.
    let status = |identity: &Identity| match identity.status {
        KeyStatus::Expired if !identity.expires.has_passed(now) => KeyStatus::Active,
        state => state,
    };
    VerifyDocument {
        valid: why.is_none(),
        reason: why.map(|why| why.as_str().to_owned()),
        id: identity.map(|identity| identity.id.to_string()),
        title: identity.map(|identity| identity.title.to_string()),
        email: identity.map(|identity| identity.email.to_string()),
        role: identity.map(|identity| identity.role.to_string()),
        expires: identity.map(|identity| Expires(identity.expires)),
        status: identity.map(|identity| status(identity).to_string()),
        secret_ends: identity.map(|identity| Expires(identity.version.ends)),
    }
}
