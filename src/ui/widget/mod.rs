//! Parts of a screen that prompts and full-screen pages share: keys in, cells out. Nothing here reads or writes.
//!
//! A widget is a value. `handle` takes a key in and returns the outcome; `render` draws the widget in any area.

pub(crate) mod edit;
mod key;
mod look;
pub mod month;
pub mod picker;
pub mod rank;

pub(crate) use key::Key;
pub(crate) use look::Look;

/// The effect of a key on a widget.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// The question is still open.
    Open,
    /// The text to search for has changed.
    Search,
    /// The answer.
    Answer(T),
    /// The question was left without an answer.
    Left,
}
