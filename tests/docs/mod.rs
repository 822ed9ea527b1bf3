//! The documentation: every example runs, every command in it parses, every link leads to a file and a heading.

mod by_hand;
mod fences;
mod links;
mod shape;

use std::path::{Path, PathBuf};
use std::process::Command;

use fences::{Fence, Mark, Page};

use crate::support::commands::{calls, parses};
use crate::support::recorder::Recorder;
use crate::support::sandbox::Sandbox;

/// Separates the outputs of two fences.
const SEPARATOR: char = '\u{1e}';

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every page: those of the repository's root, then those of `docs/`.
fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = [root().to_owned(), root().join("docs")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Page::read(root(), path)).collect()
}

fn page(name: &str) -> Page {
    Page::read(root(), &root().join(name))
}

/// Runs the `sh` fences of a page in order, in one shell, and returns what each wrote to standard output, and all of
/// standard error.
fn run(page: &Page, setup: &str) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut script = format!("{setup}\n");
    for fence in page.scripts() {
        script.extend(["printf '\\036' | tee /dev/stderr\n", &fence.text, "\n"]);
    }
    let recorder = Recorder::new();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", recorder.folder().display());
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .env_clear()
        .envs([("PATH", path.as_str()), ("HOME", folder.path().to_str().unwrap()), ("LANG", "C.UTF-8")])
        .envs(recorder.envs())
        .current_dir(folder.path())
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let reached = stdout.matches(SEPARATOR).count();
    let place = reached.checked_sub(1).map_or("the setup".to_owned(), |at| {
        format!("{}:{}", page.name, page.scripts().nth(at).unwrap().line)
    });
    assert!(output.status.success(), "{place} fails:\n{}", stderr.rsplit(SEPARATOR).next().unwrap());
    recorder.validate();
    (stdout.split(SEPARATOR).skip(1).map(str::to_owned).collect(), stderr)
}

/// Runs a page, and compares its JSON with what the fences above printed.
fn check(name: &str, setup: &str) {
    let page = page(name);
    let (outputs, _) = run(&page, setup);
    let mut printed = outputs.into_iter();
    let mut last = String::new();
    for fence in &page.fences {
        match fence.mark {
            Mark::Run => last = printed.next().unwrap(),
            Mark::Output => {
                let real = serde_json::from_str(&last)
                    .unwrap_or_else(|bad| panic!("{name}:{}: no JSON above: {bad}\n{last}", fence.line));
                let shown = serde_json::from_str(&fence.text).unwrap();
                shape::compare(&shown, &real).unwrap_or_else(|why| panic!("{name}:{}: {why}", fence.line));
            }
            Mark::Json => drop(serde_json::from_str::<serde_json::Value>(&fence.text).unwrap()),
            _ => {}
        }
    }
}

/// The script of `docs/README.md`, which makes the store that the examples of the other pages use.
fn setup() -> String {
    page("docs/README.md").scripts().map(|fence| fence.text.clone()).collect()
}

/// The pages with examples that run, each a test of its own so that they run side by side.
macro_rules! pages_that_run {
    ($($test:ident: $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                check($name, &setup());
            }
        )*

        #[test]
        fn every_page_with_examples_is_run() {
            let run = [$($name,)* "README.md", "docs/README.md"];
            for page in pages().iter().filter(|page| page.scripts().next().is_some()) {
                assert!(run.contains(&page.name.as_str()), "add {} to `pages_that_run`", page.name);
            }
        }
    };
}

pages_that_run! {
    naming_runs: "docs/naming.md",
    listing_runs: "docs/listing.md",
    configuration_runs: "docs/configuration.md",
    life_runs: "docs/life.md",
    scripting_runs: "docs/scripting.md",
    secrets_run: "docs/secrets.md",
    verifying_runs: "docs/verifying.md",
    store_runs: "docs/store.md",
    moving_runs: "docs/moving.md",
    shells_run: "docs/shells.md",
}

#[test]
fn readme_script_runs() {
    let mut readme = page("README.md");
    let script = readme.fences.iter_mut().find(|fence| fence.mark == Mark::Run).unwrap();
    script.text.push_str("\nkeys resource show Atlas -o json");
    let (outputs, stderr) = run(&readme, "");
    let [stdout] = outputs.as_slice() else { panic!("{outputs:?}") };
    assert!(
        stdout.contains("\"transferred_to\": {") && stdout.contains("\"name\": \"Eve Moss\""),
        "{stdout}"
    );
    let is_secret = |word: &str| word.starts_with("keys_") && word.len() > 20;
    assert!(!stdout.split('"').any(is_secret), "a secret is in:\n{stdout}");
    assert!(stderr.contains("Restored key Nightly import."), "{stderr}");
}

#[test]
fn readme_begins_with_two_commands() {
    assert_eq!(page("README.md").fences[0].text, "cargo run --release -- demo\ncargo test");
}

#[test]
fn every_command_parses() {
    let mut count = 0;
    for page in pages() {
        for Fence { text, line, .. } in page.fences.iter().filter(|fence| fence.is_shell()) {
            for call in calls(text) {
                parses(&call).unwrap_or_else(|why| panic!("{}:{line}: {why}", page.name));
                count += 1;
            }
        }
        // `keys …` in sentences may leave out required arguments and subcommands, as help does.
        for span in page.spans().filter(|span| span.starts_with("keys ")) {
            for call in calls(span) {
                let call = [call, vec!["--help".to_owned()]].concat();
                parses(&call).unwrap_or_else(|why| panic!("{} has `{span}`: {why}", page.name));
            }
        }
    }
    assert!(count > 80, "only {count} commands found");
}

#[test]
fn sql_is_valid_on_a_real_store() {
    let sandbox = Sandbox::new();
    let sqlite = sandbox.sqlite();
    for page in pages() {
        for fence in page.fences.iter().filter(|fence| fence.mark == Mark::Sql) {
            sqlite.prepare(&fence.text).unwrap_or_else(|bad| panic!("{}:{}: {bad}", page.name, fence.line));
        }
    }
}

#[test]
fn recipes_exist() {
    let justfile = std::fs::read_to_string(root().join("justfile")).unwrap();
    let known: Vec<&str> = justfile
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '[']))
        .filter_map(|line| line.split([' ', ':']).next())
        .collect();
    for page in pages() {
        let lines = page.fences.iter().flat_map(|fence| fence.text.lines());
        for recipe in lines.chain(page.spans()).filter_map(|text| text.strip_prefix("just ")) {
            let name = recipe.split(' ').next().unwrap();
            assert!(known.contains(&name), "{} has `just {recipe}`", page.name);
        }
    }
}

#[test]
fn glossary_words_are_in_the_code() {
    let sources = |folder: &str| {
        let listed = Command::new("find").arg(root().join(folder)).args(["-name", "*.rs"]).output().unwrap();
        let paths = String::from_utf8(listed.stdout).unwrap();
        paths.lines().map(|path| std::fs::read_to_string(path).unwrap()).collect::<String>()
    };
    let code = sources("src") + &sources("tests/support");
    let glossary = page("docs/glossary.md");
    let (_, words) = glossary.prose.split_once("## Words of the code").unwrap();
    for word in
        words.split('`').skip(1).step_by(2).filter(|word| word.starts_with(|c: char| c.is_uppercase()))
    {
        let is_whole = |part: &str| !part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let is_known = code.split(word).skip(1).any(is_whole);
        assert!(is_known, "`{word}` is in the glossary, but not in the code");
    }
}
