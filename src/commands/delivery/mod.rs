//! The one delivery of a secret, and the undo when it fails.

mod args;
mod file;
mod pending;
mod reveal;
mod text;
mod undo;
mod ways;

pub use args::{DeliveryArgs, no_terminal};
pub use pending::PendingSecret;
pub use undo::deliver_or_undo;
pub use ways::Delivery;
