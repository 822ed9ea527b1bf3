//! Standard output for results, standard error for messages, and standard input.

use std::io::{self, BufWriter, IsTerminal as _, Read, Write};

use crate::domain::secret::masked;
use crate::domain::text::visible;
use crate::domain::time::{Timestamp, Zone};
use crate::error::{Error, Result};

use super::pager::{Pager, PagerOut, Running};
use super::render::{ColorChoice, RenderOptions, Tone, paint, wants_color};
use super::{is_closed_pipe, prose, unwritten};

/// Standard input without a buffer, so that no copy of a secret remains in one.
#[derive(Debug, Default)]
pub struct Stdin;

impl Read for Stdin {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(rustix::io::read(rustix::stdio::stdin(), buffer)?)
    }
}

/// Standard output without a buffer, so that every failed write is reported.
///
/// The standard library ignores writes to a closed standard output.
#[derive(Debug, Default)]
pub struct Stdout;

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stdout {
    /// True if the output is /dev/null, which also replaces a closed standard output.
    #[must_use]
    pub fn is_null() -> bool {
        let same = |null: rustix::fs::Stat| {
            rustix::fs::fstat(rustix::stdio::stdout())
                .is_ok_and(|out| out.st_rdev == null.st_rdev && out.st_rdev != 0)
        };
        rustix::fs::stat("/dev/null").is_ok_and(same)
    }
}

/// The destination of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A terminal with this many columns.
    Terminal(usize),
    /// A pipe or a file.
    Pipe,
    /// /dev/null: the output is lost.
    Null,
}

impl End {
    /// The destination of standard output.
    #[must_use]
    pub fn of_stdout() -> Self {
        if Stdout::is_null() {
            Self::Null
        } else {
            Self::of(rustix::stdio::stdout(), io::stdout().is_terminal())
        }
    }

    /// The destination of standard error.
    #[must_use]
    pub fn of_stderr() -> Self {
        Self::of(rustix::stdio::stderr(), io::stderr().is_terminal())
    }

    fn of(descriptor: rustix::fd::BorrowedFd<'_>, is_terminal: bool) -> Self {
        if !is_terminal {
            return Self::Pipe;
        }
        let columns = rustix::termios::tcgetwinsize(descriptor).map_or(0, |size| usize::from(size.ws_col));
        Self::Terminal(if columns == 0 { 80 } else { columns })
    }

    /// Its width, if it has one.
    #[must_use]
    pub fn width(self) -> Option<usize> {
        match self {
            Self::Terminal(width) => Some(width),
            Self::Pipe | Self::Null => None,
        }
    }
}

/// The two outputs and their options.
pub struct Ui {
    /// Standard output, unbuffered.
    pub out: Box<dyn Write>,
    /// Standard error.
    pub err: Box<dyn Write>,
    /// The destination of standard output.
    pub out_end: End,
    /// The destination of standard error.
    pub err_end: End,
    /// The environment variables `NO_COLOR` and `TERM`.
    pub color_variables: [Option<std::ffi::OsString>; 2],
    /// The value of `--color`.
    pub color: ColorChoice,
    /// True to omit notes and warnings.
    pub quiet: bool,
    /// The pager for tables at a terminal.
    pub pager: Option<Pager>,
    /// The pager that runs, and the messages that wait for its end.
    pub paged: Paged,
}

/// A running pager and the messages for after it.
#[derive(Default)]
pub struct Paged {
    running: Option<Running>,
    messages: Vec<String>,
}

impl Ui {
    /// The options for standard output at this time and zone.
    #[must_use]
    pub fn out_options(&self, now: Timestamp, zone: Zone) -> RenderOptions {
        RenderOptions { width: self.out_end.width(), color: self.paints(self.out_end), now, zone }
    }

    /// The options for standard error at this time and zone.
    #[must_use]
    pub fn err_options(&self, now: Timestamp, zone: Zone) -> RenderOptions {
        RenderOptions { width: self.err_end.width(), color: self.paints(self.err_end), now, zone }
    }

    /// Writes to standard output through a buffer. A closed pipe, as in `keys list | head -1`, is no error: the reader
    /// needs no more, and the exit status of the command is unaffected.
    pub fn print<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<()> {
        self.print_to_reader(write).map(drop)
    }

