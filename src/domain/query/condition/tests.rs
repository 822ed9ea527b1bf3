use proptest::prelude::*;

use super::super::field;
use super::*;
use crate::domain::time::TimeRange;
use crate::store::key::KeyField;
use crate::store::resource::ResourceField;

/// 2026-01-01T12:00:00Z.
const NOW: Timestamp = Timestamp(1_767_268_800_000);

const DAY: i64 = 86_400_000;

fn key(text: &str) -> Result<Condition<KeyField>> {
    Condition::parse(text, NOW, Zone::Utc)
}

fn text(text: &str) -> Operand {
    Operand::Text(text.to_owned())
}

fn refused(text: &str) -> String {
    let error = key(text).unwrap_err();
    assert_eq!(error.code(), "invalid");
    format!("{error} / {}", error.hint().unwrap())
}

#[test]
fn spaces_are_ignored() {
    let expected = Condition {
        field: field("creator").unwrap(),
        op: Op::Equal,
        alternatives: vec![text("ada@acme.com")],
    };
    for written in ["creator=ada@acme.com", " creator = Ada@ACME.com ", "CREATOR= ada@acme.com"] {
        assert_eq!(key(written).unwrap(), expected, "{written}");
    }
    assert_eq!(key("title ~ nightly import ").unwrap().alternatives, [text("nightly import")]);
}

#[test]
fn every_operator_parses() {
    for op in Op::ALL {
        assert_eq!(key(&format!("title{}x", op.as_str())).unwrap().op, op);
    }
}

#[test]
fn commas_separate_alternatives() {
    assert_eq!(key("role=editor, Viewer").unwrap().alternatives, [text("editor"), text("viewer")]);
    let none_of = key("title!~a,b").unwrap();
    assert!(none_of.op.is_negative());
    assert_eq!(none_of.alternatives.len(), 2);
}

#[test]
fn a_space_allows_operators_in_values() {
    assert_eq!(key("title= <b>=c").unwrap().alternatives, [text("<b>=c")]);
}

#[test]
fn a_date_covers_its_day() {
    let start = NOW.0 - DAY / 2;
    let day = TimeRange { from: Timestamp(start), until: Timestamp(start + DAY) };
    assert_eq!(key("created=2026-01-01").unwrap().alternatives, [Operand::Instant(TimeBound::At(day))]);
    let ago = NOW.0 - 90 * DAY;
    let instant = TimeRange { from: Timestamp(ago), until: Timestamp(ago + 1) };
    assert_eq!(key("last-used<-90d").unwrap().alternatives, [Operand::Instant(TimeBound::At(instant))]);
    assert_eq!(key("expires=never").unwrap().alternatives, [Operand::Instant(TimeBound::Never)]);
}

#[test]
fn counts_are_whole_numbers() {
    assert_eq!(key("owns>=3").unwrap().alternatives, [Operand::Number(3)]);
    assert_eq!(
        refused("owns>many"),
        "invalid owns: `many` is not a whole number / write a whole number: `owns>0`"
    );
    assert!(key("owns>99999999999999999999").is_err());
}

#[test]
fn unknown_names_list_the_known_ones() {
    assert_eq!(
        refused("crated>2026-01-01"),
        "unknown field of a key: `crated` / did you mean `created`? choose one of title, id, creator, created, \
         expires, email, role, status, last-used, owns, secret-start"
    );
    assert_eq!(refused("title==x"), "unknown operator: `==` / use one of the operators = != ~ !~ < <= > >=");
    assert_eq!(refused("title"), "`title` has no operator / use one of the operators = != ~ !~ < <= > >=");
    assert_eq!(
        refused("status=activ"),
        "invalid status: `activ` / did you mean `active`? choose one of active, unconfirmed, expired, revoked"
    );
    assert_eq!(refused("role=administrator"), "invalid role: `administrator` / choose one of viewer, editor");
    assert!(refused("expires<3m").starts_with("`3m` could be minutes or months / "));
}

