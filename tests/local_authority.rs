//! Local authorities, and the schools in their areas.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases, world};

use crate::oracle::{self, SCHOOLS, text};

on_both_databases! {
    async fn an_authority_is_found_by_its_code(app) {
        let reply = app.ask("{ localAuthority(code: \"950\") { code name gssCode laRegion } }").await;
        let authority = json!({ "code": "950", "name": "Brackcombe Vale", "gssCode": "E98000001", "laRegion": "NORTH_EAST" });
        assert_eq!(reply.at("/localAuthority"), &authority);
    }

    async fn authorities_run_by_name_and_every_school_lies_in_one(app) {
        let reply = app.ask("{ localAuthorities { code name schools(openOnly: false, first: 0) { totalCount } } }").await;
        let all = reply.at("/localAuthorities").as_array().expect("authorities");
        assert!(all.is_sorted_by_key(|authority| authority["name"].as_str().map(str::to_lowercase)));
        let schools = oracle::all(&app, &SCHOOLS).await;
        for authority in all {
            let theirs = oracle::those(&schools, "/localAuthority/code", text(authority, "/code"));
            assert_eq!(authority["schools"]["totalCount"], theirs.len(), "{}", authority["name"]);
        }
        let total: u64 = all.iter().filter_map(|authority| authority["schools"]["totalCount"].as_u64()).sum();
        assert_eq!(total, world::SCHOOLS as u64);
    }
}

#[tokio::test]
async fn authorities_are_narrowed_by_region() {
    let app = TestApp::start(Engine::Sqlite).await;
    let ask = async |regions: Value| {
        let query = "query($r: [Region!]) { localAuthorities(regions: $r) { code laRegion } }";
        app.ask_with(query, json!({ "r": regions })).await.at("/localAuthorities").as_array().expect("a list").clone()
    };
    let all = ask(Value::Null).await;
    let london = ask(json!(["LONDON"])).await;
    let expected: Vec<_> = all.iter().filter(|authority| authority["laRegion"] == "LONDON").cloned().collect();
    assert!(!london.is_empty() && london == expected);
    assert!(ask(json!([])).await.is_empty());
}

#[tokio::test]
async fn an_authority_lies_where_most_of_its_schools_do() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let reply = app.ask("{ localAuthorities { code laRegion } }").await;
    for authority in reply.at("/localAuthorities").as_array().expect("authorities") {
        let theirs = oracle::those(&schools, "/localAuthority/code", text(authority, "/code"));
        assert_eq!(text(authority, "/laRegion"), oracle::most_common(&theirs, "/region"), "{}", authority["code"]);
    }
}
