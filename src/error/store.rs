//! Reasons why a store cannot be used. The engines return these kinds with their data; the messages are here.

use std::path::{Path, PathBuf};

use super::Error;
use super::catalogue::catalogue;
use crate::domain::event::Event;
use crate::domain::text::in_shell;

catalogue! {
    /// The store cannot be used.
    pub enum StoreError {
        /// There is no store at the path.
        Missing { path: PathBuf } => "store-missing", Failed,
            message("no store at `{}`", path.display()),
            hint("run `keys init` to create one, pass `--store PATH` to use another, or try `keys demo`");
        /// The file is not a store.
        NotAStore { path: PathBuf, found: FoundFile } => "store-foreign", Failed,
            message("`{}` is {}, not a store of `keys`", path.display(), found.described()),
            hint("pass the path of a store with `--store PATH`, or create one with `keys init --store PATH`");
        /// The location is a URL of an unknown kind.
        UnknownScheme { scheme: String } => "store-scheme", Usage,
            message("`{scheme}://` is not supported"),
            hint("pass the path of a file, or the URL of a PostgreSQL database: `postgres://USER@HOST/DATABASE`");
        /// This program was built without PostgreSQL.
        WithoutServers => "store-without-servers", Usage,
            message("this `keys` was built without PostgreSQL"),
            hint("build it with the feature `postgres`, or pass the path of a file with `--store PATH`");
        /// The command needs a store in a file.
        NotAFile { purpose: &'static str } => "store-not-a-file", Usage,
            message("{purpose} needs a store in a file; this one is on a server"),
            hint("import the backup into a new schema, or use the server's tools: see docs/postgresql.md");
        /// Only a store on a server has database roles.
        NotAServer => "store-not-a-server", Usage,
            message("`--roles` needs a store on a PostgreSQL server; this one is a file"),
            hint("omit `--roles`, or pass the URL of a database: `--store postgres://USER@HOST/DATABASE`");
        /// Something that is no regular file has the name of a file that SQLite keeps beside the store.
        SideFile { path: PathBuf } => "store-side-file", Failed,
            message("`{}` is not a regular file; SQLite keeps a file with this name beside the store", path.display()),
            hint("remove it or move it elsewhere");
        /// The file has several names (hard links). Changes made under one of them are lost under the other.
        SeveralNames { path: PathBuf, names: u64 } => "store-several-names", Failed,
            message("`{}` is one of {names} names of the same file; changes made under another name would be lost",
                path.display()),
            hint("find the names with `find / -xdev -samefile {}`, and remove the others",
                in_shell(&path.to_string_lossy()));
        /// The file is mounted without its folder. Changes made under its other path are lost.
        MountedAlone { path: PathBuf } => "store-mounted-alone", Failed,
            message("`{}` is mounted without its folder; changes made under its other path would be lost",
                path.display()),
            hint("mount the folder, not the file: `docker run -v ./FOLDER:/FOLDER`");
        /// The path is longer than SQLite allows.
        PathTooLong { path: PathBuf, bytes: usize, longest: usize } => "store-path-too-long", Failed,
            message("the path `{}` has {bytes} bytes (maximum {longest})", path.display()),
            hint("move the store to a folder with a shorter path");
        /// A newer version of `keys` wrote the store.
        Newer { schema: i32, latest: i32 } => "store-newer", Failed,
            message("the store was written by a newer `keys` (schema {schema}; this one reads up to {latest})"),
            hint("update `keys`");
        /// A new store would overwrite a file.
        Exists { path: PathBuf } => "store-exists", Failed,
            message("`{}` already exists; it was not changed", path.display()),
            hint("pass a new path with `--store PATH`, or use the store that exists: `keys list`");
        /// A backup would overwrite a file.
        BackupExists { path: PathBuf } => "store-exists", Failed,
            message("`{}` already exists; it was not changed", path.display()),
            hint("name a new file: `keys backup FILE`");
        /// A backup is a file.
        BackupIsDash => "invalid", Usage,
            message("`keys backup -` does not write to standard output: a backup is a file"),
            hint("name a new file: `keys backup FILE`, or `./-` for a file of that name");
        /// The log of a deleted store would damage a new one with the same name.
        Leftover { path: PathBuf } => "store-leftover", Failed,
            message("`{}` already exists; it belongs to a store that was moved or deleted, and would damage a new one",
                path.display()),
            hint("pass another path; remove this file only if you do not need that store");
        /// The file or its folder is not readable for this user.
        Denied { path: Option<PathBuf> } => "store-unreadable", Failed,
            message("no permission to open the store{}", named(path.as_deref())),
            hint("run as its owner, or get read permission on the file and write permission on its folder");
        /// The file, its folder or its disk is read-only.
        ReadOnly => "store-read-only", Failed,
            message("the store is read-only: its file, folder or disk cannot be written"),
            hint("get write permission on the file and its folder, or copy the store to another folder");
        /// The newest changes are in a file that this user cannot open.
        LogUnreadable { path: PathBuf } => "store-log-unreadable", Failed,
            message("the newest changes of `{0}` are in `{0}-wal`, which cannot be opened", path.display()),
            hint("get write permission on `{0}`, `{0}-wal`, `{0}-shm` and the folder, or run as the store's owner",
                path.display());
        /// The store was changed while a program read it without permission to lock it.
        ChangedMeanwhile { path: PathBuf } => "store-changed", Failed,
            message("`{}` was changed while it was read; the output may be incomplete", path.display()),
            hint("run the command again, with write permission on the file and its folder");
        /// Another program is writing to the store, or reading it without WAL mode.
        Busy => "store-locked", Failed,
            message("the store is locked: another program has been using it for more than 5 seconds"),
            hint("try again later; for a store in a file, `fuser STORE` shows the programs that use it");
        /// The connection to the server ended.
        ConnectionLost => "server-connection-lost", Failed,
            message("the connection to the PostgreSQL server was lost"),
            hint("try again; `keys log --limit 5` shows the newest changes");
        /// The change conflicted with other changes on every attempt.
        Conflict => "store-locked", Failed,
            message("other programs changed the same data at the same time, on every attempt"),
            hint("try again later");
        /// The disk is full.
        Full => "store-full", Failed,
            message("no space left on the store's disk"),
            hint("free some space and try again");
        /// A file of the store reached the limit that the process has for the size of files.
        FileLimit => "store-file-limit", Failed,
            message("a file of the store cannot grow: it reached the maximum size that this process may write"),
            hint("raise the limit with `ulimit -f unlimited`, and try again");
        /// The process or the system has too many open files.
        TooManyFiles => "store-too-many-files", Failed,
            message("too many files are open: the store cannot be opened"),
            hint("raise the limit with `ulimit -n`, or close programs that have many files open");
        /// The database cannot read its files.
        Damaged => "store-damaged", Failed,
            message("the store is damaged: the database cannot read it"),
            hint("keep the damaged store, and use a backup: `--store BACKUP`");
        /// The store contains a value that the program never writes.
        InvalidValue { place: String } => "corrupt", Failed,
            message("the store contains an invalid value: {place}"),
            hint("run `keys check`, or restore a backup");
        /// The file was moved, deleted or replaced while a program had it open.
        Replaced { path: PathBuf } => "store-replaced", Failed,
            message("`{}` was moved, deleted or replaced while it was in use", path.display()),
            hint("stop every program that uses it, delete `{0}-wal` and `{0}-shm`, put the store back and start them \
                  again", path.display());
        /// The disk reported an error.
        Disk { answer: String } => "store-io", Failed,
            message("the store's disk reported an error: {answer}"),
            hint("check the disk; `keys backup FILE` makes a copy of the store");
        /// The commit failed, but may still have reached the disk.
        OutcomeUnknown { cause: Box<Error>, check: String } => "outcome-unknown", Failed,
            message("it is unknown whether the change was made: {cause}"),
            hint("check before you try again: {check}");
        /// The database reported an error that no case expects.
        Unexpected { answer: String } => "store", Failed,
            message("the database reported an error: {answer}"),
            hint("report this as a bug, with the command that you ran");
    }
}

/// The command that shows whether a change with these events was made.
#[must_use]
pub fn recheck(events: &[Event]) -> String {
    let [Event { subject, detail, .. }] = events else {
        return format!("`keys log --limit {}`", events.len().max(5));
    };
    let id = &subject.id;
    let (noun, verb) = detail.action().as_str().split_once('.').unwrap_or_default();
    let command = match noun {
        "key" | "secret" => format!("`keys show {id}`"),
        "member" => format!("`keys member show {id}`"),
        "resource" => format!("`keys resource show {id}`"),
        _ => return "`keys log --limit 5`".to_owned(),
    };
    match (noun, verb) {
        // The key is there in either case.
        ("secret", _) => command,
        (_, "created" | "added") => format!("{command} shows the {noun} if the change was made"),
        (_, "deleted" | "removed" | "discarded") => {
            format!("{command} finds no {noun} if the change was made")
        }
        _ => command,
    }
}

/// A file that is not a store, at the path of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundFile {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, such as `/dev/null`.
    Device,
    /// A file without content.
    Empty,
    /// An SQLite database without the mark of `keys`.
    OtherDatabase,
    /// A file that is no database.
    Other,
}

