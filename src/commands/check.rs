//! `keys check`: is the store sound?

use super::ReceiptFormat;
use super::documents::check::{CheckDocument, FindingDocument};
use crate::domain::text::visible;
use crate::env::Env;
use crate::error::ExitStatus;
use crate::ops::check::check_at;
use crate::ui::{json, unwritten};

/// Check the store for problems
///
/// Checks the file and its permissions, the schema, ownership and grants, the audit log and the clock, and that the
/// store matches the log. Prints how to fix each problem. Exits with status 3 if it finds any, including a
/// file that cannot be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys check
  keys check -o json
  keys check --store ./backup.db")]
pub struct Args {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let checkup = check_at(&env.location()?, &*env.system.clock)?;
    let events = checkup.chain.as_ref().map(|chain| chain.events);
    if args.output == ReceiptFormat::Json {
        let findings = checkup.findings.iter().map(|finding| FindingDocument {
            code: finding.code,
            message: finding.message.clone(),
            hint: finding.hint.clone(),
        });
        let sound = checkup.findings.is_empty();
        let findings = findings.collect();
        let document = CheckDocument { sound, events, findings, notes: checkup.notes.clone() };
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
        for note in &checkup.notes {
            env.ui.note(&visible(note));
        }
        if checkup.findings.is_empty() {
            env.ui.note("The store is sound.");
        }
    }
    Ok(if checkup.findings.is_empty() { ExitStatus::Done } else { ExitStatus::No })
}
