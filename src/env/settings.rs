//! The settings of a command, from its flags, environment variables, the configuration file and defaults.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

use crate::config::Config;

/// The settings of a command. A flag wins over the environment, that over the file, and that over a default.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The path or URL of the store.
    pub store: Option<Sourced<PathBuf>>,
    /// The acting member.
    pub acting: Option<Sourced<String>>,
    /// The pager; empty for none.
    pub pager: Option<Sourced<String>>,
    /// The path of the configuration file.
    pub path: Option<Sourced<PathBuf>>,
    /// The content of the configuration file, once it was read.
    pub file: Config,
    /// The store if nothing names another: a file in the user's data folder.
    pub default_store: Option<PathBuf>,
    /// The pager if nothing of this program names another: `PAGER` or `less`.
    pub default_pager: Option<Sourced<String>>,
}

/// A value and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    pub value: T,
    pub origin: Origin,
}

/// The origin of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// This flag of the command.
    Flag(&'static str),
    /// This environment variable.
    Environment(&'static str),
    /// This line of the configuration file.
    File(usize),
    /// The program.
    Default,
}

impl Origin {
    /// Returns the name of the flag or the environment variable.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Flag(name) | Self::Environment(name) => Some(name),
            Self::File(_) | Self::Default => None,
        }
    }
}

impl<T> Sourced<T> {
    /// Returns a value of this origin.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

impl Settings {
    pub(super) fn of_process() -> Self {
        // A name that is not UTF-8 must match no member. Ignored, it would leave the choice to the program.
        let acting = set("KEYS_AS").map(|who| who.to_string_lossy().into_owned());
        let path = set("KEYS_CONFIG").map(PathBuf::from);
        let default_path = || config_folder().map(|path| Sourced::new(path, Origin::Default));
        Self {
            store: set("KEYS_STORE").map(|path| Sourced::new(path.into(), Origin::Environment("KEYS_STORE"))),
            acting: acting.map(|who| Sourced::new(who, Origin::Environment("KEYS_AS"))),
            pager: variable("KEYS_PAGER").map(|pager| {
                Sourced::new(pager.to_string_lossy().into_owned(), Origin::Environment("KEYS_PAGER"))
            }),
            path: path
                .map(|path| Sourced::new(path, Origin::Environment("KEYS_CONFIG")))
                .or_else(default_path),
            file: Config::default(),
            default_store: data_folder(),
            default_pager: Some(match variable("PAGER") {
                Some(pager) => {
                    Sourced::new(pager.to_string_lossy().into_owned(), Origin::Environment("PAGER"))
                }
                None => Sourced::new("less".to_owned(), Origin::Default),
            }),
        }
    }
}

/// Returns the value of a variable that is not empty.
fn set(name: &str) -> Option<OsString> {
    variable(name).filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the only access to the environment")]
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// Reports whether `KEYS_ACCESSIBLE` asks for prompts that a screen reader can read.
pub(super) fn accessible() -> bool {
    variable("KEYS_ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Returns the folder for temporary files: `TMPDIR`, or the system's default.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the only access to the environment")]
pub fn temporary_folder() -> PathBuf {
    std::env::temp_dir()
}

/// Returns the path of the store in the XDG data folder: `keys/keys.db`.
fn data_folder() -> Option<PathBuf> {
    etcetera::base_strategy::Xdg::new().ok().map(|folders| folders.data_dir().join("keys/keys.db"))
}

/// Returns the path of the configuration file in the XDG folder, on every system: `keys/config.toml`.
fn config_folder() -> Option<PathBuf> {
    etcetera::base_strategy::Xdg::new().ok().map(|folders| folders.config_dir().join("keys/config.toml"))
}

/// Returns the user's home folder.
pub(super) fn home_folder() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// Returns the user's editor: `VISUAL`, `EDITOR` or `vi`.
#[must_use]
pub fn editor() -> OsString {
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".into())
}

/// Returns the folder of this program, if `PATH` does not contain it.
#[must_use]
pub fn folder_to_add_to_path() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?.canonicalize().ok()?;
    let path = variable("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .find_map(|folder| folder.join("keys").canonicalize().ok())
        .is_some_and(|found| found == program);
    if found { None } else { program.parent().map(PathBuf::from) }
}
