//! The lines of the page that shows a secret. The secret is the last to be cut: where it does not fit whole, none of it
//! is shown, and OK is not offered.

use dialoguer::theme::ColorfulTheme;

use crate::domain::text::visible;
use crate::ui::measure::{cut, wrap};
use crate::ui::prompt::{Face, Revelation};

/// The fewest columns in which the buttons are legible.
const FEWEST_COLUMNS: usize = 20;

/// The button that Enter presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Button {
    Copy,
    Ok,
    /// In the question whether to discard.
    Cancel,
    Discard,
}

/// A message on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    /// A hint to the user.
    Hint(String),
    /// The secret was copied.
    Copied(String),
    /// The secret was not copied.
    Failed(String),
}

/// The part of the page that changes while it is open.
#[derive(Debug)]
pub(super) struct State {
    pub(super) button: Button,
    pub(super) note: Option<Note>,
    /// Until when the secret works.
    pub(super) renewed: Option<String>,
    /// Copied at least once.
    pub(super) copied: bool,
    /// The buttons have numbers, one a line, for screen readers.
    pub(super) numbered: bool,
}

impl State {
    pub(super) fn is_asking(&self) -> bool {
        matches!(self.button, Button::Cancel | Button::Discard)
    }
}

/// The lines of the page, from top to bottom.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) above: Vec<String>,
    /// The lines that the secret takes; 0 where it is not shown.
    pub(super) secret: usize,
    pub(super) below: Vec<String>,
    pub(super) offers_ok: bool,
}

/// Lays the page out on a screen of that size, for a secret of `length` columns.
///
/// All of it is at the bottom: a terminal without a second screen that is made narrower breaks long lines in two and
/// pushes the first lines into its scrollback, and those are empty then.
pub(super) fn layout(
    theme: &ColorfulTheme,
    revelation: &Revelation<'_>,
    length: usize,
    state: &State,
    (rows, columns): (usize, usize),
) -> Layout {
    let secret = match revelation.face {
        Face::Secret => length.div_ceil(columns.max(1)),
        Face::Copied => 0,
    };
    let parts = Parts { theme, revelation, state, columns, secret };
    let buttons = parts.buttons();
    if columns < FEWEST_COLUMNS || secret + buttons.len() > rows {
        let text = wrap("The window is too small for the secret: enlarge it.", columns.max(8));
        let above = text.iter().take(rows).map(|line| cut(line, columns).into_owned()).collect();
        return Layout { above, ..Layout::default() };
    }
    let offers_ok = revelation.face == Face::Secret || state.copied;
    let mut left = rows - secret - buttons.len();
    let mut take = |part: Vec<String>| {
        let fits = !part.is_empty() && part.len() <= left;
        left -= if fits { part.len() } else { 0 };
        if fits { part } else { Vec::new() }
    };
    // By importance, not by place.
    let broken = take(parts.broken());
    let note = take(parts.note());
    let warning = take(parts.warning());
    let title = take(parts.title());
    let help = take(parts.help());
    let gap = take(vec![String::new()]);
    let email = take(parts.email());
    let upper_gap = take(vec![String::new()]);
    let renewed = take(parts.renewed());
    let middle_gap = take(vec![String::new()]);
    let above = [vec![String::new(); left], title, email, middle_gap, warning, renewed, upper_gap].concat();
    let below = [broken, note, gap, buttons, help].concat();
    Layout { above, secret, below, offers_ok }
}

/// The parts of the page, each as lines that fit.
struct Parts<'p> {
    theme: &'p ColorfulTheme,
    revelation: &'p Revelation<'p>,
    state: &'p State,
    columns: usize,
    secret: usize,
}

impl Parts<'_> {
    fn title(&self) -> Vec<String> {
        let title = format!("Secret of the key {}", visible(self.revelation.title));
        vec![self.theme.prompt_style.apply_to(cut(&title, self.columns)).to_string()]
    }

    fn email(&self) -> Vec<String> {
        vec![cut(&visible(self.revelation.email), self.columns).into_owned()]
    }

    fn warning(&self) -> Vec<String> {
        let warning = match self.revelation.face {
            Face::Secret => self.revelation.warning,
            Face::Copied => "The secret is not shown here. Paste it once to check, then press OK.",
        };
        let lines = wrap(&visible(warning), self.columns);
        lines.into_iter().map(|line| self.theme.error_style.apply_to(line).to_string()).collect()
    }

    fn renewed(&self) -> Vec<String> {
        let lines = self.state.renewed.as_ref().map(|renewed| wrap(&visible(renewed), self.columns));
        let lines = lines.unwrap_or_default().into_iter();
        lines.map(|line| self.theme.hint_style.apply_to(line).to_string()).collect()
    }

    /// That several lines are one secret.
    fn broken(&self) -> Vec<String> {
        if self.secret < 2 {
            return Vec::new();
        }
        let lines = format!("(one secret on {} lines)", self.secret);
        vec![self.theme.hint_style.apply_to(cut(&lines, self.columns)).to_string()]
    }

    fn note(&self) -> Vec<String> {
        let Some(note) = &self.state.note else { return Vec::new() };
        let (mark, text) = match note {
            Note::Hint(text) => (self.theme.prompt_prefix.to_string(), text),
            Note::Copied(text) => (self.theme.success_prefix.to_string(), text),
            Note::Failed(text) => (self.theme.error_prefix.to_string(), text),
        };
        let lines = wrap(&visible(text), self.columns.saturating_sub(2)).into_iter().enumerate();
        lines.map(|(at, line)| format!("{} {line}", if at == 0 { mark.as_str() } else { " " })).collect()
    }

    fn buttons(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let (first, second) = if self.state.is_asking() {
            let question = wrap(&visible(self.revelation.discard), self.columns);
            lines.extend(question.iter().map(|line| self.theme.prompt_style.apply_to(line).to_string()));
            ((Button::Cancel, "Cancel"), (Button::Discard, "Discard"))
        } else {
            ((Button::Copy, "Copy"), (Button::Ok, "OK"))
        };
        let without_ok =
            self.revelation.face == Face::Copied && !self.state.copied && !self.state.is_asking();
        if self.state.numbered {
            let choices = match (self.state.is_asking(), without_ok) {
                (true, _) => ["1) Cancel", "2) Discard"].as_slice(),
                (false, true) => &["1) Copy", "3) Discard"],
                (false, false) => &["1) Copy", "2) OK", "3) Discard"],
            };
            lines.extend(choices.iter().map(|choice| (*choice).to_owned()));
            return lines;
        }
        let button = |(this, name): (Button, &str)| {
            if this == self.state.button {
                format!("{} {}", self.theme.active_item_prefix, self.theme.active_item_style.apply_to(name))
            } else {
                format!(
                    "{} {}",
                    self.theme.inactive_item_prefix,
                    self.theme.inactive_item_style.apply_to(name)
                )
            }
        };
        lines.push(if without_ok {
            button(first)
        } else {
            format!("{}   {}", button(first), button(second))
        });
        lines
    }

    fn help(&self) -> Vec<String> {
        let keys = if self.state.numbered {
            "Type a number."
        } else if self.state.is_asking() {
            let keys = "Enter press   Tab other button   Esc back";
            if keys.len() > self.columns { "y or n   Esc back" } else { keys }
        } else {
            "c copy   o OK   Ctrl-D discard"
        };
        vec![self.theme.hint_style.apply_to(cut(keys, self.columns)).to_string()]
    }
}
