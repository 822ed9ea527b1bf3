//! Drafts that killed processes left.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::super::Warning;
use super::draft::{FILE, RANDOM, SUFFIX};
use super::file;
use super::locate::SIDE_FILES;
use super::replace::UNFINISHED;
use crate::domain::finding::FindingCode;
use crate::domain::text::in_shell;

/// Returns a warning for each draft beside the store at `path` that no process works on.
#[must_use]
pub fn abandoned_drafts(path: &Path) -> Vec<Warning> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = file::folder_of(&real);
    let mut warnings: Vec<Warning> = abandoned_in(folder).iter().map(|draft| abandoned(draft)).collect();
    warnings.extend(left_by_restore(&real).iter().map(|left| unfinished(left)));
    warnings
}

/// The files that a killed `keys restore-backup` left between its two steps.
fn left_by_restore(store: &Path) -> Vec<PathBuf> {
    let mut start = store.file_name().unwrap_or_default().as_bytes().to_owned();
    start.extend(UNFINISHED.bytes());
    let entries = fs::read_dir(file::folder_of(store)).into_iter().flatten().flatten();
    let is_left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_bytes();
        let is_side = SIDE_FILES.iter().any(|ending| name.ends_with(ending.as_bytes()));
        name.starts_with(&start) && !is_side
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_left).collect();
    found.sort();
    found
}

/// The log of the store has the restore if it happened.
fn unfinished(left: &Path) -> Warning {
    let path = left.display();
    Warning {
        code: FindingCode::RestoreLeft,
        message: format!(
            "a killed `keys restore-backup` left `{path}`: the store from before, if `keys log` ends with the restore, \
             and otherwise only a copy of the backup"
        ),
        hint: format!(
            "keep it as long as you want to go back, then remove it with `rm {}`",
            in_shell(&left.to_string_lossy())
        ),
    }
}

fn abandoned_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| is_abandoned(path)).collect();
    found.sort();
    found
}

fn abandoned(draft: &Path) -> Warning {
    Warning {
        code: FindingCode::DraftLeft,
        message: format!("`{}` is an unfinished copy that a killed command left", draft.display()),
        hint: format!("remove it with `rm -r {}`", in_shell(&draft.to_string_lossy())),
    }
}

fn is_abandoned(path: &Path) -> bool {
    let Ok(facts) = path.symlink_metadata() else { return false };
    if !path.file_name().is_some_and(is_draft_name) {
        return false;
    }
    if facts.is_file() {
        let mut magic = [0; 16];
        let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
        return read.is_ok() && magic == *b"SQLite format 3\0";
    }
    if !facts.is_dir() {
        return false;
    }
    let Ok(entries) = fs::read_dir(path) else { return false };
    let own = |entry: std::io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().as_bytes().starts_with(FILE.as_bytes()))
    };
    let is_free = || File::open(path).is_ok_and(|folder| folder.try_lock().is_ok());
    entries.into_iter().all(own) && is_free()
}

/// Returns true if a name has the form of a draft's.
fn is_draft_name(name: &OsStr) -> bool {
    let rest = name.as_bytes().strip_prefix(b".").and_then(|name| name.strip_suffix(SUFFIX.as_bytes()));
    let parts = rest.and_then(|rest| rest.split_at_checked(rest.len().checked_sub(RANDOM)?));
    parts.is_some_and(|(store, random)| {
        store.len() > 1 && store.ends_with(b".") && random.iter().all(u8::is_ascii_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::super::TempStore;
    use super::*;

    #[test]
    fn abandoned_drafts_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let draft = TempStore::new(&path).unwrap();
        assert_eq!(abandoned_in(folder.path()), Vec::<PathBuf>::new(), "its process is alive");
        let [left, empty, foreign, other] =
            [".keys.db.a1B2c3.new", ".copy.db.zzzzzz.new", ".keys.db.aaaaaa.new", ".keys.new"]
                .map(|name| folder.path().join(name));
        for made in [&left, &empty, &foreign, &other] {
            fs::create_dir(made).unwrap();
        }
        fs::write(left.join("store-wal"), "").unwrap();
        fs::write(foreign.join("notes.txt"), "mine").unwrap();
        let file = folder.path().join(".keys.db.ffffff.new");
        fs::write(&file, b"SQLite format 3\0 and so on").unwrap();
        assert_eq!(abandoned_in(folder.path()), [empty, left, file]);
        drop(draft);
    }
}
