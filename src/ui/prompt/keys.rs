//! The keyboard: raw for as long as a question stands, and as it was found afterwards.

use std::io;
use std::thread;
use std::time::Duration;

use console::{Key, Term};
use rustix::io::ioctl_fionread;
use rustix::stdio::stdin;
use rustix::termios::{OptionalActions, OutputModes, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use crate::error::{Error, IoError, Result};
use crate::ui::signal;

/// A pause this long in what arrives means that whatever was pasted has ended.
const QUIET: Duration = Duration::from_millis(20);

/// When what arrives has no end, there is no waiting for it: 25 pauses are half a second.
const PAUSES: usize = 25;

/// How long a hang-up takes to be told to us after the terminal has gone.
const HANG_UP: Duration = Duration::from_millis(200);

/// Asks with the terminal raw from the first key to the last, and puts it back however the asking ends.
///
/// `console` makes it raw for each key on its own, so that what is typed in between would be echoed, and Ctrl-C in
/// between would be a signal.
pub(super) fn reading<T>(term: &Term, ask: impl FnOnce(&Term) -> Result<T>) -> Result<T> {
    let before = tcgetattr(stdin()).map_err(|error| failed(error.into()))?;
    let mut raw = before.clone();
    raw.make_raw();
    // Only input is raw: a line feed still returns the carriage.
    raw.output_modes.set(OutputModes::OPOST, before.output_modes.contains(OutputModes::OPOST));
    signal::reading(before.clone());
    let mut reading = Reading { term, before, interrupted: false, ended: false };
    tcsetattr(stdin(), OptionalActions::Drain, &raw).map_err(|error| failed(error.into()))?;
    let answer = ask(term);
    reading.end();
    if reading.interrupted { Err(Error::Interrupted) } else { answer }
}

struct Reading<'a> {
    term: &'a Term,
    before: Termios,
    interrupted: bool,
    ended: bool,
}

impl Reading<'_> {
    /// Best effort: a terminal that has gone cannot be put back.
    fn end(&mut self) {
        if !self.ended {
            self.ended = true;
            // dialoguer leaves the cursor hidden when it is left with Ctrl-C.
            let _ = self.term.show_cursor();
            let _ = tcsetattr(stdin(), OptionalActions::Drain, &self.before);
            self.interrupted = signal::has_read();
        }
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

/// Throws away what was typed or pasted before the question that follows could be seen.
pub(super) fn discard_pending() {
    for _ in 0..PAUSES {
        let _ = tcflush(stdin(), QueueSelector::IFlush);
        thread::sleep(QUIET);
        if ioctl_fionread(stdin()).unwrap_or(0) == 0 {
            return;
        }
    }
}

/// The next key that means something. Esc and Ctrl-C are `Interrupted`.
pub(super) fn next(term: &Term) -> Result<Key> {
    loop {
        match term.read_key_raw().map_err(failed)? {
            Key::Escape | Key::CtrlC => return Err(Error::Interrupted),
            Key::UnknownEscSeq(sequence) => match sequence.as_slice() {
                ['\u{1b}'] => return Err(Error::Interrupted),
                // Cursor keys in application mode.
                ['O'] => match term.read_key_raw().map_err(failed)? {
                    Key::Char('C') => return Ok(Key::ArrowRight),
                    Key::Char('D') => return Ok(Key::ArrowLeft),
                    Key::Char('F') => return Ok(Key::End),
                    Key::Char('H') => return Ok(Key::Home),
                    _ => {}
                },
                // `console` stops in the middle of longer ones; their rest is not text.
                ['[', _, last] if !is_final(*last) => skip_sequence(term)?,
                _ => {}
            },
            key => return Ok(key),
        }
    }
}

/// Reads to the end of a control sequence (ECMA-48, 5.4).
fn skip_sequence(term: &Term) -> Result<()> {
    loop {
        match term.read_key_raw().map_err(failed)? {
            Key::Char(c) if !is_final(c) => {}
            Key::CtrlC => return Err(Error::Interrupted),
            _ => return Ok(()),
        }
    }
}

/// Whether a control sequence ends with this character.
fn is_final(c: char) -> bool {
    ('@'..='~').contains(&c)
}

/// What an error at the terminal means. A call broken off by a signal and a terminal that has gone are both the
/// end of the question.
pub(super) fn failed(error: io::Error) -> Error {
    const EIO: i32 = rustix::io::Errno::IO.raw_os_error();
    if error.kind() == io::ErrorKind::Interrupted {
        return Error::Interrupted;
    }
    if error.kind() == io::ErrorKind::UnexpectedEof || error.raw_os_error() == Some(EIO) {
        thread::sleep(HANG_UP);
        return Error::Interrupted;
    }
    IoError::Terminal { source: error }.into()
}
