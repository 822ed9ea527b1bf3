//! The keyboard: in raw mode while a question is open, then in its previous mode.

use std::collections::VecDeque;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use console::Term;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionread};
use rustix::stdio::stdin;
use rustix::termios::{
    LocalModes, OptionalActions, OutputModes, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr,
};
use zeroize::Zeroizing;

use super::decode::{Decoder, Key};
use crate::error::{Error, IoError, Result};
use crate::ui::signal::{self, News};

/// A terminal may split a sequence: what follows an ESC within this time belongs to it. 150 ms were seen.
const GRACE: Duration = Duration::from_millis(200);

/// A pause this long in what arrives means that whatever was pasted has ended.
const QUIET: Duration = Duration::from_millis(20);

/// A terminal that says where its cursor is does so within this time.
const ANSWER: Duration = Duration::from_millis(500);

/// When what arrives has no end, there is no waiting for it: 25 pauses are half a second.
const PAUSES: usize = 25;

/// The time until the signal of a hang-up arrives after the terminal is gone.
const HANG_UP: Duration = Duration::from_millis(200);

/// How long a stop takes to come into force, at most. It never does where no shell could continue the program.
const STOP: Duration = Duration::from_millis(200);

/// Ends bracketed paste, and shows the cursor.
const LEAVE: &str = "\x1b[?2004l\x1b[?25h";

/// How the terminal is set while a question is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The keys, one at a time.
    Keys,
    /// Whole lines, edited by the terminal: for one that takes no escape sequences.
    Lines,
    /// Whole lines that are not shown.
    HiddenLines,
}

impl Mode {
    /// The sequence that ends the question on the screen.
    fn leave(self) -> &'static str {
        if self == Self::Keys { LEAVE } else { "" }
    }
}

/// The events that a question waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    Key(Key),
    /// The terminal was resized, or the program continued.
    Redraw,
    /// The program must stop, with its job if a key asked for it.
    Stop {
        with_job: bool,
    },
    /// The timeout passed.
    Tick,
}

/// The keyboard while one question is open.
pub(super) struct Keyboard<'a> {
    term: &'a Term,
    mode: Mode,
    before: Termios,
    during: Termios,
    decoder: Decoder,
    bytes: Zeroizing<[u8; 256]>,
    /// The part of `bytes` that is not decoded yet.
    unread: std::ops::Range<usize>,
    /// Keys that arrived while the terminal was asked something.
    kept: VecDeque<Key>,
    interrupted: bool,
    ended: bool,
}

