//! Changes to keys.

mod create;
mod delete;
mod namesakes;
mod revoke;
mod rotate;
mod update;

pub use create::{CREATE, Created, NewKey, create, discard};
pub use delete::DELETE;
pub use namesakes::{Namesakes, namesakes};
pub use revoke::{Outcome, RESTORE, REVOKE, restore, revoke};
pub use rotate::{ROTATE, Rotated, Undo, rotate, undo_rotation};
pub use update::{Changes, UPDATE, Updated, update};

#[cfg(test)]
mod life_tests;
#[cfg(test)]
mod tests;
