//! The JSON documents that commands print, as types: a contract with programs. A noun has one object wherever it
//! appears.

pub mod check;
pub mod error;
pub mod event;
pub mod export;
pub mod grant;
pub mod key;
pub mod member;
mod noun;
pub mod receipt;
pub mod resource;
pub mod restore;
pub mod setting;
pub mod stats;
pub mod status;
pub mod verify;

pub use crate::domain::event::Reference;
pub use noun::Object;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::key::Creator;

/// The member who created a key; readable also after they were removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CreatorDocument {
    /// The full id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The email address.
    pub email: String,
}

impl From<&Creator> for CreatorDocument {
    fn from(creator: &Creator) -> Self {
        Self { id: creator.id.to_string(), name: creator.name.to_string(), email: creator.email.to_string() }
    }
}
