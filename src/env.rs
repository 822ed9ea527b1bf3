//! The world as a value: where the store lies, the clock, randomness, who acts, the outputs, who can be asked, the
//! clipboard. A test makes another world; the program never looks past this one.

mod os_user;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Read};
use std::path::PathBuf;
use std::sync::Arc;

use etcetera::BaseStrategy as _;
use rand::TryRng as _;

use crate::domain::id::Randomness;
use crate::domain::member::Member;
use crate::domain::text::Reason;
use crate::domain::time::{Clock, SystemClock, Zone};
use crate::error::{Error, Result};
use crate::ops::{Context, actor};
use crate::store::Store;
use crate::ui::clipboard::{Clipboard, Display, SystemClipboard};
use crate::ui::prompt::{Prompt, TerminalPrompt};
use crate::ui::render::{ColorChoice, RenderOptions};
use crate::ui::streams::{End, Stdin, Stdout, Ui};

/// The world as a command sees it.
pub struct Env {
    /// Time, randomness, and who runs the program.
    pub system: System,
    /// The outputs.
    pub ui: Ui,
    /// Standard input where it is no terminal: what is typed there would be seen.
    pub input: Option<Box<dyn Read>>,
    /// Who can be asked; nobody without a terminal.
    pub prompt: Option<Box<dyn Prompt>>,
    /// Where a text can be copied to.
    pub clipboard: Box<dyn Clipboard>,
    /// Where the store lies, and whom the user says to be.
    pub settings: Settings,
}

/// Time, randomness, and who runs the program.
pub struct System {
    /// The clock.
    pub clock: Arc<dyn Clock + Send + Sync>,
    /// The source of ids and secrets.
    pub random: Box<dyn Randomness>,
    /// The zone in which dates are read and shown.
    pub zone: Zone,
    /// The operating system's user.
    pub os_user: String,
}

/// What the environment says, and the command line after it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where the store lies: `--store`, else `KEYS_STORE`, else the user's data folder.
    pub store: Option<PathBuf>,
    /// Who acts: `--as`, else `KEYS_AS`.
    pub acting: Option<String>,
}

impl Env {
    /// The world that this process was started in.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            system: System {
                clock: Arc::new(SystemClock),
                random: Box::new(SystemRandomness),
                zone: Zone::Local,
                os_user: os_user::os_user(),
            },
            ui: Ui {
                out: Box::new(Stdout),
                err: Box::new(std::io::stderr()),
                out_end: End::of_stdout(),
                err_end: End::of_stderr(),
                color_variables: [variable("NO_COLOR"), variable("TERM")],
                color: ColorChoice::Auto,
                quiet: false,
            },
            input: (!std::io::stdin().is_terminal()).then(|| Box::new(Stdin) as Box<dyn Read>),
            prompt: TerminalPrompt::open().map(|prompt| Box::new(prompt) as Box<dyn Prompt>),
            clipboard: Box::new(SystemClipboard::new(Display::new(
                variable("DISPLAY"),
                variable("WAYLAND_DISPLAY"),
            ))),
            settings: Settings {
                store: variable("KEYS_STORE")
                    .filter(|path| !path.is_empty())
                    .map(PathBuf::from)
                    .or_else(data_folder),
                acting: variable("KEYS_AS")
                    .and_then(|who| who.into_string().ok())
                    .filter(|who| !who.is_empty()),
            },
        }
    }

    /// The path of the store.
    pub fn store_path(&self) -> Result<PathBuf> {
        self.settings.store.clone().ok_or_else(|| Error::Missing {
            what: "the path of the store".to_owned(),
            hint: "say where it is with `--store PATH` or `KEYS_STORE`: there is no home folder to look in"
                .to_owned(),
        })
    }

    /// Opens the store, and points out what is to be pointed out about it.
    pub fn open_store(&mut self) -> Result<Store> {
        let (store, warnings) = Store::open(&self.store_path()?)?;
        for warning in warnings {
            self.ui.warn(&format!("{}; {}", warning.message, warning.hint));
        }
        Ok(store)
    }

    /// The acting member: the one named, else the only administrator, else the one that is chosen.
    pub fn acting(&mut self, store: &Store) -> Result<Member> {
        let mut administrators = match actor::resolve(store, self.settings.acting.as_deref())? {
            Ok(member) => return Ok(member),
            Err(administrators) => administrators,
        };
        let Some(prompt) = &mut self.prompt else {
            let known: Vec<String> =
                administrators.iter().take(5).map(|member| member.email.to_string()).collect();
            return Err(Error::Missing {
                what: "the acting member".to_owned(),
                hint: format!("say who you are with `--as WHO` or `KEYS_AS`: {}", known.join(", ")),
            });
        };
        let items: Vec<String> =
            administrators.iter().map(|member| format!("{} <{}>", member.name, member.email)).collect();
        let chosen = prompt.choose("Who are you?", &items, 0)?;
        Ok(administrators.swap_remove(chosen))
    }

    /// How standard output is to look.
    #[must_use]
    pub fn out_options(&self) -> RenderOptions {
        self.ui.out_options(self.system.clock.now(), self.system.zone)
    }

    /// How standard error is to look.
    #[must_use]
    pub fn err_options(&self) -> RenderOptions {
        self.ui.err_options(self.system.clock.now(), self.system.zone)
    }
}

impl System {
    /// What a change of `store` by `acting` needs.
    #[must_use]
    pub fn context<'a>(
        &'a self,
        store: &'a Store,
        acting: &Member,
        reason: Option<&'a Reason>,
    ) -> Context<'a> {
        Context {
            store,
            clock: &*self.clock,
            random: &*self.random,
            acting: acting.id,
            os_user: &self.os_user,
            reason,
        }
    }
}

/// The operating system's generator.
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for randomness")]
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        rand::rngs::SysRng.try_fill_bytes(bytes).map_err(std::io::Error::other)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// The folder for what is soon thrown away: `TMPDIR`, else the system's.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
pub fn temporary_folder() -> PathBuf {
    std::env::temp_dir()
}

/// `keys/keys.db` under the XDG data folder.
fn data_folder() -> Option<PathBuf> {
    etcetera::base_strategy::Xdg::new().ok().map(|folders| folders.data_dir().join("keys/keys.db"))
}

/// The folder of this program, where a shell would not find it there by its name.
#[must_use]
pub fn folder_to_add_to_path() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?.canonicalize().ok()?;
    let path = variable("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .find_map(|folder| folder.join("keys").canonicalize().ok())
        .is_some_and(|found| found == program);
    if found { None } else { program.parent().map(PathBuf::from) }
}
