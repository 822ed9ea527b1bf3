//! Queries of keys: their answers, and on SQLite the indexes that serve them.

use super::super::Store;
use super::*;
use crate::domain::key::KeyStatus;
use crate::domain::query::{Condition, Field as _, Order};
use crate::domain::time::Zone;
use crate::testing::{Fixture, sql};

const NOW: Timestamp = Timestamp(1_700_000_000_000);

fn query(conditions: &[&str], order: &str) -> Query<KeyField> {
    Query {
        conditions: conditions.iter().map(|text| Condition::parse(text, NOW, Zone::Utc).unwrap()).collect(),
        order: if order.is_empty() { Vec::new() } else { Order::parse(order).unwrap() },
        fields: KeyField::defaults(),
        ..Query::default()
    }
}

#[test]
fn status_filters_match_the_shown_status() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let fixture = Fixture::at(&path);
    let mut number = 0;
    for revoked in ["NULL", "1"] {
        for expires in [NOW.0 - 1, NOW.0, NOW.0 + 1, i64::MAX] {
            for delivered in ["NULL", "1"] {
                number += 1;
                let add = format!(
                    "INSERT INTO api_key (id, title, title_fold, email, role, creator_id, created, expires, revoked,
                     delivered) SELECT '{number:08}-0000-4000-a000-000000000000', 'x', 'x', '{number}@b.c', 'viewer',
                     id, 1, {expires}, {revoked}, {delivered} FROM member"
                );
                sql(&path, &add);
            }
        }
    }
    let all = |condition: &[&str]| {
        let mut rows = Vec::new();
        let mut ids = Vec::new();
        fixture
            .store
            .read(|tx| {
                each(tx, &query(condition, "status"), NOW, &mut |row| {
                    rows.push((row.key.id, row.status));
                    Ok(())
                })?;
                each_id(tx, &query(condition, "status"), NOW, &mut |id| {
                    ids.push(id);
                    Ok(())
                })
            })
            .unwrap();
        assert_eq!(rows.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids);
        rows
    };
    assert_eq!(all(&[]).len(), number);
    for status in KeyStatus::ALL {
        let with =
            |is: bool| all(&[]).into_iter().filter(|(_, other)| (*other == status) == is).collect::<Vec<_>>();
        assert!(!with(true).is_empty(), "{status}");
        assert_eq!(all(&[&format!("status={status}")]), with(true));
        assert_eq!(all(&[&format!("status!={status}")]), with(false));
        assert_eq!(all(&[&format!("status={status},{status}")]), with(true));
    }
}

#[test]
fn titles_within_one_edit_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let fixture = Fixture::at(&path);
    let titles = ["maps", "map", "mapsé", "mbps", "amps", "map s", "地maps", "aps", "m\u{10fffd}aps", "mops"];
    let far = ["ma", "mopps", "import", "spam", "zzz"];
    // Those around the text in alphabetical order, so that no other is a neighbor of it.
    let around = (0..150).flat_map(|number| [format!("maps!{number}"), format!("mapr{number}")]);
    let all = titles.iter().chain(&far).map(|title| (*title).to_owned()).chain(around);
    let rows: Vec<String> = all
        .zip(1..)
        .map(|(title, number)| {
            format!(
                "('{number:08}-0000-4000-a000-000000000000', '{title}', '{title}', '{number}@b.c', 'viewer',
                 (SELECT id FROM member), 1, 2, NULL, 1)"
            )
        })
        .collect();
    let columns = "id, title, title_fold, email, role, creator_id, created, expires, revoked, delivered";
    sql(&path, &format!("INSERT INTO api_key ({columns}) VALUES {}", rows.join(", ")));
    let found = fixture.store.read(|tx| near::near(tx, "maps", 10)).unwrap();
    for title in &titles[1..] {
        assert_eq!(found.iter().filter(|other| *other == title).count(), 1, "{title}: {found:?}");
    }
    for title in ["mopps", "import", "spam", "zzz"] {
        assert!(!found.iter().any(|other| other == title), "{title}");
    }
    let all = fixture.store.read(|tx| near::near(tx, "maps", 1000)).unwrap();
    assert_eq!(all.len(), rows.len());
}

/// Returns the steps of SQLite's plan.
fn plan(select: &Select) -> Vec<String> {
    let store = Store::in_memory().unwrap();
    store.read(|tx| select.plan(tx)).unwrap()
}

/// Reports whether a step of the plan contains this.
fn has_step(conditions: &[&str], order: &str, step: &str) {
    let mut select = select_rows(&KeyField::defaults(), false);
    select.apply(&query(conditions, order), NOW, "k.created", "k.id");
    let steps = plan(&select);
    assert!(steps.iter().any(|found| found.contains(step)), "{conditions:?} by {order:?}: {steps:#?}");
}

#[test]
fn filters_and_orders_use_their_index() {
    let expiring = "api_key_by_expires (expires>? AND expires<?)";
    has_step(&["status=active", "expires<=1d"], "", expiring);
    has_step(&["expires<=1d", "expires>now"], "title", expiring);
    let creator = "api_key_by_creator (creator_id=?)";
    has_step(&["creator=ada@acme.com"], "", creator);
    has_step(&["creator=ada@acme.com,grace"], "-expires", creator);
    has_step(&["title=x"], "", "api_key_by_title (title_fold=?)");
    has_step(&[], "", "api_key_by_created");
    has_step(&[], "title", "api_key_by_title");
    has_step(&[], "expires", "api_key_by_expires");
}

#[test]
fn ids_are_read_from_the_index_alone() {
    let mut select = select_ids();
    select.apply(&query(&[], ""), NOW, "k.created", "k.id");
    assert_eq!(plan(&select), ["SCAN k USING INDEX api_key_by_created"]);
}
