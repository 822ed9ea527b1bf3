//! Changes of the text of a configuration file. Comments and everything else in it stay.

use std::path::Path;

use toml_edit::{Array, Document, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::{Config, Key};
use crate::error::{ConfigError, Result};

/// Returns the text with this value of a setting.
///
/// # Errors
/// If the file is not valid.
pub fn set(path: &Path, text: &str, key: &Key, value: &str) -> Result<String> {
    put(path, text, key, Value::from(value))
}

/// Returns the text with one value more of a setting that can have several.
///
/// # Errors
/// If the setting has one value, or the file is not valid.
pub fn add(path: &Path, text: &str, key: &Key, value: &str) -> Result<String> {
    if !key.has_several() {
        return Err(ConfigError::OneValue { key: key.to_string() }.into());
    }
    let config = Config::parse(path, text)?;
    let before = config.get(key).map(|entry| entry.values.clone()).unwrap_or_default();
    if before.is_empty() {
        return set(path, text, key, value);
    }
    let values: Array = before.iter().map(String::as_str).chain([value]).collect();
    put(path, text, key, Value::Array(values))
}

fn put(path: &Path, text: &str, key: &Key, mut value: Value) -> Result<String> {
    Config::parse(path, text)?;
    let mut document = document(text);
    let names = key.path();
    let (leaf, tables) = names.split_last().map_or(("", &names[..0]), |(leaf, tables)| (leaf, tables));
    let mut table: &mut dyn TableLike = document.as_table_mut();
    let mut is_inline = false;
    for (depth, name) in tables.iter().enumerate() {
        let is_last = depth + 1 == tables.len();
        let item = table.entry(name).or_insert_with(|| new_table(is_last));
        if item.as_table_like().is_none() {
            // A text in its place was an unknown setting.
            *item = Item::Value(InlineTable::new().into());
        }
        is_inline |= item.is_inline_table();
        let Some(inner) = item.as_table_like_mut() else { return Ok(text.to_owned()) };
        table = inner;
    }
    if let Some(old) = table.get_mut(leaf) {
        // The comment after a value belongs to its line.
        if let Some(decor) = old.as_value().map(|old| old.decor().clone()) {
            *value.decor_mut() = decor;
        }
        *old = Item::Value(value);
    } else {
        table.insert(leaf, Item::Value(value));
        if is_inline {
            table.fmt();
        }
    }
    checked(path, document.to_string())
}

/// A table without a header of its own, unless it is the last of a path: `[views.stale]` needs no `[views]`.
fn new_table(is_last: bool) -> Item {
    let mut table = Table::new();
    table.set_implicit(!is_last);
    Item::Table(table)
}

/// Returns the text without a setting, or without a whole view, or `None` if the file does not contain it.
///
/// # Errors
/// If the file is not valid.
pub fn unset(path: &Path, text: &str, names: &[String]) -> Result<Option<String>> {
    Config::parse(path, text)?;
    let Some((leaf, tables)) = names.split_last() else { return Ok(None) };
    let Ok(parsed) = Document::parse(text) else { return Ok(None) };
    let mut table: &dyn TableLike = parsed.as_table();
    let mut is_inline = false;
    for name in tables {
        let Some(item) = table.get(name) else { return Ok(None) };
        is_inline |= item.is_inline_table();
        let Some(inner) = item.as_table_like() else { return Ok(None) };
        table = inner;
    }
    let Some((key, item)) = table.get_key_value(leaf) else { return Ok(None) };
    let changed = match (key.span(), item.span()) {
        // Removing it from the document would remove the comment above it, too.
        (Some(key), Some(value)) if !is_inline && item.is_value() => {
            without_lines(text, key.start, value.end)
        }
        _ => without(text, tables, leaf),
    };
    checked(path, changed).map(Some)
}

/// Cuts the lines from the one of the byte `start` to the one of the byte `end`.
fn without_lines(text: &str, start: usize, end: usize) -> String {
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    format!("{}{}", &text[..start], &text[end..])
}

fn without(text: &str, tables: &[String], leaf: &str) -> String {
    let mut document = document(text);
    let mut table: Option<&mut dyn TableLike> = Some(document.as_table_mut());
    for name in tables {
        table = table.and_then(|table| table.get_mut(name)).and_then(Item::as_table_like_mut);
    }
    if let Some(table) = table {
        table.remove(leaf);
    }
    document.to_string()
}

/// The document of a text that was parsed before.
fn document(text: &str) -> DocumentMut {
    text.parse().unwrap_or_default()
}

/// Parses the changed text again, so that no file is written that cannot be read.
fn checked(path: &Path, text: String) -> Result<String> {
    Config::parse(path, &text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# the store of the team
store = \"/srv/keys.db\" # moved in May

[list]
# newest first
sort = \"-created\"
columns = \"title\"

[views.stale]
filter = \"last-used=never\"
";

    fn set_in(text: &str, key: &str, value: &str) -> String {
        set(Path::new("c.toml"), text, &Key::parse(key).unwrap(), value).unwrap()
    }

    fn unset_in(text: &str, key: &str) -> Option<String> {
        let names: Vec<String> = key.split('.').map(str::to_owned).collect();
        unset(Path::new("c.toml"), text, &names).unwrap()
    }

    #[test]
    fn setting_keeps_comments() {
        let changed = set_in(&set_in(FILE, "store", "/a.db"), "list.sort", "role");
        let expected = FILE.replace("/srv/keys.db", "/a.db").replace("-created", "role");
        assert_eq!(changed, expected);
    }

    #[test]
    fn new_settings_get_a_table() {
        assert_eq!(set_in("", "as", "ada"), "as = \"ada\"\n");
        assert_eq!(set_in("", "views.a.sort", "role"), "[views.a]\nsort = \"role\"\n");
        assert!(set_in(FILE, "pager", "less").contains("moved in May\npager = \"less\"\n"));
        assert_eq!(
            set_in("list = { sort = \"a\" }\n", "list.columns", "id"),
            "list = { sort = \"a\", columns = \"id\" }\n"
        );
    }

    #[test]
    fn conditions_are_added() {
        let key = Key::parse("views.stale.filter").unwrap();
        let changed = add(Path::new("c.toml"), FILE, &key, "role=editor").unwrap();
        assert!(changed.ends_with("filter = [\"last-used=never\", \"role=editor\"]\n"), "{changed}");
        assert!(add(Path::new("c.toml"), FILE, &Key::Store, "/a").is_err());
    }

    #[test]
    fn unsetting_keeps_comments() {
        let changed = unset_in(FILE, "list.sort").unwrap();
        assert_eq!(changed, FILE.replace("sort = \"-created\"\n", ""));
        let changed = unset_in(FILE, "store").unwrap();
        assert!(changed.starts_with("# the store of the team\n\n[list]\n"), "{changed}");
        let inline = "list = { sort = \"a\", columns = \"id\" }\n";
        assert_eq!(unset_in(inline, "list.sort").unwrap(), "list = { columns = \"id\" }\n");
        assert_eq!(unset_in(FILE, "views.stale").unwrap().find("stale"), None);
        assert_eq!(unset_in(FILE, "pager"), None);
        assert_eq!(
            unset_in("sort = '''\n[list]\n'''\nas = 'ada'\n", "as").unwrap(),
            "sort = '''\n[list]\n'''\n"
        );
    }

    #[test]
    fn broken_file_is_not_changed() {
        let refused = set(Path::new("c.toml"), "store = \n", &Key::As, "ada").unwrap_err();
        assert_eq!(refused.code(), "config");
        assert!(refused.to_string().starts_with("c.toml:1:"), "{refused}");
    }
}
