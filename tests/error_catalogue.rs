//! The catalogue of errors: its form, and the page `docs/errors.md` that is generated from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use keys::error::{Case, Error, Hint};

/// Codes that several cases share. A program that sees one of them shows the message.
const SHARED: [&str; 21] = [
    "config",
    "not-found",
    "outcome-unknown",
    "interrupted",
    "key-revoked",
    "superseded",
    "file-exists",
    "invalid",
    "io",
    "missing",
    "no-clipboard",
    "not-a-receiver",
    "server-password",
    "server-tls",
    "server-unreachable",
    "store-exists",
    "store-locked",
    "store-missing",
    "store-url",
    "undecided",
    "undelivered",
];

fn cases() -> Vec<Case> {
    Error::cases()
}

#[test]
fn every_code_is_unique_and_kebab_case() {
    let kebab = regex::Regex::new("^[a-z]+(-[a-z]+)*$").unwrap();
    let mut seen = BTreeSet::new();
    for case in cases() {
        assert!(kebab.is_match(case.code), "{}", case.code);
        assert!(seen.insert(case.code) || SHARED.contains(&case.code), "two cases have {}", case.code);
    }
}

#[test]
fn cases_of_one_code_have_one_status() {
    let mut statuses = BTreeMap::new();
    for case in cases() {
        assert_eq!(*statuses.entry(case.code).or_insert(case.status), case.status, "{}", case.code);
    }
}

#[test]
fn messages_are_lower_case_without_a_stop() {
    for case in cases() {
        let starts = case.message.chars().next().unwrap();
        assert!(!starts.is_uppercase() && !case.message.ends_with('.'), "{}", case.message);
        assert!(!case.message.contains("failed to"), "{}", case.message);
    }
}

#[test]
fn every_case_has_a_hint_or_says_why_not() {
    for case in cases() {
        let texts = match case.hint {
            Hint::Advice(text) | Hint::None(text) => vec![text],
            Hint::Either(one, other) => vec![one, other],
        };
        for text in texts {
            let starts = text.chars().next().unwrap();
            assert!(!starts.is_uppercase() && !text.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn every_case_has_a_meaning() {
    for case in cases() {
        let meaning = case.meaning.trim();
        assert!(meaning.ends_with('.') && meaning.lines().count() == 1, "{}: {meaning:?}", case.code);
    }
}

#[test]
fn docs_errors_md_is_current() {
    keys::testing::assert_generated("docs/errors.md", &page(&cases()), "docs_errors_md_is_current");
}

fn page(cases: &[Case]) -> String {
    let mut page = String::from(
        "# Errors\n\n\
         <!-- Generated: KEYS_UPDATE_DOCS=1 cargo nextest run docs_errors_md_is_current -->\n\n\
         A command that fails prints a message and a hint on standard error. With `-o json` it prints one object \
         instead:\n\n\
         ```json\n\
         {\"error\": {\"code\": \"not-found\", \"message\": \"no key matches `deploi`\", \"hint\": \"did you mean \
         `deploy`?\"}}\n\
         ```\n\n\
         `code` is stable: match on it, not on the message. `hint` is null where there is nothing to advise. An error \
         without a code of its own has the code `unexpected` and exit status 1.\n\n",
    );
    page.push_str("Each `{}` in a message or hint is a value.\n");
    sections(&mut page, cases);
    page
}

/// A section for each code, in alphabetical order, with a list item for each of its cases.
fn sections(page: &mut String, cases: &[Case]) {
    let mut by_code: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        by_code.entry(case.code).or_default().push(case);
    }
    for (code, cases) in by_code {
        let status = cases[0].status as u8;
        write!(page, "\n## `{code}`\n\nExit status {status}.\n\n").unwrap();
        for case in cases {
            item(page, case);
        }
    }
}

/// The meaning of a case, its message and its hint, each on a line, so that a change of one shows alone in a diff.
fn item(page: &mut String, case: &Case) {
    writeln!(page, "- {}", case.meaning.trim()).unwrap();
    writeln!(page, "  - message: {}", code(&template(case.message))).unwrap();
    let hint = match case.hint {
        Hint::Advice(hint) => code(&template(hint)),
        Hint::Either(one, other) => format!("{} or {}", code(&template(one)), code(&template(other))),
        Hint::None(reason) => format!("none, because {reason}"),
    };
    writeln!(page, "  - hint: {hint}").unwrap();
}

/// A format string as a reader needs it: without the names of fields, and on one line.
fn template(format: &str) -> String {
    let value = regex::Regex::new(r"\{[^{}]*\}").unwrap();
    let unnamed = value.replace_all(format, "{}");
    unnamed.split_whitespace().collect::<Vec<_>>().join(" ").replace("{{", "{").replace("}}", "}")
}

/// A code span. Doubled backticks hold text that contains backticks.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
