//! Fields by name, orders and columns, for the nouns of the store.

use super::*;
use crate::store::key::KeyField;
use crate::store::member::MemberField;
use crate::store::resource::ResourceField;

fn named(name: &str) -> KeyField {
    field(name).unwrap()
}

fn check_names<F: Field + std::fmt::Debug>() {
    for field_of in F::all() {
        assert_eq!(field::<F>(field_of.name()).unwrap(), field_of);
        assert_eq!(field::<F>(&field_of.name().to_uppercase().replace('-', "_")).unwrap(), field_of);
    }
    assert!(F::all().starts_with(&F::defaults()));
}

#[test]
fn fields_are_found_by_name() {
    check_names::<KeyField>();
    check_names::<MemberField>();
    check_names::<ResourceField>();
}

#[test]
fn an_unknown_field_lists_the_known_ones() {
    let refused = field::<MemberField>("emial").unwrap_err();
    assert_eq!(refused.to_string(), "unknown field of a member: `emial`");
    assert_eq!(
        refused.hint().unwrap(),
        "did you mean `email`? choose one of name, id, email, role, added, owns, keys"
    );
    let refused = field::<MemberField>("\u{1b}[2J").unwrap_err();
    assert_eq!(refused.to_string(), "unknown field of a member: `\\u{1b}[2J`");
}

#[test]
fn an_order_parses_directions() {
    let role = Order { field: named("role"), descending: false };
    let created = Order { field: named("created"), descending: true };
    assert_eq!(Order::parse("role, -created").unwrap(), [role, created]);
}

#[test]
fn columns_keep_their_order() {
    let columns: Vec<KeyField> = parse_columns("last-used, TITLE,last_used ").unwrap_or_default();
    assert!(columns.is_empty(), "a column twice is refused");
    let columns: Vec<KeyField> = parse_columns("last_used, TITLE").unwrap();
    assert_eq!(columns, [named("last-used"), named("title")]);
}

#[test]
fn a_missing_or_unknown_name_is_refused() {
    for text in ["", ",", "role,", "-", "--role", "rôle", "role;id", "- role-"] {
        assert!(Order::<KeyField>::parse(text).is_err(), "{text}");
    }
    let refused = parse_columns::<KeyField>("title,,role").unwrap_err();
    assert_eq!(refused.to_string(), "missing column in `title,,role`");
    assert_eq!(refused.hint().unwrap(), "write it like `title,role`");
}
