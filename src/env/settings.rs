//! Environment variables, and the folders that they name.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// The store and the acting member, from the command line or the environment.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The path or URL of the store: `--store`, `KEYS_STORE`, or a file in the user's data folder.
    pub store: Option<PathBuf>,
    /// The acting member: `--as` or `KEYS_AS`.
    pub acting: Option<String>,
}

impl Settings {
    pub(super) fn of_process() -> Self {
        Self {
            store: variable("KEYS_STORE")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from)
                .or_else(data_folder),
            // A name that is not UTF-8 must match no member. Ignored, it would leave the choice to the program.
            acting: variable("KEYS_AS")
                .map(|who| who.to_string_lossy().into_owned())
                .filter(|who| !who.is_empty()),
        }
    }
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
