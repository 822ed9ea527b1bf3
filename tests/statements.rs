//! Both engines accept the same statements.

use insta::assert_snapshot;
use keys::testing::prepares;
use proc_macro2::{TokenStream, TokenTree};

use crate::layers::source::sources_under;
use crate::support::sandbox::Sandbox;

const VERBS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

/// The texts in the code, as the compiler reads them.
fn texts(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => texts(group.stream(), found),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                if let Some(text) = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                    let mut lines = text.split("\\\n");
                    let first = lines.next().unwrap_or_default().to_owned();
                    let text = lines.fold(first, |text, line| text + line.trim_start());
                    found.push(text.replace("\\\"", "\"").replace("\\n", "\n"));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The SQL of the program, except that of the engines themselves.
fn statements() -> Vec<String> {
    let mut found = Vec::new();
    let sources = sources_under("src").into_iter().filter(|source| !source.is_test());
    for source in sources.filter(|source| !source.path.starts_with("src/store/engine/")) {
        let code = source.text.split("#[cfg(test)]\nmod tests").next().unwrap();
        texts(code.parse().unwrap(), &mut found);
    }
    found.retain(|text| VERBS.iter().any(|verb| text.starts_with(verb)));
    found
}

/// The snapshot, which is the same on both engines, lists what neither accepts: the parts of statements that are
/// completed when they run. The tests of the commands run these.
#[test]
fn statements_suit_both_engines() {
    let sandbox = Sandbox::new();
    let statements = statements();
    assert!(statements.len() > 60, "{} statements found", statements.len());
    let parts = statements.iter().filter(|sql| !prepares(sandbox.store(), sql));
    let line = |sql: &String| sql.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_snapshot!(parts.map(line).collect::<Vec<_>>().join("\n"));
}
