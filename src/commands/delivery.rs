//! The one time that a secret leaves the program, and what happens when it cannot.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::Told;
use super::show::no_terminal;
use crate::domain::key::Key;
use crate::domain::secret::PlainSecret;
use crate::domain::time::parse_duration;
use crate::env::Env;
use crate::error::{Error, Result};
use crate::ui::clipboard::{ASKED_TERMINAL, ClearAfter, MANAGERS_NOTE, osc52};
use crate::ui::prompt::Revelation;
use crate::ui::signal;
use crate::ui::streams::End;

/// Where the secret goes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Where the secret goes (standard output, unless said otherwise)")]
pub struct DeliveryArgs {
    /// Put the secret on the clipboard, and nowhere else
    #[arg(long)]
    copy: bool,

    /// With --copy: clear the clipboard after this time unless something else was copied; 0 for never
    #[arg(long, value_name = "TIME", default_value = "45s", requires = "copy")]
    clear_after: String,

    /// Ask the terminal to put the secret on the clipboard (OSC 52), which also works over SSH
    #[arg(long, conflicts_with = "copy")]
    osc52: bool,

    /// Write the secret into this file, which must be new and is readable by you alone
    #[arg(long, value_name = "PATH", conflicts_with_all = ["copy", "osc52"])]
    secret_file: Option<PathBuf>,

    /// How to print: `text` is the secret alone, `json` the key with its secret
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: Told,
}

/// The way that the secret takes, made sure of before there is one.
pub enum Way {
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

/// A new file that only its owner can read. It goes again unless it is kept.
pub struct SecretFile {
    path: PathBuf,
    file: File,
    kept: bool,
}

impl DeliveryArgs {
    /// The way that the secret will take. What can be known to fail is refused here, before anything is made.
    ///
    /// # Errors
    /// When the file is there already, standard output leads nowhere, there is no terminal to ask, or the time does
    /// not fit.
    pub fn way(&self, env: &Env) -> anyhow::Result<Way> {
        let after = parse_duration(&self.clear_after)?;
        if let Some(path) = &self.secret_file {
            return Ok(Way::File(SecretFile::reserve(path)?));
        }
        if self.osc52 {
            let is_terminal = matches!(env.ui.err_end, End::Terminal(_));
            return if is_terminal { Ok(Way::Terminal) } else { Err(no_terminal().into()) };
        }
        if self.copy {
            return Ok(Way::Clipboard(clear_after(after)));
        }
        match (self.output, env.ui.out_end) {
            (_, End::Null) => Err(Error::Undecided {
                question: "standard output leads nowhere, and the secret would be lost".to_owned(),
                hint: "let it go somewhere, or use `--copy` or `--secret-file PATH`".to_owned(),
            }
            .into()),
            (Told::Json, _) => Ok(Way::Document),
            (Told::Text, End::Terminal(_)) if env.prompt.is_some() => Ok(Way::Reveal),
            (Told::Text, _) => Ok(Way::Output),
        }
    }

    /// Whether the key itself is to be printed as JSON.
    #[must_use]
    pub fn wants_document(&self) -> bool {
        self.output == Told::Json
    }
}

fn clear_after(time: Duration) -> ClearAfter {
    if time.is_zero() { ClearAfter::Replaced } else { ClearAfter::Time(time) }
}

/// Hands the secret over. `Ok` means that it arrived; `undo` is run by a signal that comes while it is revealed.
///
/// `document` is what JSON says of the key besides.
///
/// # Errors
/// When it did not arrive, or was not acknowledged: what it belongs to has to be undone.
pub fn deliver(
    env: &mut Env,
    way: Way,
    key: &Key,
    secret: &PlainSecret,
    document: &Map<String, Value>,
    undo: Box<dyn FnOnce() + Send>,
) -> anyhow::Result<()> {
    match way {
        Way::Reveal => return reveal(env, key, secret, undo).map_err(Into::into),
        Way::Output => env.ui.deliver(&line(secret))?,
        Way::Document => env.ui.deliver(&with_secret(document, secret)?)?,
        Way::Clipboard(after) => copy(env, secret, after)?,
        Way::Terminal => {
            osc52(&mut env.ui.err, exposed(secret)).context("asking the terminal to copy")?;
            env.ui.note(ASKED_TERMINAL);
        }
        Way::File(mut file) => {
            file.keep(&line(secret))?;
            env.ui.note(&format!("Wrote the secret to {}.", file.path.display()));
        }
    }
    Ok(())
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

fn reveal(env: &mut Env, key: &Key, secret: &PlainSecret, undo: Box<dyn FnOnce() + Send>) -> Result<()> {
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
    let _undo = signal::on_interrupt(undo);
    prompt.reveal(
        &Revelation {
            title: key.title.as_str(),
            email: key.email.as_str(),
            secret,
            warning: "Keep it now: it is shown this once and cannot be seen again.",
            escape: "takes the key back",
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
        #[cfg(unix)]
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
