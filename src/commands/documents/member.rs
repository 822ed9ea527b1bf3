//! Members as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::grant::GrantDocument;
use super::{Object, Reference};
use crate::store::member::MemberRow;

/// A member. The store reads their row with `store::member::row`.
pub type MemberDocument = Object<MemberRow>;

/// A member with everything that `keys member show` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberDetails {
    #[serde(flatten)]
    pub member: MemberDocument,
    /// The resources they own.
    pub resources: Vec<Reference>,
    /// The grants they hold.
    pub grants: Vec<GrantDocument>,
}
