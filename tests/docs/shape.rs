//! JSON as an example against JSON as printed: the values differ, the fields must not.

use serde_json::Value;

/// Compares fields, their order and the kinds of their values. `null` matches anything, and an empty list any list.
pub fn compare(shown: &Value, real: &Value) -> Result<(), String> {
    at("", shown, real)
}

fn at(place: &str, shown: &Value, real: &Value) -> Result<(), String> {
    match (shown, real) {
        (Value::Null, _) | (_, Value::Null) => Ok(()),
        (Value::Object(shown), Value::Object(real)) => {
            let (expected, found) = (names(real), names(shown));
            if expected != found {
                return Err(format!("`{place}` has the fields {found:?}; really {expected:?}"));
            }
            shown.iter().try_for_each(|(name, value)| at(&format!("{place}.{name}"), value, &real[name]))
        }
        (Value::Array(shown), Value::Array(real)) => match (shown.first(), real.first()) {
            (Some(shown), Some(real)) => at(&format!("{place}[]"), shown, real),
            _ => Ok(()),
        },
        (Value::String(one), Value::String(other)) if is_instant(one) != is_instant(other) => {
            Err(format!("`{place}` is `{one}`; really `{other}`"))
        }
        _ if std::mem::discriminant(shown) == std::mem::discriminant(real) => Ok(()),
        _ => Err(format!("`{place}` is {shown}; really {real}")),
    }
}

fn names(object: &serde_json::Map<String, Value>) -> Vec<&str> {
    object.keys().map(String::as_str).collect()
}

/// True for an instant in whole seconds, UTC.
fn is_instant(text: &str) -> bool {
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    form == "0000-00-00T00:00:00Z"
}

#[test]
fn differences_are_reported() {
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let compared = |shown, real| compare(&json(shown), &json(real));
    assert_eq!(compared(r#"[{"a": 1, "b": null}]"#, r#"[{"a": 2, "b": "x"}, 3]"#), Ok(()));
    assert!(compared(r#"{"a": 1}"#, r#"{"a": 1, "b": 2}"#).unwrap_err().contains("really [\"a\", \"b\"]"));
    assert!(compared(r#"{"a": 1, "b": 2}"#, r#"{"b": 2, "a": 1}"#).is_err());
    assert!(compared(r#"{"a": {"b": 1}}"#, r#"{"a": {"b": "1"}}"#).unwrap_err().contains("`.a.b`"));
    assert!(compared(r#""2026-01-01T00:00:00Z""#, r#""2026-01-01T00:00:00.123Z""#).is_err());
}
