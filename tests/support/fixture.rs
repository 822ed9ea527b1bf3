//! A store in a folder of its own, with a fixed clock and seeded randomness. Commands run in the process of the test,
//! through the same entry point as in the program.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use keys::domain::email::Email;
use keys::domain::id::{MemberId, Randomness};
use keys::domain::time::{Clock, Zone};
use keys::env::{Env, Origin, Settings, Sourced};
use keys::ops::organization::{NewStore, initialize};
use keys::ops::{Authority, WriteContext, find};
use keys::run;
use keys::store::{Location, Store};
use keys::testing::{
    self, Captured, DuringQuestion, FailingOutput, FakeClipboard, FixedClock, FixedTimer, Script,
    ScriptedUser, SeededRandom, Writer, instant, sample,
};
use keys::ui::render::ColorChoice;
use keys::ui::streams::{End, Ui};
use tempfile::TempDir;

pub use super::outcome::Outcome;
use super::schemas;

/// The time at which every fixture begins.
pub const NOW: &str = "2026-03-10T09:30:00Z";

/// A context for changes by this member.
pub fn authorized<'a>(
    store: &'a Store,
    acting: MemberId,
    clock: &'a dyn Clock,
    random: &'a dyn Randomness,
) -> WriteContext<'a> {
    let authorization = ANY_CHANGE.check(store, acting).unwrap();
    WriteContext::new(authorization, store, clock, random, "tester", None)
}

/// The lowest role that can change anything. Each change checks its own rules as well.
const ANY_CHANGE: Authority = Authority::editor("test");

/// A store, and the clock and randomness of the commands that run on it. Clones share all three.
#[derive(Clone)]
pub struct Fixture {
    folder: Arc<TempDir>,
    pub clock: FixedClock,
    pub random: SeededRandom,
}

