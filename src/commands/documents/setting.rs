//! A setting as a document.

use schemars::JsonSchema;
use serde::Serialize;

/// A value of a setting. A setting with several values has a document for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettingDocument {
    /// The name: `store`, `views.stale.sort`.
    pub key: String,
    /// The value that is in force; null if there is none. It contains no password.
    pub value: Option<String>,
    /// The origin of the value; null if there is none.
    pub origin: Option<OriginWord>,
    /// The flag, the environment variable, or the file and line; null for a default.
    pub place: Option<String>,
}

/// The origin of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OriginWord {
    /// A flag of the command.
    Flag,
    /// An environment variable.
    Environment,
    /// The configuration file.
    File,
    /// The program.
    Default,
}

impl OriginWord {
    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Default => "default",
        }
    }
}
