//! Keys that cannot be right: the message says what was wrong, the field is null, its siblings stand.

use serde_json::{Value, json};
use support::{Engine, TestApp, world};

/// A field with a bad key, and what is said of it.
const MALFORMED: [(&str, &str); 26] = [
    (r#"school(by: {urn: "12"})"#, r#""12" is not a URN: six digits, the first not zero."#),
    (r#"school(by: {urn: 12})"#, r#""12" is not a URN: six digits, the first not zero."#),
    (r#"school(by: {urn: "012345"})"#, r#""012345" is not a URN: six digits, the first not zero."#),
    (r#"school(by: {urn: ""})"#, r#""" is not a URN: six digits, the first not zero."#),
    (r#"school(by: {urn: -500001})"#, "a URN is a string or an integer, not a number"),
    (r#"school(by: {urn: 500001.5})"#, "a URN is a string or an integer, not a number"),
    (r#"school(by: {urn: true})"#, "a URN is a string or an integer, not a boolean"),
    (r#"school(by: {urn: [500001]})"#, "a URN is a string or an integer, not a list"),
    (r#"school(by: {ukprn: "20000001"})"#, r#""20000001" is not a UKPRN: eight digits, the first a 1."#),
    (r#"school(by: {ukprn: 1})"#, r#""1" is not a UKPRN: eight digits, the first a 1."#),
    (
        r#"school(by: {laestab: "20/13614"})"#,
        r#""20/13614" is not a LAESTAB: three digits, a slash (which may be left out) and four digits."#,
    ),
    (r#"school(by: {laestab: {a: 1}})"#, "a LAESTAB is a string, not an object"),
    (
        r#"school(by: {orgId: "500001"})"#,
        r#""500001" is not a school's org-id: GB-EDU- and a URN, or GB-UKPRN- and a UKPRN."#,
    ),
    (r#"school(by: {orgId: "GB-EDU-12"})"#, r#""12" is not a URN: six digits, the first not zero."#),
    (r#"school(by: {orgId: "GB-UKPRN-12"})"#, r#""12" is not a UKPRN: eight digits, the first a 1."#),
    (r#"school(by: {id: "500001"})"#, r#""500001" is not an id of this service."#),
    (r#"school(by: {id: "VHJ1c3Q6NjAwMDAx"})"#, "This is the id of a Trust, not of a School."),
    (r#"trust(by: {id: "U2Nob29sOjUwMDAwMQ"})"#, "This is the id of a School, not of a Trust."),
    (r#"trust(by: {uid: "TR50001"})"#, r#""TR50001" is not a group UID: one to six digits."#),
    (r#"trust(by: {trustReference: "50001"})"#, r#""50001" is not a trust reference: TR and five digits."#),
    (r#"trust(by: {ukprn: "x"})"#, r#""x" is not a UKPRN: eight digits, the first a 1."#),
    (
        r#"trust(by: {companiesHouseNumber: "ABC12345"})"#,
        r#""ABC12345" is not a Companies House number: eight digits, or two letters and six digits."#,
    ),
    (
        r#"trust(by: {orgId: "GB-EDU-500001"})"#,
        r#""GB-EDU-500001" is not a trust's org-id: GB-UKPRN- and a UKPRN, or GB-COH- and a Companies House number."#,
    ),
    (
        r#"trust(by: {orgId: "GB-COH-"})"#,
        r#""" is not a Companies House number: eight digits, or two letters and six digits."#,
    ),
    (r#"node(id: "x")"#, r#""x" is not an id of this service."#),
    (r#"node(id: "")"#, r#""" is not an id of this service."#),
];

#[tokio::test]
async fn a_malformed_key_is_refused_with_what_was_wrong_and_its_siblings_stand() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (field, told) in MALFORMED {
        let reply = app.ask(&format!("{{ bad: {field} {{ id }} register {{ schools }} }}")).await;
        assert_eq!((reply.codes(), reply.message()), (vec!["BAD_USER_INPUT"], told), "{field}");
        assert_eq!(reply.body["errors"][0]["path"], json!(["bad"]), "{field}");
        assert_eq!(reply.body["data"], json!({ "bad": null, "register": { "schools": world::SCHOOLS } }), "{field}");
    }
}

#[tokio::test]
async fn a_key_of_no_field_or_of_two_is_no_key() {
    let app = TestApp::start(Engine::Sqlite).await;
    for key in [json!({}), json!({ "urn": "500001", "ukprn": "19000001" }), json!({ "urn": null })] {
        let refused = app.ask_with("query($key: SchoolKey!) { school(by: $key) { urn } }", json!({ "key": key })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{key}");
        assert!(refused.message().contains("exactly one of its fields"), "{key}: {}", refused.message());
    }
}

#[tokio::test]
async fn a_long_key_is_not_repeated_whole() {
    let app = TestApp::start(Engine::Sqlite).await;
    for field in ["urn", "laestab", "orgId", "id"] {
        let key = json!({ field: "9".repeat(10_000) });
        let refused = app.ask_with("query($key: SchoolKey!) { school(by: $key) { urn } }", json!({ "key": key })).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{field}");
        assert!(refused.message().len() < 300, "{field}: {}", refused.message());
    }
}

#[tokio::test]
async fn what_is_not_found_is_null_without_an_error() {
    let app = TestApp::start(Engine::Sqlite).await;
    for field in [
        r#"school(by: {urn: "999999"})"#,
        r#"school(by: {ukprn: 10000000})"#,
        r#"school(by: {laestab: "000/0000"})"#,
        r#"school(by: {orgId: "GB-EDU-999999"})"#,
        r#"trust(by: {uid: "1"})"#,
        r#"trust(by: {trustReference: "TR00000"})"#,
        r#"trust(by: {companiesHouseNumber: "98765432"})"#,
        r#"node(id: "U2Nob29sOjk5OTk5OQ")"#,
        r#"localAuthority(code: "001")"#,
    ] {
        let reply = app.ask(&format!("{{ none: {field} {{ id }} }}")).await;
        assert_eq!(reply.data(), &json!({ "none": Value::Null }), "{field}");
    }
}
