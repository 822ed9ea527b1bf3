//! Bytes from a terminal in, keys out (ECMA-48). Sequences that are no keys, such as replies to queries, focus events and
//! mouse reports, are read to their end and dropped: none of their characters is ever taken for typed text.

pub(super) use crate::ui::widget::Key;

/// How far the present sequence was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// After ESC.
    Escape,
    /// After ESC O.
    Single,
    /// After ESC [, with the first parameter so far.
    Control { first: u16, is_first: bool, is_plain: bool },
    /// In a mouse report of the old form: so many bytes are left.
    Mouse(u8),
    /// In a string (OSC, DCS, SOS, PM, APC), up to BEL or ST.
    Text,
    /// After an ESC in a string.
    TextEscape,
}

#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// Between the brackets of a paste.
    pasting: bool,
    /// The last pasted character was a carriage return: a line feed after it is the same line break.
    returned: bool,
    /// The bytes of an unfinished character, and how many of them there are.
    partial: [u8; 4],
    length: usize,
    /// The second parameter of the present sequence so far.
    second: u16,
    /// The last reported row and column of the cursor, counted from 1.
    reported: Option<(u16, u16)>,
}

impl Decoder {
    /// Takes one byte in; returns the key that it completes.
    pub(super) fn byte(&mut self, byte: u8) -> Option<Key> {
        match self.state {
            State::Ground => self.ground(byte),
            State::Single => {
                self.state = State::Ground;
                single(byte)
            }
            State::Control { first, is_first, is_plain } => self.control(byte, first, is_first, is_plain),
            State::Mouse(left) => {
                self.state = if left > 1 { State::Mouse(left - 1) } else { State::Ground };
                None
            }
            State::Text => {
                match byte {
                    0x07 | 0x18 | 0x1a => self.state = State::Ground,
                    0x1b => self.state = State::TextEscape,
                    _ => {}
                }
                None
            }
            State::TextEscape if byte == b'\\' => {
                self.state = State::Ground;
                None
            }
            State::Escape | State::TextEscape => self.escape(byte),
        }
    }

    /// Returns the place of the cursor that the terminal reported, counted from 0, once.
    pub(super) fn take_report(&mut self) -> Option<(u16, u16)> {
        self.reported.take().map(|(row, column)| (row.saturating_sub(1), column.saturating_sub(1)))
    }

    /// Returns true within a paste.
    pub(super) fn is_pasting(&self) -> bool {
        self.pasting
    }

    /// Returns true within a sequence.
    pub(super) fn is_pending(&self) -> bool {
        self.state != State::Ground
    }

    /// Nothing followed in time: a lone ESC was the key, anything else is dropped.
    pub(super) fn give_up(&mut self) -> Option<Key> {
        let lone = self.state == State::Escape;
        self.state = State::Ground;
        (lone && !self.pasting).then_some(Key::Escape)
    }

    fn ground(&mut self, byte: u8) -> Option<Key> {
        if byte == 0x1b {
            self.length = 0;
            self.state = State::Escape;
            return None;
        }
        let c = self.character(byte)?;
        if self.pasting {
            let repeats = std::mem::replace(&mut self.returned, c == '\r') && c == '\n';
            return (!repeats).then_some(Key::Pasted(if c == '\r' { '\n' } else { c }));
        }
        Some(match c {
            '\r' | '\n' => Key::Enter,
            '\t' => Key::Tab,
            '\u{8}' | '\u{7f}' => Key::Backspace,
            '\u{1}' => Key::Home,
            '\u{3}' => Key::CtrlC,
            '\u{4}' => Key::CtrlD,
            '\u{5}' => Key::End,
            '\u{1a}' => Key::CtrlZ,
            c => Key::Char(c),
        })
    }

