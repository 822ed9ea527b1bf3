//! A text held as a selection of X11 or Wayland. It is there for as long as we own it, and goes with our process:
//! the server takes it away in one step, and only if it is still ours.

use std::mem::ManuallyDrop;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use arboard::SetExtLinux;
use zeroize::Zeroizing;

use super::report::HolderError;
use super::{ClearAfter, Way};

/// How long the text may take to be read back.
const SETTLE: Duration = Duration::from_secs(4);

/// How often it is asked for.
const GLANCE: Duration = Duration::from_millis(2);

/// How often we look whether the X server is still there.
const PULSE: Duration = Duration::from_secs(2);

/// A text that was read back from the clipboard.
pub(super) struct Held {
    way: Way,
    /// Hears that we own it no longer: rightly, because something else was copied, or not.
    lost: Receiver<bool>,
    /// Never dropped: arboard would hand the text over to a clipboard manager, past its time.
    reader: ManuallyDrop<arboard::Clipboard>,
}

/// Connects, and asks for nothing.
pub(super) fn reach() -> Result<(), HolderError> {
    arboard::Clipboard::new().map(drop).map_err(|_| HolderError::Unreachable)
}

impl Held {
    /// Puts the text on the clipboard and reads it back.
    pub(super) fn put(text: &str, way: Way) -> Result<Self, HolderError> {
        let connect =
            || arboard::Clipboard::new().map(ManuallyDrop::new).map_err(|_| HolderError::Unreachable);
        let (mut owner, reader) = (connect()?, connect()?);
        let (tell, lost) = mpsc::channel();
        let text_to_hold = Zeroizing::new(text.to_owned());
        thread::spawn(move || {
            // Of arboard's ways to wait only this one waits on Wayland too. It ends when something else is copied.
            let ended = owner.set().exclude_from_history().wait().text(text_to_hold.as_str());
            // The receiver is gone when the time is up.
            let _ = tell.send(ended.is_ok());
        });
        let mut held = Self { way, lost, reader };
        held.read_back(text)?;
        Ok(held)
    }

    /// Asks the server for the text until it is the one we put there.
    fn read_back(&mut self, text: &str) -> Result<(), HolderError> {
        let end = Instant::now() + SETTLE;
        while Instant::now() < end {
            match self.lost.recv_timeout(GLANCE) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(true) => return Err(HolderError::Replaced),
                Ok(false) | Err(RecvTimeoutError::Disconnected) => return Err(HolderError::Refused),
            }
            if self.reader.get_text().map(Zeroizing::new).is_ok_and(|found| *found == text) {
                return Ok(());
            }
        }
        Err(HolderError::Refused)
    }

    /// Waits until the time is up, something else is copied, or the server is gone.
    pub(super) fn wait(mut self, clear_after: ClearAfter) {
        let end = match clear_after {
            ClearAfter::Time(time) => Instant::now().checked_add(time),
            ClearAfter::Replaced => None,
        };
        loop {
            let left = end.map_or(PULSE, |end| end.saturating_duration_since(Instant::now()));
            let over =
                left.is_zero() || self.lost.recv_timeout(left.min(PULSE)) != Err(RecvTimeoutError::Timeout);
            if over || !self.server_lives() {
                return;
            }
        }
    }

    /// Returns true if the server still answers. The owner notices its end on Wayland, and waits for ever on X11.
    fn server_lives(&mut self) -> bool {
        // We offer no files, so that this is one question to the server and copies nothing.
        self.way != Way::X11
            || matches!(self.reader.get().file_list(), Ok(_) | Err(arboard::Error::ContentNotAvailable))
    }
}