/// Asks with the terminal in that mode from the first key to the last, and puts it back however the asking ends.
pub(super) fn reading<T>(
    term: &Term,
    mode: Mode,
    ask: impl FnOnce(&mut Keyboard<'_>) -> Result<T>,
) -> Result<T> {
    let mut keyboard = Keyboard::open(term, mode)?;
    let answer = ask(&mut keyboard);
    keyboard.end();
    if keyboard.interrupted { Err(Error::Interrupted) } else { answer }
}

impl<'a> Keyboard<'a> {
    fn open(term: &'a Term, mode: Mode) -> Result<Self> {
        let before = tcgetattr(stdin()).map_err(|error| failed(error.into()))?;
        let mut during = before.clone();
        match mode {
            Mode::Keys => {
                during.make_raw();
                // Only input is raw: a line feed still returns the carriage.
                let opost = before.output_modes.contains(OutputModes::OPOST);
                during.output_modes.set(OutputModes::OPOST, opost);
            }
            Mode::Lines => during.local_modes |= LocalModes::ICANON | LocalModes::ISIG | LocalModes::ECHO,
            Mode::HiddenLines => {
                during.local_modes |= LocalModes::ICANON | LocalModes::ISIG;
                during.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL);
            }
        }
        signal::reading(before.clone(), mode.leave());
        let keyboard = Self {
            term,
            mode,
            before,
            during,
            decoder: Decoder::default(),
            bytes: Zeroizing::new([0; 256]),
            unread: 0..0,
            kept: VecDeque::new(),
            interrupted: false,
            ended: false,
        };
        keyboard.begin()?;
        discard_pending();
        Ok(keyboard)
    }

    /// The terminal as the question needs it.
    fn begin(&self) -> Result<()> {
        tcsetattr(stdin(), OptionalActions::Drain, &self.during).map_err(|error| failed(error.into()))?;
        if self.mode == Mode::Keys { self.term.write_str("\x1b[?2004h").map_err(failed) } else { Ok(()) }
    }

    /// Restores the terminal. Best effort: it may be gone.
    fn put_back(&self) {
        let _ = self.term.write_str(self.mode.leave());
        let _ = tcsetattr(stdin(), OptionalActions::Drain, &self.before);
    }

    fn end(&mut self) {
        if !self.ended {
            self.ended = true;
            self.put_back();
            self.interrupted = signal::has_read();
        }
    }

    /// Waits for the next input, for no longer than `wait`. A signal that ends the question is `Interrupted`.
    pub(super) fn next(&mut self, wait: Option<Duration>) -> Result<Input> {
        if let Some(key) = self.kept.pop_front() {
            return Ok(if key == Key::CtrlZ { Input::Stop { with_job: true } } else { Input::Key(key) });
        }
        let end = wait.and_then(|wait| Instant::now().checked_add(wait));
        loop {
            for at in self.unread.by_ref() {
                match self.decoder.byte(self.bytes[at]) {
                    Some(Key::CtrlZ) => return Ok(Input::Stop { with_job: true }),
                    Some(key) => return Ok(Input::Key(key)),
                    None => {}
                }
            }
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            let pending = self.decoder.is_pending();
            let patience = if pending { Some(GRACE) } else { left };
            match ready(patience)? {
                Ready::News => match signal::news() {
                    News::End => return Err(Error::Interrupted),
                    News::Stop => return Ok(Input::Stop { with_job: false }),
                    News::Redraw => {
                        // Another program may have changed it meanwhile.
                        self.begin()?;
                        return Ok(Input::Redraw);
                    }
                },
                Ready::Input => self.fill()?,
                Ready::Neither if pending => {
                    if let Some(key) = self.decoder.give_up() {
                        return Ok(Input::Key(key));
                    }
                }
                Ready::Neither => return Ok(Input::Tick),
            }
        }
    }

    /// Asks the terminal for the row and the column of the cursor, counted from 0. `None` if it does not answer.
    ///
    /// Keys that arrive before the answer are kept for [`Self::next`], or dropped if nothing was shown before.
    pub(super) fn locate(&mut self, keep: bool) -> Result<Option<(u16, u16)>> {
        self.term.write_str("\x1b[6n").map_err(failed)?;
        let end = Instant::now() + ANSWER;
        loop {
            for at in self.unread.by_ref() {
                match self.decoder.byte(self.bytes[at]) {
                    Some(Key::CtrlC) => return Err(Error::Interrupted),
                    Some(key) if keep => self.kept.push_back(key),
                    _ => {}
                }
                if let Some(place) = self.decoder.take_report() {
                    return Ok(Some(place));
                }
            }
            match ready(Some(end.saturating_duration_since(Instant::now())))? {
                Ready::Input => self.fill()?,
                Ready::News => match signal::news() {
                    News::End => return Err(Error::Interrupted),
                    News::Stop => self.stop(false)?,
                    News::Redraw => self.begin()?,
                },
                Ready::Neither => return Ok(None),
            }
        }
    }

    /// Returns true if the rest of a paste has arrived already.
    pub(super) fn is_within_paste(&self) -> bool {
        self.decoder.is_pasting() && !self.unread.is_empty()
    }

    /// Asks for a line that the terminal edits, and returns it without its end. In the modes of lines only.
    pub(super) fn line(&mut self, label: &str) -> Result<Zeroizing<Vec<u8>>> {
        self.term.write_str(label).map_err(failed)?;
        let mut line = Zeroizing::new(Vec::with_capacity(2 * self.bytes.len()));
        loop {
            for at in self.unread.by_ref() {
                if self.bytes[at] == b'\n' {
                    return Ok(line);
                }
                if line.len() < line.capacity() {
                    line.push(self.bytes[at]);
                }
            }
            match ready(None)? {
                Ready::Input => self.fill()?,
                Ready::News => match signal::news() {
                    News::End => return Err(Error::Interrupted),
                    News::Stop => {
                        self.stop(false)?;
                        self.term.write_str(&format!("\r\n{label}")).map_err(failed)?;
                    }
                    News::Redraw => self.begin()?,
                },
                Ready::Neither => {}
            }
        }
    }

    fn fill(&mut self) -> Result<()> {
        let count = rustix::io::read(stdin(), &mut self.bytes[..]).map_err(|error| failed(error.into()))?;
        if count == 0 {
            // Ctrl-D where the terminal edits lines; otherwise it has gone.
            return Err(if self.mode == Mode::Keys {
                failed(io::ErrorKind::UnexpectedEof.into())
            } else {
                Error::Interrupted
            });
        }
        self.unread = 0..count;
        Ok(())
    }

    /// Restores the terminal, stops the program, and returns when it is continued. The question has cleared the screen
    /// of secrets before.
    pub(super) fn stop(&mut self, with_job: bool) -> Result<()> {
        self.put_back();
        // Older news must not be taken for that of the continuation.
        if signal::news() == News::End {
            return Err(Error::Interrupted);
        }
        signal::stop(with_job);
        let continued = wait(Some(STOP), false)?;
        if matches!(continued, Ready::News) && signal::news() == News::End {
            return Err(Error::Interrupted);
        }
        self.begin()
    }

    /// Drops what was typed or pasted before the question that follows could be seen.
    pub(super) fn discard_pending(&mut self) {
        self.unread = 0..0;
        self.decoder = Decoder::default();
        discard_pending();
    }

    /// The terminal.
    pub(super) fn term(&self) -> &'a Term {
        self.term
    }
}

