//! The one time that a secret leaves the program, and what happens when it cannot.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::{ReceiptFormat, explained};
use crate::domain::key::Key;
use crate::domain::secret::PlainSecret;
use crate::domain::time::parse_duration;
use crate::env::{Env, SecretGuards, SecretSession};
use crate::error::{Error, Result};
use crate::ops::WriteContext;
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, MANAGERS_NOTE, osc52};
use crate::ui::prompt::Revelation;
use crate::ui::signal;
use crate::ui::streams::End;

/// Where the secret goes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Delivery options (default: print the secret)")]
pub struct DeliveryArgs {
    /// Copy the secret to the clipboard instead of printing it
    #[arg(long)]
    copy: bool,

    /// With --copy: clear the clipboard after this time, unless it changed; 0 never clears it
    #[arg(long, value_name = "TIME", default_value = "45s", requires = "copy")]
    clear_after: String,

    /// Copy the secret through the terminal (OSC 52); works over SSH
    #[arg(long, conflicts_with = "copy")]
    osc52: bool,

    /// Write the secret to a new file that only you can read
    #[arg(long, value_name = "PATH", conflicts_with_all = ["copy", "osc52"])]
    secret_file: Option<PathBuf>,

    /// Output format: `text` is the secret alone, `json` the key with its secret
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

/// The way that the secret takes, made sure of before there is one.
pub enum Delivery {
    /// On the alternate screen, to be acknowledged.
    Reveal,
    /// Alone on standard output.
    Output,
    /// With the key, as JSON on standard output.
    Document,
    /// On the clipboard.
    Clipboard(ClearAfter),
    /// On the clipboard, by way of the terminal.
    Terminal,
    /// Into a file.
    File(SecretFile),
}

impl Delivery {
    /// Whether it takes no longer than this machine needs, whoever reads.
    fn is_brief(&self) -> bool {
        match self {
            Self::Clipboard(_) | Self::File(_) => true,
            Self::Reveal | Self::Output | Self::Document | Self::Terminal => false,
        }
    }
}

/// A new file that only its owner can read. It goes again unless it is kept.
pub struct SecretFile {
    path: PathBuf,
    file: File,
    kept: bool,
}

impl DeliveryArgs {
    /// The way that the secret will take. What can be known to fail is refused here, before anything is made.
    pub fn delivery(&self, env: &Env) -> anyhow::Result<Delivery> {
        let after = parse_duration(&self.clear_after)?;
        if let Some(path) = &self.secret_file {
            return Ok(Delivery::File(SecretFile::reserve(path)?));
        }
        if self.osc52 {
            let is_terminal = matches!(env.ui.err_end, End::Terminal(_));
            return if is_terminal { Ok(Delivery::Terminal) } else { Err(no_terminal().into()) };
        }
        if self.copy {
            return Ok(Delivery::Clipboard(clear_after(after)));
        }
        match (self.output, env.ui.out_end) {
            (_, End::Null) => Err(Error::Undecided {
                question: "standard output leads nowhere, and the secret would be lost".to_owned(),
                hint: "let it go somewhere, or use `--copy` or `--secret-file PATH`".to_owned(),
            }
            .into()),
            (ReceiptFormat::Json, _) => Ok(Delivery::Document),
            (ReceiptFormat::Text, End::Terminal(_)) if env.prompt.is_some() => Ok(Delivery::Reveal),
            (ReceiptFormat::Text, _) => Ok(Delivery::Output),
        }
    }

    /// Whether the key itself is to be printed as JSON.
    #[must_use]
    pub fn wants_document(&self) -> bool {
        self.output == ReceiptFormat::Json
    }
}

/// OSC 52 without a terminal to ask.
pub(super) fn no_terminal() -> Error {
    Error::Invalid {
        message: "`--osc52` asks the terminal, and standard error is none".to_owned(),
        hint: "run it at a terminal, or leave `--osc52` out".to_owned(),
    }
}

fn clear_after(time: Duration) -> ClearAfter {
    if time.is_zero() { ClearAfter::Replaced } else { ClearAfter::Time(time) }
}

/// A secret on its way, and what happens when it does not arrive.
pub struct PendingSecret<'p> {
    /// Whose it is.
    pub key: &'p Key,
    /// The same for programs, without the secret.
    pub document: Map<String, Value>,
    /// The secret.
    pub secret: &'p PlainSecret,
    /// What takes back what was done, in a transaction of its own.
    pub undo: Undo,
    /// What is said when that was taken back: `the key ci was taken back`.
    pub undone: String,
    /// What to do where it could not be: `delete it with …`.
    pub recovery_hint: String,
}

