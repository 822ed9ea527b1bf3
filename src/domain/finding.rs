//! The codes of the problems that `keys check` finds and of the warnings when a store is opened.

use std::fmt;

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// The code of a problem, stable across versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum FindingCode {
            $($(#[$doc])* #[serde(rename = $text)] $name),*
        }

        impl FindingCode {
            /// The code in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

codes! {
    /// A grant gives more than its holder's role allows.
    BeyondRole = "beyond-role",
    /// The log has events later than now.
    ClockBehind = "clock-behind",
    /// The clock of this machine differs from that of the server.
    ClockDiffers = "clock-differs",
    /// Something was created later than now.
    CreatedAhead = "created-ahead",
    /// A grant of a principal or on a resource that does not exist.
    DanglingGrant = "dangling-grant",
    /// A killed command left an unfinished copy.
    DraftLeft = "draft-left",
    /// An event of the log cannot be understood.
    EventUnreadable = "event-unreadable",
    /// The store's file is damaged.
    FileDamaged = "file-damaged",
    /// Other users can reach the store's files.
    FileExposed = "file-exposed",
    /// A file beside the store belongs to another user than the store.
    FileOwner = "file-owner",
    /// The store cannot be written.
    FileReadOnly = "file-read-only",
    /// The store is on a file system whose locks are unreliable.
    FileShared = "file-shared",
    /// Other users can put another store in the place of this one.
    FolderExposed = "folder-exposed",
    /// The folder of a new store could not be synced to the disk.
    FolderNotSynced = "folder-not-synced",
    /// A permission differs from the log.
    GrantAltered = "grant-altered",
    /// A grant of the log is missing.
    GrantMissing = "grant-missing",
    /// A grant is not in the log.
    GrantPlanted = "grant-planted",
    /// A key differs from the log.
    KeyAltered = "key-altered",
    /// A key of the log is missing.
    KeyMissing = "key-missing",
    /// A key is not in the log.
    KeyPlanted = "key-planted",
    /// An unconfirmed secret works for longer than a lease lasts.
    LeaseAhead = "lease-ahead",
    /// The hash chain of the log is broken.
    LogBroken = "log-broken",
    /// A member differs from the log.
    MemberAltered = "member-altered",
    /// A member of the log is missing.
    MemberMissing = "member-missing",
    /// A member is not in the log.
    MemberPlanted = "member-planted",
    /// A resource is in the wrong place, or of an unknown kind.
    Misplaced = "misplaced",
    /// There is no administrator.
    NoAdministrator = "no-administrator",
    /// The organization differs from the log.
    OrganizationAltered = "organization-altered",
    /// A resource has no owner.
    Ownerless = "ownerless",
    /// The restored store belongs to another user than the one before.
    OwnerChanged = "owner-changed",
    /// The URL of the store has a password.
    PasswordInUrl = "password-in-url",
    /// A resource differs from the log.
    ResourceAltered = "resource-altered",
    /// A resource of the log is missing.
    ResourceMissing = "resource-missing",
    /// A resource is not in the log.
    ResourcePlanted = "resource-planted",
    /// A killed `keys restore-backup` left one of two stores.
    RestoreLeft = "restore-left",
    /// A part of the schema was altered.
    SchemaAltered = "schema-altered",
    /// The schema has a part that does not belong to it.
    SchemaForeign = "schema-foreign",
    /// A part of the schema is missing.
    SchemaMissing = "schema-missing",
    /// A secret differs from the log.
    SecretAltered = "secret-altered",
    /// A secret of the log is missing.
    SecretMissing = "secret-missing",
    /// A secret is not in the log.
    SecretPlanted = "secret-planted",
    /// The user on the server has privileges with which the log can be changed.
    ServerPrivileges = "server-privileges",
    /// The server's settings can lose changes.
    ServerUnsafe = "server-unsafe",
    /// A secret is verified with other facts than its key has.
    StaleSecret = "stale-secret",
    /// A time is earlier than one that it follows.
    TimeBackwards = "time-backwards",
    /// A time is out of range.
    TimeInvalid = "time-invalid",
    /// A search does not find a text that the store has.
    Unfindable = "unfindable",
    /// A key was used later than now.
    UsedAhead = "used-ahead",
    /// A stored value is invalid.
    ValueCorrupt = "value-corrupt",
    /// The store is not in WAL mode.
    WalOff = "wal-off",
    /// The write-ahead log is much larger than it becomes in use.
    WalOvergrown = "wal-overgrown",
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
