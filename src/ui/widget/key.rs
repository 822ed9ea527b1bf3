//! The keys of a terminal.

/// A key, or one character of a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A typed character; a control character for Ctrl with a letter that has no name here.
    Char(char),
    /// A pasted character. A line break is `\n`.
    Pasted(char),
    Enter,
    Tab,
    BackTab,
    Backspace,
    Del,
    Left,
    Right,
    /// Alt-B.
    WordLeft,
    /// Alt-F.
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Escape,
    CtrlC,
    CtrlD,
    CtrlZ,
}
