use super::*;

/// Details from before 0.1, each with its current form.
#[test]
fn older_details_are_read() {
    for (action, stored, today) in [
        (
            "organization.created",
            r#"{"prefix":"keys","administrator":{"id":"1","name":"Ada","email":"ada@acme.com"}}"#,
            r#"{"prefix":"keys","administrator":{"kind":"member","id":"1","name":"Ada"},"email":"ada@acme.com"}"#,
        ),
        (
            "key.created",
            r#"{"email":"ci@acme.invalid","role":"editor","expires":"never","secret":"keys_xJOI"}"#,
            r#"{"email":"ci@acme.invalid","role":"editor","expires":null,"secret_start":"keys_xJOI"}"#,
        ),
        (
            "key.updated",
            r#"{"email":"e","expires":{"before":"2027-01-31T23:59:59.999Z","after":"never"}}"#,
            r#"{"email":"e","changes":{"expires":{"from":"2027-01-31T23:59:59Z","to":null}}}"#,
        ),
        (
            "key.revoked",
            r#"{"email":"e","state":{"before":"active","after":"revoked"}}"#,
            r#"{"email":"e","changes":{"status":{"from":"active","to":"revoked"}}}"#,
        ),
        (
            "key.taken-back",
            r#"{"why":"its secret was not delivered"}"#,
            r#"{"why":"its secret was not delivered","owned":[],"transferred_to":null}"#,
        ),
        (
            "member.updated",
            r#"{"role":{"from":"viewer","to":"editor"}}"#,
            r#"{"changes":{"role":{"from":"viewer","to":"editor"}}}"#,
        ),
        (
            "grant.given",
            r#"{"principal":{"kind":"key","id":"1","name":"ci"},"permission":"modify","before":"view"}"#,
            r#"{"kind":"resource","principal":{"kind":"key","id":"1","name":"ci"},"permission":"modify","changes":{"permission":{"from":"view","to":"modify"}}}"#,
        ),
        (
            "resource.transferred",
            r#"{"from":[],"to":{"kind":"key","id":"1","name":"ci"}}"#,
            r#"{"kind":"resource","to":{"kind":"key","id":"1","name":"ci"},"changes":{"owners":{"from":[],"to":[{"kind":"key","id":"1","name":"ci"}]}}}"#,
        ),
    ] {
        let action = Action::from_name(action).unwrap();
        let detail = Detail::read(action, stored).unwrap();
        assert_eq!(detail.action(), action);
        assert_eq!(detail.text().unwrap(), today);
        assert_eq!(Detail::read(action, today), Some(detail));
    }
}

#[test]
fn unknown_details_are_none() {
    for text in ["", "7", "[]", "{}", r#"{"email":7}"#] {
        assert_eq!(Detail::read(Action::KeyCreated, text), None, "{text}");
    }
}

#[test]
fn action_names_are_unique() {
    let mut spellings: Vec<_> = Action::ALL.iter().flat_map(|action| action.spellings()).collect();
    let count = spellings.len();
    spellings.sort_unstable();
    spellings.dedup();
    assert_eq!(spellings.len(), count);
    assert_eq!(Action::from_name("key.taken-back"), Some(Action::KeyDiscarded));
    assert_eq!(Action::from_name("key.lost"), None);
}
