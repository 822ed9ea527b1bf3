//! Grants as JSON.

use super::Object;
use crate::store::grant::GrantRow;

pub type GrantDocument = Object<GrantRow>;