    /// Like [`Self::print`], and returns the result of `write`, or `None` if the pipe was closed.
    pub fn print_to_reader<T>(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut buffer = BufWriter::with_capacity(64 * 1024, &mut self.out);
        let written = write(&mut buffer);
        let flushed = buffer.flush().map_err(unwritten);
        // Without this, dropping the buffer would write its rest to the closed pipe again.
        let _ = buffer.into_parts();
        match written.and_then(|written| flushed.map(|()| written)) {
            Err(error) if is_closed_pipe(&error) => Ok(None),
            printed => printed.map(Some),
        }
    }

    /// Like [`Self::print_to_reader`], through the pager if standard output is a terminal. It still runs afterwards:
    /// [`Self::end_pager`] waits for it.
    pub fn print_paged<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<Option<T>> {
        let Some(pager) = self.pager.clone().filter(|_| !self.quiet && self.out_end.width().is_some()) else {
            return self.print_to_reader(write);
        };
        let mut buffer = BufWriter::with_capacity(64 * 1024, PagerOut::new(&pager, &mut *self.out));
        let written = write(&mut buffer);
        let flushed = buffer.flush().map_err(unwritten);
        let (out, _) = buffer.into_parts();
        let PagerOut { running, problem, .. } = out;
        self.paged.running = running;
        if let Some(problem) = problem {
            self.warn(&problem);
        }
        match written.and_then(|written| flushed.map(|()| written)) {
            Err(error) if is_closed_pipe(&error) => Ok(None),
            printed => printed.map(Some),
        }
    }

    /// Waits until the user leaves the pager, then prints the messages that waited.
    pub fn end_pager(&mut self) {
        if let Some(running) = self.paged.running.take() {
            running.wait();
        }
        for message in std::mem::take(&mut self.paged.messages) {
            let _ = self.err.write_all(message.as_bytes());
        }
    }

    /// Writes `bytes` to standard output unbuffered. Unlike in [`Self::print`], a closed pipe is an error.
    pub fn deliver(&mut self, bytes: &[u8]) -> Result<()> {
        self.out.write_all(bytes).and_then(|()| self.out.flush()).map_err(|source| {
            if source.kind() == io::ErrorKind::BrokenPipe { reader_has_gone() } else { unwritten(source) }
        })
    }

    /// Prints a note on standard error, unless `--quiet`.
    pub fn note(&mut self, sentence: &str) {
        if !self.quiet {
            self.say(Tone::Plain, "", sentence);
        }
    }

    /// Prints a warning on standard error, unless `--quiet`.
    pub fn warn(&mut self, sentence: &str) {
        if !self.quiet {
            self.say(Tone::Warn, "warning: ", sentence);
        }
    }

    /// Prints a message on standard error, also with `--quiet`. Secrets in it are masked: messages end up in logs.
    pub fn say(&mut self, tone: Tone, label: &str, sentence: &str) {
        let lines: Vec<_> = sentence.split('\n').map(visible).collect();
        let text = self.wrapped(&masked(&lines.join("\n")), label.trim_start().len());
        let label = paint(label, tone, self.paints(self.err_end));
        let message = format!("{label}{text}\n");
        if self.paged.running.is_some() {
            self.paged.messages.push(message);
            return;
        }
        // If standard error is closed, there is no other place to report it.
        let _ = self.err.write_all(message.as_bytes());
    }

    /// Writes a line for programs to standard error: it is never wrapped. Secrets in it are masked.
    pub fn say_document(&mut self, line: &str) {
        let _ = self.err.write_all(format!("{}\n", masked(line)).as_bytes());
    }

    /// Prints a text with colors of its own on standard error. Secrets in it are masked.
    pub fn say_styled(&mut self, text: &str) {
        let _ = self.err.write_all(self.wrapped(&masked(text), 0).as_bytes());
    }

    /// `text` as prose for standard error: wrapped at the width of a terminal, unchanged on a pipe.
    #[must_use]
    pub fn wrapped(&self, text: &str, label: usize) -> String {
        match self.err_end {
            End::Terminal(columns) => prose::wrapped(text, label, columns),
            End::Pipe | End::Null => text.to_owned(),
        }
    }

    /// True if the output to this destination is colored.
    fn paints(&self, end: End) -> bool {
        let [no_color, term] = &self.color_variables;
        wants_color(self.color, no_color.as_deref(), term.as_deref(), matches!(end, End::Terminal(_)))
    }
}

/// The error for a closed pipe that must not pass silently.
#[must_use]
pub fn reader_has_gone() -> Error {
    unwritten(io::Error::other("its reader has gone"))
}
