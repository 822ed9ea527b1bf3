//! A text on the clipboard of macOS or Windows. The system keeps it, so what is left to do is to clear it in time.

#[cfg(target_os = "macos")]
use arboard::SetExtApple as _;
#[cfg(windows)]
use arboard::SetExtWindows as _;
use zeroize::Zeroizing;

use super::holder::HolderError;
use super::{ClearAfter, Way};

/// A text that was read back from the clipboard.
pub(super) struct Held {
    clipboard: arboard::Clipboard,
    text: Zeroizing<String>,
}

impl Held {
    /// Puts the text on the clipboard and reads it back.
    pub(super) fn put(text: &str, _: Way) -> Result<Self, HolderError> {
        let clipboard = arboard::Clipboard::new().map_err(|_| HolderError::Unreachable)?;
        let mut held = Self { clipboard, text: Zeroizing::new(text.to_owned()) };
        held.clipboard.set().exclude_from_history().text(text).map_err(|_| HolderError::Refused)?;
        if held.is_ours() { Ok(held) } else { Err(HolderError::Refused) }
    }

    /// Waits until the time is up, and clears the text if it is still ours. Without a time there is nothing to do.
    pub(super) fn wait(mut self, clear_after: ClearAfter) {
        let ClearAfter::Time(time) = clear_after else { return };
        std::thread::sleep(time);
        if self.is_ours() {
            // The system is past helping when this fails, and nobody is left to be told.
            let _ = self.clipboard.clear();
        }
    }

    /// Whether the text on the clipboard is the one we put there.
    fn is_ours(&mut self) -> bool {
        self.clipboard.get_text().map(Zeroizing::new).is_ok_and(|found| *found == *self.text)
    }
}
