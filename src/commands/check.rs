//! `keys check`: is the store sound?

use serde_json::json;

use super::ReceiptFormat;
use crate::domain::text::visible;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::check::check_at;
use crate::ui::{json, unwritten};

/// Check that the store is sound, and say what to do about each finding
///
/// Looks at the file, its permissions and its folder's, its tables, indexes and triggers, what owns what, who may
/// hold what, the log and the clock. Status 3 if anything is amiss, damage that keeps the file from being read too.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys check
  keys check -o json
  keys check --store ./backup.db")]
pub struct Args {
    /// How to tell what was found
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let checkup = check_at(&env.store_path()?, &*env.system.clock)?;
    let events = checkup.chain.as_ref().map(|chain| chain.events);
    if args.output == ReceiptFormat::Json {
        let findings: serde_json::Value = checkup
            .findings
            .iter()
            .map(|finding| json!({ "code": finding.code, "message": finding.message, "hint": finding.hint }))
            .collect();
        let document =
            json!({ "sound": checkup.findings.is_empty(), "events": events, "findings": findings });
        env.ui.print(|out| json::write_value(out, &document))?;
    } else {
        env.ui.print(|out| {
            for finding in &checkup.findings {
                let text = format!("{}\n  {}", finding.message, finding.hint);
                for line in text.lines() {
                    writeln!(out, "{}", visible(line)).map_err(unwritten)?;
                }
            }
            Ok(())
        })?;
        if checkup.findings.is_empty() {
            env.ui.note("The store is sound.");
        }
    }
    Ok(if checkup.findings.is_empty() { ExitStatus::Done } else { ExitStatus::No })
}
