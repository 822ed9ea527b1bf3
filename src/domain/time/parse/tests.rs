use proptest::prelude::*;

use super::super::zone::tests::{Changed, HOUR, utc};
use super::*;

const NOW: &str = "2026-01-31T12:00:00Z";

fn now() -> Timestamp {
    Timestamp(utc(NOW))
}

fn expiry(text: &str) -> String {
    match parse_expiry(text, now(), Zone::Utc) {
        Ok(Expiry::At(at)) => at.rfc3339(),
        Ok(Expiry::Never) => "never".to_owned(),
        Err(error) => format!("{error} / {}", error.hint().unwrap()),
    }
}

fn span(text: &str, zone: &impl Offsets) -> [String; 2] {
    let span = read(text, now(), zone).unwrap().unwrap().span;
    [span.from.rfc3339(), span.until.rfc3339()]
}

#[test]
fn expiries_have_many_forms() {
    for (text, understood) in [
        ("90d", "2026-05-01T12:00:00Z"),
        ("12h", "2026-02-01T00:00:00Z"),
        ("2w", "2026-02-14T12:00:00Z"),
        ("1mo", "2026-02-28T12:00:00Z"),
        ("6mo", "2026-07-31T12:00:00Z"),
        ("1y", "2027-01-31T12:00:00Z"),
        ("1d12h", "2026-02-02T00:00:00Z"),
        ("45s", "2026-01-31T12:00:45Z"),
        ("30min", "2026-01-31T12:30:00Z"),
        ("2026-01-31", "2026-01-31T23:59:59Z"),
        ("2028-02-29", "2028-02-29T23:59:59Z"),
        ("2026-03-01 17:30", "2026-03-01T17:30:00Z"),
        ("2026-03-01T17:30:15", "2026-03-01T17:30:15Z"),
        ("2026-03-01T17:30:15+02:00", "2026-03-01T15:30:15Z"),
        ("2026-03-01t17:30:15.25z", "2026-03-01T17:30:15Z"),
        ("2026-03-01 17:30:15 -01:30", "2026-03-01T19:00:15Z"),
        ("  Never ", "never"),
        // The 31st of January 2026 is a Saturday.
        ("today", "2026-01-31T23:59:59Z"),
        (" Tomorrow ", "2026-02-01T23:59:59Z"),
        ("friday", "2026-02-06T23:59:59Z"),
        ("SUN", "2026-02-01T23:59:59Z"),
        ("saturday", "2026-02-07T23:59:59Z"),
    ] {
        assert_eq!(expiry(text), understood, "{text}");
    }
}

#[test]
fn named_days_are_local_days() {
    // Half past midnight in the zone, where it is Sunday already.
    let late = Timestamp(utc("2026-01-31T22:30:00Z"));
    let zone = Changed { before: 2 * HOUR, after: 2 * HOUR, at: 0 };
    let of = |text: &str| {
        let span = read(text, late, &zone).unwrap().unwrap().span;
        [span.from.rfc3339(), span.until.rfc3339()]
    };
    assert_eq!(of("today"), ["2026-01-31T22:00:00Z", "2026-02-01T22:00:00Z"]);
    assert_eq!(of("yesterday"), ["2026-01-30T22:00:00Z", "2026-01-31T22:00:00Z"]);
    assert_eq!(of("sunday"), ["2026-02-07T22:00:00Z", "2026-02-08T22:00:00Z"]);
}

