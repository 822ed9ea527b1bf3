//! `keys backup`.

use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;

use crate::support::world::World;
use crate::verify::{secret_of, word};

#[test]
fn a_backup_is_a_store_of_its_own_and_its_owners_alone() {
    let world = World::acme();
    let secret = secret_of(&world, "tiles", "viewer", "90d");
    let path = world.folder().join("copy.db");
    let copy = path.to_str().unwrap().to_owned();
    assert_snapshot!("backup", world.run(&["backup", &copy]).done());
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let list = ["list", "-o", "json"];
    assert_eq!(world.run(&[&list[..], &["--store", &copy]].concat()).stdout, world.run(&list).stdout);
    world.run(&["check", "--store", &copy]).done();
    world.run(&["log", "--verify", "--store", &copy]).done();
    // What happens after it stays where it happens.
    world.run(&["revoke", "tiles"]).done();
    assert_eq!(word(&world, &secret), "revoked");
    world.on_pipes().input(&secret).run(&["verify", "--store", &copy]).done();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "another program writes to the store")]
fn a_backup_is_made_while_another_program_writes() {
    let world = World::acme();
    let writer = rusqlite::Connection::open(world.path()).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE api_key SET title = 'half done'").unwrap();
    let copy = world.folder().join("copy.db").to_str().unwrap().to_owned();
    world.run(&["backup", &copy]).done();
    let listed = world.run(&["list", "--columns", "title", "--store", &copy]).done();
    assert!(listed.stdout.contains("deploy") && !listed.stdout.contains("half done"), "{listed}");
}

#[test]
fn a_backup_of_a_damaged_store_says_that_it_is_damaged_too() {
    let world = World::acme();
    let [copy, second] =
        ["copy.db", "second.db"].map(|name| world.folder().join(name).to_str().unwrap().to_owned());
    world.sql("PRAGMA ignore_check_constraints = ON; UPDATE secret SET hash_start = hash_start + 1");
    assert_snapshot!("backup_of_a_damaged_store", world.run(&["backup", &copy]).ends(3));
    world.run_in_vain(&["check", "--store", &copy]).ends(3);
    world.run(&["list", "--store", &copy]).done();
    let mut bytes = std::fs::read(world.path()).unwrap();
    let last_page = bytes.len() - 4096..;
    bytes[last_page].fill(0x5a);
    std::fs::write(world.path(), &bytes).unwrap();
    let copied = world.run(&["backup", &second]).ends(3);
    assert!(copied.stderr.contains("the copy is damaged: "), "{copied}");
    assert_eq!(std::fs::read(&second).unwrap().len(), bytes.len());
    let mut left: Vec<_> =
        world.folder().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.retain(|name| name.to_string_lossy().contains(".db"));
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_nothing_behind() {
    let world = World::acme();
    let there = world.folder().join("there.txt");
    std::fs::write(&there, "mine").unwrap();
    let nowhere = world.folder().join("nowhere/copy.db");
    let store = world.path();
    assert_snapshot!(world.transcript_in_vain(&[
        &["backup", there.to_str().unwrap()],
        &["backup", store.to_str().unwrap()],
        &["backup", nowhere.to_str().unwrap()],
        &["backup", world.folder().to_str().unwrap()],
        &["backup"],
    ]));
}
