//! Changes to resources (rules R2 to R5).

mod add;
mod remove;
mod transfer;

pub use add::{ADD, NewResource, add};
pub use remove::{REMOVE, plan, remove};
pub use transfer::{TRANSFER, Transfer, Transferred, transfer};

#[cfg(test)]
mod tests;
