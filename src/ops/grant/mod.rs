//! Changes to grants (rules R2 to R4).

mod give;
mod revoke;
mod rule;

pub use give::{GRANT, Given, NewGrant, give};
pub use revoke::{REVOKE, Revoked, revoke};
pub(super) use rule::{Holder, owners, refuse_last_owner, refuse_viewer};

#[cfg(test)]
mod tests;
