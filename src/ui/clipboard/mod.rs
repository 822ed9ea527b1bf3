//! The clipboard: what can be asked of it, and what may be said of it afterwards.
//!
//! X11 and Wayland keep no text themselves, they ask the program that owns it. So a helper outlives `keys` and
//! holds the text ([`SystemClipboard`]); over SSH the terminal is asked to copy it ([`osc52()`]).

mod holder;
mod osc52;
#[cfg(target_os = "macos")]
mod pasteboard;
mod report;
#[cfg(target_os = "linux")]
mod selection;
mod system;
mod tmux;

use std::fmt;
use std::time::Duration;

pub use self::holder::hold_stdin;
pub use self::osc52::{ASKED_TERMINAL, osc52};
pub use self::system::{Display, HOLDER, SystemClipboard};

/// Said beside every secret that was copied.
pub const MANAGERS_NOTE: &str = "A clipboard manager may keep a copy.";

/// The most that is copied, in bytes: what a pipe takes in at once, so that handing it over cannot block.
pub const LIMIT: usize = 4096;

/// Somewhere a text can be copied to.
pub trait Clipboard {
    /// Copies `text`, and answers only once it has been read back.
    fn copy(&self, text: &str, clear_after: ClearAfter) -> Result<Copied, NoClipboard>;

    /// The reason for which copying is known to fail, before there is a text to copy. Copies nothing.
    fn absence(&self) -> Option<NoClipboard> {
        None
    }
}

/// How long a text stays on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClearAfter {
    /// That long, unless something else is copied before.
    Time(Duration),
    /// Until something else is copied, or the session ends.
    Replaced,
}

impl ClearAfter {
    /// So many seconds; 0 is until replaced.
    #[must_use]
    pub fn seconds(seconds: u64) -> Self {
        if seconds == 0 { Self::Replaced } else { Self::Time(Duration::from_secs(seconds)) }
    }
}

impl Default for ClearAfter {
    /// 45 s: long enough to paste it, too short to forget it there.
    fn default() -> Self {
        Self::Time(Duration::from_secs(45))
    }
}

/// The kinds of clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The selection `CLIPBOARD` of an X server.
    X11,
    /// The selection of a Wayland compositor, through one of its data-control protocols.
    Wayland,
    /// The clipboard of macOS.
    Native,
    /// A buffer of tmux.
    Tmux,
}

impl Way {
    /// All of them.
    const ALL: [Self; 4] = [Self::X11, Self::Wayland, Self::Native, Self::Tmux];
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::X11 => "X11",
            Self::Wayland => "Wayland",
            Self::Native => "macOS",
            Self::Tmux => "tmux",
        })
    }
}

/// The text is on the clipboard: it was read back from there. `Display` is the sentence for the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// The clipboard that has it.
    pub way: Way,
    /// How long it does.
    pub clear_after: ClearAfter,
}

impl fmt::Display for Copied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.way == Way::Tmux {
            f.write_str(
                "Copied to a tmux buffer (prefix ] pastes it) and offered to its terminal; the buffer ",
            )?;
            return match self.clear_after {
                ClearAfter::Time(time) => write!(f, "will be deleted in {}.", Spoken(time)),
                ClearAfter::Replaced => f.write_str("stays until it is deleted."),
            };
        }
        write!(f, "Copied to the clipboard ({}); ", self.way)?;
        match self.clear_after {
            ClearAfter::Time(time) => {
                write!(f, "it will be cleared in {} unless something else is copied.", Spoken(time))
            }
            ClearAfter::Replaced => f.write_str("it stays there until something else is copied."),
        }
    }
}

/// A time as people say it: `45 s`, `5 min`.
struct Spoken(Duration);

impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs() + u64::from(self.0.subsec_nanos() > 0);
        if seconds >= 120 && seconds.is_multiple_of(60) {
            write!(f, "{} min", seconds / 60)
        } else {
            write!(f, "{seconds} s")
        }
    }
}

/// Nothing was copied. `Display` says why, as the message of an error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no clipboard here: {reason}")]
pub struct NoClipboard {
    /// Why not, safe for a terminal: ``neither `DISPLAY` nor `WAYLAND_DISPLAY` is set``.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(clear_after: ClearAfter) -> String {
        Copied { way: Way::X11, clear_after }.to_string()
    }

    #[test]
    fn message_of_a_copy_names_its_end() {
        assert_eq!(
            said(ClearAfter::default()),
            "Copied to the clipboard (X11); it will be cleared in 45 s unless something else is copied."
        );
        assert_eq!(
            said(ClearAfter::seconds(0)),
            "Copied to the clipboard (X11); it stays there until something else is copied."
        );
    }

    #[test]
    fn copy_in_tmux_names_the_buffer() {
        let copied = Copied { way: Way::Tmux, clear_after: ClearAfter::default() };
        assert_eq!(
            copied.to_string(),
            "Copied to a tmux buffer (prefix ] pastes it) and offered to its terminal; the buffer will be deleted in \
             45 s."
        );
    }

    #[test]
    fn times_are_rounded_up() {
        assert_eq!(Spoken(Duration::from_millis(1500)).to_string(), "2 s");
        assert_eq!(Spoken(Duration::from_secs(90)).to_string(), "90 s");
        assert_eq!(Spoken(Duration::from_secs(300)).to_string(), "5 min");
    }
}
