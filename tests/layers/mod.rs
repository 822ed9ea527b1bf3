//! The layers of the program: a layer imports only those below it, no two modules of a folder import each other in a
//! circle, files are small and all of them are compiled, tests have short names.

mod cycles;
pub mod source;

use std::collections::BTreeSet;

use cycles::cycles;
use regex::Regex;
use source::{Source, sources_under};

/// Each layer and those that it may import. Test modules beside them import what they need.
const LAYERS: [(&str, &[&str]); 12] = [
    ("main", &["run"]),
    ("run", &["cli", "commands", "config", "domain", "env", "error", "ops", "store", "ui", "verify"]),
    ("cli", &["commands", "domain", "error", "ui"]),
    ("commands", &["config", "domain", "env", "error", "ops", "store", "ui", "verify"]),
    ("env", &["config", "domain", "error", "ops", "store", "ui"]),
    ("config", &["domain", "error", "store"]),
    ("ui", &["domain", "error"]),
    ("verify", &["domain", "error", "ops", "store"]),
    ("ops", &["domain", "error", "store"]),
    ("store", &["domain", "error"]),
    ("domain", &["error"]),
    ("error", &["domain"]),
];

/// The one circle that is meant: a value says why it is refused, and a refusal says it with values.
const LOWEST: &str = "src: `domain` → `error` → `domain`";

/// Words that belong to one folder.
const RESERVED: [(&str, &str); 9] = [
    ("rusqlite", "src/store/engine/"),
    ("SELECT ", "src/store/"),
    ("INSERT INTO", "src/store/"),
    ("DELETE FROM", "src/store/"),
    ("BEGIN IMMEDIATE", "src/store/"),
    ("dialoguer::", "src/ui/prompt/"),
    ("comfy_table::", "src/ui/"),
    ("arboard::", "src/ui/clipboard/"),
    ("ratatui::", "src/ui/"),
];

const MOST_LINES: usize = 400;
const LONGEST_TEST_NAME: usize = 40;

/// Imports of layers that are not below the importing one.
fn violations(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let Some(own) = source.module.first().filter(|_| !source.is_test()) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| layer == own) else {
            found.push(format!("{} is in no layer", source.path));
            continue;
        };
        for used in &source.uses {
            let Some(layer) = used.names.first().filter(|name| LAYERS.iter().any(|(layer, _)| layer == name))
            else {
                continue;
            };
            if layer != own && !allowed.contains(&layer.as_str()) {
                found.push(format!("{}:{}: `{own}` imports `{layer}`", source.path, used.line));
            }
        }
    }
    found
}

/// Files that no `mod` leads to from the roots: they would not be compiled, and tests in them would never run.
fn forgotten(sources: &[Source], roots: &[&str]) -> Vec<String> {
    let is_root = |source: &&Source| roots.contains(&&*source.path);
    let mut reached: BTreeSet<&str> = roots.iter().copied().collect();
    let mut open: Vec<&Source> = sources.iter().filter(is_root).collect();
    while let Some(source) = open.pop() {
        let named = sources.iter().filter(|other| source.declared.contains(&other.module));
        open.extend(named.filter(|other| reached.insert(&other.path)));
    }
    let missed = sources.iter().filter(|source| !reached.contains(&*source.path));
    missed.map(|source| format!("no `mod` leads to {}", source.path)).collect()
}

/// Tests whose names are too long for a line of a report, or a clause in place of a sentence.
fn misnamed_tests(sources: &[Source]) -> Vec<String> {
    let test = Regex::new(r"#\[test\][^{]*?\bfn (\w+)").unwrap();
    let clause = Regex::new("^(what|who|whoever|whatever|whether|where|which)_").unwrap();
    let names =
        sources.iter().flat_map(|source| test.captures_iter(&source.text)).map(|found| found[1].to_owned());
    names.filter(|name| name.len() > LONGEST_TEST_NAME || clause.is_match(name)).collect()
}

#[test]
fn layers_import_only_lower_layers() {
    assert_eq!(violations(&sources_under("src")), [""; 0]);
}

#[test]
fn layer_violation_is_reported() {
    let found = violations(&[
        Source::new(
            "src/ops/key/create.rs",
            "use crate::store::Store;\nuse crate::{domain::id, env::Env};\n",
        ),
        Source::new("src/store/mod.rs", "// crate::ui is far away\nfn f(to: super::ui::Out) {}\n"),
        Source::new(
            "src/store/engine/mod.rs",
            "use super::super::super::env::Env;\nuse super::super::ops::find;\n",
        ),
        Source::new("src/domain/id.rs", "fn f() { assert!(crate::verify::check()) }\n"),
        Source::new("src/main.rs", "fn main() { keys::ops::go() }\n"),
        Source::new("src/utils.rs", ""),
    ]);
    assert_eq!(
        found,
        [
            "src/ops/key/create.rs:2: `ops` imports `env`",
            "src/store/mod.rs:2: `store` imports `ui`",
            "src/store/engine/mod.rs:1: `store` imports `env`",
            "src/store/engine/mod.rs:2: `store` imports `ops`",
            "src/domain/id.rs:1: `domain` imports `verify`",
            "src/main.rs:1: `main` imports `ops`",
            "src/utils.rs is in no layer",
        ]
    );
}

