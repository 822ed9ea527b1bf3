//! Times that no correct clock gives, and values in rows that are rarely read.

use super::finding::Findings;
use crate::domain::finding::FindingCode;
use crate::domain::query::{Field as _, Order, Query};
use crate::domain::time::{Expiry, Timestamp};
use crate::error::Result;
use crate::store::key::{KeyField, KeyRow};
use crate::store::{ReadTx, grant, key, member, organization, resource, secret};

/// Reads every row as a command would, so that an invalid value is found in any column.
pub fn every_value(tx: &ReadTx<'_>, now: Timestamp, findings: &mut Findings) -> Result<()> {
    let walked = each_key(tx, &mut |row| key_times(findings, now, row));
    findings.survive(walked)?;
    let mut late = Vec::new();
    let secrets = secret::each(tx, &mut |secret| {
        if is_beyond_calendar(secret.ends) && late.len() < super::finding::MOST {
            late.push((secret.title.to_string(), secret.id, secret.secret_start));
        }
        Ok(())
    });
    for (title, id, start) in late {
        findings.add(
            FindingCode::TimeInvalid,
            format!("the secret `{start}` of `{title}` ends after the year 9999, and not never"),
            format!("replace it: `keys rotate {id}`"),
        );
    }
    let reads = [
        organization::get(tx).map(drop),
        secrets,
        member::each(tx, &Query::default(), &mut |_| Ok(())),
        resource::each(tx, &Query::default(), &mut |_| Ok(())),
        grant::each(tx, &grant::GrantQuery::default(), &mut |_| Ok(())),
    ];
    for read in reads {
        findings.survive(read)?;
    }
    Ok(())
}

/// Compares the clock with the newest event.
pub fn clock(now: Timestamp, newest: Timestamp, findings: &mut Findings) {
    if newest > now {
        findings.add(
            FindingCode::ClockBehind,
            format!("the clock shows {}, but the newest event is of {}", now.rfc3339(), newest.rfc3339()),
            "set the clock: keys expire too late while it is slow",
        );
    }
}

fn each_key(tx: &ReadTx<'_>, visit: &mut dyn FnMut(&KeyRow)) -> Result<()> {
    // In the order of the table: any other order reads it by single rows, which takes much longer.
    let named = |name: &str| KeyField::all().into_iter().find(|field| field.name() == name);
    let query = Query {
        fields: named("last-used").into_iter().collect(),
        order: named("id").map(|field| Order { field, descending: false }).into_iter().collect(),
        ..Query::default()
    };
    key::each(tx, &query, Timestamp(0), &mut |row| {
        visit(&row);
        Ok(())
    })
}

fn key_times(findings: &mut Findings, now: Timestamp, row: &KeyRow) {
    let key = &row.key;
    if key.created.is_far_ahead(now) {
        findings.add(
            FindingCode::CreatedAhead,
            format!("`{}` was created at {}, which is in the future", key.title, key.created.rfc3339()),
            format!("set the clock, and check when the key expires: `keys show {}`", key.id),
        );
    }
    if let Some(used) = row.last_used.filter(|used| used.is_far_ahead(now)) {
        findings.add(
            FindingCode::UsedAhead,
            format!("`{}` was last used at {}, which is in the future", key.title, used.rfc3339()),
            "set the clock, here or where secrets are verified: the next use of the key replaces this one",
        );
    }
    if is_beyond_calendar(key.expires) {
        findings.add(
            FindingCode::TimeInvalid,
            format!("`{}` expires after the year 9999, and not never", key.title),
            format!("choose an expiry: `keys update {} --expires 90d`", key.id),
        );
    }
}

/// No program writes such an end: it would never pass, and no table shows it.
fn is_beyond_calendar(expiry: Expiry) -> bool {
    matches!(expiry, Expiry::At(at) if !(Timestamp::MIN..=Timestamp::MAX).contains(&at))
}
