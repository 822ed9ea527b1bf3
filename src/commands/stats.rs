//! `keys stats`: numbers of keys.

use super::ReceiptFormat;
use super::documents::CreatorDocument;
use super::documents::stats::{CreatorCount, MonthCount, RoleCounts, StatsDocument, StatusCounts};
use crate::domain::query::Condition;
use crate::domain::text::grouped;
use crate::domain::time::{Timestamp, Zone};
use crate::env::Env;
use crate::error::{ExitStatus, Result};
use crate::store::ReadTx;
use crate::store::key::{by_creator, count_matching};
use crate::ui::json;
use crate::ui::listing::Cell;
use crate::ui::record::Record;

/// Count keys by status, expiry, use, role and creator
///
/// The numbers of unused and expiring keys are those of active keys. A key that was never used counts as unused 90 days
/// after its creation.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  keys stats
  keys stats -o json")]
pub struct Args {
    /// Output format
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    output: ReceiptFormat,
}

/// The number of creators that are named.
const CREATORS: i64 = 10;

/// The months that are counted.
const MONTHS: u32 = 12;

/// The columns of the longest bar.
const BAR: u64 = 40;

pub fn run(env: &mut Env, args: &Args) -> anyhow::Result<ExitStatus> {
    let (now, zone) = (env.system.clock.now(), env.system.zone);
    let store = env.open_store()?;
    let stats = store.read(|tx| stats(&Counter { tx, now, zone }))?;
    if args.output == ReceiptFormat::Json {
        env.ui.print(|out| json::write_value(out, &stats))?;
        return Ok(ExitStatus::Done);
    }
    let options = env.out_options();
    let record = record(&stats, options.width.is_some());
    env.ui.print(|out| record.write(out, &options))?;
    Ok(ExitStatus::Done)
}

/// Counts keys in one transaction.
struct Counter<'a> {
    tx: &'a ReadTx<'a>,
    now: Timestamp,
    zone: Zone,
}

impl Counter<'_> {
    /// Counts the keys that match every condition.
    fn count(&self, conditions: &[&str]) -> Result<u64> {
        let parse = |text: &&str| Condition::parse(text, self.now, self.zone);
        let conditions: Vec<_> = conditions.iter().map(parse).collect::<Result<_>>()?;
        count_matching(self.tx, &conditions, self.now)
    }

    /// Counts the active keys that expire in each month from this one on.
    fn by_month(&self) -> Result<Vec<MonthCount>> {
        let starts = months(self.now, self.zone);
        let count = |(at, pair): (usize, &[String])| {
            let (from, until) = (format!("expires>={}-01", pair[0]), format!("expires<{}-01", pair[1]));
            // The start of this month is past: no active key expired since.
            let keys = match at {
                0 => self.count(&["status=active", &until])?,
                _ => self.count(&["status=active", &from, &until])?,
            };
            Ok(MonthCount { month: pair[0].clone(), keys })
        };
        starts.windows(2).enumerate().map(count).collect()
    }
}

fn stats(keys: &Counter<'_>) -> Result<StatsDocument> {
    let status = StatusCounts {
        active: keys.count(&["status=active"])?,
        unconfirmed: keys.count(&["status=unconfirmed"])?,
        expired: keys.count(&["status=expired"])?,
        revoked: keys.count(&["status=revoked"])?,
    };
    let role = RoleCounts { viewer: keys.count(&["role=viewer"])?, editor: keys.count(&["role=editor"])? };
    let total = keys.count(&[])?;
    let creators = by_creator(keys.tx, CREATORS)?;
    let named: u64 = creators.iter().map(|(_, keys)| keys).sum();
    let creators = creators
        .iter()
        .map(|(creator, keys)| CreatorCount { creator: CreatorDocument::from(creator), keys: *keys });
    Ok(StatsDocument {
        total,
        status,
        role,
        unused: keys.count(&["status=active", "last-used<-90d"])?,
        never_used: keys.count(&["status=active", "last-used=never"])?,
        never_expiring: keys.count(&["status=active", "expires=never"])?,
        expiring: keys.by_month()?,
        creators: creators.collect(),
        other_creators: total - named,
    })
}

/// This month and those after it, one more than are counted: `2026-11`.
fn months(now: Timestamp, zone: Zone) -> Vec<String> {
    let today = now.with_offset(zone);
    let mut parts = today.split('-').map(|part| part.parse::<u32>().unwrap_or_default());
    let (year, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let first = year * 12 + month - 1;
    (first..=first + MONTHS).map(|month| format!("{:04}-{:02}", month / 12, month % 12 + 1)).collect()
}

/// The numbers in words, with bars at a terminal.
fn record(stats: &StatsDocument, has_bars: bool) -> Record {
    let most = stats.expiring.iter().map(|month| month.keys).max().unwrap_or_default().max(1);
    let widest = grouped(most).len();
    let number = |number: u64| Cell::new(grouped(number));
    let mut record = Record::new()
        .field("keys", number(stats.total))
        .field("active", number(stats.status.active))
        .field("unconfirmed", number(stats.status.unconfirmed))
        .field("expired", number(stats.status.expired))
        .field("revoked", number(stats.status.revoked))
        .field("viewers", number(stats.role.viewer))
        .field("editors", number(stats.role.editor))
        .field("unused for 90 days", number(stats.unused))
        .field("never used", number(stats.never_used))
        .field("never expiring", number(stats.never_expiring));
    for MonthCount { month, keys } in &stats.expiring {
        let bar = "█".repeat(usize::try_from((keys * BAR).div_ceil(most)).unwrap_or_default());
        let text = grouped(*keys);
        let cell = if has_bars { format!("{text:>widest$} {bar}") } else { text };
        record = record.field(&format!("expiring {month}"), Cell::new(cell));
    }
    for CreatorCount { creator, keys } in &stats.creators {
        record = record.field(&format!("by {}", creator.name), number(*keys));
    }
    if stats.other_creators > 0 {
        record = record.field("by others", number(stats.other_creators));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_continue_in_the_next_year() {
        let december = Timestamp(1_797_800_000_000);
        let months = months(december, Zone::Utc);
        assert_eq!(months.len(), 13);
        assert_eq!((months[0].as_str(), months[1].as_str()), ("2026-12", "2027-01"));
        assert_eq!(months[12], "2027-12");
    }
}
