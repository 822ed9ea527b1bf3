//! A widget below the text of the terminal: the loop that asks with it.
//!
//! The lines of the widget begin where the cursor is. A terminal that does not say where that is cannot show one.

use std::time::{Duration, Instant};

use console::Term;
use ratatui::backend::Backend as _;
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::backend::TermBackend;
use super::decode::Key;
use super::keys::{self, Input, Keyboard, failed};
use crate::error::{Error, Result};
use crate::ui::widget::{Look, Outcome};

/// How long a question works before it is drawn again or a key is read.
const SLICE: Duration = Duration::from_millis(30);

/// A widget with the work behind it.
pub(super) trait Inline {
    type Answer;

    /// The lines that it needs.
    fn height(&self, width: u16) -> u16;

    fn render(&mut self, frame: &mut Frame<'_>, area: Rect, look: Look);

    fn handle(&mut self, key: Key) -> Outcome<Self::Answer>;

    /// Returns true if there is enough to draw for the first time.
    fn is_ready(&self) -> bool {
        true
    }

    /// Does a short piece of work. Returns false if there is no more.
    fn work(&mut self) -> Result<bool> {
        Ok(false)
    }
}

/// How the asking ended.
#[derive(Debug)]
pub(super) enum Ended<T> {
    Answered(T),
    /// It was left without an answer.
    Left,
    /// The terminal cannot show it.
    Unlocated,
}

/// Asks with a widget. Ctrl-C and signals interrupt the program.
pub(super) fn ask<W: Inline>(term: &Term, widget: &mut W) -> Result<Ended<W::Answer>> {
    keys::reading(term, keys::Mode::Keys, |keyboard| {
        while widget.work()? && !widget.is_ready() {}
        let Some((row, column)) = keyboard.locate(false)? else { return Ok(Ended::Unlocated) };
        let mut screen = Screen::open(term, widget, Position::new(column, row))?;
        screen.draw(widget)?;
        let answer = rounds(keyboard, widget, &mut screen);
        screen.clear();
        answer
    })
}

fn rounds<W: Inline>(
    keyboard: &mut Keyboard<'_>,
    widget: &mut W,
    screen: &mut Screen<'_>,
) -> Result<Ended<W::Answer>> {
    loop {
        match next(keyboard, widget, screen)? {
            Input::Key(Key::CtrlC) => return Err(Error::Interrupted),
            Input::Key(key) => match widget.handle(key) {
                Outcome::Answer(answer) => return Ok(Ended::Answered(answer)),
                Outcome::Left => return Ok(Ended::Left),
                Outcome::Open | Outcome::Search => {}
            },
            Input::Stop { with_job } => {
                screen.clear();
                keyboard.stop(with_job)?;
                screen.reopen(keyboard, widget)?;
            }
            Input::Redraw => screen.reopen(keyboard, widget)?,
            Input::Tick => {}
        }
    }
}

/// Waits for input, and works and draws until there is any.
fn next<W: Inline>(keyboard: &mut Keyboard<'_>, widget: &mut W, screen: &mut Screen<'_>) -> Result<Input> {
    // The rest of a paste is taken in first: its beginning is not worth a search.
    if keyboard.is_within_paste() {
        match keyboard.next(Some(Duration::ZERO))? {
            Input::Tick => {}
            input => return Ok(input),
        }
    }
    loop {
        let is_busy = work(widget)?;
        screen.draw(widget)?;
        match keyboard.next(is_busy.then_some(Duration::ZERO))? {
            Input::Tick => {}
            input => return Ok(input),
        }
    }
}

fn work(widget: &mut impl Inline) -> Result<bool> {
    let end = Instant::now() + SLICE;
    while widget.work()? {
        if Instant::now() >= end {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The lines of the widget on the terminal.
struct Screen<'t> {
    term: &'t Term,
    terminal: Terminal<TermBackend<'t>>,
    area: Rect,
}

impl<'t> Screen<'t> {
    /// Makes room for the widget at the cursor.
    fn open<W: Inline>(term: &'t Term, widget: &W, cursor: Position) -> Result<Self> {
        let (rows, columns) = term.size();
        let viewport = Viewport::Inline(widget.height(columns).clamp(1, rows.max(1)));
        let backend = TermBackend::new(term, cursor);
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).map_err(failed)?;
        let area = terminal.get_frame().area();
        Ok(Self { term, terminal, area })
    }

    fn draw<W: Inline>(&mut self, widget: &mut W) -> Result<()> {
        let look = Look { color: console::colors_enabled_stderr() };
        let drawn = self.terminal.draw(|frame| widget.render(frame, frame.area(), look));
        drawn.map(drop).map_err(failed)
    }

    /// Takes the lines off, with the cursor where they began. Best effort.
    fn clear(&mut self) {
        let top = self.area.as_position();
        let backend = self.terminal.backend_mut();
        let _ = backend.set_cursor_position(top);
        let _ = backend.clear_region(ratatui::backend::ClearType::AfterCursor);
        let _ = backend.show_cursor();
        let _ = backend.flush();
    }

    /// Begins again where the cursor is now: the terminal may have another size, and may have moved the lines.
    fn reopen<W: Inline>(&mut self, keyboard: &mut Keyboard<'_>, widget: &W) -> Result<()> {
        let below_top = self.terminal.backend().cursor().y.saturating_sub(self.area.y);
        let found = keyboard.locate(true)?.map_or(self.terminal.backend().cursor().y, |(row, _)| row);
        self.area.y = found.saturating_sub(below_top);
        self.clear();
        *self = Self::open(self.term, widget, Position::new(0, self.area.y))?;
        Ok(())
    }
}
