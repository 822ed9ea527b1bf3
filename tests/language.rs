//! The language of the project: words and constructions that neither help, messages, docs nor comments use.

use std::path::{Path, PathBuf};

use keys::cli::command;
use regex::Regex;

/// Words and constructions, as regular expressions, each with better words.
const FORBIDDEN: &[(&str, &str)] = &[
    (
        r"(?:^|[^`\w])(somebody|somebody's|nobody|whoever|whomever|behold)\b",
        "name the person, or say `no one` of none",
    ),
    (r"\b(told|tells|telling)\b", "prints, reports, says"),
    (r"\blook(s|ed|ing)? (it |them |the \w+ )?over\b", "check"),
    (r"\bmakes? no sense\b", "is invalid"),
    (r"\b(goes|go|going|gone) along\b", "is also deleted"),
    (r"\bstands? (in|at|there|for|on|alone|still|beside|before|behind)\b", "is in, means"),
    (r"\blies? (in|at|there|ahead|behind|beside|open)\b", "is in"),
    (r"\bmay not\b.*\bit takes\b", "cannot ...: administrators only"),
    (r"\b(is|are|was|were) to be\b", "must be, will be"),
    (r"\b(as it is|as they are|as it was|as they were)\b", "unchanged"),
    (r"\b(by itself|by themselves|of itself)\b", "drop it"),
    (r"\b(no longer|stays?|still|is|are) good\b", "works"),
    (r"\bleads? nowhere\b", "is /dev/null"),
    (r"\bbehind the back\b", "without notice"),
    (r"\b(gives?|gave|giving) way\b", "yields"),
    (r"\bthe house\b|\bfloors?\b", "layer"),
    (r"\bthere (is|are) (a|an|no|one) [^.]{0,40}\balready\b", "... already exists"),
    (r"\b(takes?|took|taken) (it|them|that|this)?\s?(back|along)\b", "undo, discard"),
    (r"\bbecomes? of (it|them|the|what)\b", "happens to"),
    (r"\bon the side\b", "on standard error"),
    (r"\bkept back\b|\bkeeps? back\b", "buffered"),
    (r"\bmade anew\b|\banew\b", "again"),
    (r"\bthrown away\b", "discarded"),
    (r"\b(no|none|1|one|\d+) (key|keys|member|members|resource|resources|event|events) fits?\b", "matches"),
    (r"\bhand(s|ed)? (\w+ )?over\b", "transfer, deliver"),
    (r"\bwants? quiet\b", "with --quiet"),
];

/// Clauses that begin a sentence or a comment in place of a noun.
const CLAUSES: &str = r"^(What|Whoever|Whatever|Whether|Where|Who|Which) [a-z`]";

struct Finding {
    file: String,
    line: usize,
    text: String,
    word: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with this extension, in order.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The comments of a Rust file, and with `strings` its string literals, each with its line.
fn prose(source: &str, strings: bool) -> Vec<(usize, String)> {
    let literal = Regex::new(r#""((?:[^"\\]|\\.)*)"?"#).unwrap();
    let mut found = Vec::new();
    let mut in_tests = false;
    for (index, line) in source.lines().enumerate() {
        in_tests |= line.starts_with("#[cfg(test)]");
        let trimmed = line.trim_start();
        let comment = trimmed.strip_prefix("//").map(|text| text.trim_start_matches(['/', '!']).trim());
        if let Some(comment) = comment {
            found.push((index + 1, comment.to_owned()));
        } else if strings && !in_tests {
            let literals = literal.captures_iter(line).map(|capture| capture[1].to_owned());
            found.extend(literals.map(|text| (index + 1, text)));
            // A literal over several lines: its inner lines have no quotes.
            if trimmed.ends_with('\\') && !line.contains('"') {
                found.push((index + 1, trimmed.to_owned()));
            }
        }
    }
    found
}

/// Every text with its file and line.
fn texts() -> Vec<(String, usize, String)> {
    let mut texts = Vec::new();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in files(folder, "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let lines = prose(&source, folder == "src");
            texts.extend(lines.into_iter().map(|(line, text)| (name(&path), line, text)));
        }
    }
    let mut pages = files("docs", "md");
    pages.extend(
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"].map(|page| root().join(page)),
    );
    for path in pages.iter().filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(path).unwrap();
        texts.extend(text.lines().enumerate().map(|(index, line)| (name(path), index + 1, line.to_owned())));
    }
    texts.retain(|(file, ..)| file != "tests/language.rs");
    texts
}

/// The rendered help of every command, as if each were a file.
fn helps() -> Vec<(String, usize, String)> {
    fn gather(command: &clap::Command, path: &str, into: &mut Vec<(String, usize, String)>) {
        let path = format!("{path} {}", command.get_name()).trim().to_owned();
        for help in [command.clone().render_help(), command.clone().render_long_help()] {
            let help = help.to_string();
            into.extend(
                help.lines().enumerate().map(|(index, line)| (path.clone(), index + 1, line.to_owned())),
            );
        }
        for inner in command.get_subcommands() {
            gather(inner, &path, into);
        }
    }
    let mut top = command();
    top.build();
    let mut into = Vec::new();
    gather(&top, "", &mut into);
    into
}

fn findings(texts: Vec<(String, usize, String)>) -> Vec<Finding> {
    let words: Vec<Regex> =
        FORBIDDEN.iter().map(|(word, _)| Regex::new(&format!("(?i){word}")).unwrap()).collect();
    let clauses = Regex::new(CLAUSES).unwrap();
    let mut found = Vec::new();
    // A clause counts only where a paragraph begins: in a wrapped comment, any line may begin with such a word.
    let mut last = (String::new(), 0, String::new());
    for (file, line, text) in texts {
        let begins =
            last.0 != file || last.1 + 1 != line || last.2.is_empty() || last.2.ends_with(['.', ':']);
        let word = words.iter().find_map(|word| word.find(&text));
        let clause =
            clauses.find(&text).filter(|_| begins && !text.trim_end_matches([' ', '*']).ends_with('?'));
        if let Some(word) = word.or(clause) {
            let word = word.as_str().to_owned();
            found.push(Finding { file: file.clone(), line, text: text.clone(), word });
        }
        last = (file, line, text);
    }
    found
}

fn report(findings: &[Finding]) -> String {
    let line = |Finding { file, line, text, word }: &Finding| {
        format!("{file}:{line}: `{}`: {}", word.trim(), text.trim())
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn help_has_no_forbidden_words() {
    let found = findings(helps());
    assert!(found.is_empty(), "{}", report(&found));
}

#[test]
fn texts_have_no_forbidden_words() {
    let found = findings(texts());
    assert!(found.is_empty(), "{}", report(&found));
}

#[test]
fn forbidden_words_are_found() {
    let bad = [
        "look the store over with `keys check`",
        "the store holds a value that makes no sense",
        "nobody is there to confirm",
        "What is asked for, with what was missing.",
        "Whether it holds tests and nothing else.",
        "it stays good until tomorrow",
        "there is a file at `x` already",
    ];
    for text in bad {
        assert_eq!(findings(vec![("page".to_owned(), 1, text.to_owned())]).len(), 1, "{text}");
    }
    let good = ["run `keys check`, or restore a backup", "Returns the key with this id.", "Which key?"];
    for text in good {
        let found = findings(vec![("page".to_owned(), 1, text.to_owned())]);
        assert!(found.is_empty(), "{}", report(&found));
    }
}
