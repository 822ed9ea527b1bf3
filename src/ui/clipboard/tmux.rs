//! A text in a buffer of tmux, which also passes it on to its terminal (OSC 52). tmux keeps the buffer; the helper only
//! deletes it in time.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use zeroize::Zeroizing;

use super::report::HolderError;
use super::{ClearAfter, LIMIT};

/// A buffer whose text was read back.
pub(super) struct Held {
    buffer: String,
}

/// Asks tmux for its name, which takes a running server.
pub(super) fn reach() -> Result<(), HolderError> {
    let mut tmux = Command::new("tmux");
    tmux.args(["display-message", "-p", ""]);
    match tmux.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(HolderError::Unreachable),
    }
}

impl Held {
    /// Loads the text into a buffer of its own and reads it back.
    pub(super) fn put(text: &str) -> Result<Self, HolderError> {
        let held = Self { buffer: format!("keys-{}", std::process::id()) };
        // tmux before 3.2 does not know `-w`.
        held.load(text, &["-w"]).or_else(|_| held.load(text, &[]))?;
        if held.is_ours(text) {
            Ok(held)
        } else {
            held.delete();
            Err(HolderError::Refused)
        }
    }

    /// Waits until the time is up, and deletes the buffer. Without a time, returns at once.
    pub(super) fn wait(self, clear_after: ClearAfter) {
        if let ClearAfter::Time(time) = clear_after {
            std::thread::sleep(time);
            self.delete();
        }
    }

    /// Through standard input: arguments are visible to every user.
    fn load(&self, text: &str, flags: &[&str]) -> Result<(), HolderError> {
        let mut tmux = Command::new("tmux");
        tmux.arg("load-buffer").args(flags).args(["-b", &self.buffer, "-"]);
        tmux.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = tmux.spawn().map_err(|_| HolderError::Unreachable)?;
        if let Some(mut input) = child.stdin.take() {
            // Its status says whether it took the text.
            let _ = input.write_all(text.as_bytes());
        }
        match child.wait() {
            Ok(status) if status.success() => Ok(()),
            _ => Err(HolderError::Unreachable),
        }
    }

    fn is_ours(&self, text: &str) -> bool {
        let mut tmux = Command::new("tmux");
        tmux.args(["show-buffer", "-b", &self.buffer]);
        tmux.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let Ok(mut child) = tmux.spawn() else { return false };
        let mut found = Zeroizing::new(Vec::with_capacity(2 * LIMIT));
        if let Some(output) = child.stdout.take() {
            let _ = output.take(LIMIT as u64 + 1).read_to_end(&mut found);
        }
        let _ = child.wait();
        found.as_slice() == text.as_bytes()
    }

    /// Best effort: no one reads the helper's errors.
    fn delete(&self) {
        let mut tmux = Command::new("tmux");
        tmux.args(["delete-buffer", "-b", &self.buffer]);
        let _ = tmux.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}
