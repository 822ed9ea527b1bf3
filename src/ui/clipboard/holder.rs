//! The helper process that holds a text on the clipboard after `keys` has exited, until its time is up.
//!
//! It cannot wipe the copies that the clipboard library makes; they end with the process.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd as _;
use std::process::ExitCode;
use std::time::Duration;

use zeroize::Zeroizing;

#[cfg(target_os = "macos")]
use super::pasteboard as display;
use super::report::{HolderError, READY};
#[cfg(target_os = "linux")]
use super::selection as display;
use super::{ClearAfter, LIMIT, Way, tmux};
use crate::ui::core_dumps;

/// The task of a helper. As arguments: the way, and the time in milliseconds, with 0 for until replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    /// The clipboard to use.
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
        let way = named(way)?;
        let clear_after = match milliseconds.parse().ok()? {
            0 => ClearAfter::Replaced,
            some => ClearAfter::Time(Duration::from_millis(some)),
        };
        Some(Self { way, clear_after })
    }
}

/// The word in place of the time that asks a helper only whether it reaches the clipboard.
const PROBE: &str = "probe";

/// The arguments of a helper that probes a clipboard.
pub(super) fn probe_args(way: Way) -> [String; 2] {
    [way.to_string().to_lowercase(), PROBE.to_owned()]
}

fn named(way: &str) -> Option<Way> {
    Way::ALL.into_iter().find(|known| known.to_string().eq_ignore_ascii_case(way))
}

/// Runs the helper: reads a text from standard input, holds it on the clipboard, and returns when its time is up or
/// something else was copied. `args` are the arguments after [`super::HOLDER`].
#[must_use]
pub fn hold_stdin(args: &[String]) -> ExitCode {
    close_inherited();
    if let [way, probe] = args
        && probe == PROBE
    {
        return named(way).map_or(ExitCode::FAILURE, report_probe);
    }
    let (Some(task), Ok((input, output))) = (Task::from_args(args), own_pipes()) else {
        return ExitCode::FAILURE;
    };
    match hold(input, output, task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Reports whether the clipboard can be reached. Changes nothing there.
fn report_probe(way: Way) -> ExitCode {
    let reached = match way {
        Way::Tmux => tmux::reach(),
        Way::X11 | Way::Wayland | Way::Native => display::reach(),
    };
    let report = reached.map_or_else(HolderError::word, |()| READY);
    match own_pipes().and_then(|(_, mut output)| output.write_all(format!("{report}\n").as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Holds the text that `input` contains, and reports to `output` whether the clipboard took it.
fn hold(input: impl Read, mut output: impl Write, task: Task) -> Result<(), HolderError> {
    let held = take(input, task.way);
    let report = held.as_ref().map_or_else(|error| error.word(), |_| READY);
    // In one write. If no one reads it, the text must not stay on the clipboard.
    output.write_all(format!("{report}\n").as_bytes()).map_err(|_| HolderError::Unable)?;
    let held = held?;
    drop(output);
    close_stdio().map_err(|_| HolderError::Unable)?;
    held.wait(task.clear_after);
    Ok(())
}

/// A text that was read back from where it was put.
enum Held {
    Display(display::Held),
    Tmux(tmux::Held),
}

impl Held {
    fn put(text: &str, way: Way) -> Result<Self, HolderError> {
        match way {
            Way::Tmux => tmux::Held::put(text).map(Self::Tmux),
            Way::X11 | Way::Wayland | Way::Native => display::Held::put(text, way).map(Self::Display),
        }
    }

    fn wait(self, clear_after: ClearAfter) {
        match self {
            Self::Display(held) => held.wait(clear_after),
            Self::Tmux(held) => held.wait(clear_after),
        }
    }
}

/// Reads the text and puts it on the clipboard.
fn take(input: impl Read, way: Way) -> Result<Held, HolderError> {
    detach().map_err(|_| HolderError::Unable)?;
    // Of the final size: a buffer that grows leaves copies in memory.
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * LIMIT));
    let length = input.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|_| HolderError::Unable)?;
    // Empty if `keys` was killed before it could write.
    if !(1..=LIMIT).contains(&length) {
        return Err(HolderError::Unable);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| HolderError::Unable)?;
    Held::put(text, way)
}

/// Closes the descriptors that the program was started with: a lock or a pipe must not stay held until the clipboard is
/// cleared.
fn close_inherited() {
    // Called before anything is opened here, so that all of them are inherited, but for that of the listing itself.
    let Ok(entries) = std::fs::read_dir("/dev/fd") else { return };
    let open: Vec<i32> = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect();
    for descriptor in open.into_iter().filter(|descriptor| *descriptor > 2) {
        let _ = nix::unistd::close(descriptor);
    }
}

/// Makes this process outlive its terminal, leave its folder, and dump no core.
fn detach() -> io::Result<()> {
    core_dumps::forbid()?;
    rustix::process::setsid()?;
    std::env::set_current_dir("/")
}

/// Standard input and output, unbuffered: the standard library's buffers would keep a copy of the text.
fn own_pipes() -> io::Result<(File, File)> {
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

/// Closes the standard streams, so that no reader of a pipe waits for this process.
fn close_stdio() -> io::Result<()> {
    let nothing = File::options().read(true).write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdin(&nothing)?;
    rustix::stdio::dup2_stdout(&nothing)?;
    Ok(rustix::stdio::dup2_stderr(&nothing)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn task_survives_its_arguments() {
        for way in Way::ALL {
            for clear_after in [ClearAfter::seconds(45), ClearAfter::Replaced] {
                let task = Task { way, clear_after };
                assert_eq!(Task::from_args(&task.to_args()), Some(task));
            }
        }
    }

    #[test]
    fn tiny_time_is_not_until_replaced() {
        let task = Task { way: Way::X11, clear_after: ClearAfter::Time(Duration::from_nanos(1)) };
        assert_eq!(task.to_args(), ["x11", "1"]);
    }
}
