//! The options of rendering: width, color, time zone and current time.

use std::borrow::Cow;
use std::ffi::OsStr;

use clap::ValueEnum;
use console::Style;

use crate::domain::time::{Timestamp, Zone};

/// The minimum width. A terminal that reports less is treated as this wide.
const NARROWEST: usize = 10;

/// The maximum width that a terminal can report.
const WIDEST: usize = u16::MAX as usize;

/// The options of rendering.
#[derive(Debug, Clone, Copy)]
pub struct RenderOptions {
    /// The columns of the terminal. `None` is a pipe or a file: no borders, and nothing is cut or wrapped. A terminal
    /// that says it has 0 columns does not know: give 80 then.
    pub width: Option<usize>,
    /// True to use color, as [`wants_color`] decides.
    pub color: bool,
    /// The present, for cells such as `5 days left`.
    pub now: Timestamp,
    /// The zone in which cells show instants.
    pub zone: Zone,
}

impl RenderOptions {
    /// The width to draw in; `None` on a pipe.
    #[must_use]
    pub fn columns(&self) -> Option<usize> {
        self.width.map(|width| width.clamp(NARROWEST, WIDEST))
    }
}

/// The meaning of a text for its color. The words must express it too: color is optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A heading or a label.
    Strong,
    /// Of less interest.
    Dim,
    /// All is well.
    Good,
    /// Something to look at soon.
    Warn,
    /// Something that does not work.
    Bad,
}

/// Paints `text` if `color` is set. The only place that adds style, so that the environment is read once.
#[must_use]
pub fn paint(text: &str, tone: Tone, color: bool) -> Cow<'_, str> {
    if !color || text.is_empty() {
        return Cow::Borrowed(text);
    }
    let style = match tone {
        Tone::Plain => return Cow::Borrowed(text),
        Tone::Strong => Style::new().bold(),
        Tone::Dim => Style::new().dim(),
        Tone::Good => Style::new().green(),
        Tone::Warn => Style::new().yellow(),
        Tone::Bad => Style::new().red(),
    };
    Cow::Owned(style.force_styling(true).apply_to(text).to_string())
}

/// The value of `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    /// At a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// Decides about color. The user's choice overrides the environment. An empty `NO_COLOR` is ignored
/// (<https://no-color.org>).
#[must_use]
pub fn wants_color(
    choice: ColorChoice,
    no_color: Option<&OsStr>,
    term: Option<&OsStr>,
    is_terminal: bool,
) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            is_terminal && no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn color_flag_beats_environment_and_tty() {
        use ColorChoice::{Always, Auto, Never};
        let table = [
            (Auto, None, Some("xterm"), true, true),
            (Auto, None, None, true, true),
            (Auto, None, Some("xterm"), false, false),
            (Auto, Some(""), Some("xterm"), true, true),
            (Auto, Some("1"), Some("xterm"), true, false),
            (Auto, Some("0"), Some("xterm"), true, false),
            (Auto, None, Some("dumb"), true, false),
            (Always, Some("1"), Some("dumb"), false, true),
            (Never, None, Some("xterm"), true, false),
        ];
        for (choice, no_color, term, is_terminal, expected) in table {
            let decided = wants_color(choice, no_color.map(OsStr::new), term.map(OsStr::new), is_terminal);
            assert_eq!(decided, expected, "{choice:?} NO_COLOR={no_color:?} TERM={term:?} {is_terminal}");
        }
    }

    #[test]
    fn text_is_painted_only_with_color() {
        assert_eq!(paint("expired", Tone::Bad, false), "expired");
        assert_eq!(paint("expired", Tone::Bad, true), "\u{1b}[31mexpired\u{1b}[0m");
        assert_eq!(paint("expired", Tone::Plain, true), "expired");
    }
}