#[test]
fn number_typed_at_a_prompt_means_days() {
    let typed = |text| match parse_typed_expiry(text, now(), Zone::Utc) {
        Ok(expires) => expires.to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(typed(" 30 "), "2026-03-02T12:00:00Z");
    assert_eq!(typed("365"), "2027-01-31T12:00:00Z");
    assert_eq!(typed("2027"), "`2027` is no day");
    assert!(typed("0").contains("the key would never work"), "{}", typed("0"));
    assert_eq!(typed("20301231"), "`20301231` has no unit");
    assert_eq!(typed("12h"), "2026-02-01T00:00:00Z");
}

#[test]
fn ambiguous_times_are_refused() {
    assert_eq!(expiry("3m"), "`3m` could be minutes or months / write `3min` or `3mo`");
    assert_eq!(expiry("90"), "`90` has no unit / add one: `90d` for days, `90mo` for months");
    assert_eq!(
        expiry("90days"),
        "unknown unit of time: `days` / use one of s, min, h, d, w, mo, y, as in `90d` or `3mo`"
    );
    assert_eq!(expiry("1d2d"), "`1d2d` has `d` twice / write each unit once: `1d12h`");
    assert!(expiry("2026-02-30").starts_with("no such day: `2026-02-30` / write a time from now"));
}

#[test]
fn a_past_expiry_is_refused() {
    let hint = "choose a time in the future, such as `90d`, or `never`";
    assert_eq!(
        expiry("2026-01-30"),
        format!(
            "`2026-01-30` is 2026-01-30 23:59:59 +00:00, 12 hours ago: the key would never work / {hint}"
        )
    );
    assert_eq!(
        expiry("now"),
        format!("`now` is 2026-01-31 12:00:00 +00:00, now: the key would never work / {hint}")
    );
    for text in
        ["0d", "-30d", "2026-01-31 12:00", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00.001Z", "0001-01-01"]
    {
        assert!(expiry(text).contains("the key would never work"), "{text}");
    }
    assert_eq!(expiry("2026-01-31T12:00:01.001Z"), "2026-01-31T12:00:01Z");
}

#[test]
fn other_text_is_refused() {
    for text in [
        "",
        " ",
        "soon",
        "26-02-09",
        "2026-2-9",
        "2026-02-9",
        "02026-02-09",
        "+026-02-09",
        "2026/02/09",
        "2026-02-09x",
        "2026-02-09T",
        "2026-02-09 9:30",
        "2026-02-09 24:00",
        "2026-02-09 12:60",
        "2026-02-09 12:30:",
        "2026-02-09T12:30Z",
        "2026-02-09T12:30:00+1",
        "2026-02-09T12:30:00Z Z",
        "٢٠٢٦-02-09",
        "--30d",
        "-",
        "1.5d",
        "1d 12h",
        "d",
        "0000-01-01",
    ] {
        assert!(parse_time_bound(text, now(), Zone::Utc).is_err(), "{text}");
    }
}

#[test]
fn years_after_9999_are_refused() {
    for text in [
        "9000y",
        "99999999999999999999999y",
        "4294967295y",
        "4294967295w",
        "-3000y",
        "9999-12-31T23:59:59-23:59",
    ] {
        let refused = parse_time_bound(text, now(), Zone::Utc).unwrap_err();
        assert_eq!(refused.to_string(), format!("`{text}` is outside the years 1 to 9999"));
    }
    assert_eq!(expiry("9999-12-31"), "9999-12-31T23:59:59Z");
    assert!(parse_time_bound("1d", Timestamp(i64::MAX), Zone::Utc).is_err());
}

#[test]
fn a_time_covers_its_precision() {
    assert_eq!(span("2026-01-01", &Zone::Utc), ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"]);
    assert_eq!(span("2026-01-01 17:30", &Zone::Utc), ["2026-01-01T17:30:00Z", "2026-01-01T17:31:00Z"]);
    assert_eq!(span("2026-01-01 17:30:05", &Zone::Utc), ["2026-01-01T17:30:05Z", "2026-01-01T17:30:06Z"]);
    assert_eq!(span("2026-01-01T17:30:05Z", &Zone::Utc), ["2026-01-01T17:30:05Z", "2026-01-01T17:30:06Z"]);
    let length = |text| {
        let span = read(text, now(), &Zone::Utc).unwrap().unwrap().span;
        (span.from.rfc3339(), span.until.0 - span.from.0)
    };
    assert_eq!(length("2026-01-01T17:30:05.250Z"), ("2026-01-01T17:30:05Z".to_owned(), 1));
    assert_eq!(length("-30d"), ("2026-01-01T12:00:00Z".to_owned(), 1));
    assert_eq!(span("-1mo", &Zone::Utc)[0], "2025-12-31T12:00:00Z");
    assert_eq!(parse_time_bound("never", now(), Zone::Utc).unwrap(), TimeBound::Never);
}

#[test]
fn a_day_follows_clock_changes() {
    let spring = Changed { at: utc("2026-03-29T01:00:00Z"), before: HOUR, after: 2 * HOUR };
    assert_eq!(span("2026-03-29", &spring), ["2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"]);
    let autumn = Changed { at: utc("2026-10-25T01:00:00Z"), before: 2 * HOUR, after: HOUR };
    assert_eq!(span("2026-10-25", &autumn), ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"]);
    assert_eq!(span("2026-10-25 02:30", &autumn), ["2026-10-25T00:30:00Z", "2026-10-25T01:31:00Z"]);
    assert_eq!(span("2026-10-25 01:59", &autumn), ["2026-10-24T23:59:00Z", "2026-10-25T00:00:00Z"]);
}

#[test]
fn days_without_a_midnight_end_correctly() {
    // Beirut changed from 00:00 to 01:00, Havana from 01:00 to 00:00, Asunción from 00:00 to 23:00.
    let missing = Changed { at: utc("2026-03-28T22:00:00Z"), before: 2 * HOUR, after: 3 * HOUR };
    assert_eq!(span("2026-03-28", &missing)[1], "2026-03-28T22:00:00Z");
    assert_eq!(span("2026-03-29", &missing), ["2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z"]);
    let twice = Changed { at: utc("2026-11-01T05:00:00Z"), before: -4 * HOUR, after: -5 * HOUR };
    assert_eq!(span("2026-10-31", &twice)[1], "2026-11-01T04:00:00Z");
    assert_eq!(span("2026-11-01", &twice), ["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"]);
    let again = Changed { at: utc("2026-03-22T03:00:00Z"), before: -3 * HOUR, after: -4 * HOUR };
    assert_eq!(span("2026-03-21", &again)[1], "2026-03-22T04:00:00Z");
    let instant = |text, zone| read(text, now(), zone).unwrap().unwrap().instant.rfc3339();
    assert_eq!(instant("2026-03-21", &again), "2026-03-22T03:59:59Z");
    assert_eq!(instant("2026-03-21 23:30", &again), "2026-03-22T03:30:00Z");
}

proptest! {
    #[test]
    fn no_input_panics(text in "\\PC*", at in any::<i64>()) {
        for zone in [Zone::Local, Zone::Utc] {
            let _ = parse_expiry(&text, Timestamp(at), zone);
            let _ = super::super::parse_duration(&text);
        }
    }

    #[test]
    fn no_time_like_input_panics(
        text in "-?([0-9]{1,20}(s|min|h|d|w|mo|y|m)){1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,12})?)?([+-][0-9]{2}:[0-9]{2}|Z)?)?",
        at in Timestamp::MIN.0..=Timestamp::MAX.0,
    ) {
        for zone in [Zone::Local, Zone::Utc] {
            if let Ok(TimeBound::At(span)) = parse_time_bound(&text, Timestamp(at), zone) {
                prop_assert!(span.from <= span.until);
            }
            let _ = parse_expiry(&text, Timestamp(at), zone);
            let _ = super::super::parse_duration(&text);
        }
    }

    #[test]
    fn rfc3339_output_parses(at in Timestamp::MIN.0..=Timestamp::MAX.0) {
        let at = Timestamp(at);
        let TimeBound::At(span) = parse_time_bound(&at.rfc3339(), now(), Zone::Utc).unwrap() else { panic!() };
        prop_assert!((span.from.0..span.until.0).contains(&at.0));
    }

    #[test]
    fn table_output_matches_the_instant(at in Timestamp::MIN.0 / 2..=Timestamp::MAX.0 / 2) {
        for zone in [Zone::Local, Zone::Utc] {
            let shown = Timestamp(at).local(zone);
            for text in [&shown, &shown[..10]] {
                let TimeBound::At(span) = parse_time_bound(text, now(), zone).unwrap() else { panic!() };
                prop_assert!((span.from.0..span.until.0).contains(&at), "{}", text);
            }
        }
    }
}
