//! The names of the settings.

use std::fmt;

use crate::domain::nearest::nearest;
use crate::error::{ConfigError, Result};

/// The name of a setting: `store`, `views.stale.sort`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The store.
    Store,
    /// The acting member.
    As,
    /// The pager.
    Pager,
    /// The columns of `keys list`.
    ListColumns,
    /// The order of `keys list`.
    ListSort,
    /// The expiry that `keys create` suggests.
    CreateExpires,
    /// A part of a view.
    View(String, ViewPart),
    /// An alias.
    Alias(String),
}

/// A part of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewPart {
    /// Its conditions.
    Filter,
    /// Its order.
    Sort,
    /// Its columns.
    Columns,
}

/// The forms of the names, each with its meaning.
pub const FORMS: [(&str, &str); 10] = [
    ("store", "store: absolute path, path that begins with ~/, or postgres:// URL"),
    ("as", "acting member: id, start of id, email or name"),
    ("pager", "command for long output at a terminal; empty for none"),
    ("list.columns", "columns of `keys list` at a terminal: title,status,expires"),
    ("list.sort", "order of `keys list` at a terminal: role,-created"),
    ("create.expires", "expiry that `keys create` suggests at its prompt: 90d"),
    ("views.NAME.filter", "conditions of a view: expires<30d"),
    ("views.NAME.sort", "order of a view"),
    ("views.NAME.columns", "columns of a view"),
    ("alias.NAME", "command that NAME runs at a terminal: list --view stale"),
];

impl Key {
    /// Parses a name as typed: `views.stale.sort`.
    ///
    /// # Errors
    /// If there is no such setting.
    pub fn parse(text: &str) -> Result<Self> {
        let path: Vec<&str> = text.trim().split('.').collect();
        Self::of(&path).ok_or_else(|| {
            let known = FORMS.map(|(form, _)| form).to_vec();
            ConfigError::UnknownKey { text: text.trim().to_owned(), near: Self::near(text), known }.into()
        })
    }

    /// Returns the setting at this path of a file.
    #[must_use]
    pub fn of(path: &[&str]) -> Option<Self> {
        match *path {
            ["store"] => Some(Self::Store),
            ["as"] => Some(Self::As),
            ["pager"] => Some(Self::Pager),
            ["list", "columns"] => Some(Self::ListColumns),
            ["list", "sort"] => Some(Self::ListSort),
            ["create", "expires"] => Some(Self::CreateExpires),
            ["views", name, part] if is_name(name) => Some(Self::View(name.to_owned(), ViewPart::of(part)?)),
            ["alias", name] if is_name(name) => Some(Self::Alias(name.to_owned())),
            _ => None,
        }
    }

    /// Returns the name that is most similar to a mistyped one.
    #[must_use]
    pub fn near(text: &str) -> Option<String> {
        let name = text.split('.').nth(1).filter(|name| is_name(name)).unwrap_or("NAME");
        nearest(text, FORMS.map(|(form, _)| form.replace("NAME", name)), 1).pop()
    }

    /// Returns the parts of the name, as tables and a key of the file.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        self.to_string().split('.').map(str::to_owned).collect()
    }

    /// Reports whether the setting can have several values.
    #[must_use]
    pub fn has_several(&self) -> bool {
        matches!(self, Self::View(_, ViewPart::Filter))
    }

    /// Reports whether a file may write the value as an array: parts that commas separate otherwise.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self, Self::ListColumns | Self::ListSort | Self::View(..))
    }
}

impl ViewPart {
    fn of(name: &str) -> Option<Self> {
        match name {
            "filter" => Some(Self::Filter),
            "sort" => Some(Self::Sort),
            "columns" => Some(Self::Columns),
            _ => None,
        }
    }
}

/// Reports whether a view or an alias can have this name: it needs no quotes in the file or in a shell.
fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_plain)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store => f.write_str("store"),
            Self::As => f.write_str("as"),
            Self::Pager => f.write_str("pager"),
            Self::ListColumns => f.write_str("list.columns"),
            Self::ListSort => f.write_str("list.sort"),
            Self::CreateExpires => f.write_str("create.expires"),
            Self::View(name, ViewPart::Filter) => write!(f, "views.{name}.filter"),
            Self::View(name, ViewPart::Sort) => write!(f, "views.{name}.sort"),
            Self::View(name, ViewPart::Columns) => write!(f, "views.{name}.columns"),
            Self::Alias(name) => write!(f, "alias.{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_a_key() {
        for (form, _) in FORMS {
            assert_eq!(Key::parse(form).unwrap().to_string(), form);
        }
        assert_eq!(Key::parse(" views.a-1.sort ").unwrap(), Key::View("a-1".to_owned(), ViewPart::Sort));
    }

    #[test]
    fn similar_key_is_suggested() {
        for (typed, near) in [
            ("stor", "store"),
            ("list.colums", "list.columns"),
            ("view.stale.filter", "views.stale.filter"),
            ("views.stale.sorting", "views.stale.sort"),
            ("aliases.st", "alias.st"),
        ] {
            assert_eq!(Key::near(typed).as_deref(), Some(near), "{typed}");
        }
        assert_eq!(Key::near("zzz"), None);
    }

    #[test]
    fn other_names_are_no_keys() {
        for text in ["", "Store", "views.stale", "views..sort", "views.a b.sort", "alias.-x", "alias.x.y"] {
            assert_eq!(Key::parse(text).unwrap_err().code(), "invalid", "{text}");
        }
    }
}
