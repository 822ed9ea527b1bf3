//! The sentence that describes an event.

use crate::domain::event::{
    Change, Deleted, DeliveryWay, Detail, Expires, GrantGiven, KeyChanges, KeyStatusChanged, MemberChanges,
    Reference, ReplacedSecret, ResourceTransferred, SecretDelivered, StoreRestored,
};
use crate::domain::text::count;
use crate::domain::time::{Expiry, Timestamp, Zone};

/// For example `Deleted key Nightly import; 4 resources to Jonas Weber`.
pub fn of(detail: &Detail, subject: &Reference, at: Timestamp, zone: Zone) -> String {
    let Reference { kind, name, .. } = subject;
    match detail {
        Detail::OrganizationCreated(it) => {
            format!("Created organization {name} (administrator {})", it.administrator.name)
        }
        Detail::StoreRestored(it) => restored(it),
        Detail::MemberAdded(it) => format!("Added member {name} ({})", it.role),
        Detail::MemberUpdated(it) => changed(name, &member_changes(&it.changes)),
        Detail::MemberRemoved(it) => format!("Removed member {name}{}", resources(it)),
        Detail::KeyCreated(it) => {
            format!("Created key {name} ({}, {})", it.role, expires(it.expires, zone))
        }
        Detail::KeyDiscarded(it) => {
            let received = received(&it.owned, it.transferred_to.as_ref());
            format!("Discarded new key {name}: {}{received}", it.why)
        }
        Detail::KeyUpdated(it) => changed(name, &key_changes(&it.changes, zone)),
        Detail::KeyRevoked(_) => format!("Revoked key {name}"),
        Detail::KeyRestored(it) => format!("Restored key {name}{}", still_expired(it)),
        Detail::KeyRotated(it) => format!("Rotated the secret of {name}{}", grace(&it.replaced, at, zone)),
        Detail::KeyRotationUndone(it) => format!("Undid the rotation of {name}: {}", it.why),
        Detail::SecretDelivered(it) => delivered(it, name, at, zone),
        Detail::SecretDiscarded(it) => format!("Discarded the new secret {}… of {name}", it.secret_start),
        Detail::KeyDeleted(it) => format!("Deleted key {name}{}", resources(it)),
        Detail::ResourceAdded(it) => format!("Added {kind} {name} (owner {})", it.owner.name),
        Detail::ResourceTransferred(it) => transferred(it, kind, name),
        Detail::ResourceRemoved(it) if it.also_deleted.is_empty() => format!("Removed {kind} {name}"),
        Detail::ResourceRemoved(it) => {
            format!("Removed {kind} {name}; also deleted {}", count(it.also_deleted.len(), "resource"))
        }
        Detail::GrantGiven(it) => granted(it, name),
        Detail::GrantRevoked(it) => format!("Revoked {} on {name} from {}", it.permission, it.principal.name),
    }
}

fn restored(it: &StoreRestored) -> String {
    let backup = it.backup.number;
    match &it.replaced {
        Some(replaced) => format!("Restored a backup (event {backup}) in place of event {}", replaced.number),
        None => format!("Restored a backup (event {backup})"),
    }
}

/// An event whose action or detail this version does not know: `key lost: ci`.
pub fn of_unknown(action: &str, subject: &Reference) -> String {
    let name = &subject.name;
    let Some((noun, verb)) = action.split_once('.') else { return format!("{action}: {name}") };
    let (noun, verb) = (noun.replace('-', " "), verb.replace('-', " "));
    format!("{noun} {verb}: {name}")
}

/// `Changed role of ci from viewer to editor, title from …`
fn changed(name: &str, changes: &[(&str, String, String)]) -> String {
    let mut words = String::new();
    for (field, from, to) in changes {
        words = if words.is_empty() {
            format!("Changed {field} of {name} from {from} to {to}")
        } else {
            format!("{words}, {field} from {from} to {to}")
        };
    }
    words
}

fn member_changes(changes: &MemberChanges) -> Vec<(&'static str, String, String)> {
    let MemberChanges { name, email, role } = changes;
    [("name", name), ("email", email), ("role", role)].into_iter().filter_map(text).collect()
}

