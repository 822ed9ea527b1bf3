//! Sources of randomness without chance.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use crate::domain::id::Randomness;

/// Bytes that look random and are the same in every run. Clones take from one sequence.
///
/// Ids have a sequence of their own, so that other uses of randomness do not change them.
#[derive(Debug, Clone, Default)]
pub struct SeededRandom(Arc<[AtomicU64; 2]>);

impl SeededRandom {
    /// Continues where another source stopped, see [`Self::taken`].
    pub fn after(ids: u64, others: u64) -> Self {
        Self(Arc::new([AtomicU64::new(ids), AtomicU64::new(others)]))
    }

    /// The numbers taken from the sequence of ids and from the other one.
    pub fn taken(&self) -> (u64, u64) {
        (self.0[0].load(Ordering::SeqCst), self.0[1].load(Ordering::SeqCst))
    }
}

impl Randomness for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        let sequence = usize::from(bytes.len() != 16);
        for chunk in bytes.chunks_mut(8) {
            let number = self.0[sequence].fetch_add(1, Ordering::SeqCst) + ((sequence as u64) << 32);
            chunk.copy_from_slice(&split_mix(number).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// The `number`th value of `SplitMix64` (Steele, Lea and Flood, 2014).
fn split_mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Fails every time.
#[derive(Debug, Clone, Copy)]
pub struct NoRandomness;

impl Randomness for NoRandomness {
    fn fill(&self, _: &mut [u8]) -> io::Result<()> {
        Err(io::Error::other("no randomness"))
    }
}

/// Fills the first request with one byte, and those after it with zeros.
#[derive(Debug)]
pub struct RepeatedByte(AtomicU8);

impl RepeatedByte {
    pub fn new(first: u8) -> Self {
        Self(AtomicU8::new(first))
    }
}

impl Randomness for RepeatedByte {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        bytes.fill(self.0.swap(0, Ordering::SeqCst));
        Ok(())
    }
}