#[test]
fn siblings_import_each_other_in_no_circle() {
    let found = cycles(&sources_under("src"));
    assert_eq!(found.iter().filter(|circle| *circle != LOWEST).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn circle_of_siblings_is_reported() {
    let found = cycles(&[
        Source::new("src/lib.rs", "pub mod ui; pub mod store;"),
        // By a path in an expression, through a name of the folder, and back from a module inside.
        Source::new("src/ui/mod.rs", "mod listing; mod table; mod fit; pub use fit::{Fit as Width};"),
        Source::new("src/ui/listing.rs", "fn f() { super::table::write() }"),
        Source::new("src/ui/table.rs", "use super::{Width, unwritten};"),
        Source::new("src/ui/fit/mod.rs", "mod slot;"),
        Source::new("src/ui/fit/slot.rs", "use crate::ui::listing::Column;"),
        // A test may import what it needs, and so may a folder's own file.
        Source::new("src/store/mod.rs", "mod file; mod open; use file::File; fn f() { open::open() }"),
        Source::new("src/store/open.rs", "use super::{File, Store};"),
        Source::new(
            "src/store/file.rs",
            "#[cfg(test)]\nmod tests { use super::super::open::open; use super::*; }",
        ),
    ]);
    assert_eq!(found, ["ui: `fit` → `listing` → `table` → `fit`"]);
}

#[test]
fn every_file_is_compiled() {
    let [tests, library] = ["tests", "src"].map(sources_under);
    assert_eq!(forgotten(&tests, &["tests/main.rs"]), [""; 0]);
    assert_eq!(forgotten(&library, &["src/lib.rs", "src/main.rs"]), [""; 0]);
}

#[test]
fn forgotten_file_is_reported() {
    let found = forgotten(
        &[
            Source::new("tests/main.rs", "#[cfg(test)]\nmod acl;\n#[cfg(test)]\nmod rules;\n// mod lost;\n"),
            Source::new("tests/acl.rs", ""),
            Source::new("tests/rules/mod.rs", "mod roles;"),
            Source::new("tests/rules/roles.rs", ""),
            Source::new("tests/rules/change.rs", ""),
            Source::new("tests/lost.rs", "mod acl;"),
        ],
        &["tests/main.rs"],
    );
    assert_eq!(found, ["no `mod` leads to tests/rules/change.rs", "no `mod` leads to tests/lost.rs"]);
}

#[test]
fn reserved_words_stay_in_their_folder() {
    for source in sources_under("src").iter().filter(|source| !source.is_test()) {
        for (word, folder) in RESERVED {
            let strays = source.text.contains(word) && !source.path.starts_with(folder);
            assert!(!strays, "{} has `{word}`, which belongs to {folder}", source.path);
        }
    }
}

#[test]
fn files_and_functions_are_small() {
    for source in sources_under("src").iter().chain(&sources_under("tests")) {
        let lines = source.text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", source.path);
        assert!(source.path != "src/main.rs" || lines < 20, "main has {lines} lines");
    }
    // Clippy counts the lines of functions.
    let clippy = include_str!("../../clippy.toml");
    assert!(clippy.contains("too-many-lines-threshold = 60\n"));
    assert!(include_str!("../../Cargo.toml").contains("pedantic = { level = \"warn\", priority = -1 }"));
}

#[test]
fn test_names_are_short_sentences() {
    assert_eq!(misnamed_tests(&sources_under("src")), [""; 0]);
    assert_eq!(misnamed_tests(&sources_under("tests")), [""; 0]);
}

#[test]
fn misnamed_test_is_reported() {
    let found = misnamed_tests(&[Source::new(
        "tests/list.rs",
        "#[test]\nfn sorting_by_every_column_uses_its_own_kind() {}\n\
         #[test]\n#[cfg(unix)]\nfn what_is_missing_is_asked() {}\n\
         #[test]\nfn sorting_by_any_column_uses_its_own_kind() {}\n\
         fn what_every_helper_that_is_no_test_may_be_called() {}\n",
    )]);
    assert_eq!(found, ["sorting_by_every_column_uses_its_own_kind", "what_is_missing_is_asked"]);
}

#[test]
fn lints_are_expected_with_a_reason() {
    let attribute = ["#[", "allow("].concat();
    for source in sources_under("src").iter().chain(&sources_under("tests")) {
        assert!(!source.text.contains(&attribute), "{}: use `expect` with a reason", source.path);
    }
}
