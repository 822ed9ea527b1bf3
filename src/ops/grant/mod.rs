//! What is done to grants (rules R2 to R4).

mod give;
mod revoke;
mod rule;

pub use give::{Given, NewGrant, give};
pub use revoke::{Revoked, revoke};
pub(super) use rule::{Holder, owners, refuse_last_owner, refuse_viewer};

#[cfg(test)]
mod tests;
