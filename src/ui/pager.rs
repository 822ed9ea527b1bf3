//! The pager: long output at a terminal goes through `less`, as in git.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use super::signal;

/// The program for long output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    command: String,
    /// True if the user named it: then it must be found.
    is_chosen: bool,
    /// The variables that its environment lacks.
    defaults: Vec<(&'static str, &'static str)>,
    /// The variables with a password of the store's server: the pager does not need them.
    secrets: Vec<&'static str>,
}

/// The variables that make `less` and `lv` show colors, and `less` end where one screen is enough.
const DEFAULTS: [(&str, &str); 2] = [("LESS", "FRSX"), ("LV", "-c")];

/// The variables that can contain the password of the store's server.
pub(super) const SECRETS: [&str; 2] = ["PGPASSWORD", "KEYS_STORE"];

/// The characters for which a command needs a shell.
const SHELL: &str = "|&;<>()$`\\\"'*?[#~=%";

impl Pager {
    /// The pager of `KEYS_PAGER`, else `configured`, else `PAGER`, else `less`, as in git: `PAGER` is for every program.
    /// An empty value or `cat` is none. `variable` reads the environment.
    #[must_use]
    pub fn chosen(variable: impl Fn(&str) -> Option<OsString>, configured: Option<&str>) -> Option<Self> {
        let chosen =
            variable("KEYS_PAGER").or_else(|| configured.map(Into::into)).or_else(|| variable("PAGER"));
        let is_chosen = chosen.is_some();
        let command = chosen.map_or("less".into(), |text| text.to_string_lossy().trim().to_owned());
        let defaults = DEFAULTS.into_iter().filter(|(name, _)| variable(name).is_none()).collect();
        let secrets = SECRETS.into_iter().filter(|name| {
            *name == "PGPASSWORD" || variable(name).is_some_and(|text| has_password(&text.to_string_lossy()))
        });
        let secrets = secrets.collect();
        (!command.is_empty() && command != "cat").then_some(Self { command, is_chosen, defaults, secrets })
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = if self.command.contains(|c| SHELL.contains(c)) {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(&self.command);
            shell
        } else {
            let mut words = self.command.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or_default());
            command.args(words);
            command
        };
        for name in &self.secrets {
            command.env_remove(name);
        }
        command.envs(self.defaults.iter().copied()).stdin(Stdio::piped()).spawn()
    }
}

/// Reports whether a URL may contain a password. A path has none.
fn has_password(url: &str) -> bool {
    let rest = url.split_once("://").map(|(_, rest)| rest);
    rest.is_some_and(|rest| {
        rest.contains("password=") || rest.split_once(':').is_some_and(|(_, rest)| rest.contains('@'))
    })
}

/// A pager that runs.
#[derive(Debug)]
pub(super) struct Running {
    child: Child,
    /// An interrupt is for the pager.
    _guard: signal::Guard,
}

impl Running {
    /// Waits until the user leaves it.
    pub(super) fn wait(mut self) {
        let _ = self.child.wait();
    }
}

/// An output that starts the pager with its first bytes. If it cannot be started, they go to `direct`.
pub(super) struct PagerOut<'a> {
    pager: &'a Pager,
    direct: &'a mut dyn Write,
    input: Option<ChildStdin>,
    started: bool,
    /// The pager, once it runs.
    pub running: Option<Running>,
    /// The reason why a pager that the user chose does not run.
    pub problem: Option<String>,
}

impl<'a> PagerOut<'a> {
    pub(super) fn new(pager: &'a Pager, direct: &'a mut dyn Write) -> Self {
        Self { pager, direct, input: None, started: false, running: None, problem: None }
    }

    fn start(&mut self) {
        self.started = true;
        let guard = signal::paging();
        match self.pager.start() {
            Ok(mut child) => {
                self.input = child.stdin.take();
                self.running = Some(Running { child, _guard: guard });
            }
            Err(error) if self.pager.is_chosen => {
                self.problem = Some(format!("the pager `{}` cannot be run: {error}", self.pager.command));
            }
            Err(_) => {}
        }
    }
}

impl Write for PagerOut<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.started && !bytes.is_empty() {
            self.start();
        }
        match &mut self.input {
            Some(input) => input.write(bytes),
            None => self.direct.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.input {
            Some(input) => input.flush(),
            None => self.direct.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pager_is_the_first_that_is_set() {
        let of = |set: &[(&str, &str)]| {
            let variable = |name: &str| {
                let value = set.iter().find(|(set, _)| *set == name);
                value.map(|(_, value)| OsString::from(value))
            };
            Pager::chosen(variable, None).map(|pager| (pager.command, pager.defaults.len()))
        };
        let less = |count| Some(("less".to_owned(), count));
        assert_eq!(of(&[]), less(2));
        assert_eq!(of(&[("LESS", "R")]), less(1));
        assert_eq!(of(&[("PAGER", "more")]), Some(("more".to_owned(), 2)));
        assert_eq!(of(&[("PAGER", "more"), ("KEYS_PAGER", "less -S")]), Some(("less -S".to_owned(), 2)));
        let configured = |set: Option<&str>| {
            let variable = |name: &str| set.filter(|set| *set == name).map(|_| OsString::from("more"));
            Pager::chosen(variable, Some("less -S")).map(|pager| pager.command)
        };
        assert_eq!(configured(Some("PAGER")).as_deref(), Some("less -S"));
        assert_eq!(configured(Some("KEYS_PAGER")).as_deref(), Some("more"));
        for none in ["", " ", "cat"] {
            assert_eq!(of(&[("PAGER", none)]), None);
            assert_eq!(of(&[("PAGER", "more"), ("KEYS_PAGER", none)]), None);
        }
    }
}