fn key_changes(changes: &KeyChanges, zone: Zone) -> Vec<(&'static str, String, String)> {
    let KeyChanges { title, role, expires } = changes;
    let mut all: Vec<_> = [("title", title), ("role", role)].into_iter().filter_map(text).collect();
    if let Some(Change { from, to }) = expires {
        // Dates are enough unless both are the same.
        let days = [*from, *to].map(|expires| day(expires, zone));
        let [from, to] = if days[0] == days[1] { [*from, *to].map(|at| minute(at, zone)) } else { days };
        all.push(("expiry", from, to));
    }
    all
}

fn text((field, change): (&'static str, &Option<Change<String>>)) -> Option<(&'static str, String, String)> {
    change.as_ref().map(|Change { from, to }| (field, from.clone(), to.clone()))
}

/// The transferred and deleted resources of a deleted key or removed member, after a semicolon.
fn resources(detail: &Deleted) -> String {
    let mut words = received(&detail.owned, detail.transferred_to.as_ref());
    if !detail.deleted_resources.is_empty() {
        words = format!("{words}; {} deleted", count(detail.deleted_resources.len(), "resource"));
    }
    words
}

fn received(owned: &[Reference], receiver: Option<&Reference>) -> String {
    let receiver = receiver.filter(|_| !owned.is_empty());
    receiver.map_or_else(String::new, |receiver| {
        format!("; {} to {}", count(owned.len(), "resource"), receiver.name)
    })
}

fn still_expired(detail: &KeyStatusChanged) -> &'static str {
    if detail.changes.status.to == "expired" { " (expired)" } else { "" }
}

/// `Delivered the secret of ci to a file; the old one works until …`
fn delivered(it: &SecretDelivered, name: &str, at: Timestamp, zone: Zone) -> String {
    let way = match it.way {
        DeliveryWay::StandardOutput => "on standard output",
        DeliveryWay::File => "to a file",
        DeliveryWay::Clipboard => "to a clipboard",
        DeliveryWay::Screen => "on the screen",
    };
    format!("Delivered the secret of {name} {way}{}", grace(&it.replaced, at, zone))
}

/// The time until which the old secrets work, if they outlive the rotation.
fn grace(replaced: &[ReplacedSecret], rotated: Timestamp, zone: Zone) -> String {
    match replaced.iter().map(|old| old.expires.0).max() {
        Some(end) if !end.has_passed(rotated) => {
            format!("; the old one works until {}", minute(Expires(end), zone))
        }
        _ => String::new(),
    }
}

fn transferred(detail: &ResourceTransferred, kind: &str, name: &str) -> String {
    let Change { from, to } = &detail.changes.owners;
    let replaced = from.iter().filter(|owner| !to.contains(owner));
    let replaced: Vec<&str> = replaced.map(|owner| owner.name.as_str()).collect();
    let from = if replaced.is_empty() { String::new() } else { format!(" from {}", replaced.join(" and ")) };
    format!("Transferred {kind} {name}{from} to {}", detail.to.name)
}

fn granted(detail: &GrantGiven, resource: &str) -> String {
    let GrantGiven { principal, permission, changes, .. } = detail;
    let before = changes.as_ref().map(|changes| format!(" instead of {}", changes.permission.from));
    format!("Granted {} {permission} on {resource}{}", principal.name, before.unwrap_or_default())
}

fn expires(expires: Expires, zone: Zone) -> String {
    match expires.0 {
        Expiry::At(_) => format!("expires {}", day(expires, zone)),
        Expiry::Never => "never expires".to_owned(),
    }
}

fn day(expires: Expires, zone: Zone) -> String {
    let local = minute(expires, zone);
    local.split(' ').next().unwrap_or_default().to_owned()
}

fn minute(Expires(expiry): Expires, zone: Zone) -> String {
    match expiry {
        Expiry::At(at) => at.local(zone),
        Expiry::Never => "never".to_owned(),
    }
}

#[cfg(test)]
mod tests;