impl Fixture {
    /// A fixture without a store.
    pub fn empty() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        Self { folder, clock: FixedClock::at(instant(NOW)), random: SeededRandom::default() }
    }

    /// The organization Acme with only its administrator, Ada Lovelace.
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
        initialize(fixture.location(), &fixture.clock, &fixture.random, "tester", &new_store, |_| Ok(()))
            .unwrap();
        fixture
    }

    /// Acme with members, keys and resources, at [`NOW`]: see [`sample::fill`]. The key `ci` was used.
    pub fn acme() -> Self {
        static MADE: OnceLock<(Vec<u8>, (u64, u64))> = OnceLock::new();
        let (store, taken) = MADE.get_or_init(|| {
            let fixture = Self::filled();
            (testing::dump(&fixture.path()), fixture.random.taken())
        });
        let fixture = Self::of(store, *taken);
        fixture.put_clock(NOW);
        fixture
    }

    fn filled() -> Self {
        let fixture = Self::initialized_at("2025-06-02T08:00:00Z");
        fixture.with(|cx| sample::fill(cx, &fixture.clock));
        let used = instant("2026-03-10T09:12:00Z").0;
        fixture.sql(&format!("INSERT INTO key_use SELECT id, {used} FROM api_key WHERE title = 'ci'"));
        fixture
    }

    /// A copy of a store from another fixture. The randomness continues after the `taken` bytes.
    pub fn of(store: &[u8], taken: (u64, u64)) -> Self {
        let fixture = Self { random: SeededRandom::after(taken.0, taken.1), ..Self::empty() };
        testing::load(&fixture.path(), store);
        fixture
    }

    pub fn path(&self) -> PathBuf {
        self.folder().join("keys.db")
    }

    /// The location of the store: the path, or a URL.
    pub fn location(&self) -> Location {
        testing::location(&self.path())
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Sets the clock to an RFC 3339 time.
    pub fn put_clock(&self, text: &str) {
        self.clock.set(instant(text));
    }

    /// Calls `run` with the store open and Ada acting.
    pub fn with<T>(&self, run: impl FnOnce(&WriteContext<'_>) -> T) -> T {
        self.with_as(sample::ADA, run)
    }

    /// Calls `run` with the store open and this member acting.
    pub fn with_as<T>(&self, who: &str, run: impl FnOnce(&WriteContext<'_>) -> T) -> T {
        let (store, _) = Store::open(self.location()).unwrap();
        let acting = store.read(|tx| find::member(tx, who)).unwrap().id;
        run(&authorized(&store, acting, &self.clock, &self.random))
    }

    /// Changes the store in ways that no command does.
    pub fn sql(&self, sql: &str) {
        testing::sql(&self.path(), sql);
    }

    /// The same, past the guards of the schema too.
    pub fn tamper(&self, sql: &str) {
        testing::tamper(&self.path(), sql);
    }

    /// Makes every statement of this kind on a table fail.
    pub fn forbid(&self, statement: &str, table: &str) {
        testing::forbid(&self.path(), statement, table);
    }

    /// Another program in the middle of a change.
    pub fn writer(&self, statement: &str) -> Writer {
        Writer::begin(&self.path(), statement)
    }

    /// The location of another store: a path beside the store, or another schema on its server.
    pub fn store_beside(&self, name: &str) -> String {
        testing::location(&self.folder().join(name)).to_string()
    }

    /// The first column of the result, as text.
    pub fn query(&self, sql: &str) -> Vec<String> {
        testing::query(&self.path(), sql)
    }

    /// Every file of the fixture's folder with its bytes, to compare before and after a command. On a server also
    /// every row of the store.
    pub fn files(&self) -> BTreeMap<OsString, Vec<u8>> {
        let files = std::fs::read_dir(self.folder()).unwrap().map(Result::unwrap);
        let files = files.map(|file| (file.file_name(), std::fs::read(file.path()).unwrap()));
        files.chain(self.rows()).collect()
    }

    /// The rows of the store's tables on a server.
    fn rows(&self) -> Vec<(OsString, Vec<u8>)> {
        if !testing::on_server() {
            return Vec::new();
        }
        let rows = testing::rows(&self.path());
        rows.into_iter().map(|(table, rows)| (table.into(), rows.into_bytes())).collect()
    }

    /// Runs `keys` with these arguments, without a terminal.
    pub fn run(&self, args: &[&str]) -> Outcome {
        self.on_pipes().run(args)
    }

    /// Runs `keys` with these arguments, and fails if a byte of the store changes.
    #[track_caller]
    pub fn run_unchanged(&self, args: &[&str]) -> Outcome {
        self.on_pipes().run_unchanged(args)
    }

    /// Runs the commands in order without a terminal, and returns their output.
    pub fn transcript(&self, commands: &[&[&str]]) -> String {
        let outcomes: Vec<String> = commands.iter().map(|args| self.run(args).to_string()).collect();
        outcomes.join("\n\n")
    }

    /// Like [`Self::transcript`], and fails if a byte of the store changes.
    #[track_caller]
    pub fn transcript_unchanged(&self, commands: &[&[&str]]) -> String {
        let outcomes: Vec<String> =
            commands.iter().map(|args| self.run_unchanged(args).to_string()).collect();
        outcomes.join("\n\n")
    }

    /// An invocation with both outputs on pipes, and no prompts.
    pub fn on_pipes(&self) -> Invocation<'_> {
        Invocation {
            fixture: self,
            ends: [End::Pipe, End::Pipe],
            out: None,
            script: None,
            during: None,
            input: Vec::new(),
            clipboard: FakeClipboard::default(),
            variables: [None, Some("xterm-256color".into())],
            acting: None,
            timer: FixedTimer::default(),
            without_store: false,
        }
    }

    /// An invocation in a terminal of 80 columns, with a user who follows this script.
    pub fn with_script(&self, script: &Script) -> Invocation<'_> {
        let mut invocation = self.on_pipes().columns(80).variable("NO_COLOR", "1");
        invocation.script = Some(script.clone());
        invocation
    }
}

/// One run of a command: its streams, its user and its environment.
pub struct Invocation<'w> {
    fixture: &'w Fixture,
    ends: [End; 2],
    out: Option<ErrorKind>,
    script: Option<Script>,
    during: Option<DuringQuestion>,
    input: Vec<u8>,
    clipboard: FakeClipboard,
    variables: [Option<OsString>; 2],
    acting: Option<String>,
    timer: FixedTimer,
    /// Set to leave the store to flags and the configuration.
    without_store: bool,
}

