//! `keys check` on a server finds every change of the schema.

use serde_json::Value;

use super::server::Server;

/// Each change, the way back, and the message.
const CHANGES: [(&str, &str, &str); 8] = [
    (
        "ALTER TABLE event DISABLE TRIGGER event_is_not_deleted",
        "ALTER TABLE event ENABLE TRIGGER event_is_not_deleted",
        "the trigger `event_is_not_deleted` differs from the one that `keys` creates",
    ),
    (
        "ALTER TABLE secret DISABLE TRIGGER ALL",
        "ALTER TABLE secret ENABLE TRIGGER ALL",
        "the table `secret` differs from the one that `keys` creates",
    ),
    (
        "DROP INDEX api_key_by_created",
        "CREATE INDEX api_key_by_created ON api_key (created, id)",
        "the index `api_key_by_created` is missing",
    ),
    (
        "ALTER TABLE api_key ADD COLUMN note TEXT",
        "ALTER TABLE api_key DROP COLUMN note",
        "the column `api_key.note` does not belong to `keys`",
    ),
    (
        "ALTER TABLE organization ALTER name TYPE TEXT COLLATE \"ucs_basic\"",
        "ALTER TABLE organization ALTER name TYPE TEXT COLLATE \"C\"",
        "the column `organization.name` differs from the one that `keys` creates",
    ),
    (
        "ALTER TABLE acl_grant DROP CONSTRAINT acl_grant_check1",
        "ALTER TABLE acl_grant ADD CONSTRAINT acl_grant_check1
                CHECK (principal_kind <> 'everyone' OR permission = 'view')",
        "the constraint `acl_grant.acl_grant_check1` is missing",
    ),
    (
        "CREATE RULE quiet AS ON INSERT TO event DO INSTEAD NOTHING",
        "DROP RULE quiet ON event",
        "the rule `event.quiet` does not belong to `keys`",
    ),
    (
        "ALTER FUNCTION the_log_is_append_only SET search_path = 'other'",
        "ALTER FUNCTION the_log_is_append_only RESET search_path",
        "the function `the_log_is_append_only()` differs from the one that `keys` creates",
    ),
];

#[test]
fn changed_schema_is_found() {
    let Some(server) = Server::start("") else { return };
    server.init("drift");
    let mut sql = server.sql();
    sql.batch_execute("SET search_path = drift").unwrap();
    let mut checked = |change: &str| {
        sql.batch_execute(change).unwrap();
        let result = server.keys(&server.url("drift"), &["check", "-o", "json"]);
        let document: Value = serde_json::from_str(&result.stdout).unwrap();
        let findings = document["findings"].as_array().unwrap().iter();
        findings
            .filter(|finding| finding["code"].as_str().unwrap().starts_with("schema-"))
            .map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(checked("SELECT 1"), Vec::<String>::new());
    for (change, back, found) in CHANGES {
        assert_eq!(checked(change), [found], "{change}");
        assert_eq!(checked(back), Vec::<String>::new(), "{back}");
    }
}
