//! `keys schema`: prints the JSON Schema of a document.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::documents::check::CheckDocument;
use super::documents::error::ErrorDocument;
use super::documents::event::{EventDocument, LogVerifyDocument};
use super::documents::grant::GrantDocument;
use super::documents::key::{KeyDetails, KeyDocument};
use super::documents::member::{MemberDetails, MemberDocument};
use super::documents::resource::{ResourceDetails, ResourceDocument};
use super::documents::verify::VerifyDocument;
use super::word;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ui::{json, unwritten};

type Generate = fn() -> Schema;

/// Every document, by name.
pub const DOCUMENTS: [(&str, Generate); 12] = [
    ("check", schema::<CheckDocument>),
    ("error", schema::<ErrorDocument>),
    ("event", schema::<EventDocument>),
    ("grant", schema::<GrantDocument>),
    ("key", schema::<KeyDocument>),
    ("key-details", schema::<KeyDetails>),
    ("log-verify", schema::<LogVerifyDocument>),
    ("member", schema::<MemberDocument>),
    ("member-details", schema::<MemberDetails>),
    ("resource", schema::<ResourceDocument>),
    ("resource-details", schema::<ResourceDetails>),
    ("verify", schema::<VerifyDocument>),
];

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
            DOCUMENTS.iter().try_for_each(|(name, _)| writeln!(out, "{name}").map_err(unwritten))
        })?;
        return Ok(ExitStatus::Done);
    };
    let schema = word(name, "document", named, &DOCUMENTS.map(|(name, _)| name))?;
    env.ui.print(|out| json::write_value(out, &schema()))?;
    Ok(ExitStatus::Done)
}

fn named(name: &str) -> Option<Generate> {
    DOCUMENTS.iter().find(|(known, _)| *known == name).map(|(_, schema)| *schema)
}

/// The schema of a document as serialized, not as read: a field that is always written is required.
fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