#[test]
fn unfit_operators_list_the_fitting_ones() {
    assert_eq!(
        refused("created~2026"),
        "operator `~` does not apply to `created` / use one of the operators = != < <= > >="
    );
    assert_eq!(
        refused("owns!~1"),
        "operator `!~` does not apply to `owns` / use one of the operators = != < <= > >="
    );
    assert_eq!(
        refused("role>viewer"),
        "operator `>` does not apply to `role` / use one of the operators = !="
    );
}

#[test]
fn a_missing_value_is_refused() {
    assert_eq!(refused("status="), "missing value for `status` / write it like `status=active`");
    assert!(refused("role=editor,").starts_with("missing value for `role` in `editor,` / "));
    assert!(key("=x").is_err());
}

#[test]
fn kinds_are_a_closed_set() {
    let parse = |text| Condition::<ResourceField>::parse(text, NOW, Zone::Utc);
    assert_eq!(parse("kind=data-source,layer").unwrap().alternatives, [text("data-source"), text("layer")]);
    let refused = parse("kind=datasource").unwrap_err();
    assert_eq!(
        refused.hint().unwrap(),
        "did you mean `data-source`? choose one of data-source, project, layer, table"
    );
}

proptest! {
    #[test]
    fn no_input_panics(text in "\\PC*", field in 0..KeyField::all().len(), op in 0..8usize) {
        let _ = key(&text);
        let _ = key(&format!("{}{}{text}", KeyField::all()[field].name(), Op::ALL[op].as_str()));
    }
}

#[test]
fn quotes_keep_commas_in_a_value() {
    let values = |written: &str| key(written).unwrap().alternatives;
    assert_eq!(values("title=\"Foo, Inc\""), [text("foo, inc")]);
    assert_eq!(values("title= \"a,b\" , c,\"d\" "), [text("a,b"), text("c"), text("d")]);
    assert_eq!(values("title~\"say \"\"hi\"\"\""), [text("say \"hi\"")]);
    assert_eq!(values("title=\" padded \""), [text(" padded ")]);
    assert_eq!(values("role=\"editor\",viewer"), [text("editor"), text("viewer")]);
}

#[test]
fn unbalanced_quotes_are_refused() {
    for written in [
        "title=\"Foo, Inc",
        "title=Foo\", Inc",
        "title=5\" pipe",
        "title=\"a\"b",
        "title=a,\"",
        "title=\"a\"\"",
    ] {
        let refusal = refused(written);
        assert!(refusal.starts_with("unbalanced double quote in "), "{written}: {refusal}");
        let hint = refusal.split('`').nth(3).unwrap();
        assert!(key(hint).is_ok(), "{written}: the hint {hint} is not valid");
    }
    assert!(refused("title=\"\"").starts_with("missing value"));
}

#[test]
fn pointless_comparisons_are_refused() {
    for (written, meant) in [
        ("last-used<90d", "last-used<-90d"),
        ("last-used>=1y", "last-used>=-1y"),
        ("created>7d", "created>-7d"),
        ("created=1d", "created=-1d"),
        ("created!=2w", "created!=-2w"),
        ("last-used<=never", "last-used=never"),
    ] {
        let refusal = refused(written);
        assert!(refusal.ends_with(&format!("did you mean `{meant}`?")), "{written}: {refusal}");
        assert!(key(meant).is_ok(), "{meant}");
    }
    for written in
        ["created<2031-01-01", "created=never", "created!=never", "owns<0", "owns>=0", "owns=-1", "owns!=-3"]
    {
        assert!(refused(written).ends_with("remove this filter"), "{written}");
    }
    let undecided = [
        "created<=2026-01-01",
        "created=2026-01-01",
        "last-used=never",
        "last-used<never",
        "last-used>=never",
        "last-used!=never",
        "last-used<-90d",
        "expires<90d",
        "expires<-30d",
        "expires=never",
        "expires<never",
        "owns=0",
        "owns>0",
        "owns<=0",
        "owns!=0",
        "created<now",
    ];
    for written in undecided {
        assert!(key(written).is_ok(), "{written}");
    }
}