impl Drop for Keyboard<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

fn discard_pending() {
    for _ in 0..PAUSES {
        let _ = tcflush(stdin(), QueueSelector::IFlush);
        thread::sleep(QUIET);
        if ioctl_fionread(stdin()).unwrap_or(0) == 0 {
            return;
        }
    }
}

enum Ready {
    News,
    Input,
    Neither,
}

fn ready(patience: Option<Duration>) -> Result<Ready> {
    wait(patience, true)
}

/// Waits for news, and for input if that is wanted, for no longer than `patience`.
fn wait(patience: Option<Duration>, input: bool) -> Result<Ready> {
    let end = patience.and_then(|patience| Instant::now().checked_add(patience));
    let keyboard = stdin();
    let wake = signal::wake_end().unwrap_or(keyboard);
    let mut ends = vec![PollFd::from_borrowed_fd(wake, PollFlags::IN)];
    if input {
        ends.push(PollFd::from_borrowed_fd(keyboard, PollFlags::IN));
    }
    loop {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut ends, left.as_ref()) {
            Ok(0) => return Ok(Ready::Neither),
            Ok(_) if !ends[0].revents().is_empty() => return Ok(Ready::News),
            Ok(_) => return Ok(Ready::Input),
            // The thread of the signals wakes us where it matters.
            Err(Errno::INTR) => {}
            Err(error) => return Err(failed(error.into())),
        }
    }
}

/// The meaning of an error at the terminal. A terminal that has gone is the end of the question.
pub(super) fn failed(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::Interrupted {
        return Error::Interrupted;
    }
    if error.kind() == io::ErrorKind::UnexpectedEof || error.raw_os_error() == Some(Errno::IO.raw_os_error())
    {
        thread::sleep(HANG_UP);
        return Error::Interrupted;
    }
    IoError::Terminal { source: error }.into()
}
