//! OSC 52: asks the terminal itself to copy a text. This is what works over SSH.
//!
//! <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-Operating-System-Commands>. Inside tmux it takes
//! `set -s set-clipboard on`: with its default, `external`, tmux ignores what programs ask for.

use std::io::{self, Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

/// Printed after [`osc52`]. A terminal does not answer, and many are set to ignore the request.
pub const ASKED_TERMINAL: &str =
    "Asked the terminal to copy it (OSC 52). There is no way to know if it did, and it is not cleared later.";

const START: &[u8] = b"\x1b]52;c;";
const END: u8 = 0x07;

/// Asks `terminal` to copy `text`. The caller has made sure that it is one, and that the user wants this.
pub fn osc52(terminal: &mut dyn Write, text: &str) -> io::Result<()> {
    let length = base64::encoded_len(text.len(), true).ok_or(io::ErrorKind::InvalidInput)?;
    // One buffer of the final size, written at once: nothing is left over in memory, nothing gets in between.
    let mut asked = Zeroizing::new(vec![0; START.len() + length + 1]);
    asked[..START.len()].copy_from_slice(START);
    let written = STANDARD
        .encode_slice(text, &mut asked[START.len()..])
        .map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    asked[START.len() + written] = END;
    terminal.write_all(&asked)?;
    terminal.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeparateWrites;

    #[test]
    fn the_terminal_is_asked_in_one_write() {
        let mut terminal = SeparateWrites::default();
        osc52(&mut terminal, "héllo").unwrap();
        assert_eq!(terminal.0, [b"\x1b]52;c;aMOpbGxv\x07"]);
    }

    #[test]
    fn a_terminal_that_is_gone_is_an_error() {
        assert!(osc52(&mut &mut [0_u8; 4][..], "text").is_err());
    }
}
