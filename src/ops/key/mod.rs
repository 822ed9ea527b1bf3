//! Changes to keys.

mod create;
mod delete;
mod discard;
mod lease;
mod namesakes;
mod prune;
mod revoke;
mod rotate;
mod selection;
mod update;

pub use create::{Created, NewKey, create};
pub use delete::DELETE;
pub use discard::{Discarded, LeaseState, discard, lease_state};
pub use lease::{Begun, CREATE, Confirmed, LEASE, LONGEST, PendingVersion, ROTATE, confirm, renew_lease};
pub use namesakes::{Namesakes, namesakes};
pub use prune::{lapsed, still_lapsed};
pub use revoke::{Outcome, RESTORE, REVOKE, restore, revoke};
pub use rotate::{Rotated, Rotation, rotate};
pub use selection::{Expected, Selection, matching};
pub use update::{Changes, UPDATE, Updated, update};

#[cfg(test)]
mod discard_tests;
#[cfg(test)]
mod lease_tests;
#[cfg(test)]
mod life_tests;
#[cfg(test)]
mod tests;
