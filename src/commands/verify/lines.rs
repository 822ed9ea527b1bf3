//! The lines of standard input, each a secret.

use std::io::Read;

use zeroize::Zeroizing;

use crate::error::{IoError, Result};

/// The longest line that can hold a secret, in bytes. More is not kept.
const LONGEST: usize = 128;

/// Replaces a line that is too long or not text.
const NO_SECRET: &str = "-";

/// Passes each line to `visit`. Every buffer is wiped.
pub(super) fn each_line(input: &mut dyn Read, visit: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
    let mut chunk = Zeroizing::new([0; 4096]);
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST + 1));
    let mut begun = false;
    loop {
        let length = match input.read(&mut *chunk) {
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(source) => return Err(IoError::ReadInput { source }.into()),
        };
        for &byte in &chunk[..length] {
            if byte == b'\n' {
                visit(text(&line))?;
                line.clear();
            } else if line.len() <= LONGEST && !follows_blank(byte, &line) {
                line.push(byte);
            }
            begun = byte != b'\n';
        }
        if length == 0 {
            return if begun { visit(text(&line)) } else { Ok(()) };
        }
    }
}

/// Returns true for a blank after another one or at the start. Such blanks are not kept, so that no number of them
/// around a secret makes its line too long.
fn follows_blank(byte: u8, line: &[u8]) -> bool {
    byte.is_ascii_whitespace() && line.last().is_none_or(u8::is_ascii_whitespace)
}

fn text(line: &[u8]) -> &str {
    match std::str::from_utf8(line) {
        Ok(text) if line.len() <= LONGEST => text,
        _ => NO_SECRET,
    }
}
