//! Restoring a backup.

use std::path::PathBuf;

use super::Error;
use super::catalogue::catalogue;

catalogue! {
    /// A backup cannot be restored.
    pub enum RestoreError {
        /// The backup is missing, is not a store, or cannot be read.
        Unusable { path: PathBuf, cause: Box<Error> } => "backup-unusable", Failed,
            message("the backup `{}` cannot be used: {cause}", path.display()),
            hint("restore another backup; the store was not changed");
        /// `keys check` has findings about the backup.
        Unsound { path: PathBuf, findings: Vec<String> } => "backup-unsound", Failed,
            message("the backup `{}` is not sound: {}", path.display(), findings.join("; ")),
            hint("restore another backup, or see how to fix this one with `keys check --store {}`", path.display());
        /// The backup is of another organization.
        AnotherOrganization { path: PathBuf, of: String, here: String } => "backup-foreign", Failed,
            message("`{}` is a backup of {of}, but the store belongs to {here}", path.display()),
            hint("pass the store of {of} with `--store PATH`");
        /// The backup is the store itself.
        Itself { path: PathBuf } => "invalid", Usage,
            message("`{}` is the store itself, not a backup of it", path.display()),
            hint("name the backup: `keys restore-backup FILE`");
        /// Other programs have the store open. They would go on using the old one.
        InUse { path: PathBuf } => "store-in-use", Failed,
            message("other programs have `{}` open", path.display()),
            hint("stop them, then run the command again; `fuser {}` shows them", path.display());
    }
}