    /// The character that this byte completes. Bytes that are not UTF-8 are dropped.
    fn character(&mut self, byte: u8) -> Option<char> {
        if byte & 0xc0 != 0x80 {
            self.length = 0;
        }
        self.partial[self.length] = byte;
        self.length += 1;
        let bytes = &self.partial[..self.length];
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let c = text.chars().next();
                (self.length, self.partial) = (0, [0; 4]);
                c
            }
            Err(error) => {
                if error.error_len().is_some() || self.length == self.partial.len() {
                    self.length = 0;
                }
                None
            }
        }
    }

    fn escape(&mut self, byte: u8) -> Option<Key> {
        self.state = match byte {
            b'[' => {
                self.second = 0;
                State::Control { first: 0, is_first: true, is_plain: true }
            }
            b'O' => State::Single,
            b']' | b'P' | b'X' | b'^' | b'_' => State::Text,
            // Alt with a key that is a sequence itself, or Esc pressed twice.
            0x1b => State::Escape,
            b'b' | b'f' if !self.pasting => {
                self.state = State::Ground;
                return Some(if byte == b'b' { Key::WordLeft } else { Key::WordRight });
            }
            // These are meant, whatever came before them.
            0x03 | b'\r' => {
                self.state = State::Ground;
                return self.ground(byte);
            }
            _ => State::Ground,
        };
        None
    }

    fn control(&mut self, byte: u8, first: u16, is_first: bool, is_plain: bool) -> Option<Key> {
        let mut next = |first, is_first, is_plain| {
            self.state = State::Control { first, is_first, is_plain };
            None
        };
        match byte {
            b'0'..=b'9' if is_first => {
                next(first.saturating_mul(10).saturating_add(u16::from(byte - b'0')), true, is_plain)
            }
            b';' | b':' => next(first, false, is_plain),
            // `?`, `<`, `>`, `=` and intermediate bytes: replies and reports.
            0x20..=0x2f | 0x3c..=0x3f => next(first, is_first, false),
            b'0'..=b'9' => {
                self.second = self.second.saturating_mul(10).saturating_add(u16::from(byte - b'0'));
                None
            }
            0x1b => {
                self.state = State::Escape;
                None
            }
            0x40..=0x7e => {
                self.state =
                    if (byte, first, is_plain) == (b'M', 0, true) { State::Mouse(3) } else { State::Ground };
                if is_plain { self.finish(byte, first) } else { None }
            }
            _ => {
                self.state = State::Ground;
                (byte == 0x03).then_some(Key::CtrlC)
            }
        }
    }

    /// A control sequence has ended.
    fn finish(&mut self, last: u8, first: u16) -> Option<Key> {
        match (last, first) {
            (b'~', 200 | 201) => {
                (self.pasting, self.returned) = (first == 200, false);
                None
            }
            _ if self.pasting => None,
            (b'R', _) => {
                self.reported = Some((first, self.second));
                None
            }
            (b'~', 1 | 7) => Some(Key::Home),
            (b'~', 4 | 8) => Some(Key::End),
            (b'~', 3) => Some(Key::Del),
            (b'~', 5) => Some(Key::PageUp),
            (b'~', 6) => Some(Key::PageDown),
            (b'Z', _) => Some(Key::BackTab),
            (b'A'..=b'D' | b'F' | b'H', _) => single(last),
            _ => None,
        }
    }
}

/// The key with this letter, after ESC O and after ESC [ alike.
fn single(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'M' => Key::Enter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        bytes.iter().filter_map(|byte| decoder.byte(*byte)).collect()
    }

    #[test]
    fn keys_are_decoded() {
        for (bytes, key) in [
            ("\x1b[A", Key::Up),
            ("\x1bOB", Key::Down),
            ("\x1b[1;5C", Key::Right),
            ("\x1b\x1b[D", Key::Left),
            ("\x1b[3~", Key::Del),
            ("\x1b[Z", Key::BackTab),
            ("\x1bb", Key::WordLeft),
            ("\x1bf", Key::WordRight),
            ("\x1bOM", Key::Enter),
            ("\x7f", Key::Backspace),
            ("\x1a", Key::CtrlZ),
            ("é", Key::Char('é')),
            ("\u{1f511}", Key::Char('\u{1f511}')),
        ] {
            assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
        }
    }

    #[test]
    fn replies_and_events_are_no_text() {
        for reply in [
            "\x1b]11;rgb:0000/1111/2222\x1b\\",
            "\x1b]52;c;a2V5cw==\x07",
            "\x1b[?62;1;6c",
            "\x1b[12;40R",
            "\x1b[I",
            "\x1b[O",
            "\x1bP1+r544e=7465\x1b\\",
            "\x1b[<0;10;20M",
            "\x1b[M !!",
            "\x1b[?2026;2$y",
            "\x1b_Gi=1;OK\x1b\\",
        ] {
            assert_eq!(keys(reply.as_bytes()), [], "{reply:?}");
            assert_eq!(keys(format!("a{reply}b").as_bytes()), [Key::Char('a'), Key::Char('b')], "{reply:?}");
        }
    }

    #[test]
    fn reported_cursor_is_noted_once() {
        let mut decoder = Decoder::default();
        assert_eq!(b"a\x1b[12;40R".iter().filter_map(|byte| decoder.byte(*byte)).count(), 1);
        assert_eq!(decoder.take_report(), Some((11, 39)));
        assert_eq!(decoder.take_report(), None);
        assert_eq!(b"\x1b[?6;1R".iter().find_map(|byte| decoder.byte(*byte)), None);
        assert_eq!(decoder.take_report(), None);
    }

    #[test]
    fn lone_escape_waits_for_what_follows() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.byte(0x1b), None);
        assert!(decoder.is_pending());
        assert_eq!(decoder.give_up(), Some(Key::Escape));
        assert!(!decoder.is_pending());
        for begun in ["\x1b[", "\x1b]0;t", "\x1bO"] {
            assert_eq!(begun.bytes().find_map(|byte| decoder.byte(byte)), None);
            assert_eq!(decoder.give_up(), None, "{begun:?}");
        }
    }

    #[test]
    fn paste_and_typing_differ() {
        let pasted = keys(b"\x1b[200~a\r\nb\nc\r\x1b[A\x1b[201~\r");
        let expected = ['a', '\n', 'b', '\n', 'c', '\n'].map(Key::Pasted);
        assert_eq!(pasted[..6], expected);
        assert_eq!(pasted[6..], [Key::Enter]);
    }

    #[test]
    fn bytes_that_are_no_text_are_dropped() {
        assert_eq!(keys(b"\xffa\xc3b\x80c\xf0\x9f\x94"), ['a', 'b', 'c'].map(Key::Char));
    }

    #[test]
    fn control_sequence_never_swallows_ctrl_c() {
        assert_eq!(keys(b"\x1b\x03"), [Key::CtrlC]);
        assert_eq!(keys(b"\x1b[\x03"), [Key::CtrlC]);
    }
}
