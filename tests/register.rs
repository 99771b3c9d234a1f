//! The register as a whole: its version, its sources, its code lists.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases, world};

use crate::oracle;

on_both_databases! {
    async fn the_register_tells_how_much_it_holds(app) {
        let reply = app.ask("{ register { version builtAt schools trusts sources { kind } } }").await;
        let kinds = ["GROUPS", "ESTABLISHMENTS", "GROUP_LINKS", "LINKS", "INSPECTIONS", "INSPECTIONS_IN_YEAR", "CENSUS"];
        let sources = json!(kinds.map(|kind| json!({ "kind": kind })));
        let told = json!({ "version": "1", "builtAt": "2026-04-01T09:00:00.000Z", "schools": world::SCHOOLS, "trusts": 65, "sources": sources });
        assert_eq!(reply.at("/register"), &told);
    }

    async fn every_publication_tells_which_file_of_it_is_loaded(app) {
        let query = "{ dataSources { kind fileName asOf importedAt rows expectedEvery nextExpected } }";
        let reply = app.ask(query).await;
        let source_every = |every, kind, file: &str, as_of, rows, next| json!({
            "kind": kind, "fileName": file, "asOf": as_of, "importedAt": "2026-04-01T09:00:00.000Z", "rows": rows,
            "expectedEvery": every, "nextExpected": next,
        });
        let source = |kind, file, as_of, rows, next| source_every("P31D", kind, file, as_of, rows, next);
        let groups = source("GROUPS", "allgroupsdata20260323.csv", "2026-03-23", 136, "2026-04-23");
        let schools = source("ESTABLISHMENTS", "edubasealldata20250401.csv", "2025-04-01", 900, "2025-05-02");
        let group_links = source("GROUP_LINKS", "alllinksdata20220831.csv", "2022-08-31", 320, "2022-10-01");
        let links = source("LINKS", "links_edubasealldata20250422.csv", "2025-04-22", 325, "2025-05-23");
        let of_ofsted = |stem: &str| format!("state_funded_schools_inspections_{stem}_as_at_31_January_2026.csv");
        let [latest, in_year] = ["and_outcomes", "in_year"].map(of_ofsted);
        let inspections = source("INSPECTIONS", &*latest, "2026-01-31", 540, "2026-03-03");
        let in_year = source("INSPECTIONS_IN_YEAR", &*in_year, "2026-01-31", 95, "2026-03-03");
        let census = source_every("P1Y", "CENSUS", "england_census_2023_2024.csv", "2024-01-18", 557, "2025-12-18");
        let all = json!([groups, schools, group_links, links, inspections, in_year, census]);
        assert_eq!(reply.at("/dataSources"), &all);
    }

    async fn a_code_list_gives_every_code_that_schools_use_a_name(app) {
        let reply = app.ask("{ codeLists(names: [\"establishment-type\"]) { version values { code name } } }").await;
        assert_eq!(reply.at("/codeLists/0/version"), "2025-04-01");
        let values = reply.at("/codeLists/0/values").as_array().expect("values");
        let schools = oracle::all(&app, &oracle::SCHOOLS).await;
        for used in oracle::random::occurring(&schools, "/type/code") {
            assert!(values.iter().any(|value| value["code"] == *used && value["name"] != ""), "{used}");
        }
        assert!(values.contains(&json!({ "code": "01", "name": "Community school" })));
    }
}

/// The names of the code lists in a reply.
async fn names(app: &TestApp, arguments: &str) -> Vec<String> {
    let reply = app.ask(&format!("{{ codeLists{arguments} {{ name values {{ code }} }} }}")).await;
    let lists = reply.at("/codeLists").as_array().expect("lists").iter();
    lists
        .inspect(|list| assert_ne!(list["values"], json!([]), "{} is empty", list["name"]))
        .map(|list| list["name"].as_str().expect("a name").to_owned())
        .collect()
}

const PLACES: [&str; 5] = ["constituency", "district", "lsoa", "msoa", "ward"];

#[tokio::test]
async fn the_lists_of_places_come_only_when_they_are_asked_for() {
    let app = TestApp::start(Engine::Sqlite).await;
    let usual = names(&app, "").await;
    assert!(usual.len() > 15 && usual.is_sorted());
    assert!(PLACES.iter().all(|place| !usual.iter().any(|name| name == place)), "{usual:?}");
    assert_eq!(names(&app, "(names: [\"ward\", \"district\", \"lsoa\", \"msoa\", \"constituency\"])").await, PLACES);
}

#[tokio::test]
async fn a_list_that_nobody_knows_is_left_out() {
    let app = TestApp::start(Engine::Sqlite).await;
    assert_eq!(names(&app, "(names: [\"nothing\", \"phase\", \"phase\"])").await, ["phase"]);
    assert!(names(&app, "(names: [])").await.is_empty());
    assert_eq!(names(&app, "(names: null)").await, names(&app, "").await);
}

#[tokio::test]
async fn what_is_past_its_day_is_stale() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = app.ask(
        "{ dataSources { kind stale } schools(first: 1) { nodes { provenance { source asOf stale sourceUrl licence } } }
           trusts(first: 1) { nodes { provenance { source asOf stale } } } }",
    ).await;
    let stale: Vec<&Value> = ["/dataSources/0/stale", "/dataSources/1/stale"].map(|path| reply.at(path)).into();
    assert_eq!(stale, [false, true], "groups of last week, establishments of last year");
    assert_eq!(
        reply.at("/schools/nodes/0/provenance"),
        &json!({
            "source": "GIAS", "asOf": "2025-04-01", "stale": true, "licence": "Open Government Licence v3.0",
            "sourceUrl": "https://get-information-schools.service.gov.uk/Downloads",
        })
    );
    let trust = json!({ "source": "GIAS", "asOf": "2026-03-23", "stale": false });
    assert_eq!(reply.at("/trusts/nodes/0/provenance"), &trust);
}
