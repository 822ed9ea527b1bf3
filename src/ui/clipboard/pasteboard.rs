//! A text on the clipboard of macOS. The system keeps it; the helper only clears it in time.

use arboard::SetExtApple as _;
use zeroize::Zeroizing;

use super::report::HolderError;
use super::{ClearAfter, Way};

/// A text that was read back from the clipboard.
pub(super) struct Held {
    clipboard: arboard::Clipboard,
    text: Zeroizing<String>,
}

/// Connects, and asks for nothing.
pub(super) fn reach() -> Result<(), HolderError> {
    arboard::Clipboard::new().map(drop).map_err(|_| HolderError::Unreachable)
}

impl Held {
    /// Puts the text on the clipboard and reads it back.
    pub(super) fn put(text: &str, _: Way) -> Result<Self, HolderError> {
        let clipboard = arboard::Clipboard::new().map_err(|_| HolderError::Unreachable)?;
        let mut held = Self { clipboard, text: Zeroizing::new(text.to_owned()) };
        held.clipboard.set().exclude_from_history().text(text).map_err(|_| HolderError::Refused)?;
        if held.is_ours() { Ok(held) } else { Err(HolderError::Refused) }
    }

    /// Waits until the time is up, and clears the text if it is still ours. Without a time, returns at once.
    pub(super) fn wait(mut self, clear_after: ClearAfter) {
        let ClearAfter::Time(time) = clear_after else { return };
        std::thread::sleep(time);
        if self.is_ours() {
            // Best effort: no one reads an error of the helper any more.
            let _ = self.clipboard.clear();
        }
    }

    /// Returns true if the clipboard still has the text of this program.
    fn is_ours(&mut self) -> bool {
        self.clipboard.get_text().map(Zeroizing::new).is_ok_and(|found| *found == *self.text)
    }
}
