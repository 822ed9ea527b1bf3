//! `keys schema`: prints the JSON Schema of a document.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::documents::check::CheckDocument;
use super::documents::error::ErrorDocument;
use super::documents::event::{EventDocument, LogVerifyDocument};
use super::documents::export::ExportLine;
use super::documents::grant::GrantDocument;
use super::documents::key::{KeyDetails, KeyDocument, KeyWithSecret};
use super::documents::member::{MemberDetails, MemberDocument};
use super::documents::receipt::{ChangeReceipt, DeleteReceipt};
use super::documents::resource::{ResourceDetails, ResourceDocument};
use super::documents::restore::RestoreDocument;
use super::documents::setting::SettingDocument;
use super::documents::stats::StatsDocument;
use super::documents::status::StatusDocument;
use super::documents::verify::VerifyDocument;
use super::word;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ui::{json, unwritten};

/// A document with its schema.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// Its name.
    pub name: &'static str,
    /// Generates its schema.
    pub schema: fn() -> Schema,
    /// The commands that print it. A list prints an array of it, or with `-o jsonl` one a line.
    pub commands: &'static [&'static str],
}

/// Every document, by name.
pub const DOCUMENTS: &[Document] = &[
    document::<CheckDocument>("check", &["check"]),
    document::<ErrorDocument>("error", &[]),
    document::<EventDocument>("event", &["log"]),
    document::<ExportLine>("export", &["export"]),
    document::<GrantDocument>("grant", &["acl list"]),
    document::<ChangeReceipt<GrantDocument>>("grant-change", &["acl grant", "acl revoke"]),
    document::<KeyDocument>("key", &["list"]),
    document::<ChangeReceipt<KeyDocument>>("key-change", &["update", "revoke", "restore"]),
    document::<DeleteReceipt<KeyDocument>>("key-deletion", &["delete", "prune"]),
    document::<KeyDetails>("key-details", &["show"]),
    document::<KeyWithSecret>("key-with-secret", &["create", "rotate"]),
    document::<LogVerifyDocument>("log-verify", &["log --verify"]),
    document::<MemberDocument>("member", &["member list"]),
    document::<ChangeReceipt<MemberDocument>>("member-change", &["member add", "member update"]),
    document::<DeleteReceipt<MemberDocument>>("member-deletion", &["member remove"]),
    document::<MemberDetails>("member-details", &["member show"]),
    document::<ResourceDocument>("resource", &["resource list"]),
    document::<ChangeReceipt<ResourceDocument>>("resource-change", &["resource add", "resource transfer"]),
    document::<DeleteReceipt<ResourceDocument>>("resource-deletion", &["resource remove"]),
    document::<ResourceDetails>("resource-details", &["resource show"]),
    document::<RestoreDocument>("restore-backup", &["restore-backup"]),
    document::<SettingDocument>("setting", &["config list", "config get"]),
    document::<StatsDocument>("stats", &["stats"]),
    document::<StatusDocument>("status", &["status"]),
    document::<VerifyDocument>("verify", &["verify"]),
];

const fn document<T: JsonSchema>(name: &'static str, commands: &'static [&'static str]) -> Document {
    Document { name, schema: schema::<T>, commands }
}

impl Document {
    /// The document with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|document| document.name == name)
    }

    /// The document that this command prints.
    #[must_use]
    pub fn of_command(command: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|document| document.commands.contains(&command))
    }
}

/// Print the JSON Schema of a document
///
/// Without a name, lists the documents that have a schema.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys schema
  keys schema event > event.schema.json")]
pub struct Args {
    /// Name of the document
    name: Option<String>,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let Some(name) = &args.name else {
        env.ui.print(|out| {
            DOCUMENTS.iter().try_for_each(|document| writeln!(out, "{}", document.name).map_err(unwritten))
        })?;
        return Ok(ExitStatus::Done);
    };
    let names: Vec<&str> = DOCUMENTS.iter().map(|document| document.name).collect();
    let document = word(name, "document", Document::named, &names)?;
    env.ui.print(|out| json::write_value(out, &(document.schema)()))?;
    Ok(ExitStatus::Done)
}

/// The schema of a document as serialized, not as read: a field that is always written is required.
fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
