//! What is done to resources (rules R2 to R5).

mod add;
mod remove;
mod transfer;

pub use add::{NewResource, add};
pub use remove::{plan, remove};
pub use transfer::{Transfer, Transferred, transfer};

#[cfg(test)]
mod tests;