/// Takes back what was done for a secret that did not arrive.
pub type Undo = Arc<dyn Fn(&WriteContext<'_>) -> Result<()> + Send + Sync>;

/// Delivers the secret, or undoes what was done. A signal that arrives meanwhile undoes it too; while the delivery is
/// brief, the signal waits for its end.
pub fn deliver_or_undo(
    env: &mut Env,
    session: &SecretSession,
    delivery: Delivery,
    pending: &PendingSecret<'_>,
    guards: SecretGuards,
) -> anyhow::Result<()> {
    let (detached, act) = (session.detached(&env.system), Arc::clone(&pending.undo));
    let undo = signal::on_interrupt(Box::new(move || {
        // The terminal may be gone, so a failure is reported to no one; the store shows it.
        let _ = detached.run(|cx| act(cx));
    }));
    // Only a brief delivery keeps signals waiting: the others take as long as their reader does.
    let (_guards, delivered) = if delivery.is_brief() {
        (guards, deliver(env, delivery, pending))
    } else {
        guards.suspended(|| deliver(env, delivery, pending))
    };
    drop(undo);
    let Err(undelivered) = delivered else { return Ok(()) };
    let undone = match (pending.undo)(&session.undo_context(&env.system)) {
        Ok(()) => format!("so {}", pending.undone),
        // With the key went its secrets.
        Err(Error::NotFound { .. }) => format!("and the key {} is gone", pending.key.title),
        Err(kept) => return Err(recovery_hint(pending, &undelivered, &kept).into()),
    };
    if matches!(undelivered.downcast_ref(), Some(Error::Interrupted)) {
        env.ui.note(&format!("The secret was not kept, {undone}."));
        return Err(undelivered);
    }
    Err(undelivered.context(format!("the secret was not delivered, {undone}")))
}

/// What could neither be delivered nor taken back.
fn recovery_hint(pending: &PendingSecret<'_>, undelivered: &anyhow::Error, kept: &Error) -> Error {
    Error::Rule {
        code: "undelivered",
        message: format!(
            "the new secret of the key `{}` was not delivered ({}), and that could not be taken back \
             ({kept}): it stands in the store, and nobody has it",
            pending.key.title,
            explained(undelivered),
        ),
        hint: pending.recovery_hint.clone(),
    }
}

fn deliver(env: &mut Env, delivery: Delivery, pending: &PendingSecret<'_>) -> anyhow::Result<()> {
    let secret = pending.secret;
    match delivery {
        Delivery::Reveal => return reveal(env, pending).map_err(Into::into),
        Delivery::Output => env.ui.deliver(&line(secret)).map_err(|error| lost(&error))?,
        Delivery::Document => {
            env.ui.deliver(&with_secret(&pending.document, secret)?).map_err(|error| lost(&error))?;
        }
        Delivery::Clipboard(after) => copy(env, secret, after)?,
        Delivery::Terminal => {
            osc52(&mut env.ui.err, exposed(secret)).context("asking the terminal to copy")?;
            env.ui.note(ASKED_TERMINAL);
        }
        Delivery::File(mut file) => {
            file.keep(&line(secret))?;
            env.ui.note(&format!("Wrote the secret to {}.", file.path.display()));
        }
    }
    Ok(())
}

/// Standard output did not take the secret. A closed pipe, too, is a failure here: elsewhere it means that the reader
/// has seen enough.
fn lost(error: &Error) -> Error {
    Error::Rule {
        code: "undelivered",
        message: error.to_string(),
        hint: "let standard output go where it is read, or use `--copy` or `--secret-file PATH`".to_owned(),
    }
}

fn copy(env: &mut Env, secret: &PlainSecret, after: ClearAfter) -> Result<()> {
    let copied = env.clipboard.copy(exposed(secret), after).map_err(|none| Error::Rule {
        code: "no-clipboard",
        message: none.to_string(),
        hint: "leave `--copy` out to print the secret, or use `--secret-file PATH` or `--osc52`".to_owned(),
    })?;
    env.ui.note(&format!("{copied} {MANAGERS_NOTE}"));
    Ok(())
}

fn reveal(env: &mut Env, pending: &PendingSecret<'_>) -> Result<()> {
    let PendingSecret { key, secret, .. } = pending;
    let Some(prompt) = &mut env.prompt else {
        return Err(Error::Missing {
            what: "a terminal".to_owned(),
            hint: "use `--secret-file PATH`".to_owned(),
        });
    };
    let clipboard = &env.clipboard;
    let mut copy = || match clipboard.copy(exposed(secret), ClearAfter::default()) {
        Ok(copied) => Ok(format!("{copied} {MANAGERS_NOTE}")),
        Err(none) => Err(format!("{none}; select the secret above and copy it by hand")),
    };
    prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            warning: "Keep it now: it is shown this once and cannot be seen again.",
            escape: "takes it back",
        },
        &mut copy,
    )
}

/// The secret on a line of its own.
fn line(secret: &PlainSecret) -> Zeroizing<Vec<u8>> {
    let text = exposed(secret);
    let mut line = Zeroizing::new(Vec::with_capacity(text.len() + 1));
    line.extend_from_slice(text.as_bytes());
    line.push(b'\n');
    line
}

/// The document with the secret in it.
fn with_secret(document: &Map<String, Value>, secret: &PlainSecret) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    let rest = serde_json::to_string_pretty(document)?;
    let open = rest.trim_end().trim_end_matches('}').trim_end();
    // Room for all of it from the start, so that no copy of the secret is left behind by growing.
    let mut text = Zeroizing::new(Vec::with_capacity(rest.len() + exposed(secret).len() + 32));
    // A secret is letters, digits and an underscore: JSON has nothing to escape in it.
    for part in [open, ",\n  \"secret\": \"", exposed(secret), "\"\n}\n"] {
        text.extend_from_slice(part.as_bytes());
    }
    Ok(text)
}

#[expect(clippy::disallowed_methods, reason = "this is delivery")]
fn exposed(secret: &PlainSecret) -> &str {
    secret.expose()
}

impl SecretFile {
    /// Makes the file, empty, before there is a secret: what is there already is refused while nothing has changed.
    fn reserve(path: &Path) -> anyhow::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(file) => Ok(Self { path: path.to_owned(), file, kept: false }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Error::Rule {
                code: "file-exists",
                message: format!("there is a file at `{}` already; it was not touched", path.display()),
                hint: "name a new file: `--secret-file PATH`".to_owned(),
            }
            .into()),
            Err(error) => Err(error).with_context(|| format!("making the file `{}`", path.display())),
        }
    }

    fn keep(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_all());
        written.with_context(|| format!("writing the secret to `{}`", self.path.display()))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for SecretFile {
    fn drop(&mut self) {
        if !self.kept {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
