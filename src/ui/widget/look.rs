//! The styles of widgets. Without color nothing is styled: every state also has a sign of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::ui::measure::{cut, width};

/// With or without color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub color: bool,
}

impl Look {
    /// The mark before a question.
    pub fn mark(self) -> Style {
        self.styled(Style::new().fg(Color::Yellow))
    }

    /// The text of a question.
    pub fn label(self) -> Style {
        self.styled(Style::new().add_modifier(Modifier::BOLD))
    }

    /// Hints, counts and headings.
    pub fn quiet(self) -> Style {
        self.styled(Style::new().fg(Color::DarkGray))
    }

    /// The mark before the chosen item.
    pub fn pointer(self) -> Style {
        self.styled(Style::new().fg(Color::Green))
    }

    /// The chosen item.
    pub fn chosen(self) -> Style {
        self.styled(Style::new().fg(Color::Cyan))
    }

    /// Errors.
    pub fn wrong(self) -> Style {
        self.styled(Style::new().fg(Color::Red))
    }

    fn styled(self, style: Style) -> Style {
        if self.color { style } else { Style::new() }
    }
}

/// Writes `text` at a column of a line, cut at the end of the area. Returns the column after it.
pub(super) fn put(buffer: &mut Buffer, line: Rect, column: u16, text: &str, style: Style) -> u16 {
    let room = line.width.saturating_sub(column);
    if room == 0 || line.height == 0 {
        return column;
    }
    let text = cut(text, usize::from(room));
    let (end, _) = buffer.set_stringn(line.x + column, line.y, &text, usize::from(room), style);
    end - line.x
}

/// Returns the line at this height of the area, empty below its end.
pub(super) fn line(area: Rect, at: u16) -> Rect {
    let height = u16::from(at < area.height);
    Rect { y: area.y + at.min(area.height), height, ..area }
}

/// Returns the columns that a text takes.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
