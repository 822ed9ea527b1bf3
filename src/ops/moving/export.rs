//! Writing an export.

use serde_json::Map;
use sha2::{Digest as _, Sha256};

use super::{End, FORMAT, Header, line};
use crate::domain::event::{ChainHash, LogHead, Reference};
use crate::error::Result;
use crate::store::{Store, event, organization, rows};

/// The size of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The number of lines between the first and the last one.
    pub rows: u64,
    /// The number of events among them.
    pub events: i64,
}

/// Passes the lines of an export to `write`, one at a time. They are of one moment, even while others write.
pub fn export(store: &Store, write: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Exported> {
    store.read(|tx| {
        let of = organization::get(tx)?;
        let (number, hash) = event::head(tx)?;
        let header = Header {
            format: FORMAT.to_owned(),
            version: rows::VERSION.into(),
            organization: Reference {
                kind: "organization".to_owned(),
                id: Some(of.id.to_string()),
                name: of.name.to_string(),
            },
            head: LogHead { number, hash: hash.to_string() },
        };
        let mut hash = Sha256::new();
        let mut write_line = |text: String| {
            hash.update(text.as_bytes());
            write(text.as_bytes())
        };
        write_line(line("export", &header))?;
        let mut counts: Map<_, _> = rows::nouns().map(|noun| (noun.to_owned(), 0.into())).collect();
        let (mut current, mut count, mut total) = ("", 0_u64, 0);
        rows::each(tx, &mut |noun, fields| {
            if noun != current {
                (current, count) = (noun, 0);
            }
            count += 1;
            total += 1;
            counts[noun] = count.into();
            write_line(line(noun, &fields))
        })?;
        let sha256 = ChainHash(hash.finalize().into()).to_string();
        write(line("end", &End { rows: counts, sha256 }).as_bytes())?;
        Ok(Exported { rows: total, events: number })
    })
}
