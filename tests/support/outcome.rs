//! What a command said and how it ended, to be looked at or kept as a snapshot.

use std::fmt;
use std::path::PathBuf;

/// What a command said and how it ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The command line.
    pub command: String,
    /// Standard output.
    pub stdout: String,
    /// Standard error; what a person was asked stands in it on lines that begin with `?`.
    pub stderr: String,
    /// The exit status.
    pub status: u8,
    /// The store's folder.
    pub folder: PathBuf,
}

impl Outcome {
    /// Fails unless all was done.
    #[track_caller]
    pub fn done(self) -> Self {
        self.ends(0)
    }

    /// Fails unless it ended with this status.
    #[track_caller]
    pub fn ends(self, status: u8) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }
}

/// The whole of it, with the store's path as `[STORE]` and secrets as `keys_[SECRET]`.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("$ {}\n", self.command);
        for (name, part) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !part.is_empty() {
                let end = if part.ends_with('\n') { "" } else { "⏎\n" };
                text.extend(["── ", name, "\n", part, end]);
            }
        }
        text.extend(["── status ", &self.status.to_string()]);
        let folder = self.folder.display().to_string();
        let text = text.replace(&format!("{folder}/keys.db"), "[STORE]").replace(&folder, "[FOLDER]");
        f.write_str(&without_secrets(&text))
    }
}

/// The same with every secret reduced to its prefix.
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

/// Several outcomes in one snapshot.
pub fn all(outcomes: impl IntoIterator<Item = Outcome>) -> String {
    outcomes.into_iter().map(|outcome| outcome.to_string()).collect::<Vec<_>>().join("\n\n")
}

mod tests {
    use super::*;

    #[test]
    fn secrets_are_left_out_of_snapshots() {
        let secret = format!("acme_{}", "a1".repeat(24) + "Z");
        let text = format!("a: \"{secret}\",\n{secret}\nKEYS_STORE acme_short a_b\n");
        let expected = "a: \"acme_[SECRET]\",\nacme_[SECRET]\nKEYS_STORE acme_short a_b\n";
        assert_eq!(without_secrets(&text), expected);
    }
}
