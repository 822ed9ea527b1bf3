//! How the house is built: floors that only look down, small files, and each thing in its own room.

use std::path::{Path, PathBuf};

/// The floors and what each may look at. Files of tests beside them see what they need.
const FLOORS: [(&str, &[&str]); 11] = [
    ("main", &["run"]),
    ("run", &["cli", "commands", "domain", "env", "error", "ops", "store", "ui", "verify"]),
    ("cli", &["commands", "domain", "error", "ui"]),
    ("commands", &["domain", "env", "error", "ops", "store", "ui", "verify"]),
    ("env", &["domain", "error", "ops", "store", "ui"]),
    ("ui", &["domain", "error"]),
    ("verify", &["domain", "error", "ops", "store"]),
    ("ops", &["domain", "error", "store"]),
    ("store", &["domain", "error"]),
    ("domain", &["error"]),
    ("error", &["domain"]),
];

/// Words that only one room may say.
const ROOMS: [(&str, &str); 8] = [
    ("rusqlite", "src/store/engine/"),
    ("SELECT ", "src/store/"),
    ("INSERT INTO", "src/store/"),
    ("DELETE FROM", "src/store/"),
    ("BEGIN IMMEDIATE", "src/store/"),
    ("dialoguer::", "src/ui/prompt/"),
    ("comfy_table::", "src/ui/"),
    ("arboard::", "src/ui/clipboard/"),
];

/// The most lines of a file.
const LINES: usize = 400;

/// A file of the house: its path from the top, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// Its place in the library: `src/ops/key/create.rs` is `ops key create`.
    fn module(&self) -> Vec<&str> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        inner.split('/').filter(|part| *part != "lib").collect()
    }

    /// Whether it holds tests and nothing else: it, or a folder that it stands in, is named so.
    fn is_of_tests(&self) -> bool {
        self.module().iter().any(|part| matches!(*part, "tests" | "fixture") || part.ends_with("_tests"))
    }

    /// The floors that it names, each with the line that does.
    fn named(&self) -> Vec<(String, usize)> {
        let mut named = Vec::new();
        for (index, line) in self.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            named.extend(self.floors_of(code).into_iter().map(|floor| (floor, index + 1)));
        }
        named
    }

    /// The floors that a line of code names by `crate::`, by `keys::`, or by as many `super::` as lead to the top.
    fn floors_of(&self, code: &str) -> Vec<String> {
        let depth = self.module().len();
        let to_the_top = "super::".repeat(depth);
        ["crate::", "keys::", &to_the_top]
            .iter()
            .filter(|start| !start.is_empty())
            .flat_map(|start| code.match_indices(*start).map(|(at, found)| (at, at + found.len())))
            .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c)))
            .flat_map(|(_, after)| first_names(&code[after..]))
            .filter(|name| FLOORS.iter().any(|(floor, _)| floor == name))
            .collect()
    }
}

/// The first name of a path, or of each path of a group: `{a::b, c}` has `a` and `c`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    match path.strip_prefix('{') {
        Some(group) => group.split(',').map(name).collect(),
        None => vec![name(path)],
    }
}

fn files_under(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                files.push(File { path: path.strip_prefix(root).unwrap().display().to_string(), text });
            }
        }
    }
    files.sort_by(|one, two| one.path.cmp(&two.path));
    files
}

/// Who looks where they must not.
fn lookers_up(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let module = file.module();
        let Some(own) = module.first().filter(|_| !file.is_of_tests()) else { continue };
        let Some((_, allowed)) = FLOORS.iter().find(|(floor, _)| floor == own) else {
            found.push(format!("{} stands on no floor", file.path));
            continue;
        };
        for (floor, line) in file.named() {
            if floor != *own && !allowed.contains(&floor.as_str()) {
                found.push(format!("{}:{line} looks from `{own}` at `{floor}`", file.path));
            }
        }
    }
    found
}

#[test]
fn no_floor_looks_up() {
    assert_eq!(lookers_up(&files_under("src")), [""; 0]);
}

#[test]
fn whoever_looks_up_is_named() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let found = lookers_up(&[
        file("src/ops/key/create.rs", "use crate::store::Store;\nuse crate::{domain::id, env::Env};\n"),
        file("src/store/mod.rs", "// crate::ui is far away\nfn f() { super::ui::look() }\n"),
        file("src/store/engine/mod.rs", "use super::super::super::env::Env;\nuse super::super::ops::find;\n"),
        file("src/main.rs", "fn main() { keys::ops::go() }\n"),
        file("src/utils.rs", ""),
    ]);
    assert_eq!(
        found,
        [
            "src/ops/key/create.rs:2 looks from `ops` at `env`",
            "src/store/mod.rs:2 looks from `store` at `ui`",
            "src/store/engine/mod.rs:2 looks from `store` at `ops`",
            "src/main.rs:1 looks from `main` at `ops`",
            "src/utils.rs stands on no floor",
        ]
    );
}

#[test]
fn what_belongs_into_one_room_is_said_nowhere_else() {
    for file in files_under("src").iter().filter(|file| !file.is_of_tests()) {
        for (word, room) in ROOMS {
            let strays = file.text.contains(word) && !file.path.starts_with(room);
            assert!(!strays, "{} says `{word}`, which belongs into {room}", file.path);
        }
    }
}

#[test]
fn files_and_functions_are_small() {
    for file in files_under("src").iter().chain(&files_under("tests")) {
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", file.path);
        assert!(file.path != "src/main.rs" || lines < 20, "main has {lines} lines");
    }
    // How long functions are, clippy counts.
    let clippy = include_str!("../clippy.toml");
    assert!(clippy.contains("too-many-lines-threshold = 60\n"));
    assert!(include_str!("../Cargo.toml").contains("pedantic = { level = \"warn\", priority = -1 }"));
}

#[test]
fn no_source_turns_a_lint_off_without_a_reason() {
    let attribute = ["#[", "allow("].concat();
    for file in files_under("src").iter().chain(&files_under("tests")) {
        assert!(!file.text.contains(&attribute), "{}: say `expect`, with the reason", file.path);
    }
}
