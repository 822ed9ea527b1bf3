//! A question that draws itself: the loop that asks it, and the lines that most of them are drawn on.

use std::time::Duration;

use console::Term;

use super::decode::Key;
use super::keys::{self, Input, Keyboard, failed};
use crate::error::{Error, Result};

/// A question on the screen.
pub(super) trait View {
    type Answer;

    /// Draws it in place of what was drawn before.
    fn draw(&mut self, term: &Term) -> Result<()>;

    /// Takes it off the screen before the program is stopped or the question ends. Best effort.
    fn clear(&mut self, term: &Term);

    /// Leaves the screen to others after an error. Best effort.
    fn leave(&mut self, term: &Term) {
        self.clear(term);
    }

    /// Takes a key in; answers once the question is answered.
    fn press(&mut self, key: Key, keyboard: &mut Keyboard<'_>) -> Result<Option<Self::Answer>>;

    /// Whether Esc and Ctrl-C are keys like any other. They end most questions.
    fn takes_escape(&self) -> bool {
        false
    }

    /// How often [`Self::tick`] is called, if at all.
    fn pace(&self) -> Option<Duration> {
        None
    }

    /// Its time has come.
    fn tick(&mut self) {}
}

/// Asks with keys until there is an answer.
pub(super) fn ask<V: View>(term: &Term, view: &mut V) -> Result<V::Answer> {
    keys::reading(term, keys::Mode::Keys, |keyboard| {
        let answer = rounds(keyboard, view);
        if answer.is_ok() {
            view.clear(term);
        } else {
            view.leave(term);
        }
        answer
    })
}

fn rounds<V: View>(keyboard: &mut Keyboard<'_>, view: &mut V) -> Result<V::Answer> {
    let term = keyboard.term();
    view.draw(term)?;
    loop {
        match keyboard.next(view.pace())? {
            Input::Key(Key::Escape | Key::CtrlC) if !view.takes_escape() => return Err(Error::Interrupted),
            Input::Key(key) => {
                if let Some(answer) = view.press(key, keyboard)? {
                    return Ok(answer);
                }
            }
            Input::Stop { with_job } => {
                view.clear(term);
                keyboard.stop(with_job)?;
            }
            Input::Redraw => {}
            Input::Tick => view.tick(),
        }
        view.draw(term)?;
    }
}

/// The size of a terminal, in rows and columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The lines of a question, and the line and column of the cursor unless it is hidden.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) lines: Vec<String>,
    pub(super) cursor: Option<(usize, usize)>,
}

/// A question that is drawn in lines, where the cursor is.
pub(super) trait Lined {
    /// The answer to it.
    type Answer;

    /// Returns the lines for a terminal of that size. None is wider.
    fn frame(&self, size: Size) -> Frame;

    /// Takes a key in; answers once the question is answered.
    fn press(&mut self, key: Key) -> Result<Option<Self::Answer>>;
}

/// Asks with lines until there is an answer.
pub(super) fn ask_lined<L: Lined>(term: &Term, question: &mut L) -> Result<L::Answer> {
    ask(term, &mut Drawn { question, block: Block::default() })
}

struct Drawn<'q, L> {
    question: &'q mut L,
    block: Block,
}

impl<L: Lined> View for Drawn<'_, L> {
    type Answer = L::Answer;

    fn draw(&mut self, term: &Term) -> Result<()> {
        let (rows, columns) = term.size();
        let frame = self.question.frame(Size { rows: rows.into(), columns: columns.into() });
        self.block.draw(term, &frame.lines, frame.cursor)
    }

    fn clear(&mut self, term: &Term) {
        self.block.clear(term);
    }

    fn leave(&mut self, term: &Term) {
        self.block.leave(term);
    }

    fn press(&mut self, key: Key, _: &mut Keyboard<'_>) -> Result<Option<L::Answer>> {
        self.question.press(key)
    }
}

/// The lines of a question, drawn where the cursor is. None is wider than the terminal.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// How many lines are above the cursor and below it.
    above: usize,
    below: usize,
}

impl Block {
    /// Draws the lines in place of those before, with the cursor at that line and column, or hidden.
    pub(super) fn draw(
        &mut self,
        term: &Term,
        lines: &[String],
        cursor: Option<(usize, usize)>,
    ) -> Result<()> {
        let last = lines.len().saturating_sub(1);
        let (line, column) = cursor.unwrap_or((last, 0));
        let shown = if cursor.is_some() { "\x1b[?25h" } else { "\x1b[?25l" };
        let (up, right) = (moved(last - line, 'A'), moved(column, 'C'));
        let frame = format!("{}{}{up}\r{right}{shown}", self.start(), lines.join("\r\n"));
        (self.above, self.below) = (line, last - line);
        term.write_str(&frame).map_err(failed)
    }

    /// Takes the lines off, with the cursor where they began.
    pub(super) fn clear(&mut self, term: &Term) {
        let start = self.start();
        *self = Self::default();
        let _ = term.write_str(&start);
    }

    /// Below the lines, which stay: for a question that was left.
    pub(super) fn leave(&mut self, term: &Term) {
        let down = moved(self.below, 'B');
        *self = Self::default();
        let _ = term.write_str(&format!("{down}\r\n"));
    }

    fn start(&self) -> String {
        format!("{}\r\x1b[J", moved(self.above, 'A'))
    }
}

/// The sequence that moves the cursor by so many places.
fn moved(by: usize, letter: char) -> String {
    if by > 0 { format!("\x1b[{by}{letter}") } else { String::new() }
}
