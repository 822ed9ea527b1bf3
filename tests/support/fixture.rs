//! A world for one test: a store in a folder of its own, a clock that stands, nothing left to chance. Commands run in
//! it as the program runs them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;

use keys::domain::email::Email;
use keys::domain::id::{MemberId, Randomness};
use keys::domain::time::{Clock, TimeBound, Timestamp, Zone, parse_time_bound};
use keys::env::{Env, Settings};
use keys::ops::organization::{NewStore, initialize};
use keys::ops::{Authority, WriteContext, find};
use keys::run;
use keys::store::Store;
use keys::testing::{FixedClock, SeededRandom};
use keys::ui::render::ColorChoice;
use keys::ui::streams::{End, Ui};
use tempfile::TempDir;

use super::fakes::{Failing, FakeClipboard, Kept, Meanwhile, Person};
pub use super::outcome::Outcome;
use super::prompt::Script;
use super::{sample, schemas};

/// When every world begins.
pub const NOW: &str = "2026-03-10T09:30:00Z";

/// A context for whatever the rules let this member do.
pub fn authorized<'a>(
    store: &'a Store,
    acting: MemberId,
    clock: &'a dyn Clock,
    random: &'a dyn Randomness,
) -> WriteContext<'a> {
    let authorization = ANYTHING.check(store, acting).unwrap();
    WriteContext::new(authorization, store, clock, random, "tester", None)
}

/// Passes everyone who can change anything; the changes themselves check more.
const ANYTHING: Authority = Authority::editor("test");

/// A store, and the time and chance in which commands run on it. Clones are one world.
#[derive(Clone)]
pub struct Fixture {
    folder: Arc<TempDir>,
    pub clock: FixedClock,
    pub random: SeededRandom,
}

impl Fixture {
    /// A world without a store.
    pub fn empty() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Self { folder, clock: FixedClock::at(instant(NOW)), random: SeededRandom::default() }
    }

    /// Acme, with Ada Lovelace as its administrator and nothing else.
    pub fn initialized() -> Self {
        Self::initialized_at(NOW)
    }

    /// The same, at that time.
    pub fn initialized_at(time: &str) -> Self {
        let fixture = Self::empty();
        fixture.put_clock(time);
        let new_store = NewStore {
            organization: sample::name("Acme"),
            prefix: keys::domain::secret::Prefix::default(),
            name: sample::name("Ada Lovelace"),
            email: Email::new(sample::ADA).unwrap(),
        };
        initialize(&fixture.path(), &fixture.clock, &fixture.random, "tester", &new_store, |_| Ok(()))
            .unwrap();
        fixture
    }

    /// Acme with members, keys and resources: see [`sample`].
    pub fn acme() -> Self {
        sample::acme()
    }

    /// A copy of a store that another world made, at the same point of time and chance.
    pub fn of(bytes: &[u8], taken: (u64, u64)) -> Self {
        let fixture = Self { random: SeededRandom::after(taken.0, taken.1), ..Self::empty() };
        let mut options = std::fs::OpenOptions::new();
        std::os::unix::fs::OpenOptionsExt::mode(options.write(true).create_new(true), 0o600);
        options.open(fixture.path()).unwrap().write_all(bytes).unwrap();
        fixture
    }

    /// The path of the store.
    pub fn path(&self) -> PathBuf {
        self.folder().join("keys.db")
    }

    /// The folder of the store.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Puts the clock there.
    pub fn put_clock(&self, text: &str) {
        self.clock.set(instant(text));
    }

    /// What `act` answers, with the store open and Ada acting.
    pub fn with<T>(&self, act: impl FnOnce(&WriteContext<'_>) -> T) -> T {
        self.with_as(sample::ADA, act)
    }

    /// What `act` answers, with the store open and this member acting.
    pub fn with_as<T>(&self, who: &str, act: impl FnOnce(&WriteContext<'_>) -> T) -> T {
        let (store, _) = Store::open(&self.path()).unwrap();
        let acting = store.read(|tx| find::member(tx, who)).unwrap().id;
        act(&authorized(&store, acting, &self.clock, &self.random))
    }

    /// Does to the store what no command would do.
    #[expect(clippy::disallowed_methods, reason = "a test does what the program does not")]
    pub fn sql(&self, sql: &str) {
        rusqlite::Connection::open(self.path()).unwrap().execute_batch(sql).unwrap();
    }

    /// The first column of the rows that this asks for, as text.
    #[expect(clippy::disallowed_methods, reason = "a test looks past the program")]
    pub fn look(&self, sql: &str) -> Vec<String> {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        let text = |row: &rusqlite::Row<'_>| {
            Ok(match row.get_ref(0)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap_or_default().to_owned(),
            })
        };
        statement.query_map([], text).unwrap().map(Result::unwrap).collect()
    }

    /// Every file of the store's folder with its bytes: the same before and after where nothing changed.
    pub fn files(&self) -> BTreeMap<OsString, Vec<u8>> {
        let files = std::fs::read_dir(self.folder()).unwrap().map(Result::unwrap);
        files.map(|file| (file.file_name(), std::fs::read(file.path()).unwrap())).collect()
    }

    /// Runs `keys` with these arguments on pipes, where nobody can be asked.
    pub fn run(&self, args: &[&str]) -> Outcome {
        self.on_pipes().run(args)
    }

    /// Runs `keys` with these arguments, and fails if that changed a byte of the store.
    #[track_caller]
    pub fn run_in_vain(&self, args: &[&str]) -> Outcome {
        self.on_pipes().run_in_vain(args)
    }

    /// Runs one command after the other on pipes, and answers all that they said.
    pub fn transcript(&self, commands: &[&[&str]]) -> String {
        let told: Vec<String> = commands.iter().map(|args| self.run(args).to_string()).collect();
        told.join("\n\n")
    }

    /// The same with commands that must not change a byte of the store.
    #[track_caller]
    pub fn transcript_in_vain(&self, commands: &[&[&str]]) -> String {
        let told: Vec<String> = commands.iter().map(|args| self.run_in_vain(args).to_string()).collect();
        told.join("\n\n")
    }

    /// A place to run a command in: two pipes and nobody to ask.
    pub fn on_pipes(&self) -> Invocation<'_> {
        Invocation {
            fixture: self,
            ends: [End::Pipe, End::Pipe],
            out: None,
            script: None,
            meanwhile: None,
            input: Vec::new(),
            clipboard: FakeClipboard::default(),
            variables: [None, Some("xterm-256color".into())],
            acting: None,
        }
    }

    /// A place to run a command in: a terminal of 80 columns, with somebody who follows this script.
    pub fn with_person(&self, script: &Script) -> Invocation<'_> {
        let mut place = self.on_pipes().columns(80).variable("NO_COLOR", "1");
        place.script = Some(script.clone());
        place
    }
}

