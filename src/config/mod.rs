//! The configuration file: its settings, their places in the file, and their checks.
//!
//! It knows what a value means, but not when one applies: that is decided in `env`.

mod check;
mod disk;
mod edit;
mod file;
mod key;
mod position;

pub use check::check;
pub use disk::ConfigFile;
pub use edit::{add, set, unset};
pub use file::{Config, Entry};
pub use key::{FORMS, Key, ViewPart};

/// The defaults of a list: of a view, or of `[list]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListDefaults {
    /// The conditions, which those on the command line are added to.
    pub filter: Vec<String>,
    /// The order, unless one is passed.
    pub sort: Option<String>,
    /// The columns, unless some are passed.
    pub columns: Option<String>,
}
