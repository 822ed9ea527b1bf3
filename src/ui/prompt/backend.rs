//! The terminal as ratatui draws on it. Everything is written at once, by `flush`.

use std::fmt::Write as _;
use std::io;

use console::Term;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// A terminal of a known size, whose cursor was found before.
#[derive(Debug)]
pub(super) struct TermBackend<'t> {
    term: &'t Term,
    size: Size,
    cursor: Position,
    unwritten: String,
}

impl<'t> TermBackend<'t> {
    pub(super) fn new(term: &'t Term, cursor: Position) -> Self {
        let (rows, columns) = term.size();
        Self { term, size: Size::new(columns, rows), cursor, unwritten: String::new() }
    }

    /// The place of the cursor.
    pub(super) fn cursor(&self) -> Position {
        self.cursor
    }

    fn push(&mut self, sequence: std::fmt::Arguments<'_>) {
        let _ = self.unwritten.write_fmt(sequence);
    }
}

impl Backend for TermBackend<'_> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut next = None;
        let mut style = String::new();
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                self.push(format_args!("\x1b[{};{}H", y + 1, x + 1));
            }
            let wanted = sgr(cell);
            if wanted != style {
                self.push(format_args!("\x1b[0{wanted}m"));
                style = wanted;
            }
            self.unwritten.push_str(cell.symbol());
            // Terminals disagree about the width of some characters.
            next = cell.symbol().is_ascii().then_some((x + 1, y));
        }
        if !style.is_empty() {
            self.unwritten.push_str("\x1b[0m");
        }
        Ok(())
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.unwritten.extend(std::iter::repeat_n('\n', usize::from(count)));
        self.flush()
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.unwritten.push_str("\x1b[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.unwritten.push_str("\x1b[?25h");
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let Position { x, y } = self.cursor;
        self.push(format_args!("\x1b[{};{}H", y + 1, x + 1));
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.unwritten.push_str(match clear_type {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.term.write_str(&self.unwritten);
        self.unwritten.clear();
        written
    }
}

/// The parameters after the reset that give a cell its style: of the colors and modifiers that widgets use.
fn sgr(cell: &Cell) -> String {
    let mut parameters = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        parameters.push_str(";1");
    }
    parameters.push_str(match cell.fg {
        Color::Red => ";31",
        Color::Green => ";32",
        Color::Yellow => ";33",
        Color::Cyan => ";36",
        Color::DarkGray => ";90",
        _ => "",
    });
    parameters
}
