//! Reading the configuration file.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, TableLike, Value};

use super::{Key, ListDefaults, ViewPart, check, position};
use crate::domain::nearest::nearest;
use crate::domain::secret::contains_secret;
use crate::domain::text::{in_shell, quoted};
use crate::domain::time::{Timestamp, Zone};
use crate::error::{ConfigError, Error, IoError, Result};

/// The content of a configuration file. A file that does not exist is empty.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file.
    pub path: PathBuf,
    /// The settings, in the order of the file.
    pub entries: Vec<Entry>,
    /// Problems that do not prevent the use of the file, one a line.
    pub warnings: Vec<String>,
}

/// A setting in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: Key,
    /// The value; several only where the key has several.
    pub values: Vec<String>,
    /// The line of the value, from 1.
    pub line: usize,
    /// The column of the value, from 1.
    pub column: usize,
}

impl Config {
    /// Reads a file, or returns `None` if it does not exist. Values are checked when they are used.
    ///
    /// # Errors
    /// If the file cannot be read, is not TOML, or has a value that is not a text.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        let unreadable = |source| Error::from(IoError::Read { path: path.to_owned(), source });
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(source) => return Err(unreadable(source)),
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            syntax(path, position::of(&text, valid), "not UTF-8")
        })?;
        let mut config = Self::parse(path, &text)?;
        let exposed = fs::metadata(path).ok().and_then(|facts| exposed(path, &facts));
        config.warnings.extend(exposed);
        Ok(Some(config))
    }

    /// Parses the text of a file.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let document = Document::parse(text).map_err(|error| {
            let start = error.span().map_or(text.len(), |span| span.start);
            syntax(path, position::of(text, start), error.message())
        })?;
        let mut config = Self { path: path.to_owned(), ..Self::default() };
        config.gather(text, document.as_table(), &[])?;
        Ok(config)
    }

    /// Adds the settings of a table, and warns of unknown ones.
    fn gather(&mut self, text: &str, table: &dyn TableLike, path: &[&str]) -> Result<()> {
        for (name, item) in table.iter() {
            let path = [path, &[name]].concat();
            if let Some(inner) = item.as_table_like() {
                self.gather(text, inner, &path)?;
                continue;
            }
            let start = item.span().map_or(0, |span| span.start);
            let (line, column) = position::of(text, start);
            let Some(key) = Key::of(&path) else {
                self.warn_unknown(&path.join("."), line);
                continue;
            };
            let mut entry = Entry { key, values: Vec::new(), line, column };
            match values(item, &entry.key) {
                Some(values) => entry.values = values,
                None => return Err(self.wrong_type(&entry, item)),
            }
            if entry.values.iter().any(|value| contains_secret(value)) {
                let (place, key) = (self.place(line), &entry.key);
                self.warnings.push(format!(
                    "{place}: `{key}` contains a secret; remove it, and replace it with `keys rotate`"
                ));
            }
            self.entries.push(entry);
        }
        Ok(())
    }

    fn warn_unknown(&mut self, text: &str, line: usize) {
        let place = self.place(line);
        let advice = match Key::near(text) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`keys config --help` lists the settings".to_owned(),
        };
        self.warnings.push(format!("{place}: unknown setting {}; {advice}", quoted(text)));
    }

    fn wrong_type(&self, entry: &Entry, item: &Item) -> Error {
        let allowed = if entry.key.is_list() { "a string or an array of strings" } else { "a string" };
        let problem = format!("it is {}", described(item));
        self.invalid(entry, problem, format!("write {allowed}"))
    }

    /// The file and the line, for a message.
    #[must_use]
    pub fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }

    /// Returns a setting of the file.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == *key)
    }

    /// Returns a setting of the file with its one value, checked.
    ///
    /// # Errors
    /// If the value is not valid.
    pub fn checked(&self, key: &Key, now: Timestamp, zone: Zone) -> Result<Option<&Entry>> {
        let Some(entry) = self.get(key) else { return Ok(None) };
        self.check(entry, now, zone)?;
        Ok(Some(entry))
    }

    /// Checks the values of a setting.
    ///
    /// # Errors
    /// If one is not valid. The error names the place in the file.
    pub fn check(&self, entry: &Entry, now: Timestamp, zone: Zone) -> Result<()> {
        let checked = entry.values.iter().try_for_each(|value| check(&entry.key, value, now, zone));
        checked.map_err(|error| self.at(entry, &error))
    }

    /// Returns an error about a setting with its place in the file.
    #[must_use]
    pub fn at(&self, entry: &Entry, error: &Error) -> Error {
        let hint = error.hint().unwrap_or_else(|| "correct it with `keys config edit`".to_owned());
        let problem = error.to_string();
        let own = format!("invalid `{}`: ", entry.key);
        self.invalid(entry, problem.strip_prefix(&own).unwrap_or(&problem).to_owned(), hint)
    }

    fn invalid(&self, entry: &Entry, problem: String, hint: String) -> Error {
        let (path, line, column, key) = (self.path.clone(), entry.line, entry.column, entry.key.to_string());
        ConfigError::Value { path, line, column, key, problem, hint }.into()
    }

    /// Returns the defaults of `keys list`.
    pub fn list(&self, now: Timestamp, zone: Zone) -> Result<ListDefaults> {
        let value = |key| self.checked(&key, now, zone).map(joined);
        Ok(ListDefaults {
            filter: Vec::new(),
            sort: value(Key::ListSort)?,
            columns: value(Key::ListColumns)?,
        })
    }

    /// Returns the view with this name.
    pub fn view(&self, name: &str, now: Timestamp, zone: Zone) -> Result<ListDefaults> {
        let names = self.views();
        if !names.contains(&name) {
            let near = nearest(name, names.iter().copied(), 1).pop().map(str::to_owned);
            let known = names.into_iter().map(str::to_owned).collect();
            return Err(ConfigError::UnknownView { text: name.to_owned(), near, known }.into());
        }
        let part = |part| self.checked(&Key::View(name.to_owned(), part), now, zone);
        Ok(ListDefaults {
            filter: part(ViewPart::Filter)?.map(|entry| entry.values.clone()).unwrap_or_default(),
            sort: part(ViewPart::Sort).map(joined)?,
            columns: part(ViewPart::Columns).map(joined)?,
        })
    }

    /// Returns the words of an alias.
    pub fn alias(&self, name: &str, now: Timestamp, zone: Zone) -> Result<Option<Vec<String>>> {
        let entry = self.checked(&Key::Alias(name.to_owned()), now, zone)?;
        Ok(entry.and_then(|entry| shell_words::split(entry.values.first()?).ok()))
    }

    /// Returns the names of the views.
    #[must_use]
    pub fn views(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for entry in &self.entries {
            if let Key::View(name, _) = &entry.key
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names
    }
}

