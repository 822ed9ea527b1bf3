//! What is done to keys.

mod create;
mod delete;

pub use create::{Created, NewKey, create, may_create, take_back};
pub use delete::{Deletion, Departing, Receipt, delete, plan};

#[cfg(test)]
mod tests;
