//! Is the store sound: its file, its schema, the rules R3 to R5, the log, the clock.

use std::path::Path;

use super::log::{Chain, verify_chain};
use crate::domain::query::{Field as _, Query};
use crate::domain::resource::Kind;
use crate::domain::time::{Clock, Timestamp};
use crate::error::{Error, Result, StoreError};
use crate::store::key::{KeyField, KeyRow};
use crate::store::rules::{Violation, each_violation};
use crate::store::{ReadTx, SchemaFault, Store, Warning, grant, key, member, organization, resource, secret};

/// The most findings of one sort that are told one by one.
const TOLD: usize = 20;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A word for it, stable for programs.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// What is not as it should be; empty when the store is sound.
    pub findings: Vec<Finding>,
    /// The log, if it could be read.
    pub chain: Option<Chain>,
}

/// Opens the store at `path` and checks it. One that is too damaged to be opened has that for a finding.
pub fn check_at(path: &Path, clock: &dyn Clock) -> Result<Checkup> {
    let mut findings = Findings::default();
    match findings.survive(Store::open(path))? {
        // What opening points out is among the findings.
        Some((store, mut warnings)) => {
            warnings.extend(Store::abandoned_drafts(path));
            check(&store, &warnings, clock)
        }
        None => Ok(Checkup { findings: findings.finish(), chain: None }),
    }
}

/// Checks a store. `concerns` are what [`Store::open`] pointed out about it.
pub fn check(store: &Store, warnings: &[Warning], clock: &dyn Clock) -> Result<Checkup> {
    let mut findings = Findings::default();
    for warning in warnings {
        findings.tell(warning.code, warning.message.clone(), warning.hint.clone());
    }
    for fault in findings.survive(store.schema_faults())?.into_iter().flatten() {
        findings.schema(&fault);
    }
    for fault in store.faults(100)? {
        findings.tell("file-damaged", format!("the file is damaged: {fault}"), BACKUP.to_owned());
    }
    let chain = store.read(|tx| {
        let now = clock.now();
        let walked = each_key(tx, &mut |row| findings.times(now, row));
        findings.survive(walked)?;
        for read in every_value(tx) {
            findings.survive(read)?;
        }
        let walked = each_violation(tx, &mut |violation| {
            let (code, message, hint) = told(violation);
            findings.tell(code, message, hint);
            Ok(())
        });
        findings.survive(walked)?;
        let chain = findings.survive(verify_chain(tx))?;
        for fault in chain.iter().flat_map(|chain| &chain.faults) {
            findings.tell("log-broken", fault.to_string(), LOG.to_owned());
        }
        if let Some(newest) = chain.as_ref().and_then(|chain| chain.newest) {
            findings.clock(now, newest);
        }
        Ok(chain)
    })?;
    Ok(Checkup { findings: findings.finish(), chain })
}

const BACKUP: &str = "keep the file as it is, and go on with a backup of it: `--store BACKUP`";
const LOG: &str = "somebody wrote to the store past this program; see who could, and compare with a backup: \
                   `keys log --verify --store BACKUP`";

const SCHEMA: &str = "no command mends this: somebody wrote to the store past this program; see who could, keep the file \
                      as it is, and go on with a backup of before: `--store BACKUP`";

/// Findings, of each sort only so many.
#[derive(Default)]
struct Findings {
    all: Vec<Finding>,
    /// Whether the schema is not what the statements of this program are made for.
    unlike: bool,
    untold: Vec<(&'static str, usize)>,
}

impl Findings {
    fn tell(&mut self, code: &'static str, message: String, hint: String) {
        if self.all.iter().filter(|finding| finding.code == code).count() < TOLD {
            return self.all.push(Finding { code, message, hint });
        }
        match self.untold.iter_mut().find(|(of, _)| *of == code) {
            Some((_, count)) => *count += 1,
            None => self.untold.push((code, 1)),
        }
    }

    fn schema(&mut self, fault: &SchemaFault) {
        self.unlike = true;
        let (code, message) = match fault {
            SchemaFault::Missing(name) => ("schema-missing", format!("the {name} is missing")),
            SchemaFault::Altered(name) => ("schema-altered", format!("the {name} is not as `keys` made it")),
            SchemaFault::Foreign(name) => ("schema-foreign", format!("the {name} is none that `keys` made")),
        };
        self.tell(code, message, SCHEMA.to_owned());
    }

    /// What cannot be read is told, and the check goes on with the rest.
    fn survive<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error @ Error::Store(StoreError::InvalidValue { .. })) => {
                self.tell("value-corrupt", error.to_string(), BACKUP.to_owned());
                Ok(None)
            }
            // One damage stands in the way of many reads.
            Err(error @ Error::Store(StoreError::Damaged)) => {
                if self.all.iter().all(|finding| finding.code != "file-damaged") {
                    self.tell("file-damaged", error.to_string(), BACKUP.to_owned());
                }
                Ok(None)
            }
            // What is asked for is not there, or not as it was: that is told already.
            Err(Error::Store(StoreError::Unexpected { .. })) if self.unlike => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn clock(&mut self, now: Timestamp, newest: Timestamp) {
        if newest > now {
            self.tell(
                "clock-behind",
                format!("the clock says {}, and the newest event is of {}", now.rfc3339(), newest.rfc3339()),
                "set the clock: keys end later than they should while it is slow".to_owned(),
            );
        }
    }

