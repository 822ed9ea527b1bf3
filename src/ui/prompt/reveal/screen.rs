//! The second screen, and what is left of it: nothing. Each line is overwritten where it is. Clearing the screen at once
//! would push its lines into the scrollback of a terminal without a second screen (GNU screen by default, tmux with
//! `alternate-screen off`).

use console::Term;

use super::page::Layout;
use crate::error::Result;
use crate::ui::prompt::keys::failed;
use crate::ui::signal;

/// The second screen, left when this is dropped.
pub(super) struct Screen {
    shown: bool,
}

impl Screen {
    pub(super) fn new() -> Self {
        Self { shown: false }
    }

    /// Draws the page, with `secret` between its two parts.
    pub(super) fn draw(&mut self, term: &Term, layout: &Layout, secret: &str) -> Result<()> {
        if !self.shown {
            signal::screen(true);
            self.shown = true;
            term.write_str(&enter(usize::from(term.size().0))).map_err(failed)?;
        }
        let rows = usize::from(term.size().0);
        let texts = layout.above.iter().map(String::as_str);
        let texts = texts.chain(std::iter::repeat_n("", layout.secret));
        let texts = texts.chain(layout.below.iter().map(String::as_str)).chain(std::iter::repeat(""));
        let lines = (1..=rows).zip(texts).map(|(row, text)| format!("\x1b[{row};1H\x1b[2K{text}"));
        let frame: String = lines.collect();
        term.write_str(&format!("\x1b[?25l{frame}")).map_err(failed)?;
        if layout.secret > 0 {
            // Unbroken: the terminal wraps it, so that a mouse selects all of it.
            term.write_str(&format!("\x1b[{};1H", layout.above.len() + 1)).map_err(failed)?;
            term.write_str(secret).map_err(failed)?;
        }
        // A terminal that gets fewer rows drops those below the cursor, and scrolls those above it.
        term.write_str("\x1b[1;1H").map_err(failed)
    }

    /// Leaves the screen with nothing on it. Best effort.
    pub(super) fn leave(&mut self, term: &Term) {
        if self.shown {
            let _ = term.write_str(&signal::leave_screen());
            signal::screen(false);
            self.shown = false;
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave(&Term::stderr());
    }
}

/// Shows the second screen. Where there is none, the lines of the only screen are scrolled away, not overwritten.
fn enter(rows: usize) -> String {
    format!("\x1b[?1049h\x1b[{rows};1H{}", "\r\n".repeat(rows))
}