impl FoundFile {
    fn described(self) -> &'static str {
        match self {
            Self::Folder => "a folder",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Empty => "an empty file",
            Self::OtherDatabase => "an SQLite file of another program",
            Self::Other => "a file of another kind",
        }
    }
}

fn named(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| format!(" `{}`", path.display()))
}

/// Something in a store's file that is not sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// The database cannot read it.
    Unreadable,
    /// The database's own description.
    Reported(String),
    /// A row of `table` refers to a row of `parent` that does not exist.
    Dangling {
        /// The table of the row.
        table: String,
        /// The table that it refers to.
        parent: String,
    },
}

impl std::fmt::Display for FileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable => f.write_str("SQLite cannot read it"),
            Self::Reported(words) => f.write_str(words),
            Self::Dangling { table, parent } => {
                write!(f, "a row of {table} refers to a row of {parent} that does not exist")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Action, Actor, Detail, Subject};
    use crate::domain::time::Timestamp;

    fn event(action: Action, detail: &str) -> Event {
        let id = "3f0c9d52-8a41-4c7e-9b1d-5e2f7a6c8b90".parse().unwrap();
        Event {
            at: Timestamp(0),
            actor: Actor { id, name: "Ada".to_owned(), os_user: "ada".to_owned() },
            subject: Subject { id: "a81b02c4".to_owned(), name: "ci".to_owned() },
            detail: Detail::read(action, detail).unwrap(),
            reason: None,
        }
    }

    #[test]
    fn lost_answer_names_the_nouns_command() {
        let deleted = r#"{"email":"a@b.example","role":"editor","grants":0,"owned":[],"transferred_to":null,
            "deleted_resources":[]}"#;
        let of = |action| recheck(&[event(action, deleted)]);
        assert_eq!(of(Action::KeyDeleted), "`keys show a81b02c4` finds no key if the change was made");
        assert_eq!(
            of(Action::MemberRemoved),
            "`keys member show a81b02c4` finds no member if the change was made"
        );
        let discarded = r#"{"email":"a@b.example","secret_start":"keys_abcd"}"#;
        assert_eq!(recheck(&[event(Action::SecretDiscarded, discarded)]), "`keys show a81b02c4`");
        let both = [event(Action::KeyDeleted, deleted), event(Action::KeyDeleted, deleted)];
        assert_eq!(recheck(&both), "`keys log --limit 5`");
    }
}
