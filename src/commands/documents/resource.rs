//! Resources as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::Object;
use super::grant::GrantDocument;
use crate::store::resource::ResourceRow;

/// A resource. The store reads its row with `store::resource::row`.
pub type ResourceDocument = Object<ResourceRow>;

/// A resource with everything that `keys resource show` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResourceDetails {
    #[serde(flatten)]
    pub resource: ResourceDocument,
    /// The grants on it.
    pub grants: Vec<GrantDocument>,
    /// The layers and tables that belong to it or use it.
    pub contents: Vec<ResourceDocument>,
}
