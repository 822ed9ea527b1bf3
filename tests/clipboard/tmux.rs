//! In a tmux of the test's own.

use std::process::Command;
use std::time::Duration;

use keys::ui::clipboard::{ClearAfter, Clipboard, Copied, Display, Way};
use tempfile::TempDir;

use super::{ONE_SECOND, SECRET, clipboard, within};
use crate::support::needs::needs;

/// A running tmux. It ends with the value.
pub struct Tmux {
    folder: TempDir,
}

impl Tmux {
    /// `None` where tmux is not installed.
    pub fn start() -> Option<Self> {
        if !needs("tmux", "tmux") {
            return None;
        }
        let tmux = Self { folder: tempfile::tempdir().unwrap() };
        tmux.run(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sleep 600"]);
        Some(tmux)
    }

    /// The value of `TMUX` in it.
    pub fn variable(&self) -> String {
        self.run(&["display-message", "-p", "#{socket_path},#{pid},0"]).trim_end().to_owned()
    }

    fn run(&self, args: &[&str]) -> String {
        let mut tmux = Command::new("tmux");
        tmux.arg("-S").arg(self.folder.path().join("socket")).args(args).env_remove("TMUX");
        String::from_utf8(tmux.output().unwrap().stdout).unwrap()
    }

    /// The names and texts of the buffers.
    fn buffers(&self) -> String {
        self.run(&["list-buffers", "-F", "#{buffer_name} #{buffer_sample}"])
    }

    fn copy(&self, clear_after: ClearAfter) -> Copied {
        let display = Display::new(None, None).within_tmux(Some(self.variable().into()));
        clipboard(display).copy(SECRET, clear_after).unwrap()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn tmux_copy_is_deleted_in_time() {
    let Some(tmux) = Tmux::start() else { return };
    tmux.run(&["set-buffer", "-b", "theirs", "something else"]);
    assert_eq!(tmux.copy(ONE_SECOND), Copied { way: Way::Tmux, clear_after: ONE_SECOND });
    let held = tmux.buffers();
    let name = held.lines().find_map(|line| line.strip_suffix(&format!(" {SECRET}"))).expect(&held);
    assert_eq!(tmux.run(&["show-buffer", "-b", name]), SECRET);
    assert!(within(Duration::from_secs(5), || !tmux.buffers().contains(SECRET)), "it is still there");
    assert_eq!(tmux.buffers(), "theirs something else\n");
}

#[test]
fn tmux_a_copy_without_a_time_stays() {
    let Some(tmux) = Tmux::start() else { return };
    tmux.copy(ClearAfter::Replaced);
    assert!(tmux.buffers().contains(SECRET));
}

#[test]
fn tmux_that_is_gone_is_named() {
    if !needs("tmux", "tmux") {
        return;
    }
    let display = Display::new(None, None).within_tmux(Some("/nowhere/socket,1,0".into()));
    let refused = clipboard(display).copy(SECRET, ONE_SECOND).unwrap_err();
    assert_eq!(refused.to_string(), "no clipboard here: tmux does not answer");
}
