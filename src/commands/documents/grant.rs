//! Grants as JSON.

use super::Object;
use crate::store::grant::GrantRow;

/// A grant.
pub type GrantDocument = Object<GrantRow>;
