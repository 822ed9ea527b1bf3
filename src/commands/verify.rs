//! `keys verify`: is this secret good, and what may it do?

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::create::role;
use super::view::{expiry_value, instant_cell, key::tone};
use super::{Told, word};
use crate::domain::grant::Permission;
use crate::domain::id::ResourceId;
use crate::domain::role::KeyRole;
use crate::domain::secret::PlainSecret;
use crate::domain::time::{Clock, Expiry};
use crate::env::Env;
use crate::error::{Error, Result, Status};
use crate::ui::listing::Cell;
use crate::ui::record::Record;
use crate::ui::{core_dumps, json as output, unwritten};
use crate::verify::{Denied, Identity, Refusal, Verifier};

/// The longest line that can be a secret, in bytes. What is longer is not kept.
const LONGEST: usize = 128;

/// Verify a secret: whose it is, and whether it may do something
///
/// The secret is read from standard input, never from an argument; at a terminal it is asked for and not shown. The
/// status is 0 for yes and 3 for no, and the reason is one word: malformed, unknown, expired, revoked or forbidden.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys verify < ci.secret
  keys verify --role editor -o json < ci.secret
  keys verify --resource Atlas/Rivers --permission modify < ci.secret
  keys verify --batch < secrets.txt")]
pub struct Args {
    /// Also ask whether the key has at least this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,

    /// Also ask whether the key may do something with this resource: id, start of it, name or project/name
    #[arg(long, value_name = "RESOURCE", requires = "permission")]
    resource: Option<String>,

    /// What it is to be allowed: view, modify or owner
    #[arg(long, value_name = "PERMISSION", requires = "resource")]
    permission: Option<String>,

    /// Read many secrets, a line each, and answer a line of JSON each, in order
    #[arg(long)]
    batch: bool,

    /// Do not note that the key was used
    #[arg(long)]
    no_record: bool,

    /// The format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: Told,
}

/// What is asked of every secret.
struct Questions {
    store: PathBuf,
    clock: Arc<dyn Clock + Send + Sync>,
    record: bool,
    role: Option<KeyRole>,
    access: Option<(String, Permission)>,
}

/// What a question about access has come to: the store is opened with the first secret that is well formed.
struct Asker {
    questions: Questions,
    open: Option<(Verifier, Option<(Permission, ResourceId)>)>,
}

/// Runs it.
///
/// # Errors
/// When a word is unknown, nothing is there to be read, or the store cannot be asked.
pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<Status> {
    core_dumps::forbid()?;
    let permission = args.permission.as_deref().map(|text| {
        word(text, "permission", Permission::from_name, &Permission::ALL.map(Permission::as_str))
    });
    let questions = Questions {
        store: env.store_path()?,
        clock: Arc::clone(&env.world.clock),
        record: !args.no_record,
        role: args.role.as_deref().map(role).transpose()?,
        access: args.resource.clone().zip(permission.transpose()?),
    };
    let mut asker = Asker { questions, open: None };
    if args.batch {
        return batch(env, &mut asker).map_err(Into::into);
    }
    let secret = read_secret(env)?;
    let answer = asker.ask(&secret);
    Ok(tell(env, args.output, answer)?)
}

