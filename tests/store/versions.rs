//! Stores as earlier versions left them.

use std::fs;
use std::path::Path;

use crate::support::sandbox::Sandbox;

#[test]
fn a_store_of_every_earlier_version_opens_with_all_that_is_in_it() {
    let stores = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores");
    let mut found = 0;
    for entry in fs::read_dir(stores).unwrap().map(Result::unwrap) {
        found += 1;
        let name = entry.file_name();
        let sandbox = Sandbox::empty();
        fs::create_dir(sandbox.data()).unwrap();
        fs::copy(entry.path(), sandbox.store()).unwrap();
        assert_eq!(sandbox.titles(), ["Nightly import", "Partner map", "Old build server"], "{name:?}");
        let shown = sandbox.run(&["show", "Nightly import"]);
        assert_eq!(shown.status, 0, "{name:?}: {}", shown.stderr);
        assert!(shown.stdout.contains("Atlas"), "{name:?}: {}", shown.stdout);
        sandbox.create("new", "viewer");
        let gone = sandbox.run(&["delete", "Nightly import", "--transfer-to", "edi@acme.com", "--yes"]);
        assert_eq!(gone.status, 0, "{name:?}: {}", gone.stderr);
        sandbox.assert_whole(&format!("{name:?}"));
    }
    assert!(found > 0, "there is none");
}
