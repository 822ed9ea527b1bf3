//! A clipboard without a screen.

#![expect(clippy::unwrap_used, reason = "a broken double fails the test")]

use std::sync::{Arc, Mutex};

use crate::ui::clipboard::{ClearAfter, Clipboard, Copied, NoClipboard, Way};

/// A clipboard that records copied texts, or refuses them. Clones share one record.
#[derive(Clone, Default)]
pub struct FakeClipboard {
    refusal: Option<String>,
    copied: Arc<Mutex<Vec<(String, ClearAfter)>>>,
}

impl FakeClipboard {
    pub fn refusing(reason: &str) -> Self {
        Self { refusal: Some(reason.to_owned()), ..Self::default() }
    }

    /// The copied texts, each with its time limit.
    pub fn copied(&self) -> Vec<(String, ClearAfter)> {
        self.copied.lock().unwrap().clone()
    }
}

impl Clipboard for FakeClipboard {
    fn copy(&self, text: &str, clear_after: ClearAfter) -> Result<Copied, NoClipboard> {
        if let Some(reason) = &self.refusal {
            return Err(NoClipboard { reason: reason.clone() });
        }
        self.copied.lock().unwrap().push((text.to_owned(), clear_after));
        Ok(Copied { way: Way::X11, clear_after })
    }
}