impl Asker {
    /// The answer for one secret. One that is malformed is told without opening the store.
    fn ask(&mut self, secret: &str) -> Result<Identity, Denied> {
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
}

impl Questions {
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

/// One secret: asked for at a terminal, else the first line of standard input.
fn read_secret(env: &mut Env) -> Result<Zeroizing<String>> {
    if let Some(prompt) = &mut env.prompt {
        return prompt.hidden("Secret");
    }
    let mut secret = None;
    each_line(&mut *env.input, &mut |line| {
        secret.get_or_insert_with(|| Zeroizing::new(line.to_owned()));
        Ok(false)
    })?;
    secret.ok_or_else(|| Error::Missing {
        what: "the secret".to_owned(),
        hint: "pass it on standard input: `keys verify < FILE`".to_owned(),
    })
}

/// Answers a line of JSON for each line of standard input, at once.
fn batch(env: &mut Env, asker: &mut Asker) -> Result<Status> {
    let mut status = Status::Done;
    let ui = &mut env.ui;
    each_line(&mut *env.input, &mut |secret| {
        let answer = asker.ask(secret);
        if answer.is_err() {
            status = Status::No;
        }
        let document = document(answer)?;
        ui.print(|out| output::write_line(out, &document))?;
        Ok(true)
    })?;
    Ok(status)
}

/// Hands each line to `visit` until it answers that it has enough. A line too long for a secret is cut, and so no
/// secret; what was read is wiped.
fn each_line(input: &mut dyn Read, visit: &mut dyn FnMut(&str) -> Result<bool>) -> Result<()> {
    let mut chunk = Zeroizing::new([0; 4096]);
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut begun = false;
    loop {
        let length = match input.read(&mut *chunk) {
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(source) => return Err(Error::Io { doing: "reading standard input".to_owned(), source }),
        };
        for &byte in &chunk[..length] {
            if byte == b'\n' {
                if !visit(text(&line))? {
                    return Ok(());
                }
                line.clear();
            } else if line.len() < LONGEST {
                line.push(byte);
            }
            begun = byte != b'\n';
        }
        if length == 0 {
            return if begun { visit(text(&line)).map(drop) } else { Ok(()) };
        }
    }
}

/// A line without what surrounds the secret on it; one that is no text is no secret either.
fn text(line: &[u8]) -> &str {
    std::str::from_utf8(line).unwrap_or_default().trim()
}

fn tell(env: &mut Env, told: Told, answer: Result<Identity, Denied>) -> Result<Status> {
    let status = if answer.is_ok() { Status::Done } else { Status::No };
    match (told, answer) {
        (Told::Json, answer) => {
            let document = document(answer)?;
            env.ui.print(|out| output::write_value(out, &document))?;
        }
        (Told::Text, Ok(identity)) => {
            let look = env.out_look();
            let expires = match identity.expires {
                Expiry::At(at) => instant_cell(at, &look),
                Expiry::Never => Cell::new("never"),
            };
            let record = Record::new()
                .field("title", Cell::new(identity.title.as_str()))
                .field("id", Cell::new(identity.id.to_string()))
                .field("email", Cell::new(identity.email.as_str()))
                .field("role", Cell::new(identity.role.as_str()))
                .field("expires", expires)
                .field("status", Cell::toned(identity.state.as_str(), tone(identity.state)));
            env.ui.print(|out| record.write(out, &look))?;
        }
        (Told::Text, Err(Denied::Refused { why, .. })) => {
            env.ui.print(|out| writeln!(out, "{why}").map_err(unwritten))?;
        }
        (Told::Text, Err(Denied::Unanswered(error))) => return Err(error),
    }
    Ok(status)
}

/// The answer for programs.
fn document(answer: Result<Identity, Denied>) -> Result<Value> {
    match answer {
        Ok(identity) => Ok(about(true, None, Some(&identity))),
        Err(Denied::Refused { why, identity }) => Ok(about(false, Some(why), identity.as_deref())),
        Err(Denied::Unanswered(error)) => Err(error),
    }
}

fn about(valid: bool, why: Option<Refusal>, identity: Option<&Identity>) -> Value {
    json!({
        "valid": valid,
        "reason": why.map(Refusal::as_str),
        "id": identity.map(|identity| identity.id.to_string()),
        "title": identity.map(|identity| identity.title.as_str()),
        "email": identity.map(|identity| identity.email.as_str()),
        "role": identity.map(|identity| identity.role.as_str()),
        "expires": identity.map_or(Value::Null, |identity| expiry_value(identity.expires)),
        "status": identity.map(|identity| identity.state.as_str()),
    })
}
