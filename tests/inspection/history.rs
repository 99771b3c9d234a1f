//! Which inspections count for which school.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{overall, school, ungraded};
use crate::membership::past::Past;

/// What a school's history lists, latest first, with what is inherited in it.
async fn history(app: &TestApp, arguments: &str) -> Vec<(String, bool)> {
    let fields = format!("inspections({arguments}) {{ edges {{ inherited node {{ inspectionNumber }} }} totalCount }}");
    let history = school(app, 500_010, &fields).await["inspections"].clone();
    let edges = history["edges"].as_array().expect("edges").clone();
    assert_eq!(history["totalCount"], edges.len());
    let entry = |edge: &Value| {
        (edge["node"]["inspectionNumber"].as_str().expect("a number").to_owned(), edge["inherited"] == true)
    };
    edges.iter().map(entry).collect()
}

fn listed(entries: &[(&str, bool)]) -> Vec<(String, bool)> {
    entries.iter().map(|(number, inherited)| ((*number).to_owned(), *inherited)).collect()
}

/// A school that continues one which continued another, and into which a third was merged.
fn family() -> Past {
    Past::default()
        .link(500_010, 500_011, "Predecessor", "2014-09-01")
        .link(500_011, 500_012, "Predecessor", "2008-09-01")
        .link(500_010, 500_013, "Predecessor - merged", "2018-09-01")
        .link(500_010, 500_014, "Expansion", "2018-09-01")
        .inspected(500_010, "OWN", "2017-01-10", overall("2"))
        .inspected(500_011, "BEFORE", "2013-01-10", overall("4"))
        .inspected(500_012, "LONG_BEFORE", "2007-01-10", overall("3"))
        .inspected(500_013, "MERGED", "2018-01-10", overall("1"))
        .inspected(500_014, "OTHER", "2019-01-10", overall("1"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_has_the_inspections_of_all_before_it_and_inherits_those_that_it_continues() {
    let past = family();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let app = past.serve(engine).await;
        let all = [("MERGED", false), ("OWN", false), ("BEFORE", true), ("LONG_BEFORE", true)];
        assert_eq!(history(&app, "first: 10").await, listed(&all));
        assert_eq!(history(&app, "includePredecessors: false").await, listed(&[("OWN", false)]));
    }
}

#[tokio::test]
async fn the_latest_inspection_is_of_the_record_and_not_of_a_school_that_merged_into_it() {
    let app = family().serve(Engine::Sqlite).await;
    let latest = school(&app, 500_010, "latestInspection { inherited inspection { inspectionNumber } }").await;
    let own = json!({ "inherited": false, "inspection": { "inspectionNumber": "OWN" } });
    assert_eq!(latest["latestInspection"], own);
}

#[tokio::test]
async fn a_link_tells_whether_inspections_are_inherited_along_it() {
    let app = family().serve(Engine::Sqlite).await;
    let links = school(&app, 500_010, "predecessors { kind inspectionsInherited }").await;
    let told = |kind: &str, is: bool| json!({ "kind": kind, "inspectionsInherited": is });
    let expected = json!([told("CONTINUES", true), told("MERGED", false)]);
    let links: Vec<&Value> =
        links["predecessors"].as_array().expect("links").iter().filter(|link| link["kind"] != "OTHER").collect();
    assert_eq!(json!(links), expected);
}

#[tokio::test]
async fn what_ofsted_lists_for_a_school_is_inherited_without_a_link() {
    let app = Past::default()
        .inspected(500_011, "BEFORE", "2013-01-10", overall("4"))
        .listed_for(500_010, "BEFORE")
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(history(&app, "first: 10").await, listed(&[("BEFORE", true)]));
    assert_eq!(history(&app, "includePredecessors: false").await, []);
}

#[tokio::test]
async fn a_history_is_narrowed_to_kinds_and_regimes() {
    let app = Past::default()
        .inspected(500_010, "GRADED", "2019-10-10", overall("2"))
        .inspected(500_010, "UNGRADED", "2023-10-10", ungraded("School remains Good"))
        .inspected(500_010, "KEY", "2025-01-10", overall("Not judged"))
        .serve(Engine::Sqlite)
        .await;
    assert_eq!(history(&app, "graded: true").await, listed(&[("KEY", false), ("GRADED", false)]));
    assert_eq!(history(&app, "graded: false").await, listed(&[("UNGRADED", false)]));
    assert_eq!(history(&app, "regimes: [OVERALL_EFFECTIVENESS]").await, listed(&[("GRADED", false)]));
    assert_eq!(history(&app, "regimes: []").await, []);
    let latest = "a: latestInspection { inspection { inspectionNumber } } b: latestInspection(graded: false) { inspection { inspectionNumber } }";
    let latest = school(&app, 500_010, latest).await;
    assert_eq!(latest["a"]["inspection"]["inspectionNumber"], "KEY");
    assert_eq!(latest["b"]["inspection"]["inspectionNumber"], "UNGRADED");
}

#[tokio::test]
async fn a_history_pages_from_cursor_to_cursor_and_refuses_foreign_ones() {
    let days = ["2006-01-10", "2008-01-10", "2008-01-10", "2015-01-10", ""];
    let past = days
        .iter()
        .enumerate()
        .fold(Past::default(), |past, (nth, day)| past.inspected(500_010, &format!("N{nth}"), day, overall("2")));
    let app = past.serve(Engine::Sqlite).await;
    let (mut met, mut after) = (vec![], Value::Null);
    loop {
        let page = app
            .ask_with(
                "query($after: String) { school(by: {urn: 500010}) { inspections(first: 2, after: $after) {
                    nodes { inspectionNumber } pageInfo { hasNextPage hasPreviousPage endCursor } } } }",
                json!({ "after": after }),
            )
            .await;
        let page = page.at("/school/inspections").clone();
        assert_eq!(page["pageInfo"]["hasPreviousPage"], !met.is_empty());
        met.extend(page["nodes"].as_array().expect("nodes").iter().map(|node| node["inspectionNumber"].to_string()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let once: std::collections::BTreeSet<_> = met.iter().collect();
    assert_eq!((met.len(), once.len()), (5, 5), "{met:?}");
    assert_eq!((&*met[0], &*met[4]), ("\"N3\"", "\"N4\""), "latest first, without a day last");
    let foreign = app.ask("{ schools(first: 1) { pageInfo { endCursor } } }").await;
    let query = "query($after: String) { school(by: {urn: 500010}) { inspections(after: $after) { totalCount } } }";
    let refused = app.ask_with(query, json!({ "after": foreign.at("/schools/pageInfo/endCursor") })).await;
    assert_eq!(refused.codes(), ["BAD_USER_INPUT"]);
    for (first, told) in [(101, "first is 101; it may be 0 to 100."), (-1, "first is -1; it may be 0 to 100.")] {
        let query = format!("{{ school(by: {{urn: 500010}}) {{ inspections(first: {first}) {{ totalCount }} }} }}");
        let refused = app.ask(&query).await;
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told));
    }
}

#[tokio::test]
async fn inspections_of_one_day_run_by_their_publication_and_none_is_lost_between_pages() {
    let published = ["2008-03-02", "2008-03-05", "2008-03-01", "2008-03-04", "2008-03-03"];
    let past = published.iter().fold(Past::default(), |past, day| {
        past.inspected(500_010, day, "2008-01-10", |row| row.published_on = day.parse().ok())
    });
    let app = past.serve(Engine::Sqlite).await;
    let (mut met, mut after) = (vec![], Value::Null);
    for _ in published {
        let query =
            "query($after: String) { school(by: {urn: 500010}) { latestInspection { inspection { publishedOn } }
            inspections(first: 1, after: $after) { nodes { publishedOn } pageInfo { endCursor } } } }";
        let page = app.ask_with(query, json!({ "after": after })).await;
        assert_eq!(page.at("/school/latestInspection/inspection/publishedOn"), "2008-03-05");
        met.push(page.at("/school/inspections/nodes/0/publishedOn").clone());
        after = page.at("/school/inspections/pageInfo/endCursor").clone();
    }
    assert_eq!(json!(met), json!(["2008-03-05", "2008-03-04", "2008-03-03", "2008-03-02", "2008-03-01"]));
}
