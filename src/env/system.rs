//! Time, randomness and the user of the process. Tests replace them.

use std::sync::Arc;

use rand::TryRng as _;

use super::os_user;
use super::settings::variable;
use super::time_zone::unknown_zone;
use crate::domain::id::Randomness;
use crate::domain::time::{Clock, SystemClock, SystemTimer, Timer, Zone};

/// Time, randomness and the user who runs the program.
pub struct System {
    pub clock: Arc<dyn Clock + Send + Sync>,
    /// For waiting.
    pub timer: Box<dyn Timer>,
    /// The source of ids and secrets.
    pub random: Box<dyn Randomness>,
    /// The zone in which dates are parsed and shown.
    pub zone: Zone,
    /// The value of `TZ`, if it names no time zone.
    pub unknown_zone: Option<String>,
    /// The operating system's user.
    pub os_user: String,
}

impl System {
    pub(super) fn of_process() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            timer: Box::new(SystemTimer::default()),
            random: Box::new(SystemRandomness),
            zone: Zone::Local,
            unknown_zone: unknown_zone(variable("TZ").as_deref()),
            os_user: os_user::os_user(),
        }
    }
}

/// The operating system's generator.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(clippy::disallowed_methods, reason = "the only source of randomness")]
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        rand::rngs::SysRng.try_fill_bytes(bytes).map_err(std::io::Error::other)
    }
}
