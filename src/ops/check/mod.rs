//! Checks of a store: its file, its schema, its values and times, the rules R3 to R5, the log, and that the tables hold
//! what the log says.

mod finding;
mod fold;
mod rules;
mod times;

use super::log::{Chain, walk_chain};
use crate::domain::finding::FindingCode;
use crate::domain::time::{Clock, Timestamp};
use crate::error::Result;
use crate::store::{Location, ReadTx, Store, Warning};
use finding::{BACKUP, Findings, LOG};
use fold::Fold;

pub use finding::Finding;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// The problems; empty for a sound store.
    pub findings: Vec<Finding>,
    /// Facts worth knowing that are no problems.
    pub notes: Vec<String>,
    /// The log, where it could be read.
    pub chain: Option<Chain>,
}

/// Opens the store at a location and checks it. A store too damaged to open is a finding.
pub fn check_at(location: &Location, clock: &dyn Clock) -> Result<Checkup> {
    let mut findings = Findings::default();
    match findings.survive(Store::open(location))? {
        Some((store, mut warnings)) => {
            warnings.extend(Store::abandoned_drafts(location));
            let report = store.report()?;
            warnings.extend(report.findings);
            let mut checkup = check(&store, &warnings, clock)?;
            checkup.notes.extend(report.notes);
            Ok(checkup)
        }
        None => Ok(checkup(findings, None)),
    }
}

/// Checks a store. `warnings` are those of [`Store::open`]; they become findings.
pub fn check(store: &Store, warnings: &[Warning], clock: &dyn Clock) -> Result<Checkup> {
    let mut findings = Findings::default();
    for warning in warnings.iter().chain(&store.overgrown_wal()) {
        findings.add(warning.code, warning.message.clone(), warning.hint.clone());
    }
    for fault in findings.survive(store.schema_faults())?.into_iter().flatten() {
        findings.schema(&fault);
    }
    for fault in store.faults(100)? {
        findings.add(FindingCode::FileDamaged, format!("the file is damaged: {fault}"), BACKUP);
    }
    let chain = store.read(|tx| {
        let now = clock.now();
        times::every_value(tx, now, &mut findings)?;
        rules::check(tx, &mut findings)?;
        let chain = log(tx, now, &mut findings)?;
        if let Some(newest) = chain.as_ref().and_then(|chain| chain.newest) {
            times::clock(now, newest, &mut findings);
        }
        Ok(chain)
    })?;
    Ok(checkup(findings, chain))
}

/// Findings about the clock, not about the store.
const CLOCK: [FindingCode; 3] = [FindingCode::ClockBehind, FindingCode::CreatedAhead, FindingCode::UsedAhead];

/// Returns the findings for which a copy of a store is refused.
pub fn unsound(store: &Store, clock: &dyn Clock) -> Result<Vec<String>> {
    let findings = check(store, &[], clock)?.findings.into_iter();
    Ok(findings.filter(|finding| !CLOCK.contains(&finding.code)).map(|finding| finding.message).collect())
}

/// Checks the chain, and compares the tables with what its events add up to.
fn log(tx: &ReadTx<'_>, now: Timestamp, findings: &mut Findings) -> Result<Option<Chain>> {
    let mut fold = Fold::default();
    let walked = walk_chain(tx, &mut |number, event| fold.add(number, event));
    let chain = findings.survive(walked)?;
    for fault in chain.iter().flat_map(|chain| &chain.faults) {
        findings.add(FindingCode::LogBroken, fault.to_string(), LOG);
    }
    // A log that cannot be read, or is gone, is a finding already.
    if chain.as_ref().is_some_and(|chain| chain.events > 0) {
        let compared = fold.compare(tx, now, findings);
        findings.survive(compared)?;
    }
    Ok(chain)
}

fn checkup(findings: Findings, chain: Option<Chain>) -> Checkup {
    let (findings, notes) = findings.finish();
    Checkup { findings, notes, chain }
}

#[cfg(test)]
mod tests;
