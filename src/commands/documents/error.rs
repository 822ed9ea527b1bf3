//! An error as a document, on standard error.

use schemars::JsonSchema;
use serde::Serialize;

/// The document of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorDocument {
    /// The error.
    pub error: ErrorParts,
}

/// An error in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ErrorParts {
    /// The code, stable across versions.
    pub code: String,
    /// The message.
    pub message: String,
    /// The way to fix it, if there is one.
    pub hint: Option<String>,
}
