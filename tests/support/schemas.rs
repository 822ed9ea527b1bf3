//! Validates the JSON that commands print against its schema.

use clap::ArgMatches;
use keys::commands::schema::Document;
use serde_json::{Deserializer, Value};

/// Fails unless every document that a command printed has the form of its schema.
#[track_caller]
pub fn validate<A: AsRef<str>>(args: &[A], stdout: &str, stderr: &str, status: i32) {
    if let Some(error) = stderr.lines().find(|line| line.starts_with("{\"error\"")) {
        conforms(&schema("error"), &serde_json::from_str(error).unwrap());
    }
    let Some(call) = Call::parse(args).filter(|_| !stdout.is_empty()) else { return };
    let schema = call.schema();
    for document in Deserializer::from_str(stdout).into_iter::<Value>() {
        match document {
            Ok(document) => all_conform(&schema, &document),
            // Nothing follows where the output failed.
            Err(error) if error.is_eof() && !matches!(status, 0 | 3) => return,
            Err(error) => panic!("{} printed no JSON: {error}\n{stdout}", call.command),
        }
    }
}

/// Fails unless the document on a screen has the form of its schema. Messages can be above and below it.
#[track_caller]
pub fn validate_screen<A: AsRef<str>>(args: &[A], shown: &str, status: i32) {
    let screen = console::strip_ansi_codes(shown).replace('\r', "");
    validate(&[] as &[&str], "", &screen, status);
    let Some(call) = Call::parse(args).filter(|_| matches!(status, 0 | 3)) else { return };
    let lines = screen.split_inclusive('\n');
    let above = lines.take_while(|line| !line.starts_with(['{', '['])).map(str::len).sum();
    let schema = call.schema();
    let documents = Deserializer::from_str(&screen[above..]).into_iter::<Value>().map_while(Result::ok);
    let mut count = 0;
    for document in documents {
        all_conform(&schema, &document);
        count += 1;
    }
    assert!(count > 0, "{} shows no JSON:\n{screen}", call.command);
}

/// A command that prints JSON.
struct Call {
    command: String,
    /// Set if only the chosen columns are printed.
    is_narrowed: bool,
}

impl Call {
    /// The call with these arguments, if they are valid.
    fn parse<A: AsRef<str>>(args: &[A]) -> Option<Self> {
        let line = ["keys"].into_iter().chain(args.iter().map(AsRef::as_ref));
        Self::of(&keys::cli::command().try_get_matches_from(line).ok()?)
    }

    fn of(mut matches: &ArgMatches) -> Option<Self> {
        let mut path = Vec::new();
        while let Some((name, inner)) = matches.subcommand() {
            path.push(name);
            matches = inner;
        }
        let has = |flag| matches!(matches.try_get_one::<bool>(flag), Ok(Some(true)));
        let format = matches.try_get_raw("output").ok().flatten().and_then(|mut formats| formats.next());
        let is_json = match format {
            Some(format) => format == "json" || format == "jsonl",
            None => has("batch") || path == ["export"],
        };
        if has("verify") {
            path.push("--verify");
        }
        let is_passed = |name| matches!(matches.try_get_raw(name), Ok(Some(_)));
        // A view can choose columns, too.
        let is_narrowed = is_passed("columns") || is_passed("view");
        is_json.then(|| Self { command: path.join(" "), is_narrowed })
    }

    fn schema(&self) -> Value {
        let document = Document::of_command(&self.command);
        let document = document.unwrap_or_else(|| panic!("`keys {}` prints no known document", self.command));
        let mut schema = schema(document.name);
        if self.is_narrowed {
            schema["required"] = Value::Array(Vec::new());
        }
        schema
    }
}

/// The schema of a document, closed to undocumented fields.
fn schema(name: &str) -> Value {
    let mut schema = (Document::named(name).unwrap().schema)().to_value();
    close(&mut schema);
    schema
}

#[track_caller]
fn all_conform(schema: &Value, document: &Value) {
    document
        .as_array()
        .map_or(std::slice::from_ref(document), Vec::as_slice)
        .iter()
        .for_each(|one| conforms(schema, one));
}

#[track_caller]
fn conforms(schema: &Value, document: &Value) {
    if let Err(error) = jsonschema::validate(schema, document) {
        panic!(
            "not a `{}` by its schema: {error}\n{document:#}",
            schema["title"].as_str().unwrap_or("document")
        );
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

mod tests {
    use super::*;

    const LIST: [&str; 4] = ["member", "list", "-o", "json"];
    const MEMBER: &str = r#"{"id": "0693973f-98ca-44c5-a484-bedb857c9d4b", "name": "Ada", "email": "a@b.example",
        "role": "editor", "added": "2026-11-25T00:33:01Z", "owns": 0, "keys": 0}"#;

    #[test]
    fn document_between_messages_is_found() {
        validate_screen(&LIST, &format!("\x1b[1ma [note]\x1b[0m\r\n[{MEMBER}]\r\nDone.\r\n"), 0);
        validate_screen(&LIST, "interrupted; nothing changed\r\n", 130);
    }

    #[test]
    #[should_panic(expected = "not a `Member` by its schema")]
    fn broken_document_on_a_screen_is_reported() {
        validate_screen(&LIST, &format!("[{}]\r\n", MEMBER.replace("\"keys\": 0", "\"keys\": -1")), 0);
    }

    #[test]
    #[should_panic(expected = "member list shows no JSON")]
    fn screen_without_a_document_is_reported() {
        validate_screen(&LIST, "Ada Lovelace\r\n", 0);
    }

    #[test]
    #[should_panic(expected = "not a `ErrorDocument` by its schema")]
    fn broken_error_is_reported() {
        validate(&LIST, "", r#"{"error": {"code": 1}}"#, 1);
    }
}
