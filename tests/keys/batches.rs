//! Lists of keys: answered in their order, each for itself, three hundred at most.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::{self, List, SCHOOLS, TRUSTS};

/// A list, the field that answers a batch of its keys, the type of those, and how a thing is named by one.
type Batch = (&'static List, &'static str, &'static str, fn(&Value) -> Value);

fn batches() -> [Batch; 4] {
    let id = |thing: &Value| thing["id"].clone();
    [
        (&SCHOOLS, "schoolsByKeys(keys: $keys)", "[SchoolKey!]!", |school| json!({ "urn": school["urn"] })),
        (&TRUSTS, "trustsByKeys(keys: $keys)", "[TrustKey!]!", |trust| json!({ "uid": trust["uid"] })),
        (&SCHOOLS, "nodes(ids: $keys)", "[ID!]!", id),
        (&TRUSTS, "nodes(ids: $keys)", "[ID!]!", id),
    ]
}

async fn ask(app: &TestApp, field: &str, input: &str, keys: &[Value]) -> support::Reply {
    let query = format!("query($keys: {input}) {{ found: {field} {{ id }} register {{ trusts }} }}");
    app.ask_with(&query, json!({ "keys": keys })).await
}

on_both_databases! {
    async fn a_batch_answers_in_the_order_of_its_keys(app) {
        for (list, field, input, key) in batches() {
            let mut things = oracle::all(&app, list).await;
            things.reverse();
            things.push(things[0].clone());
            let things = &things[things.len().saturating_sub(300)..];
            let reply = ask(&app, field, input, &things.iter().map(key).collect::<Vec<_>>()).await;
            let ids: Vec<Value> = things.iter().map(|thing| json!({ "id": thing["id"] })).collect();
            assert_eq!(reply.at("/found"), &json!(ids), "{field}");
        }
    }
}

#[tokio::test]
async fn a_malformed_key_and_an_unknown_one_are_null_at_their_places() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (field, input, [good, unknown, bad], id) in [
        (
            "schoolsByKeys(keys: $keys)",
            "[SchoolKey!]!",
            [json!({ "urn": 500_001 }), json!({ "urn": 999_999 }), json!({ "urn": "x" })],
            "U2Nob29sOjUwMDAwMQ",
        ),
        (
            "trustsByKeys(keys: $keys)",
            "[TrustKey!]!",
            [json!({ "uid": "600001" }), json!({ "uid": "1" }), json!({ "uid": "x" })],
            "VHJ1c3Q6NjAwMDAx",
        ),
        (
            "nodes(ids: $keys)",
            "[ID!]!",
            [json!("U2Nob29sOjUwMDAwMQ"), json!("U2Nob29sOjk5OTk5OQ"), json!("x")],
            "U2Nob29sOjUwMDAwMQ",
        ),
    ] {
        let reply = ask(&app, field, input, &[bad.clone(), good.clone(), unknown, bad, good]).await;
        let found = json!([null, { "id": id }, null, null, { "id": id }]);
        assert_eq!(reply.body["data"]["found"], found, "{field}");
        assert_eq!(reply.codes(), ["BAD_USER_INPUT"; 2], "{field}");
        let places: Vec<_> = [0, 1].map(|error| reply.body["errors"][error]["path"].clone()).into();
        assert_eq!(places, [json!(["found", 0]), json!(["found", 3])], "{field}");
    }
}

#[tokio::test]
async fn an_id_of_a_wrong_type_is_refused_at_its_place() {
    let app = TestApp::start(Engine::Sqlite).await;
    let keys = [json!({ "id": "VHJ1c3Q6NjAwMDAx" }), json!({ "id": "U2Nob29sOjUwMDAwMQ" })];
    let reply = ask(&app, "schoolsByKeys(keys: $keys)", "[SchoolKey!]!", &keys).await;
    assert_eq!(reply.body["data"]["found"], json!([null, { "id": "U2Nob29sOjUwMDAwMQ" }]));
    assert_eq!(reply.message(), "This is the id of a Trust, not of a School.");
}

#[tokio::test]
async fn three_hundred_keys_pass_and_one_more_is_refused() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (list, field, input, key) in batches() {
        let thing = &oracle::all(&app, list).await[0];
        let full = ask(&app, field, input, &vec![key(thing); 300]).await;
        assert_eq!(full.at("/found").as_array().map(Vec::len), Some(300), "{field}");
        let refused = ask(&app, field, input, &vec![key(thing); 301]).await;
        assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{field}");
        assert_eq!(refused.message(), "There are 301 keys; at most 300 may be asked for at once.", "{field}");
    }
}

#[tokio::test]
async fn no_keys_get_no_answers() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (_, field, input, _) in batches() {
        assert_eq!(ask(&app, field, input, &[]).await.at("/found"), &json!([]), "{field}");
    }
}