impl Invocation<'_> {
    /// Connects both outputs to a terminal of this width.
    pub fn columns(mut self, columns: usize) -> Self {
        self.ends = [End::Terminal(columns); 2];
        self
    }

    /// Connects only standard output.
    pub fn out(mut self, end: End) -> Self {
        self.ends[0] = end;
        self
    }

    /// Makes every write to standard output fail.
    pub fn out_fails(mut self, kind: ErrorKind) -> Self {
        self.out = Some(kind);
        self
    }

    /// Sets the content of standard input.
    pub fn input(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.input = bytes.as_ref().to_owned();
        self
    }

    pub fn clipboard(mut self, clipboard: &FakeClipboard) -> Self {
        self.clipboard = clipboard.clone();
        self
    }

    /// Sets `NO_COLOR`, `TERM` or `KEYS_AS`.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        match name {
            "NO_COLOR" => self.variables[0] = Some(value.into()),
            "TERM" => self.variables[1] = Some(value.into()),
            "KEYS_AS" => self.acting = Some(value.to_owned()),
            _ => panic!("unknown variable `{name}`"),
        }
        self
    }

    /// Calls `action` whenever the command pauses, with the time that has passed since it began.
    pub fn at_pause(self, action: impl FnMut(Duration) + 'static) -> Self {
        self.timer.at_pause(action);
        self
    }

    /// Leaves the choice of the store to flags and the configuration.
    pub fn without_store(mut self) -> Self {
        self.without_store = true;
        self
    }

    /// Runs `action` while the question with this text is on the screen.
    pub fn during(mut self, label: &str, action: impl FnOnce() + 'static) -> Self {
        self.during = Some(DuringQuestion { label: label.to_owned(), action: Box::new(action) });
        self
    }

    /// Runs `keys` with these arguments, and fails if a byte of the store changes.
    #[track_caller]
    pub fn run_unchanged(self, args: &[&str]) -> Outcome {
        let fixture = self.fixture;
        let before = fixture.files();
        let outcome = self.run(args);
        assert!(fixture.files() == before, "the store changed:\n{outcome}");
        outcome
    }

    pub fn run(self, args: &[&str]) -> Outcome {
        let (out, err) = (Captured::default(), Captured::default());
        let (script, during, screen) = (self.script, self.during, err.clone());
        let user = script.map(|script| ScriptedUser { script, screen, during });
        let mut env = Env {
            system: keys::env::System {
                clock: Arc::new(self.fixture.clock.clone()),
                timer: Box::new(self.timer),
                random: Box::new(self.fixture.random.clone()),
                zone: Zone::Utc,
                unknown_zone: None,
                os_user: "tester".to_owned(),
            },
            ui: Ui {
                out: match self.out {
                    Some(kind) => Box::new(FailingOutput(kind)),
                    None => Box::new(out.clone()),
                },
                err: Box::new(err.clone()),
                out_end: self.ends[0],
                err_end: self.ends[1],
                color_variables: self.variables,
                color: ColorChoice::Auto,
                quiet: false,
                pager: None,
                paged: keys::ui::streams::Paged::default(),
            },
            input: user
                .is_none()
                .then(|| Box::new(std::io::Cursor::new(self.input)) as Box<dyn std::io::Read>),
            prompt: user.map(|user| Box::new(user) as Box<dyn keys::ui::prompt::Prompt>),
            clipboard: Box::new(self.clipboard),
            settings: Settings {
                store: (!self.without_store).then(|| {
                    let store = self.fixture.location().to_string();
                    Sourced::new(store.into(), Origin::Environment("KEYS_STORE"))
                }),
                acting: self.acting.map(|who| Sourced::new(who, Origin::Environment("KEYS_AS"))),
                path: Some(Sourced::new(self.fixture.folder().join("config.toml"), Origin::Default)),
                ..Settings::default()
            },
        };
        let arguments: Vec<OsString> = ["keys"].iter().chain(args).map(OsString::from).collect();
        let status = run::run(&arguments, &mut env) as u8;
        schemas::validate(args, &out.text(), &err.text(), status.into());
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
            store: self.fixture.location().to_string(),
        }
    }
}

/// The argument, quoted if a shell needs it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=,:@+".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) { text.to_owned() } else { format!("{text:?}") }
}
