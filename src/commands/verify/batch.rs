//! One secret a line.

use super::super::ReceiptFormat;
use super::checker::Checker;
use super::document;
use super::lines::each_line;
use crate::env::Env;
use crate::error::{ExitStatus, MissingError, Result};
use crate::ui::streams::reader_has_gone;
use crate::ui::{json as output, unwritten};
use crate::verify::{Denied, Refusal};

/// Prints an answer for each line at once, until standard output is closed.
pub(super) fn run(env: &mut Env, checker: &mut Checker, format: ReceiptFormat) -> Result<ExitStatus> {
    let (mut status, mut is_read) = (ExitStatus::Done, true);
    let ui = &mut env.ui;
    let input = env.input.as_deref_mut().ok_or(MissingError::Secrets)?;
    let answered = each_line(input, &mut |secret| {
        let answer = checker.check(secret);
        if answer.is_err() {
            status = ExitStatus::No;
        }
        let printed = match (format, answer) {
            (ReceiptFormat::Json, answer) => {
                let document = document(checker, answer)?;
                ui.print_to_reader(|out| output::write_line(out, &document))?
            }
            (ReceiptFormat::Text, Err(Denied::Unanswered(error))) => return Err(error),
            (ReceiptFormat::Text, answer) => {
                let word = answer.err().and_then(|denied| denied.refusal()).map_or("valid", Refusal::as_str);
                ui.print_to_reader(|out| writeln!(out, "{word}").map_err(unwritten))?
            }
        };
        is_read = printed.is_some();
        printed.ok_or_else(reader_has_gone)
    });
    // A "no" holds, whatever the remaining secrets are. A "yes" does not: they were not checked.
    if !is_read && status == ExitStatus::No {
        return Ok(status);
    }
    answered.map(|()| status)
}
