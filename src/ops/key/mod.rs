//! What is done to keys.

mod create;
mod delete;
mod revoke;
mod rotate;
mod update;

pub use create::{Created, NewKey, create, may_create, take_back};
pub use revoke::{Outcome, restore, revoke};
pub use rotate::{Rotated, Undo, rotate, undo_rotation};
pub use update::{Changes, Updated, update};

#[cfg(test)]
mod life_tests;
#[cfg(test)]
mod tests;
