//! The one delivery of a secret, and its confirmation. Until that is made, the secret works for the time of a lease, so
//! whatever interrupts the command leaves a secret that expires.

mod args;
mod confirm;
mod discard;
mod farewell;
mod file;
mod pending;
mod reveal;
mod state;
mod text;
mod ways;

pub use args::{DeliveryArgs, no_terminal};
pub use confirm::deliver;
pub use pending::PendingSecret;
pub use ways::Delivery;
