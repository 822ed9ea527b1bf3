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
    let line = ["keys"].into_iter().chain(args.iter().map(AsRef::as_ref));
    let Ok(matches) = keys::cli::command().try_get_matches_from(line) else { return };
    let Some(call) = Call::of(&matches).filter(|_| !stdout.is_empty()) else { return };
    let schema = call.schema();
    for document in Deserializer::from_str(stdout).into_iter::<Value>() {
        match document {
            Ok(Value::Array(several)) => several.iter().for_each(|one| conforms(&schema, one)),
            Ok(one) => conforms(&schema, &one),
            // Nothing follows where the output failed.
            Err(error) if error.is_eof() && !matches!(status, 0 | 3) => return,
            Err(error) => panic!("{} printed no JSON: {error}\n{stdout}", call.command),
        }
    }
}

/// A command that prints JSON.
struct Call {
    command: String,
    /// Set if only the chosen columns are printed.
    is_narrowed: bool,
}

impl Call {
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
        let is_narrowed = matches!(matches.try_get_raw("columns"), Ok(Some(_)));
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
fn conforms(schema: &Value, document: &Value) {
    if let Err(error) = jsonschema::validate(schema, document) {
        panic!("not a `{}` by its schema: {error}\n{document:#}", schema["title"]);
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