    /// Times that a clock far ahead has left with a key.
    fn times(&mut self, now: Timestamp, row: &KeyRow) {
        let key = &row.key;
        if key.created.is_far_ahead(now) {
            self.tell(
                "created-ahead",
                format!("`{}` was created at {}, which is yet to come", key.title, key.created.rfc3339()),
                format!("a clock is wrong or was: set it, and see when the key ends: `keys show {}`", key.id),
            );
        }
        if let Some(used) = row.last_used.filter(|used| used.is_far_ahead(now)) {
            self.tell(
                "used-ahead",
                format!("`{}` was last used at {}, which is yet to come", key.title, used.rfc3339()),
                "a clock is wrong or was, here or where secrets are verified: set it; the key's next use is noted in \
                 the place of this one"
                    .to_owned(),
            );
        }
    }

    fn finish(mut self) -> Vec<Finding> {
        for (code, count) in self.untold {
            let Some(last) = self.all.iter().rposition(|finding| finding.code == code) else { continue };
            let hint = self.all[last].hint.clone();
            self.all
                .insert(last + 1, Finding { code, message: format!("and {count} more of the sort"), hint });
        }
        self.all
    }
}

/// Walks the keys with all that is known of them.
fn each_key(tx: &ReadTx<'_>, visit: &mut dyn FnMut(&KeyRow)) -> Result<()> {
    let whole = Query { fields: KeyField::all(), ..Query::default() };
    key::each(tx, &whole, Timestamp(0), &mut |row| {
        visit(&row);
        Ok(())
    })
}

/// Reads every other row as a command would: a value that makes no sense is found, whatever column it stands in.
fn every_value(tx: &ReadTx<'_>) -> [Result<()>; 5] {
    [
        organization::get(tx).map(drop),
        secret::each(tx, &mut |_| Ok(())),
        member::each(tx, &Query::default(), &mut |_| Ok(())),
        resource::each(tx, &Query::default(), &mut |_| Ok(())),
        grant::each(tx, &grant::GrantQuery::default(), &mut |_| Ok(())),
    ]
}

/// A violation in words, with what to do about it.
fn told(violation: Violation) -> (&'static str, String, String) {
    match violation {
        Violation::BeyondRole { holder, holder_id, permission, sole_owner, resource, resource_id } => (
            "beyond-role",
            format!("`{holder}` holds `{permission}` on `{resource}`, which their role does not allow"),
            if sole_owner {
                hand_over(&resource_id)
            } else {
                format!("lower it with `keys acl grant {holder_id} view {resource_id}`")
            },
        ),
        Violation::Ownerless { resource, resource_id } => (
            "ownerless",
            format!("`{resource}` has no owner"),
            format!("give it one with `keys acl grant WHO owner {resource_id}`"),
        ),
        Violation::Misplaced { kind, resource, resource_id } => (
            "misplaced",
            format!("`{resource}` is a {kind} and does not stand where one has to"),
            // What is of no kind that is known, no command removes.
            if Kind::from_name(&kind).is_none() {
                BACKUP.to_owned()
            } else {
                format!("remove it with `keys resource remove {resource_id}` and add it again in its project")
            },
        ),
        Violation::Dangling { holder_id, sole_owner, resource, resource_id } => (
            "dangling-grant",
            format!("a permission on `{resource}` is held by `{holder_id}`, who is gone"),
            if sole_owner {
                hand_over(&resource_id)
            } else {
                format!("take it away with `keys acl revoke {holder_id} {resource_id}`")
            },
        ),
        Violation::Stale { key, key_id, revoked } => (
            "stale-secret",
            format!("a secret of `{key}` is verified by what the key was, not by what it is"),
            // Only a change of the key takes its secrets along, and the last one leaves it as it is now.
            if revoked {
                format!(
                    "restore the key and revoke it again: `keys restore {key_id} && keys revoke {key_id}`"
                )
            } else {
                format!("revoke the key and restore it: `keys revoke {key_id} && keys restore {key_id}`")
            },
        ),
        Violation::Unfindable { column, id } => (
            "unfindable",
            format!("{column} of {id} is not found by searching for it"),
            write_anew(column, &id),
        ),
        Violation::NoAdministrator => {
            ("no-administrator", "no administrator is left".to_owned(), BACKUP.to_owned())
        }
    }
}

/// What to do where nobody else could be its owner (rule R4).
fn hand_over(resource_id: &str) -> String {
    format!("hand it over with `keys resource transfer {resource_id} --to WHO`")
}

/// How what stands in `column` is written anew, together with what it is searched by.
fn write_anew(column: &str, id: &str) -> String {
    let twice = |noun: &str, flag: &str, value: &str| {
        let change = format!("keys {noun} {id} --{flag}");
        format!("give it another one and then its own again: `{change} OTHER-{value} && {change} {value}`")
    };
    match column {
        "api_key.title" => twice("update", "title", "TITLE"),
        "member.name" => twice("member update", "name", "NAME"),
        "member.email" => twice("member update", "email", "EMAIL"),
        "resource.name" => format!(
            "no command renames a resource: go on with a backup of before, `--store BACKUP`, or remove it with all \
             that stands in it, `keys resource remove {id}`, and add it again"
        ),
        _ => BACKUP.to_owned(),
    }
}

#[cfg(test)]
mod tests;
