//! Lineage: which school came before or after which, and where the key of a closed one leads.

mod follow;

use serde_json::json;
use support::Engine;

use crate::membership::past::Past;

const LINKS: &str = "{ school(by: {urn: 500010}) {
    predecessors { school { urn } kind sourceLinkType establishedOn } successors { school { urn } kind } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_school_tells_what_came_before_and_after_it_whichever_row_says_so() {
    let past = Past::default()
        .link(500_010, 500_011, "Predecessor", "2014-09-01")
        .link(500_011, 500_010, "Successor - merged", "")
        .link(500_012, 500_010, "Successor - amalgamated", "2012-09-01")
        .link(500_010, 500_013, "Predecessor - Split School", "")
        .link(500_010, 500_014, "Successor", "2024-09-01")
        .link(500_015, 500_010, "Predecessor", "");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let reply = past.serve(engine).await.ask(LINKS).await;
        let before = |urn: &str, kind: &str, link_type: &str, day: Option<&str>| json!({ "school": { "urn": urn }, "kind": kind, "sourceLinkType": link_type, "establishedOn": day });
        let after = |urn: &str| json!({ "school": { "urn": urn }, "kind": "CONTINUES" });
        assert_eq!(
            reply.at("/school"),
            &json!({
                "predecessors": [
                    before("500012", "AMALGAMATED", "Successor - amalgamated", Some("2012-09-01")),
                    before("500011", "MERGED", "Successor - merged", Some("2014-09-01")),
                    before("500013", "SPLIT", "Predecessor - Split School", None),
                ],
                "successors": [after("500014"), after("500015")],
            })
        );
    }
}

#[tokio::test]
async fn of_two_schools_whose_link_has_no_order_the_one_that_closed_came_first() {
    let app = Past::default()
        .with("UPDATE school SET status_code = '1', closed_on = NULL WHERE urn = 500010")
        .with("UPDATE school SET status_code = '2', closed_on = '2016-08-31' WHERE urn = 500011")
        .link(500_010, 500_011, "Result of Amalgamation", "")
        .serve(Engine::Sqlite)
        .await;
    let reply = app.ask(LINKS).await;
    let before = json!({ "school": { "urn": "500011" }, "kind": "AMALGAMATED", "sourceLinkType": "Result of Amalgamation",
        "establishedOn": null });
    assert_eq!(reply.at("/school"), &json!({ "predecessors": [before], "successors": [] }));
}

#[tokio::test]
async fn a_link_to_a_school_that_the_register_lacks_is_not_told() {
    let app = Past::default().link(500_010, 499_999, "Predecessor", "").serve(Engine::Sqlite).await;
    assert_eq!(app.ask(LINKS).await.at("/school"), &json!({ "predecessors": [], "successors": [] }));
}
