//! Resources as the log describes them.

use std::collections::HashMap;

use super::super::finding::{BACKUP, Findings};
use super::differs;
use crate::domain::event::{EventRecord, ResourceAdded};
use crate::domain::finding::FindingCode;
use crate::domain::id::ResourceId;
use crate::domain::resource::Kind;
use crate::domain::text::quoted;
use crate::domain::time::Timestamp;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::inventory::{StoredResource, each_resource};

#[derive(Default)]
pub(super) struct Resources {
    logged: HashMap<ResourceId, Logged>,
    /// An event that may have added or removed a resource is unreadable.
    pub unreadable: bool,
}

struct Logged {
    kind: Kind,
    /// With the name of its project.
    path: Box<str>,
    source: Option<Box<str>>,
    /// The ids of its project and source. Older events do not have them.
    ids: [Option<ResourceId>; 2],
    created: Timestamp,
    /// It has a row.
    stored: bool,
}

impl Resources {
    pub fn added(&mut self, event: &EventRecord<'_>, detail: &ResourceAdded) -> Option<ResourceId> {
        let id = event.subject_id.parse().ok()?;
        let logged = Logged {
            kind: Kind::from_name(&detail.kind)?,
            path: event.subject.into(),
            source: detail.source.as_deref().map(Into::into),
            ids: [&detail.project_id, &detail.source_id]
                .map(|id| id.as_deref().and_then(|id| id.parse().ok())),
            created: event.at,
            stored: false,
        };
        self.logged.insert(id, logged);
        Some(id)
    }

    pub fn removed(&mut self, id: &str) -> Option<()> {
        self.logged.remove(&id.parse().ok()?);
        Some(())
    }

    pub fn contains(&self, id: ResourceId) -> bool {
        self.logged.contains_key(&id)
    }

    pub fn len(&self) -> usize {
        self.logged.len()
    }

    /// Returns true if both the log and the table have it.
    pub fn is_stored(&self, id: ResourceId) -> bool {
        self.logged.get(&id).is_some_and(|logged| logged.stored)
    }

    /// The path in the log.
    pub fn path(&self, id: ResourceId) -> String {
        self.logged.get(&id).map_or_else(|| id.to_string(), |logged| logged.path.to_string())
    }

    /// Compares the table with them.
    pub fn compare(&mut self, tx: &ReadTx<'_>, findings: &mut Findings) -> Result<()> {
        if self.unreadable {
            return Ok(());
        }
        each_resource(tx, &mut |stored| {
            let id = stored.id.parse().ok();
            match id.and_then(|id: ResourceId| self.logged.get_mut(&id)) {
                Some(logged) => {
                    logged.stored = true;
                    compare(&stored, logged, findings);
                }
                None => planted(&stored, findings),
            }
            Ok(())
        })?;
        let missing = self.logged.iter().filter(|(_, logged)| !logged.stored);
        let mut missing: Vec<_> = missing.map(|(id, logged)| (*id, logged)).collect();
        missing.sort_by_key(|(id, _)| *id);
        for (_, logged) in missing {
            findings.add(
                FindingCode::ResourceMissing,
                format!("{} {} is in the log, but not in the store", logged.kind, quoted(&logged.path)),
                "no command repairs this: compare with a backup, and see the events: `keys log --action resource`",
            );
        }
        Ok(())
    }
}

fn compare(stored: &StoredResource, logged: &Logged, findings: &mut Findings) {
    let of = format!("{} {}", logged.kind, quoted(&logged.path));
    let none = || "none".to_owned();
    let text = |text: Option<&str>| text.map_or_else(none, quoted);
    let fields = [
        ("kind", quoted(&stored.kind), quoted(logged.kind.as_str())),
        ("path", quoted(&path(stored)), quoted(&logged.path)),
        ("source", text(stored.source.as_deref()), text(logged.source.as_deref())),
        ("creation", stored.created.rfc3339(), logged.created.rfc3339()),
    ];
    let mut differ = |field: &str, stored_value: &str, logged_value: &str| {
        if stored_value != logged_value {
            let is_usable = Kind::from_name(&stored.kind).is_some();
            let hint = if is_usable { remove(&stored.id) } else { BACKUP.to_owned() };
            findings.add(FindingCode::ResourceAltered, differs(&of, field, stored_value, logged_value), hint);
        }
    };
    for (field, stored_value, logged_value) in &fields {
        differ(field, stored_value, logged_value);
    }
    if fields.iter().any(|(_, stored_value, logged_value)| stored_value != logged_value) {
        return;
    }
    // Path and source are names, which another project or source can have too.
    for (field, stored_id, logged_id) in
        [("project", &stored.project_id, logged.ids[0]), ("source", &stored.source_id, logged.ids[1])]
    {
        if let Some(logged_id) = logged_id {
            differ(field, stored_id.as_deref().unwrap_or("none"), &logged_id.to_string());
        }
    }
}

fn planted(stored: &StoredResource, findings: &mut Findings) {
    let is_usable = Kind::from_name(&stored.kind).is_some() && stored.id.parse::<ResourceId>().is_ok();
    findings.add(
        FindingCode::ResourcePlanted,
        format!("{} {} is in the store, but the log does not have it", stored.kind, quoted(&path(stored))),
        if is_usable {
            format!("remove it: `keys resource remove {}`", stored.id)
        } else {
            BACKUP.to_owned()
        },
    );
}

fn remove(id: &str) -> String {
    format!("no command changes this: use an earlier backup, or remove it: `keys resource remove {id}`")
}

fn path(stored: &StoredResource) -> String {
    match &stored.project {
        Some(project) => format!("{project}/{}", stored.name),
        None => stored.name.clone(),
    }
}
