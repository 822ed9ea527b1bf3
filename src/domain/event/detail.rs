//! The details of each action: stored in the log as JSON, printed by `keys log`.

use serde::{Deserialize, Serialize};

use super::super::time::{Expiry, TimeBound, Timestamp, Zone, parse_time_bound};
use super::Reference;
#[cfg(feature = "cli")]
use super::words;

/// A field before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema), schemars(rename = "ChangeOf{T}"))]
pub struct Change<T> {
    /// The value before.
    pub from: T,
    /// The value after.
    pub to: T,
}

/// How a secret was delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryWay {
    /// Written to standard output.
    StandardOutput,
    /// Written to a file.
    File,
    /// Copied to a clipboard.
    Clipboard,
    /// Shown on the screen.
    Screen,
}

macro_rules! stored {
    ($($(#[$meta:meta])* pub struct $name:ident $fields:tt)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
            $(#[$meta])*
            pub struct $name $fields
        )*
    };
}

stored! {
    /// The changed fields of a key.
    #[derive(Default)]
    pub struct KeyChanges {
        /// Its title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<Change<String>>,
        /// Its role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(with = "Option<Change<words::KeyRole>>"))]
        pub role: Option<Change<String>>,
        /// Its expiry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expires: Option<Change<Expires>>,
    }

    /// The status of a key that was revoked or restored.
    pub struct StatusChange {
        /// The status.
        #[cfg_attr(feature = "cli", schemars(with = "Change<words::Status>"))]
        pub status: Change<String>,
    }

    /// The changed fields of a member.
    #[derive(Default)]
    pub struct MemberChanges {
        /// Their name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<Change<String>>,
        /// Their email address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<Change<String>>,
        /// Their role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(with = "Option<Change<words::Role>>"))]
        pub role: Option<Change<String>>,
    }

    /// All owners of a resource.
    pub struct OwnersChange {
        /// The owners before and after.
        pub owners: Change<Vec<Reference>>,
    }

    /// A permission that replaced another.
    pub struct PermissionChange {
        /// The permission.
        #[cfg_attr(feature = "cli", schemars(with = "Change<words::Permission>"))]
        pub permission: Change<String>,
    }

    /// A new organization.
    pub struct OrganizationCreated {
        /// The prefix of its secrets.
        pub prefix: String,
        /// Its first administrator.
        pub administrator: Reference,
        /// The administrator's email address.
        pub email: String,
    }

    /// A store that was replaced by a backup. The log goes on from that of the backup.
    pub struct StoreRestored {
        /// The last event of the backup.
        pub backup: LogHead,
        /// The last event of the replaced store; null if there was none, or it could not be read.
        pub replaced: Option<LogHead>,
    }

    /// The end of a log.
    pub struct LogHead {
        /// The number of its last event.
        pub number: i64,
        /// The hash of that event, in hexadecimal.
        pub hash: String,
    }

    /// A new member.
    pub struct MemberAdded {
        /// Their email address.
        pub email: String,
        /// Their role.
        #[cfg_attr(feature = "cli", schemars(with = "words::Role"))]
        pub role: String,
    }

    /// A changed member.
    pub struct MemberUpdated {
        /// Their email address after the change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub email: Option<String>,
        /// The changed fields.
        #[cfg_attr(feature = "cli", schemars(skip))]
        pub changes: MemberChanges,
    }

    /// A new key.
    pub struct KeyCreated {
        /// Its email address.
        pub email: String,
        /// Its role.
        #[cfg_attr(feature = "cli", schemars(with = "words::KeyRole"))]
        pub role: String,
        /// Its expiry.
        pub expires: Expires,
        /// The start of its secret.
        #[serde(alias = "secret")]
        pub secret_start: String,
        /// When the secret stops working unless its delivery is confirmed; missing in events of earlier versions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lease_ends: Option<Expires>,
    }

    /// A new key that was discarded.
    pub struct KeyDiscarded {
        /// The cause.
        pub why: String,
        /// The resources it had come to own.
        #[serde(default)]
        pub owned: Vec<Reference>,
        /// The member who received them.
        #[serde(default)]
        pub transferred_to: Option<Reference>,
    }

    /// A changed key.
    pub struct KeyUpdated {
        /// Its email address.
        pub email: String,
        /// The changed fields.
        #[cfg_attr(feature = "cli", schemars(skip))]
        pub changes: KeyChanges,
    }

    /// A key that was revoked or restored.
    pub struct KeyStatusChanged {
        /// Its email address.
        pub email: String,
        /// Its status before and after.
        #[cfg_attr(feature = "cli", schemars(skip))]
        pub changes: StatusChange,
    }

    /// A key with a new secret.
    pub struct KeyRotated {
        /// Its email address.
        pub email: String,
        /// The start of its new secret.
        #[serde(alias = "secret")]
        pub secret_start: String,
        /// When the secret stops working unless its delivery is confirmed; missing in events of earlier versions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lease_ends: Option<Expires>,
        /// The older secrets that still worked; only in events of earlier versions.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub replaced: Vec<ReplacedSecret>,
    }

    /// A secret whose delivery was confirmed.
    pub struct SecretDelivered {
        /// The key's email address.
        pub email: String,
        /// The start of the secret.
        pub secret_start: String,
        /// How the secret was delivered.
        pub way: DeliveryWay,
        /// The older secrets that still worked.
        pub replaced: Vec<ReplacedSecret>,
        /// The starts of the older unconfirmed secrets, which were removed.
        pub removed: Vec<String>,
    }

    /// A secret that was discarded before its delivery was confirmed.
    pub struct SecretDiscarded {
        /// The key's email address.
        pub email: String,
        /// The start of the secret.
        pub secret_start: String,
    }

    /// A secret that a rotation replaced.
    pub struct ReplacedSecret {
        /// Its start.
        #[serde(alias = "secret")]
        pub secret_start: String,
        /// When it stops working.
        #[serde(alias = "ends")]
        pub expires: Expires,
    }

    /// A rotation that an earlier version undid.
    pub struct RotationUndone {
        /// The key's email address.
        pub email: String,
        /// The cause.
        pub why: String,
    }

    /// A deleted key or removed member, and what happened to the resources.
    pub struct Deleted {
        /// The email address.
        pub email: String,
        /// The role.
        #[cfg_attr(feature = "cli", schemars(with = "words::Role"))]
        pub role: String,
        /// How many permissions it held, ownership included.
        pub grants: u64,
        /// The resources it owned.
        pub owned: Vec<Reference>,
        /// The member who received the resources.
        #[serde(default)]
        pub transferred_to: Option<Reference>,
        /// The resources that were deleted. Of several deleted together, the first one has them all.
        #[serde(default, alias = "deleted")]
        pub deleted_resources: Vec<Reference>,
    }

    /// A new resource.
    pub struct ResourceAdded {
        /// Its kind.
        #[cfg_attr(feature = "cli", schemars(with = "words::ResourceKind"))]
        pub kind: String,
        /// Its first owner.
        pub owner: Reference,
        /// The data source it uses.
        pub source: Option<String>,
        /// The id of its project.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub project_id: Option<String>,
        /// The id of the data source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source_id: Option<String>,
    }

    /// A resource with another owner.
    pub struct ResourceTransferred {
        /// Its kind.
        #[cfg_attr(feature = "cli", schemars(with = "words::ResourceKind"))]
        pub kind: String,
        /// The new owner.
        pub to: Reference,
        /// Its owners before and after.
        #[cfg_attr(feature = "cli", schemars(skip))]
        pub changes: OwnersChange,
    }

    /// A removed resource.
    pub struct ResourceRemoved {
        /// Its kind.
        #[cfg_attr(feature = "cli", schemars(with = "words::ResourceKind"))]
        pub kind: String,
        /// Its owners.
        pub owners: Vec<Reference>,
        /// The resources that were deleted because they depend on it.
        #[serde(alias = "along")]
        pub also_deleted: Vec<Reference>,
    }

    /// A granted permission.
    pub struct GrantGiven {
        /// The resource's kind.
        #[cfg_attr(feature = "cli", schemars(with = "words::ResourceKind"))]
        pub kind: String,
        /// The holder.
        pub principal: Reference,
        /// The permission.
        #[cfg_attr(feature = "cli", schemars(with = "words::Permission"))]
        pub permission: String,
        /// The permission that it replaced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(skip))]
        pub changes: Option<PermissionChange>,
    }

    /// A revoked permission.
    pub struct GrantRevoked {
        /// The resource's kind.
        #[cfg_attr(feature = "cli", schemars(with = "words::ResourceKind"))]
        pub kind: String,
        /// The former holder.
        pub principal: Reference,
        /// The permission.
        #[cfg_attr(feature = "cli", schemars(with = "words::Permission"))]
        pub permission: String,
    }
}

/// The changed fields of any noun, each with the value before and after. Only its schema is used.
#[cfg(feature = "cli")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
pub enum Changes {
    /// Of a key that was revoked or restored.
    Status(StatusChange),
    /// Of a resource that was transferred.
    Owners(OwnersChange),
    /// Of a grant that was replaced.
    Permission(PermissionChange),
    /// Of a member.
    Member(MemberChanges),
    /// Of a key.
    Key(KeyChanges),
}

impl<T: PartialEq> Change<T> {
    /// Returns the change between two values, if they differ.
    #[must_use]
    pub fn between(from: T, to: T) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }
}

/// An expiry in JSON: RFC 3339, or null for never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(into = "Option<String>", try_from = "Option<String>")]
pub struct Expires(pub Expiry);

impl From<Expires> for Option<String> {
    fn from(Expires(expiry): Expires) -> Self {
        match expiry {
            Expiry::At(at) => Some(at.rfc3339()),
            Expiry::Never => None,
        }
    }
}

impl TryFrom<Option<String>> for Expires {
    type Error = crate::error::Error;

    fn try_from(text: Option<String>) -> Result<Self, Self::Error> {
        let Some(text) = text else { return Ok(Self(Expiry::Never)) };
        Ok(Self(match parse_time_bound(&text, Timestamp(0), Zone::Utc)? {
            TimeBound::At(range) => Expiry::At(range.from.start_of_second()),
            TimeBound::Never => Expiry::Never,
        }))
    }
}