fn joined(entry: Option<&Entry>) -> Option<String> {
    entry.map(|entry| entry.values.join(","))
}

fn syntax(path: &Path, (line, column): (usize, usize), message: &str) -> Error {
    let message = message.trim().replace('\n', "; ");
    ConfigError::Syntax { path: path.to_owned(), line, column, message }.into()
}

/// Returns the value as texts, or `None` if it has another type.
fn values(item: &Item, key: &Key) -> Option<Vec<String>> {
    match item.as_value()? {
        Value::String(text) => Some(vec![text.value().clone()]),
        Value::Array(array) if key.is_list() => {
            let texts = array.iter().map(|value| value.as_str().map(str::to_owned));
            let texts: Vec<String> = texts.collect::<Option<_>>()?;
            Some(if key.has_several() { texts } else { vec![texts.join(",")] })
        }
        _ => None,
    }
}

fn described(item: &Item) -> String {
    let with_article = |name: &str| {
        let article = if name.starts_with(['a', 'i']) { "an" } else { "a" };
        format!("{article} {name}")
    };
    let inner = item.as_array().into_iter().flatten().find(|value| !value.is_str());
    match inner {
        Some(value) => format!("an array with {}", with_article(value.type_name())),
        None => with_article(item.type_name()),
    }
}

/// Returns a warning if other users can change the file: it chooses the store and the acting member.
fn exposed(path: &Path, facts: &fs::Metadata) -> Option<String> {
    if !facts.is_file() {
        return None;
    }
    let (file, shell) = (path.display(), in_shell(&path.display().to_string()));
    let mode = facts.mode() & 0o777;
    if mode & 0o022 != 0 {
        return Some(format!(
            "other users can change `{file}` (mode {mode:04o}), which chooses the store; run `chmod go-w {shell}`"
        ));
    }
    let own = rustix::process::geteuid().as_raw();
    (facts.uid() != own && facts.uid() != 0).then(|| {
        format!("`{file}` belongs to another user, who can change it; pass another file with `--config`")
    })
}
