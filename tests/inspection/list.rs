//! Lists of inspections, and schools found by them.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::{card, overall, ungraded};
use crate::membership::past::Past;

/// The schools from 500010 on that a filter finds.
async fn found(app: &TestApp, filter: Value) -> Vec<String> {
    let urns: Vec<i32> = (500_010..500_016).collect();
    let query = "query($filter: SchoolFilter) { schools(filter: $filter, openOnly: false, orderBy: {field: URN}) { nodes { urn } } }";
    let filter = json!({ "and": [{ "urns": urns }, filter] });
    let reply = app.ask_with(query, json!({ "filter": filter })).await;
    let nodes = reply.at("/schools/nodes").as_array().expect("schools").clone();
    nodes.iter().map(|node| node["urn"].as_str().expect("a URN").trim_start_matches("5000").to_owned()).collect()
}

#[tokio::test]
async fn schools_are_found_by_what_their_latest_graded_inspection_says() {
    let app = Past::default()
        .link(500_013, 500_015, "Predecessor", "2014-09-01")
        .inspected(500_010, "A", "2019-10-10", overall("2"))
        .inspected(500_010, "A2", "2023-10-10", ungraded("School remains Good"))
        .inspected(500_011, "B1", "2019-10-10", overall("2"))
        .inspected(500_011, "B2", "2024-10-10", overall("Not judged"))
        .inspected(500_012, "C", "2025-12-02", |row| {
            card("Expected standard")(row);
            row.concern_code = Some("NONE".into());
        })
        .inspected(500_015, "D", "2012-10-10", |row| {
            overall("4")(row);
            row.concern_code = Some("SM".into());
        })
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(found(&app, json!({ "legacyGrades": ["GOOD"] })).await, ["10"]);
    assert_eq!(found(&app, json!({ "legacyGrades": ["INADEQUATE", "OUTSTANDING"] })).await, ["13", "15"]);
    assert_eq!(found(&app, json!({ "legacyGrades": [] })).await, [""; 0]);
    assert_eq!(found(&app, json!({ "concernCategories": ["SPECIAL_MEASURES"] })).await, ["13", "15"]);
    assert_eq!(found(&app, json!({ "concernCategories": ["NONE"] })).await, ["12"]);
    let says = |grades: Value| json!({ "reportCard": { "area": "INCLUSION", "grades": grades } });
    assert_eq!(found(&app, says(json!(["EXPECTED_STANDARD"]))).await, ["12"]);
    assert_eq!(found(&app, says(json!(["EXCEPTIONAL"]))).await, [""; 0]);
    assert_eq!(found(&app, json!({ "inspected": { "from": "2024-10-10", "to": "2025-12-02" } })).await, ["11", "12"]);
    assert_eq!(found(&app, json!({ "inspected": { "to": "2012-10-10" } })).await, ["13", "15"]);
    assert_eq!(found(&app, json!({ "inspected": {} })).await.len(), 6);
}

#[tokio::test]
async fn schools_run_by_their_latest_inspection_of_any_kind() {
    let app = Past::default()
        .inspected(500_010, "A", "2019-10-10", overall("2"))
        .inspected(500_011, "B", "2023-10-10", ungraded("School remains Good"))
        .inspected(500_012, "C", "2021-10-10", overall("1"))
        .serve(Engine::Sqlite)
        .await;
    let query = "{ schools(openOnly: false, first: 4, orderBy: {field: LATEST_INSPECTION, direction: DESC}) { nodes { urn latestInspection { inspection { startedOn } } } } }";
    let reply = app.ask(query).await;
    let urns: Vec<_> =
        reply.at("/schools/nodes").as_array().expect("schools").iter().map(|node| node["urn"].clone()).collect();
    assert_eq!(json!(urns[..3]), json!(["500011", "500012", "500010"]));
    assert_eq!(reply.at("/schools/nodes/3/latestInspection"), &Value::Null);
}

#[tokio::test]
async fn inspections_are_listed_by_what_is_asked_of_them() {
    let app = Past::default()
        .with("UPDATE school SET trust_uid = 600073 WHERE urn = 500010")
        .link(500_010, 500_011, "Predecessor", "2014-09-01")
        .inspected(500_010, "A", "2019-10-10", |row| {
            overall("2")(row);
            row.published_on = "2019-11-20".parse().ok();
        })
        .inspected(500_011, "B", "2012-10-10", overall("3"))
        .inspected(500_012, "C", "2023-10-10", ungraded("School remains Good"))
        .inspected(499_999, "D", "2024-10-10", overall("Not judged"))
        .serve(Engine::Sqlite)
        .await;
    let listed = async |filter: Value| {
        let query = "query($filter: InspectionFilter) { inspections(filter: $filter, orderBy: {field: STARTED_ON, direction: ASC}) { nodes { inspectionNumber } totalCount } }";
        let reply = app.ask_with(query, json!({ "filter": filter })).await;
        let nodes = reply.at("/inspections/nodes").as_array().expect("inspections").clone();
        assert_eq!(reply.at("/inspections/totalCount"), nodes.len());
        nodes.iter().map(|node| node["inspectionNumber"].as_str().expect("a number").to_owned()).collect::<String>()
    };
    assert_eq!(listed(Value::Null).await, "BACD");
    assert_eq!(listed(json!({ "started": { "from": "2019-10-10", "to": "2023-10-10" } })).await, "AC");
    assert_eq!(listed(json!({ "published": { "from": "2019-11-20" } })).await, "A");
    assert_eq!(listed(json!({ "kinds": ["UNGRADED"] })).await, "C");
    assert_eq!(listed(json!({ "regimes": ["OVERALL_EFFECTIVENESS"] })).await, "BA");
    assert_eq!(listed(json!({ "regimes": [] })).await, "");
    assert_eq!(listed(json!({ "trusts": [{ "uid": "600073" }] })).await.replace(['C', 'D'], ""), "BA");
    assert_eq!(listed(json!({ "trusts": [{ "uid": "1" }] })).await, "");
    let lost = app
        .ask("{ inspections(filter: {regimes: [KEY_JUDGEMENTS_ONLY]}) { nodes { inspectedUrn school { urn } } } }")
        .await;
    assert_eq!(lost.at("/inspections/nodes"), &json!([{ "inspectedUrn": "499999", "school": null }]));
}

on_both_databases! {
    async fn a_list_of_inspections_is_walked_both_ways_without_loss(app) {
        let mut walks = vec![];
        for (size, next, from) in [("first", "after", "endCursor"), ("last", "before", "startCursor")] {
            let (mut met, mut cursor) = (vec![], Value::Null);
            loop {
                let query = format!("query($cursor: String) {{ inspections({size}: 100, {next}: $cursor) {{ nodes {{ id publishedOn }}
                    totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}");
                let page = app.ask_with(&query, json!({ "cursor": cursor })).await.at("/inspections").clone();
                let nodes = page["nodes"].as_array().expect("nodes").clone();
                if size == "first" { met.extend(nodes) } else { met.splice(0..0, nodes); }
                cursor = page["pageInfo"][from].clone();
                let more = if size == "first" { "hasNextPage" } else { "hasPreviousPage" };
                if page["pageInfo"][more] == false {
                    assert_eq!(page["totalCount"], met.len());
                    break;
                }
            }
            let days: Vec<_> = met.iter().map(|node| node["publishedOn"].as_str()).collect();
            assert!(days.is_sorted_by(|left, right| left >= right), "latest first, without a day last");
            walks.push(met);
        }
        assert_eq!(walks[0], walks[1]);
    }
}
