//! The result of `keys status` as a document.

use schemars::JsonSchema;
use serde::Serialize;

use super::error::ErrorParts;
use super::setting::OriginWord;
use super::{Object, Reference};
use crate::store::member::MemberRow;

/// The store, the acting member and the configuration that commands use.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusDocument {
    /// The version of the program.
    pub version: String,
    /// The store.
    pub store: StoreStatus,
    /// The acting member.
    pub acting: ActingStatus,
    /// The configuration file.
    pub configuration: ConfigStatus,
}

/// The store that commands use.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StoreStatus {
    /// The path or URL, without a password; null if there is none.
    pub location: Option<String>,
    /// The origin of the location.
    pub origin: Option<OriginWord>,
    /// The flag, the environment variable, or the file and line; null for a default.
    pub place: Option<String>,
    /// The engine; null if the location is not valid.
    pub engine: Option<EngineWord>,
    /// The organization; null if the store cannot be read.
    pub organization: Option<Reference>,
    /// The number of keys; null if the store cannot be read.
    pub keys: Option<u64>,
    /// The number of members; null if the store cannot be read.
    pub members: Option<u64>,
    /// The reason why the store cannot be used; null if it can.
    pub problem: Option<ErrorParts>,
}

/// The engine of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EngineWord {
    /// A file.
    Sqlite,
    /// A server.
    Postgresql,
}

/// The member that changes are made as.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ActingStatus {
    /// The member; null if none is known.
    pub member: Option<Object<MemberRow>>,
    /// The origin of the choice: a default is the only administrator.
    pub origin: Option<OriginWord>,
    /// The flag, the environment variable, or the file and line; null for a default.
    pub place: Option<String>,
    /// The reason why no member is known; null if one is, or if the store cannot be read.
    pub problem: Option<ErrorParts>,
}

/// The configuration file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConfigStatus {
    /// The path; null without a home folder.
    pub path: Option<String>,
    /// The origin of the path.
    pub origin: Option<OriginWord>,
    /// The flag or the environment variable; null for a default.
    pub place: Option<String>,
    /// True if the file exists.
    pub exists: bool,
    /// The problems that do not prevent its use.
    pub warnings: Vec<String>,
    /// The reason why the file cannot be used; null if it can.
    pub problem: Option<ErrorParts>,
}
