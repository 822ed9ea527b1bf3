//! The helper that holds a text on the clipboard after `keys` has ended, and drops it when its time is up.
//!
//! What it cannot wipe are the copies that the clipboard library makes; they end with the process.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use zeroize::Zeroizing;

#[cfg(not(all(unix, not(target_os = "macos"))))]
use super::pasteboard::Held;
#[cfg(all(unix, not(target_os = "macos")))]
use super::selection::Held;
use super::{ClearAfter, LIMIT, Way};
use crate::ui::core_dumps;

/// The line that the helper reports when the text is on the clipboard and was read back from there.
pub(super) const READY: &str = "ready";

/// Why the helper does not hold the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HolderError {
    /// There is no such clipboard.
    Unreachable,
    /// The clipboard does not give the text back.
    Refused,
    /// Another text took its place at once.
    Replaced,
    /// The helper could not leave its terminal, or was given something else than a text.
    Unable,
}

impl HolderError {
    const ALL: [Self; 4] = [Self::Unreachable, Self::Refused, Self::Replaced, Self::Unable];

    /// The line that reports it.
    fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Replaced => "replaced",
            Self::Unable => "unable",
        }
    }

    /// The trouble that a line reports.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.word() == word)
    }
}

/// What a helper is to do. As arguments: the way, and the time in milliseconds, 0 being until replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    /// Which clipboard to use.
    pub(super) way: Way,
    /// How long to hold the text.
    pub(super) clear_after: ClearAfter,
}

impl Task {
    pub(super) fn to_args(self) -> [String; 2] {
        let milliseconds = match self.clear_after {
            ClearAfter::Time(time) => time.as_millis().max(1),
            ClearAfter::Replaced => 0,
        };
        [self.way.to_string().to_lowercase(), milliseconds.to_string()]
    }

    fn from_args(args: &[String]) -> Option<Self> {
        let [way, milliseconds] = args else { return None };
        let way = [Way::X11, Way::Wayland, Way::Native]
            .into_iter()
            .find(|known| known.to_string().eq_ignore_ascii_case(way))?;
        let clear_after = match milliseconds.parse().ok()? {
            0 => ClearAfter::Replaced,
            some => ClearAfter::Time(Duration::from_millis(some)),
        };
        Some(Self { way, clear_after })
    }
}

/// Is the helper: takes a text from standard input, holds it on the clipboard, and returns when its time is up or
/// something else was copied. `args` is what follows [`super::HOLDER`] on the command line.
#[must_use]
pub fn hold_stdin(args: &[String]) -> ExitCode {
    let (Some(task), Ok((input, output))) = (Task::from_args(args), own_pipes()) else {
        return ExitCode::FAILURE;
    };
    match hold(input, output, task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Holds the text that `input` has until its end, and reports to `output` how that went.
fn hold(input: impl Read, mut output: impl Write, task: Task) -> Result<(), HolderError> {
    let held = take(input, task.way);
    let report = held.as_ref().map_or_else(|trouble| trouble.word(), |_| READY);
    // Written at once, in one piece. Where nobody hears it, nobody may believe that the text was copied.
    output.write_all(format!("{report}\n").as_bytes()).map_err(|_| HolderError::Unable)?;
    let held = held?;
    drop(output);
    let_go_of_stdio().map_err(|_| HolderError::Unable)?;
    held.wait(task.clear_after);
    Ok(())
}

/// Reads the text and puts it on the clipboard.
fn take(input: impl Read, way: Way) -> Result<Held, HolderError> {
    detach().map_err(|_| HolderError::Unable)?;
    // All of its room from the start: a buffer that grows leaves copies behind in memory.
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * LIMIT));
    let length = input.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|_| HolderError::Unable)?;
    // Nothing at all comes from a `keys` that was killed before it could write.
    if !(1..=LIMIT).contains(&length) {
        return Err(HolderError::Unable);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| HolderError::Unable)?;
    Held::put(text, way)
}

/// Makes this process one that outlives the terminal, keeps no folder busy and leaves no memory behind.
fn detach() -> io::Result<()> {
    core_dumps::forbid()?;
    #[cfg(unix)]
    {
        rustix::process::setsid()?;
        std::env::set_current_dir("/")?;
    }
    Ok(())
}

/// Standard input and output, unbuffered: the standard library's buffers would keep a copy of the text.
#[cfg(unix)]
fn own_pipes() -> io::Result<(File, File)> {
    use std::os::fd::AsFd;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

/// Standard input and output, unbuffered: the standard library's buffers would keep a copy of the text.
#[cfg(windows)]
fn own_pipes() -> io::Result<(File, File)> {
    use std::os::windows::io::AsHandle;
    let input = io::stdin().as_handle().try_clone_to_owned()?;
    let output = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

/// Nobody waits for the end of a pipe, or of a terminal, because of us.
fn let_go_of_stdio() -> io::Result<()> {
    #[cfg(unix)]
    {
        let nothing = File::options().read(true).write(true).open("/dev/null")?;
        rustix::stdio::dup2_stdin(&nothing)?;
        rustix::stdio::dup2_stdout(&nothing)?;
        rustix::stdio::dup2_stderr(&nothing)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_comes_through_the_arguments_whole() {
        for way in [Way::X11, Way::Wayland, Way::Native] {
            for clear_after in [ClearAfter::seconds(45), ClearAfter::Replaced] {
                let task = Task { way, clear_after };
                assert_eq!(Task::from_args(&task.to_args()), Some(task));
            }
        }
    }

    #[test]
    fn a_time_too_short_to_count_is_not_until_replaced() {
        let task = Task { way: Way::X11, clear_after: ClearAfter::Time(Duration::from_nanos(1)) };
        assert_eq!(task.to_args(), ["x11", "1"]);
    }

    #[test]
    fn every_trouble_has_a_word_of_its_own() {
        for trouble in HolderError::ALL {
            assert_eq!(HolderError::from_word(trouble.word()), Some(trouble));
        }
        assert_eq!(HolderError::from_word(READY), None);
    }
}
