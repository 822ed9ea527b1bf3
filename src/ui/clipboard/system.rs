//! The clipboard of this computer, through a helper that outlives `keys`.
//!
//! The helper is another process of this program. It gets the text through a pipe, never as an argument or in the
//! environment, and reports one line: [`READY`], or a word of [`HolderError`].

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::holder::{Task, probe_args};
use super::report::{HolderError, READY};
use super::{ClearAfter, Clipboard, Copied, LIMIT, NoClipboard, Way};
use crate::domain::text::visible;
use crate::ui::pager::SECRETS;

/// The hidden subcommand that makes this program the helper. It ends with the status of [`super::hold_stdin`].
pub const HOLDER: &str = "hold-clipboard";

/// The longest line that a helper reports, in bytes.
const REPORT: u64 = 64;

/// The displays that the environment names.
#[derive(Debug, Clone, Default)]
pub struct Display {
    x11: Option<OsString>,
    wayland: Option<OsString>,
    tmux: Option<OsString>,
}

impl Display {
    /// The values of `DISPLAY` and `WAYLAND_DISPLAY`. macOS needs neither.
    #[must_use]
    pub fn new(x11: Option<OsString>, wayland: Option<OsString>) -> Self {
        Self { x11: nonempty(x11), wayland: nonempty(wayland), tmux: None }
    }

    /// With the value of `TMUX`: where no display takes the text, tmux may.
    #[must_use]
    pub fn within_tmux(self, tmux: Option<OsString>) -> Self {
        Self { tmux: nonempty(tmux), ..self }
    }

    /// The clipboards that there may be, the likeliest first.
    ///
    /// X11 comes after Wayland: a compositor that lets no program reach its clipboard (GNOME until 47) still
    /// shares that of its X server.
    fn ways(&self) -> Vec<Way> {
        let tmux = self.tmux.as_ref().map(|_| Way::Tmux);
        if cfg!(target_os = "macos") {
            return [Way::Native].into_iter().chain(tmux).collect();
        }
        let wayland = self.wayland.as_ref().map(|_| Way::Wayland);
        wayland.into_iter().chain(self.x11.as_ref().map(|_| Way::X11)).chain(tmux).collect()
    }

    /// Lets the helper see this one way only, so that what it reaches is what we say.
    fn narrow(&self, command: &mut Command, way: Way) {
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        match (way, &self.x11, &self.wayland) {
            (Way::X11, Some(name), _) => command.env("DISPLAY", name),
            (Way::Wayland, _, Some(name)) => command.env("WAYLAND_DISPLAY", name),
            _ => command,
        };
        if let (Way::Tmux, Some(tmux)) = (way, &self.tmux) {
            command.env("TMUX", tmux);
        }
    }

    /// The reason why this clipboard cannot be used.
    fn unreachable(&self, way: Way) -> String {
        let name = match way {
            Way::X11 => &self.x11,
            Way::Wayland => &self.wayland,
            Way::Native | Way::Tmux => &None,
        };
        let name = name.clone().unwrap_or_default();
        let name = visible(&name.to_string_lossy()).into_owned();
        match way {
            Way::X11 => format!("no X server answers at `{name}`"),
            Way::Wayland => format!("no Wayland compositor at `{name}` lets programs reach its clipboard"),
            Way::Native => "the system gives no access to it".to_owned(),
            Way::Tmux => "tmux does not answer".to_owned(),
        }
    }
}

/// The clipboard of this computer.
#[derive(Debug, Clone)]
pub struct SystemClipboard {
    program: Option<PathBuf>,
    display: Display,
    patience: Duration,
}

impl SystemClipboard {
    /// The clipboard of that display, held by this same program.
    #[must_use]
    pub fn new(display: Display) -> Self {
        Self { program: None, display, patience: Duration::from_secs(5) }
    }

    /// The clipboard of that display, held by the program at that path.
    #[must_use]
    pub fn run_by(program: PathBuf, display: Display) -> Self {
        Self { program: Some(program), ..Self::new(display) }
    }

    /// Waits no longer than that for the text to be read back. 5 s unless said otherwise.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Tries the clipboards in their order. Returns the first for which `act` succeeds.
    fn first(&self, act: impl Fn(Way) -> Result<(), String>) -> Result<Way, NoClipboard> {
        let mut reasons = Vec::new();
        for way in self.display.ways() {
            match act(way) {
                Ok(()) => return Ok(way),
                Err(reason) => reasons.push(reason),
            }
        }
        if reasons.is_empty() {
            reasons.push("neither `DISPLAY` nor `WAYLAND_DISPLAY` is set".to_owned());
        }
        Err(NoClipboard { reason: reasons.join(", and ") })
    }

    /// Starts a helper with these arguments, and waits until it has taken the text and reports that it is ready.
    fn ask_helper(&self, args: [String; 2], text: &str, way: Way) -> Result<(), String> {
        let no_helper = |error: std::io::Error| format!("the helper does not start: {error}");
        let program = self.program.clone().map_or_else(std::env::current_exe, Ok).map_err(no_helper)?;
        let mut command = Command::new(program);
        command.arg(HOLDER).args(args);
        // The helper outlives this process, and needs no store.
        for name in SECRETS {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        self.display.narrow(&mut command, way);
        let mut helper = command.spawn().map_err(no_helper)?;
        let held = self.await_ready(&mut helper, text, way);
        if held.is_err() {
            // It must not copy the text after the report that nothing was copied.
            let _ = helper.kill();
            let _ = helper.wait();
        }
        held
    }

    /// Gives the helper the text, and hears what became of it.
    fn await_ready(&self, helper: &mut Child, text: &str, way: Way) -> Result<(), String> {
        let broken = || "the helper ended before it held the text".to_owned();
        let (mut stdin, stdout) = helper.stdin.take().zip(helper.stdout.take()).ok_or_else(broken)?;
        stdin.write_all(text.as_bytes()).map_err(|_| broken())?;
        drop(stdin);
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(stdout.take(REPORT)).read_line(&mut line);
            // The receiver is gone after the timeout.
            let _ = tell.send(read.map(|_| line));
        });
        let line = told.recv_timeout(self.patience).map_err(|_| {
            format!("the {way} clipboard did not take the text within {} ms", self.patience.as_millis())
        })?;
        match line.map_err(|_| broken())?.trim_end() {
            READY => Ok(()),
            word => Err(match HolderError::from_word(word).ok_or_else(broken)? {
                HolderError::Unreachable => self.display.unreachable(way),
                HolderError::Refused if way == Way::Tmux => "tmux did not take the text".to_owned(),
                HolderError::Refused => format!("the {way} clipboard did not take the text"),
                HolderError::Replaced => "something else was copied at the same moment".to_owned(),
                HolderError::Unable => "the helper could not make itself safe to hold a secret".to_owned(),
            }),
        }
    }
}

impl Clipboard for SystemClipboard {
    fn copy(&self, text: &str, clear_after: ClearAfter) -> Result<Copied, NoClipboard> {
        if text.len() > LIMIT {
            return Err(NoClipboard { reason: format!("it takes {LIMIT} bytes at most") });
        }
        let hand_over = |way| self.ask_helper(Task { way, clear_after }.to_args(), text, way);
        self.first(hand_over).map(|way| Copied { way, clear_after })
    }

    fn absence(&self) -> Option<NoClipboard> {
        self.first(|way| self.ask_helper(probe_args(way), "", way)).err()
    }
}

fn nonempty(name: Option<OsString>) -> Option<OsString> {
    name.filter(|name| !name.is_empty())
}
