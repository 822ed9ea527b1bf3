//! The tables of every noun, with few and with many rows.

use std::fmt::Write as _;

use keys::domain::email::Email;
use keys::domain::event::{Actor, Detail, Event, MemberAdded, Subject};
use keys::domain::grant::{Permission, Principal};
use keys::domain::id::{MemberId, ResourceId};
use keys::domain::member::Member;
use keys::domain::resource::{Kind, Resource};
use keys::domain::role::Role;
use keys::domain::text::Name;
use keys::domain::time::Clock as _;
use keys::store::{self, Audited, WriteTx};
use keys::testing::sample::{ADA, key_id, member_id};
use unicode_width::UnicodeWidthStr;

use super::{WIDTHS, on};
use crate::support::fixture::Fixture;

const COMMANDS: [&[&str]; 5] =
    [&["log"], &["show", "ci"], &["acl", "list"], &["member", "list"], &["resource", "list"]];

/// Long, wide, combined, a formula, and short.
const NAMES: [&str; 5] = [
    "Cartography and field survey, northern region",
    "地図データの夜間更新",
    "cafe\u{301} 👩‍👩‍👧",
    "=cmd|'x'!A1",
    "ci",
];

/// A store with this many members, each with a grant on a project of their own, which the key `ci` owns.
fn filled(count: usize) -> Fixture {
    let fixture = Fixture::initialized();
    fixture.run(&["create", "ci", "--role", "editor", "--expires", "never"]).done();
    if count > 0 {
        fixture.with(|cx| {
            let (ada, ci) = (member_id(cx, ADA), Principal::Key(key_id(cx, "ci")));
            cx.store()
                .change(|tx| {
                    let mut audited = Audited::unchanged(());
                    for at in 0..count {
                        audited = audited.and(add(&fixture, tx, at, ada, ci)?);
                    }
                    Ok(audited)
                })
                .unwrap();
        });
    }
    fixture
}

/// Adds one member with their project. Returns the event of the member.
fn add(
    fixture: &Fixture,
    tx: &WriteTx<'_>,
    at: usize,
    ada: MemberId,
    owner: Principal,
) -> keys::error::Result<Event> {
    let now = fixture.clock.now();
    let name = Name::new(&format!("{} {at}", NAMES[at % NAMES.len()])).unwrap();
    let email = Email::new(&format!("member{at}@acme.com")).unwrap();
    let id = MemberId::random(&fixture.random).unwrap();
    let member = Member { id, name: name.clone(), email, role: Role::Editor, added: now };
    let id = ResourceId::random(&fixture.random).unwrap();
    let project = Resource { id, kind: Kind::Project, name, project: None, source: None, created: now };
    store::member::insert(tx, &member)?;
    store::resource::insert(tx, &project)?;
    store::grant::set(tx, owner, Permission::Owner, project.id)?;
    store::grant::set(tx, Principal::Member(member.id), Permission::Modify, project.id)?;
    let detail = MemberAdded { email: member.email.to_string(), role: member.role.to_string() };
    Ok(Event {
        at: now,
        actor: Actor { id: ada, name: "Ada Lovelace".to_owned(), os_user: "tester".to_owned() },
        subject: Subject::from(&member),
        detail: Detail::MemberAdded(detail),
        reason: None,
    })
}

/// All lines of a short table; of a long one the first and the last, and how many are between.
fn ends(table: &str) -> String {
    let lines: Vec<&str> = table.lines().collect();
    if lines.len() <= 40 {
        return lines.join("\n");
    }
    let (head, tail) = (lines[..6].join("\n"), lines[lines.len() - 4..].join("\n"));
    format!("{head}\n[{} lines]\n{tail}", lines.len() - 10)
}

/// Compares what every command prints at every width with a snapshot. No line is wider than the terminal.
fn compare(name: &str, counts: &[usize]) {
    let fixtures: Vec<Fixture> = counts.iter().map(|count| filled(*count)).collect();
    for args in COMMANDS {
        let mut shown = String::new();
        for (count, fixture) in counts.iter().zip(&fixtures) {
            for width in WIDTHS {
                let listed = on(fixture, width).run(args).done();
                let widest = listed.stdout.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
                assert!(widest <= width, "{widest} of {width}:\n{listed}");
                let _ = write!(shown, "{count} at {width}:\n{}\n{}\n", ends(&listed.stdout), listed.stderr);
            }
        }
        insta::assert_snapshot!(format!("{name}_{}", args.join("_")), shown);
    }
}

#[test]
fn tables_of_few_rows_fit() {
    compare("few", &[0, 1, 10]);
}

#[test]
fn tables_of_2000_rows_fit() {
    compare("many", &[2_000]);
}
