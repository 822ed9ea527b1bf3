//! Validates the JSON that the program prints in a shell script, also where the script does not print it on.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::schemas;

/// A stand-in for the program, `record.sh`, that runs it and records the calls that can print JSON.
pub struct Recorder {
    folder: TempDir,
}

impl Recorder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/record.sh");
        symlink(script, folder.path().join("keys")).unwrap();
        Self { folder }
    }

    /// A folder for `PATH`, in which the stand-in is called `keys`.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The path of the stand-in.
    pub fn program(&self) -> PathBuf {
        self.folder().join("keys")
    }

    /// The environment variables that the stand-in needs.
    pub fn envs(&self) -> [(&'static str, &Path); 2] {
        [("RECORDED_PROGRAM", Path::new(env!("CARGO_BIN_EXE_keys"))), ("RECORDED_CALLS", self.folder())]
    }

    /// Fails unless the JSON of every recorded call conforms to its schema. Returns the number of calls.
    #[track_caller]
    pub fn validate(&self) -> usize {
        let calls = self.calls();
        for call in &calls {
            let read = |name: &str| fs::read_to_string(call.join(name)).unwrap_or_default();
            // A call that the script killed has no status, and its output can end anywhere.
            let status = read("status").trim().parse().unwrap_or(-1);
            let args = read("args");
            let args: Vec<&str> = args.split_terminator('\0').collect();
            schemas::validate(&args, &read("stdout"), &read("stderr"), status);
        }
        calls.len()
    }

    fn calls(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    }
}

mod tests {
    use crate::support::sandbox::Sandbox;

    use super::*;

    /// Runs a script that prints nothing, and returns the calls that it made.
    fn recorded(script: &str) -> Recorder {
        let (recorder, sandbox) = (Recorder::new(), Sandbox::new());
        let mut command = sandbox.command("sh");
        command.args(["-c", script]).env("KEYS", recorder.program()).envs(recorder.envs());
        assert!(command.status().unwrap().success());
        recorder
    }

    #[test]
    fn json_that_a_script_keeps_is_validated() {
        let recorder = recorded("test \"$(\"$KEYS\" member list -o jsonl | wc -l)\" = 2; \"$KEYS\" list -q");
        assert_eq!(recorder.validate(), 1);
    }

    #[test]
    #[should_panic(expected = "not a `Member` by its schema")]
    fn broken_json_of_a_script_is_reported() {
        let recorder = recorded("\"$KEYS\" member list -o json >/dev/null");
        let [call] = recorder.calls().try_into().unwrap();
        let printed = fs::read_to_string(call.join("stdout")).unwrap();
        fs::write(call.join("stdout"), printed.replace("\"editor\"", "\"publisher\"")).unwrap();
        recorder.validate();
    }
}
