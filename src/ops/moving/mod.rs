//! Moving a store: exporting everything in it as lines of JSON, and creating a new store from them.
//!
//! The first line says what follows, each line after it is a row, and the last line counts them and has a checksum, so
//! that an export that was cut off or damaged is noticed. Exporting an imported store gives the same bytes again.

mod export;
mod import;
mod lines;
mod source;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::event::{LogHead, Reference};

pub use export::{Exported, export};
pub use import::{Imported, import};
pub use source::Source;

/// The name of the format, in the first line.
const FORMAT: &str = "keys-export";

/// The header of an export, in the first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// The name of the format, `keys-export`.
    format: String,
    /// The version, which is that of the store's schema.
    version: i64,
    /// The organization.
    organization: Reference,
    /// The end of the log: the number of events, and the hash of the last one.
    head: LogHead,
}

/// The counts and the checksum of an export, in the last line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The number of lines of each kind, without the first and the last line.
    rows: Map<String, Value>,
    /// The SHA-256 hash of all lines before this one, in hexadecimal.
    sha256: String,
}

/// Writes one line.
fn line(noun: &str, value: &impl Serialize) -> String {
    let mut text = String::from("{\"");
    text.push_str(noun);
    text.push_str("\":");
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests;
