//! Access to everything outside the program: settings, clock, randomness, outputs, prompts and clipboard. Tests
//! replace it; commands use nothing else.

mod change;
mod configure;
mod drafts;
mod os_user;
mod restore;
mod server;
mod settings;
mod system;
mod time_zone;

use std::io::{IsTerminal as _, Read};

pub use change::{ChangeSession, ReasonSource, SecretGuards, SecretSession};
pub use drafts::{DraftGuard, FinishGuard};
pub use restore::RestoreSession;
pub use server::{QueryGuard, keep_commit_warnings, observe_commits, take_commit_warnings};
pub use settings::{Origin, Settings, Sourced, editor, folder_to_add_to_path, temporary_folder};
pub use system::{System, SystemRandomness};

use crate::domain::text::quoted;
use crate::error::{MissingError, Result};
use crate::store::{Location, Store, Warning};
use crate::ui::clipboard::{Clipboard, Display, SystemClipboard};
use crate::ui::prompt::{Prompt, TerminalPrompt};
use crate::ui::render::{ColorChoice, RenderOptions};
use crate::ui::streams::{End, Paged, Stdin, Stdout, Ui};
use configure::chosen_pager;
use settings::{accessible, variable};

/// The environment of a command.
pub struct Env {
    /// Time, randomness and the user who runs the program.
    pub system: System,
    /// The outputs.
    pub ui: Ui,
    /// Standard input, unless it is a terminal: a secret typed there would be visible.
    pub input: Option<Box<dyn Read>>,
    /// Prompts, if there is a terminal.
    pub prompt: Option<Box<dyn Prompt>>,
    pub clipboard: Box<dyn Clipboard>,
    /// The store, the acting member and the configuration.
    pub settings: Settings,
}

impl Env {
    /// The environment of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            system: System::of_process(),
            ui: Ui {
                out: Box::new(Stdout),
                err: Box::new(std::io::stderr()),
                out_end: End::of_stdout(),
                err_end: End::of_stderr(),
                color_variables: [variable("NO_COLOR"), variable("TERM")],
                color: ColorChoice::Auto,
                quiet: false,
                pager: chosen_pager(None),
                paged: Paged::default(),
            },
            input: (!std::io::stdin().is_terminal()).then(|| Box::new(Stdin) as Box<dyn Read>),
            prompt: TerminalPrompt::open(accessible()).map(|prompt| Box::new(prompt) as Box<dyn Prompt>),
            clipboard: Box::new(SystemClipboard::new(
                Display::new(variable("DISPLAY"), variable("WAYLAND_DISPLAY")).within_tmux(variable("TMUX")),
            )),
            settings: Settings::of_process(),
        }
    }

    /// Returns the location of the store.
    pub fn location(&self) -> Result<Location> {
        let store = self.settings.store.as_ref();
        Location::parse(store.ok_or(MissingError::StorePath)?.value.as_os_str())
    }

    /// Opens the store and prints its warnings.
    pub fn open_store(&mut self) -> Result<Store> {
        let (store, warnings) = Store::open(self.location()?)?;
        self.warn(warnings);
        Ok(store)
    }

    /// Prints warnings about the store.
    pub fn warn(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        for warning in warnings {
            self.ui.warn(&format!("{}; {}", warning.message, warning.hint));
        }
    }

    /// Warns of a `TZ` that names no time zone.
    pub fn warn_of_zone(&mut self) {
        if let Some(name) = self.system.unknown_zone.take() {
            self.ui.warn(&format!(
                "`TZ` is {}, which is no known time zone, and is ignored; set it to a name such as `Europe/Berlin`, or \
                 to `UTC`",
                quoted(&name)
            ));
        }
    }

    /// Returns the options for rendering standard output.
    #[must_use]
    pub fn out_options(&self) -> RenderOptions {
        self.ui.out_options(self.system.clock.now(), self.system.zone)
    }

    /// Returns the options for rendering standard error.
    #[must_use]
    pub fn err_options(&self) -> RenderOptions {
        self.ui.err_options(self.system.clock.now(), self.system.zone)
    }
}
