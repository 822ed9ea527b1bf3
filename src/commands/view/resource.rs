//! Resources beside what they are shown with.

use crate::domain::datum::{ColumnKind, Datum};
use crate::domain::resource::Resource;
use crate::store::resource::{Owned, ResourceRow};
use crate::ui::listing::DatumColumn;

/// The kind of a word in a sentence: `data source`.
const WORD: ColumnKind = ColumnKind::Word(&[]);

pub const OWNED: [DatumColumn<Owned>; 3] = [
    DatumColumn {
        name: "kind",
        rank: 3,
        kind: WORD,
        datum: |owned| Datum::Word(owned.resource.kind.facts().singular),
    },
    DatumColumn {
        name: "resource",
        rank: 1,
        kind: ColumnKind::Text,
        datum: |owned| Datum::Text(owned.resource.path().into()),
    },
    DatumColumn {
        name: "ownership",
        rank: 3,
        kind: WORD,
        datum: |owned| Datum::Word(if owned.shared { "shared" } else { "sole owner" }),
    },
];

/// The columns of resources that are deleted too.
pub const CASCADE: [DatumColumn<Resource>; 2] = [
    DatumColumn {
        name: "kind",
        rank: 3,
        kind: WORD,
        datum: |resource| Datum::Word(resource.kind.facts().singular),
    },
    DatumColumn {
        name: "resource",
        rank: 1,
        kind: ColumnKind::Text,
        datum: |resource| Datum::Text(resource.path().into()),
    },
];

/// The columns of a resource's contents.
pub const ALONG: [DatumColumn<ResourceRow>; 3] = [
    DatumColumn {
        name: "kind",
        rank: 3,
        kind: WORD,
        datum: |row| Datum::Word(row.resource.kind.facts().singular),
    },
    DatumColumn {
        name: "resource",
        rank: 1,
        kind: ColumnKind::Text,
        datum: |row| Datum::Text(row.resource.path().into()),
    },
    DatumColumn {
        name: "owners",
        rank: 3,
        kind: ColumnKind::References,
        datum: ResourceRow::owner_references,
    },
];
