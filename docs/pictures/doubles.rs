//! A clock and a source of randomness without chance.

use std::sync::atomic::{AtomicU64, Ordering};

use keys::domain::id::Randomness;
use keys::domain::time::{Clock, Timestamp};
use sha2::{Digest as _, Sha256};

/// A clock that shows one instant.
pub struct FixedClock(Timestamp);

impl FixedClock {
    pub fn at(now: Timestamp) -> Self {
        Self(now)
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// The hashes of a number that is counted up.
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    pub fn after(taken: u64) -> Self {
        Self(AtomicU64::new(taken))
    }
}

impl Randomness for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        for chunk in bytes.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            chunk.copy_from_slice(&Sha256::digest(number.to_le_bytes())[..chunk.len()]);
        }
        Ok(())
    }
}
