//! The lines of an export, one in memory at a time.

use std::io::{BufRead as _, BufReader, Read};

use sha2::{Digest as _, Sha256};

use super::source::Source;
use crate::domain::event::ChainHash;
use crate::error::{LineFault, Result};

/// The longest line in bytes. Only an event can be long: it names every resource that was deleted with a key.
const MOST: usize = 64 * 1024;
const MOST_OF_EVENT: usize = 256 * 1024 * 1024;

/// The beginning of an event's line.
const EVENT: &[u8] = b"{\"event\":";

/// The byte-order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads lines.
pub struct Lines<'r> {
    source: &'r Source,
    input: BufReader<&'r mut dyn Read>,
    line: Vec<u8>,
    /// The number of the line, from 1.
    pub number: u64,
    /// Of all lines that were accepted.
    hash: Sha256,
}

impl<'r> Lines<'r> {
    pub fn new(source: &'r Source, input: &'r mut dyn Read) -> Self {
        let input = BufReader::with_capacity(64 * 1024, input);
        Self { source, input, line: Vec::new(), number: 0, hash: Sha256::new() }
    }

    /// Reads the next line without its end. `None` after the last one.
    pub fn next(&mut self) -> Result<Option<Result<String, LineFault>>> {
        self.line.clear();
        let (mut too_long, mut is_ended, mut begun) = (None, false, false);
        while !is_ended {
            let part = match self.input.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.source.unreadable(error)),
            };
            if part.is_empty() {
                break;
            }
            begun = true;
            let end = part.iter().position(|byte| *byte == b'\n');
            let part = &part[..end.unwrap_or(part.len())];
            if too_long.is_none() {
                self.line.extend_from_slice(part);
                let most = if self.line.starts_with(EVENT) { MOST_OF_EVENT } else { MOST };
                too_long = (self.line.len() > most).then_some(most);
            }
            let read = part.len() + usize::from(end.is_some());
            self.input.consume(read);
            is_ended = end.is_some();
        }
        if !begun {
            return Ok(None);
        }
        self.number += 1;
        if let Some(most) = too_long {
            self.line = Vec::new();
            return Ok(Some(Err(LineFault::TooLong { most })));
        }
        let fault = if self.number == 1 && self.line.starts_with(MARK) {
            Some(LineFault::ByteOrderMark)
        } else if self.line.last() == Some(&b'\r') {
            Some(LineFault::CarriageReturn)
        } else {
            (!is_ended).then_some(LineFault::CutOff)
        };
        Ok(Some(match fault {
            Some(fault) => Err(fault),
            None => String::from_utf8(std::mem::take(&mut self.line)).map_err(|_| LineFault::NotText),
        }))
    }

    /// Adds a line to the checksum.
    pub fn accept(&mut self, line: &str) {
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
    }

    /// The checksum of the lines that were accepted.
    pub fn checksum(&self) -> String {
        ChainHash(self.hash.clone().finalize().into()).to_string()
    }
}