/// Where a command runs: what its outputs lead to, who is there, what the environment says.
pub struct Invocation<'w> {
    fixture: &'w Fixture,
    ends: [End; 2],
    out: Option<ErrorKind>,
    script: Option<Script>,
    meanwhile: Option<Meanwhile>,
    input: Vec<u8>,
    clipboard: FakeClipboard,
    variables: [Option<OsString>; 2],
    acting: Option<String>,
}

impl Invocation<'_> {
    /// Both outputs lead to a terminal that wide.
    pub fn columns(mut self, columns: usize) -> Self {
        self.ends = [End::Terminal(columns); 2];
        self
    }

    /// Standard output leads there, standard error where it did.
    pub fn out(mut self, end: End) -> Self {
        self.ends[0] = end;
        self
    }

    /// Standard output takes nothing.
    pub fn out_fails(mut self, kind: ErrorKind) -> Self {
        self.out = Some(kind);
        self
    }

    /// Standard input holds this.
    pub fn input(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.input = bytes.as_ref().to_owned();
        self
    }

    /// The clipboard is this one.
    pub fn clipboard(mut self, clipboard: &FakeClipboard) -> Self {
        self.clipboard = clipboard.clone();
        self
    }

    /// `NO_COLOR`, `TERM` or `KEYS_AS` is set to this.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        match name {
            "NO_COLOR" => self.variables[0] = Some(value.into()),
            "TERM" => self.variables[1] = Some(value.into()),
            "KEYS_AS" => self.acting = Some(value.to_owned()),
            _ => panic!("the world does not know `{name}`"),
        }
        self
    }

    /// While the question with `during` in it is on the screen, this happens.
    pub fn meanwhile(mut self, during: &str, act: impl FnOnce() + 'static) -> Self {
        self.meanwhile = Some(Meanwhile { during: during.to_owned(), act: Box::new(act) });
        self
    }

    /// Runs `keys` with these arguments, and fails if that changed a byte of the store.
    #[track_caller]
    pub fn run_in_vain(self, args: &[&str]) -> Outcome {
        let fixture = self.fixture;
        let before = fixture.files();
        let outcome = self.run(args);
        assert!(fixture.files() == before, "something changed:\n{outcome}");
        outcome
    }

    /// Runs `keys` with these arguments.
    pub fn run(self, args: &[&str]) -> Outcome {
        let (out, err) = (Kept::default(), Kept::default());
        let (script, meanwhile, screen) = (self.script, self.meanwhile, err.clone());
        let person = script.map(|script| Person { script, screen, meanwhile });
        let mut env = Env {
            system: keys::env::System {
                clock: Arc::new(self.fixture.clock.clone()),
                random: Box::new(self.fixture.random.clone()),
                zone: Zone::Utc,
                os_user: "tester".to_owned(),
            },
            ui: Ui {
                out: match self.out {
                    Some(kind) => Box::new(Failing(kind)),
                    None => Box::new(out.clone()),
                },
                err: Box::new(err.clone()),
                out_end: self.ends[0],
                err_end: self.ends[1],
                color_variables: self.variables,
                color: ColorChoice::Auto,
                quiet: false,
            },
            input: person
                .is_none()
                .then(|| Box::new(std::io::Cursor::new(self.input)) as Box<dyn std::io::Read>),
            prompt: person.map(|person| Box::new(person) as Box<dyn keys::ui::prompt::Prompt>),
            clipboard: Box::new(self.clipboard),
            settings: Settings { store: Some(self.fixture.path()), acting: self.acting },
        };
        let arguments: Vec<OsString> = ["keys"].iter().chain(args).map(OsString::from).collect();
        let status = run::run(&arguments, &mut env) as u8;
        schemas::validate(args, &out.text(), &err.text(), status);
        Outcome {
            command: arguments
                .iter()
                .map(|part| quoted(&part.to_string_lossy()))
                .collect::<Vec<_>>()
                .join(" "),
            stdout: out.text(),
            stderr: err.text(),
            status,
            folder: self.fixture.folder(),
        }
    }
}

/// An argument as a shell would have to be given it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=,:@+".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) { text.to_owned() } else { format!("{text:?}") }
}

/// The instant that RFC 3339 writes like this.
pub fn instant(text: &str) -> Timestamp {
    match parse_time_bound(text, Timestamp(0), Zone::Utc).unwrap() {
        TimeBound::At(span) => span.from,
        TimeBound::Never => panic!("`{text}` is no instant"),
    }
}
