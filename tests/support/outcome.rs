//! The output and exit status of a command, for assertions and snapshots.

use std::fmt;
use std::path::PathBuf;

use insta::internals::SettingsBindDropGuard;
use keys::testing::on_server;
use regex::Regex;

/// The output and exit status of a command.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The command line.
    pub command: String,
    /// Standard output.
    pub stdout: String,
    /// Standard error. The questions of prompts are lines that begin with `?`.
    pub stderr: String,
    /// The exit status.
    pub status: u8,
    /// The store's folder.
    pub folder: PathBuf,
    /// The store's location.
    pub store: String,
}

/// Gives snapshots names of their own on a server, while the value lives: for messages that differ there.
pub fn snapshots_by_engine() -> SettingsBindDropGuard {
    let mut settings = insta::Settings::clone_current();
    if on_server() {
        settings.set_snapshot_suffix("server");
    }
    settings.bind_to_scope()
}

impl Outcome {
    /// Fails unless the command succeeded.
    #[track_caller]
    pub fn done(self) -> Self {
        self.ends(0)
    }

    /// Fails unless the command exited with this status.
    #[track_caller]
    pub fn ends(self, status: u8) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }
}

/// Replaces what differs between runs: the store's location with `[STORE]`, secrets with `keys_[SECRET]`. Omits the notes
/// on the server.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("$ {}\n", self.command);
        for (name, part) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            let part = without_notes(part);
            if !part.is_empty() {
                let end = if part.ends_with('\n') { "" } else { "⏎\n" };
                text.extend(["── ", name, "\n", &part, end]);
            }
        }
        text.extend(["── status ", &self.status.to_string()]);
        let folder = self.folder.display().to_string();
        let text = text.replace(&self.store, "[STORE]").replace(&folder, "[FOLDER]");
        f.write_str(&without_secrets(&without_urls(&text, &self.store)))
    }
}

/// Replaces the URLs of other stores, and the parts of the store's, which messages name one by one.
fn without_urls(text: &str, store: &str) -> String {
    let Some((start, schema)) = store.split_once("?schema=") else { return text.to_owned() };
    let sockets = start.split('@').nth(1).unwrap().split("/postgres").next().unwrap().replace("%2F", "/");
    let other = Regex::new(&format!(r"{}\?schema=\w+", regex::escape(start))).unwrap();
    let text = text.replace(schema, "[SCHEMA]").replace(&sockets, "[SERVER]");
    let process = Regex::new(r"process \d+").unwrap();
    process.replace_all(&other.replace_all(&text, "[OTHER STORE]"), "process [PID]").into_owned()
}

/// Omits what `keys check` notes about the server.
fn without_notes(text: &str) -> String {
    if !on_server() {
        return text.to_owned();
    }
    let notes = Regex::new(r"(?m)^Server: .*\n").unwrap();
    let listed = Regex::new(r#""notes": \[(\s*"Server: [^"]*",?)*\s*\]"#).unwrap();
    let text = listed.replace(text, "\"notes\": []");
    notes.replace_all(&text, "").into_owned()
}

/// Bytes as SQL's `hex` prints them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02X}"))
}

/// Reduces every secret to its prefix.
pub fn without_secrets(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut redacted = String::new();
    for part in text.split_inclusive(|c| !is_word(c)) {
        let word = part.trim_end_matches(|c| !is_word(c));
        match word.split_once('_') {
            Some((prefix, rest)) if rest.len() == 49 && rest.chars().all(|c| c.is_ascii_alphanumeric()) => {
                redacted.extend([prefix, "_[SECRET]", &part[word.len()..]]);
            }
            _ => redacted += part,
        }
    }
    redacted
}

/// Joins outcomes for one snapshot.
pub fn all(outcomes: impl IntoIterator<Item = Outcome>) -> String {
    outcomes.into_iter().map(|outcome| outcome.to_string()).collect::<Vec<_>>().join("\n\n")
}

mod tests {
    use super::*;

    #[test]
    fn snapshots_omit_secrets() {
        let secret = format!("acme_{}", "a1".repeat(24) + "Z");
        let text = format!("a: \"{secret}\",\n{secret}\nKEYS_STORE acme_short a_b\n");
        let expected = "a: \"acme_[SECRET]\",\nacme_[SECRET]\nKEYS_STORE acme_short a_b\n";
        assert_eq!(without_secrets(&text), expected);
    }
}
