//! Validates the JSON that commands print against its schema.

use keys::commands::schema::DOCUMENTS;
use serde_json::{Deserializer, Value};

/// The commands whose documents have no schema yet.
const PENDING: [&str; 7] = ["create", "update", "rotate", "revoke", "restore", "delete", "rm"];

/// The nouns whose documents have no schema yet.
const PENDING_NOUNS: [&str; 3] = ["member", "resource", "acl"];

/// Fails unless every document that a command printed has the form of its schema.
#[track_caller]
pub fn validate(args: &[&str], stdout: &str, stderr: &str, status: u8) {
    if let Some(error) = stderr.lines().find(|line| line.starts_with("{\"error\"")) {
        conforms("error", &serde_json::from_str(error).unwrap());
    }
    if !is_json(args) || stdout.is_empty() || !matches!(status, 0 | 3) {
        return;
    }
    let Some(name) = document(args) else { return };
    for document in Deserializer::from_str(stdout).into_iter::<Value>() {
        match document.unwrap_or_else(|error| panic!("{args:?} printed no JSON: {error}\n{stdout}")) {
            Value::Array(several) => several.iter().for_each(|one| conforms(name, one)),
            one => conforms(name, &one),
        }
    }
}

/// The name of the document that this command prints, or `None` where it has no schema yet.
fn document(args: &[&str]) -> Option<&'static str> {
    let has = |word: &str| args.contains(&word);
    let is_listing = has("list") || has("ls");
    let known = |word: &&&str| [&COMMANDS[..], &PENDING, &PENDING_NOUNS].concat().contains(word);
    let verb = args.iter().find(known).copied().unwrap_or_default();
    match verb {
        "log" if has("--verify") => Some("log-verify"),
        "log" => Some("event"),
        "verify" => Some("verify"),
        "check" => Some("check"),
        "list" | "ls" | "show" | "info" if has("--columns") => None,
        "list" | "ls" => Some("key"),
        "show" | "info" => Some("key-details"),
        "member" if is_listing => (!has("--columns")).then_some("member"),
        "member" if has("show") => Some("member-details"),
        "resource" if is_listing => (!has("--columns")).then_some("resource"),
        "resource" if has("show") => Some("resource-details"),
        "acl" if is_listing => Some("grant"),
        pending if PENDING.contains(&pending) || PENDING_NOUNS.contains(&pending) => None,
        other => panic!("no schema is known for {args:?} ({other}): add it to tests/support/schemas.rs"),
    }
}

const COMMANDS: [&str; 7] = ["log", "verify", "check", "list", "ls", "show", "info"];

fn is_json(args: &[&str]) -> bool {
    let joined = |arg: &&str| matches!(*arg, "-ojson" | "-ojsonl" | "--output=json" | "--output=jsonl");
    args.iter().any(joined)
        || args
            .windows(2)
            .any(|pair| matches!(pair[0], "-o" | "--output") && matches!(pair[1], "json" | "jsonl"))
}

#[track_caller]
fn conforms(name: &str, document: &Value) {
    let (_, schema) = DOCUMENTS.iter().find(|(known, _)| *known == name).unwrap();
    let mut schema = schema().to_value();
    close(&mut schema);
    if let Err(error) = jsonschema::validate(&schema, document) {
        panic!("not a `{name}` by its schema: {error}\n{document:#}");
    }
}

/// Forbids undocumented fields, which a published schema permits.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.get("properties").is_some_and(Value::is_object) && object.contains_key("type") {
                object.entry("additionalProperties").or_insert(false.into());
            }
        }
        Value::Array(several) => several.iter_mut().for_each(close),
        _ => {}
    }
}
