//! Warnings about other users who can reach the files of a store, or replace them.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::super::Warning;
use super::locate::{Location, folder_of};
use crate::domain::finding::FindingCode;
use crate::domain::text::in_shell;

/// The most links that are followed, as by the system.
const LINKS: usize = 40;

/// A file of a store, or a folder on the way to it.
struct Found {
    path: PathBuf,
    mode: u32,
    user: u32,
    group: u32,
}

impl Found {
    fn at(path: &Path) -> Option<Self> {
        let facts = fs::metadata(path).ok()?;
        let (mode, user, group) = (facts.mode() & 0o7777, facts.uid(), facts.gid());
        Some(Self { path: path.to_owned(), mode, user, group })
    }
}

/// Returns the warnings about the place of a store and the users who can reach it.
pub fn warnings(location: &Location) -> Vec<Warning> {
    let Some(store) = Found::at(location.real()) else { return Vec::new() };
    let beside = ["-wal", "-shm"].iter().filter_map(|ending| Found::at(&location.side_file(ending)));
    let files: Vec<Found> = std::iter::once(store).chain(beside).collect();
    let mut warnings = Vec::new();
    warnings.extend(files_exposed(&files));
    warnings.extend(files_of_another_owner(&files));
    warnings.extend(folders(location).iter().filter_map(|folder| folder_exposed(folder, files[0].user)));
    #[cfg(target_os = "linux")]
    if let Some(name) =
        rustix::fs::statfs(location.real()).ok().and_then(|facts| shared_filesystem(facts.f_type))
    {
        warnings.push(Warning {
            code: FindingCode::FileShared,
            message: format!(
                "`{}` is on {name}, where SQLite's locks are unreliable",
                location.real().display()
            ),
            hint: "use a copy on a local disk: `keys backup FILE`".to_owned(),
        });
    }
    warnings
}

/// The WAL contains the same data as the store, and a user who can write to one of the files can make keys work.
fn files_exposed(files: &[Found]) -> Option<Warning> {
    let exposed: Vec<String> = files
        .iter()
        .filter(|file| file.mode & 0o077 != 0)
        .map(|file| format!("`{}` (mode {:04o})", file.path.display(), file.mode & 0o777))
        .collect();
    let close = if exposed.len() > 1 { "close them" } else { "close it" };
    (!exposed.is_empty()).then(|| Warning {
        code: FindingCode::FileExposed,
        message: format!("others can reach {}", exposed.join(", ")),
        hint: format!("{close} with `chmod 600 {}`", listed(files)),
    })
}

/// A WAL that the store's owner cannot write to keeps them from changing the store.
fn files_of_another_owner(files: &[Found]) -> Option<Warning> {
    let (store, beside) = files.split_first()?;
    let foreign = beside.iter().find(|file| {
        let shared = file.mode & 0o002 != 0 || (file.mode & 0o020 != 0 && file.group == store.group);
        file.user != store.user && !shared
    })?;
    Some(Warning {
        code: FindingCode::FileOwner,
        message: format!(
            "`{}` belongs to the user {}, and the store to the user {}, who cannot write to it",
            foreign.path.display(),
            foreign.user,
            store.user
        ),
        hint: format!("give all of them to the store's owner with `chown {} {}`", store.user, listed(files)),
    })
}

/// A user who can write to a folder can replace any file in it, unless its sticky bit is set. Its owner always can.
fn folder_exposed(folder: &Found, owner: u32) -> Option<Warning> {
    let path = in_shell(&folder.path.to_string_lossy());
    let me = rustix::process::geteuid().as_raw();
    let (who, hint) = if folder.mode & 0o022 != 0 && folder.mode & 0o1000 == 0 {
        let mode = folder.mode & 0o777;
        (format!("is open to them (mode {mode:04o})"), format!("close it with `chmod go-w {path}`"))
    } else if ![0, owner, me].contains(&folder.user) {
        let user = folder.user;
        (
            format!("belongs to the user {user}"),
            format!("give it to the store's owner with `chown {owner} {path}`"),
        )
    } else {
        return None;
    };
    Some(Warning {
        code: FindingCode::FolderExposed,
        message: format!(
            "others can put another store in the place of this one: `{}` {who}",
            folder.path.display()
        ),
        hint,
    })
}

/// The folder of the store, and those of the links that lead to it.
fn folders(location: &Location) -> Vec<Found> {
    let mut folders = vec![folder_of(location.real()).to_owned()];
    let mut path = location.given().to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        let folder = folder_of(&path).to_owned();
        path = folder.join(target);
        if let Ok(folder) = folder.canonicalize() {
            folders.push(folder);
        }
    }
    folders.dedup();
    folders.iter().filter_map(|folder| Found::at(folder)).collect()
}

fn listed(files: &[Found]) -> String {
    let paths: Vec<String> = files.iter().map(|file| in_shell(&file.path.to_string_lossy())).collect();
    paths.join(" ")
}

/// The name of a file system that is shared between machines, by its magic number (Linux: `statfs(2)`).
#[cfg(target_os = "linux")]
fn shared_filesystem(magic: rustix::fs::FsWord) -> Option<&'static str> {
    match magic & 0xffff_ffff {
        0x6969 => Some("NFS"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("SMB"),
        0x0102_1997 => Some("9p"),
        0x6573_5546 => Some("FUSE"),
        _ => None,
    }
}
