//! The one time that a secret is shown: on a second screen, of which nothing is left.

mod page;
mod screen;

use std::time::Duration;

use console::Term;
use dialoguer::theme::ColorfulTheme;

use self::page::{Button, Layout, Note, State, layout};
use self::screen::Screen;
use super::decode::Key;
use super::keys::Keyboard;
use super::view::View;
use super::{Face, Outcome, RENEWAL, RevealActions, Revelation};
use crate::error::Result;

/// The page of a secret.
pub(super) struct Page<'a> {
    revelation: &'a Revelation<'a>,
    actions: &'a mut dyn RevealActions,
    state: State,
    screen: Screen,
    /// OK is on the page that was drawn last.
    offers_ok: bool,
    /// The page that was drawn last, and its size.
    drawn: Option<(Layout, (usize, usize))>,
}

/// The meaning of a key.
#[derive(Debug, PartialEq, Eq)]
enum Act {
    Move(Button),
    Press(Button),
    /// Asks whether to discard.
    Ask,
    /// Esc: points to OK.
    Point,
    Nothing,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        revelation: &'a Revelation<'a>,
        actions: &'a mut dyn RevealActions,
        numbered: bool,
    ) -> Self {
        let renewed = actions.renew();
        let state = State { button: Button::Copy, note: None, renewed, copied: false, numbered };
        let mut page =
            Self { revelation, actions, state, screen: Screen::new(), offers_ok: false, drawn: None };
        if revelation.face == Face::Copied {
            page.copy();
            page.state.button = if page.state.copied { Button::Ok } else { Button::Copy };
        }
        page
    }

    fn copy(&mut self) {
        self.state.note = Some(match self.actions.copy() {
            Ok(way) => {
                self.state.copied = true;
                Note::Copied(way)
            }
            Err(why) => Note::Failed(why),
        });
    }
}

impl View for Page<'_> {
    type Answer = Outcome;

    #[expect(clippy::disallowed_methods, reason = "the reveal is where a person is given the secret")]
    fn draw(&mut self, term: &Term) -> Result<()> {
        let secret = self.revelation.secret.expose();
        let (rows, columns) = term.size();
        let size = (usize::from(rows), usize::from(columns));
        let page = layout(&ColorfulTheme::default(), self.revelation, secret.len(), &self.state, size);
        self.offers_ok = page.offers_ok;
        let drawn = (page, size);
        // A screen reader reads what is drawn.
        if self.state.numbered && self.drawn.as_ref() == Some(&drawn) {
            return Ok(());
        }
        let (page, _) = self.drawn.insert(drawn);
        self.screen.draw(term, page, secret)
    }

    fn clear(&mut self, term: &Term) {
        self.drawn = None;
        self.screen.leave(term);
    }

    fn press(&mut self, key: Key, keyboard: &mut Keyboard<'_>) -> Result<Option<Outcome>> {
        let act = if self.state.numbered { numbered(key, &self.state) } else { act(key, self.state.button) };
        match act {
            Act::Move(Button::Ok) | Act::Press(Button::Ok) if !self.offers_ok => {}
            Act::Move(button) => self.state.button = button,
            Act::Press(Button::Copy) => {
                self.state.button = Button::Copy;
                self.copy();
            }
            Act::Press(Button::Ok) => return Ok(Some(Outcome::Confirmed)),
            Act::Press(Button::Cancel) => {
                (self.state.button, self.state.note) = (Button::Copy, None);
            }
            Act::Press(Button::Discard) => return Ok(Some(Outcome::Discard)),
            Act::Ask => {
                (self.state.button, self.state.note) = (Button::Cancel, None);
                // The answer is for the question that is seen.
                keyboard.discard_pending();
            }
            Act::Point => {
                self.state.note = Some(Note::Hint("Press OK when you have kept the secret.".to_owned()));
            }
            Act::Nothing => {}
        }
        Ok(None)
    }

    fn takes_escape(&self) -> bool {
        true
    }

    fn pace(&self) -> Option<Duration> {
        Some(RENEWAL)
    }

    fn tick(&mut self) {
        let renewed = self.actions.renew();
        // The sentence has the time, and would be read every minute.
        if !self.state.numbered {
            self.state.renewed = renewed;
        }
    }
}

/// The meaning of a key while Enter presses `button`.
fn act(key: Key, button: Button) -> Act {
    let (first, second) = match button {
        Button::Copy | Button::Ok => (Button::Copy, Button::Ok),
        Button::Cancel | Button::Discard => (Button::Cancel, Button::Discard),
    };
    let is_asking = first == Button::Cancel;
    match key {
        Key::Enter => Act::Press(button),
        Key::Left | Key::Up => Act::Move(first),
        Key::Right | Key::Down => Act::Move(second),
        Key::Tab | Key::BackTab => Act::Move(if button == first { second } else { first }),
        Key::Escape | Key::Char('n' | 'N' | 'c' | 'C') if is_asking => Act::Press(Button::Cancel),
        Key::Escape => Act::Point,
        Key::CtrlC | Key::CtrlD if !is_asking => Act::Ask,
        Key::Char('y' | 'Y' | 'd' | 'D') if is_asking => Act::Press(Button::Discard),
        Key::Char('c' | 'C') if !is_asking => Act::Press(Button::Copy),
        Key::Char('o' | 'O') if !is_asking => Act::Press(Button::Ok),
        _ => Act::Nothing,
    }
}

/// The meaning of a key while the buttons have numbers. Enter presses none: it often follows a number.
fn numbered(key: Key, state: &State) -> Act {
    match (key, state.is_asking()) {
        (Key::Char('1'), false) => Act::Press(Button::Copy),
        (Key::Char('2'), false) => Act::Press(Button::Ok),
        (Key::Char('3'), false) => Act::Ask,
        (Key::Char('1'), true) => Act::Press(Button::Cancel),
        (Key::Char('2'), true) => Act::Press(Button::Discard),
        (Key::Enter, _) => Act::Nothing,
        _ => match act(key, state.button) {
            Act::Move(_) => Act::Nothing,
            other => other,
        },
    }
}

#[cfg(test)]
mod tests;
