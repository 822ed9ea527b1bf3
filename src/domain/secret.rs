//! Secrets: their form, their hash, and the protection of their text.
//!
//! A secret is `PREFIX_`, 43 base62 characters (256 bits from the operating system's generator) and 6 base62
//! characters of the CRC-32 of everything before. A mistyped secret is therefore recognized without the store, and a
//! scanner can recognize a leaked one.

use std::fmt;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::id::Randomness;

mod shape;

pub use shape::{contains_secret, masked, spans};

/// Digits, upper case, lower case: in ASCII order, so that texts sort like their numbers.
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Random characters in a secret: 62^43 is just over 2^256.
const RANDOM: usize = 43;

/// Checksum characters in a secret: 62^6 is more than 2^32.
const CHECKSUM: usize = 6;

/// The number of random characters that are stored readable, to recognize a secret. More than 230 bits remain
/// unknown.
const RECOGNIZABLE: usize = 4;

/// The prefix of an organization's secrets: `[a-z][a-z0-9]{1,15}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prefix(String);

/// The text is not a prefix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a prefix is a lower-case letter and 1 to 15 more lower-case letters or digits")]
pub struct NotAPrefix;

impl Prefix {
    /// Parses a prefix.
    ///
    /// # Errors
    /// Not of the form `[a-z][a-z0-9]{1,15}`.
    pub fn new(text: &str) -> Result<Self, NotAPrefix> {
        if Self::fits(text) { Ok(Self(text.to_owned())) } else { Err(NotAPrefix) }
    }

    fn fits(text: &str) -> bool {
        (2..=16).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    }

    /// Returns a prefix made from the name of an organization: its first word that makes one, else all of it, else the
    /// default.
    #[must_use]
    #[doc(hidden)]
    pub fn suggested(organization: &str) -> Self {
        let words = organization.split(|c: char| !c.is_alphanumeric());
        let all: String = words.clone().collect();
        words.chain([all.as_str()]).find_map(|word| Self::new(&Self::plain(word)).ok()).unwrap_or_default()
    }

    /// The ASCII letters and digits of a word, without their accents, from its first letter on.
    fn plain(word: &str) -> String {
        let letters = word.nfd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        letters.skip_while(char::is_ascii_digit).take(16).collect()
    }

    /// Returns the regular expression that finds secrets with this prefix, for scanners.
    ///
    /// Any character may precede or follow a secret: a letter precedes it in `token%3Dkeys_…`, an underscore follows
    /// it in `keys_…_old`. Many scanners have no look-ahead, and a boundary in the match would become part of their
    /// report. A pattern cannot express the checksum, which distinguishes secrets from other text.
    #[must_use]
    pub fn pattern(&self) -> String {
        format!("{}_[0-9A-Za-z]{{{}}}", self.0, RANDOM + CHECKSUM)
    }

    /// The text, without the underscore that follows it in a secret.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Prefix {
    fn default() -> Self {
        Self("keys".to_owned())
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text of a secret. It cannot be printed, serialized or cloned, and is wiped when dropped.
pub struct PlainSecret(Zeroizing<String>);

/// The stored form of a secret: SHA-256 of its text.
///
/// Slow hashes protect passwords that can be guessed. A secret has 256 random bits, and services verify it on every
/// request (OWASP ASVS 5.0, 6.5.2: a standard hash suffices from 112 bits of entropy).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash(pub [u8; 32]);

/// The text is not a secret: mistyped, cut short, or other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a secret: its form or its checksum is wrong")]
pub struct Malformed;

impl PlainSecret {
    /// Generates a secret.
    ///
    /// # Errors
    /// The operating system has no randomness.
    pub fn generate(prefix: &Prefix, source: &dyn Randomness) -> std::io::Result<Self> {
        // Reserves all of it now: a text that grows leaves copies in memory.
        let mut text = Zeroizing::new(String::with_capacity(prefix.0.len() + 1 + RANDOM + CHECKSUM));
        text.push_str(&prefix.0);
        text.push('_');
        let mut bytes = Zeroizing::new([0; 64]);
        let mut left = RANDOM;
        while left > 0 {
            source.fill(&mut *bytes)?;
            // Skips bytes from 248 on, the last multiple of 62 in a byte, so that all digits are equally likely.
            for byte in bytes.iter().filter(|byte| **byte < 248).take(left) {
                text.push(char::from(BASE62[usize::from(byte % 62)]));
                left -= 1;
            }
        }
        let checksum = checksum(text.as_bytes());
        for digit in checksum {
            text.push(char::from(digit));
        }
        Ok(Self(text))
    }

    /// Parses a secret with any prefix. The caller must wipe its own copy of the text.
    ///
    /// # Errors
    /// The form or the checksum is wrong.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        refuse_malformed(text)?;
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// Returns the stored form.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        SecretHash::over(&self.0)
    }

    /// Returns the first characters, to recognize the secret by: the prefix and four more.
    #[must_use]
    pub fn secret_start(&self) -> String {
        let start = self.0.find('_').map_or(0, |at| at + 1);
        self.0[..start + RECOGNIZABLE].to_owned()
    }

    /// Returns the text. Only delivery may call this; a lint forbids it elsewhere.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl SecretHash {
    /// Returns the stored form of the secret with this text, without copying the text.
    ///
    /// # Errors
    /// The form or the checksum is wrong.
    pub fn of(text: &str) -> Result<Self, Malformed> {
        refuse_malformed(text)?;
        Ok(Self::over(text))
    }

    /// Returns the first 8 bytes as a signed big-endian number, the key of the stored index.
    #[must_use]
    pub fn start(&self) -> i64 {
        self.0[..8].iter().fold(0, |start, byte| start << 8 | i64::from(*byte))
    }

    fn over(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

/// Returns `text` without the surrounding blanks and byte-order marks that editors and shells add.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// Refuses a text with a wrong form or checksum.
fn refuse_malformed(text: &str) -> Result<(), Malformed> {
    let (prefix, rest) = text.split_once('_').ok_or(Malformed)?;
    let fits = Prefix::fits(prefix)
        && rest.len() == RANDOM + CHECKSUM
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !fits {
        return Err(Malformed);
    }
    let (body, written) = text.as_bytes().split_at(text.len() - CHECKSUM);
    if checksum(body) == written { Ok(()) } else { Err(Malformed) }
}

impl fmt::Debug for PlainSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainSecret(…)")
    }
}

/// Returns the CRC-32 (ISO 3309, as in zlib) of `body` in base62, most significant digit first, padded with `0`.
fn checksum(body: &[u8]) -> [u8; CHECKSUM] {
    let mut rest = crc32fast::hash(body);
    let mut digits = [b'0'; CHECKSUM];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(rest % 62) as usize];
        rest /= 62;
    }
    digits
}

#[cfg(test)]
mod tests;
