//! Schools that are alike: held against every other school, one by one.

use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use crate::oracle::text;

/// All open schools with what they are compared by.
async fn schools(app: &TestApp) -> Vec<Value> {
    let query =
        "query($after: String) { schools(first: 100, after: $after, orderBy: { field: URN }) { nodes { urn phase
        settingKind statutoryLowAge statutoryHighAge pupils { value } fsmPercent { value } ealPercent { value }
        senSupportPercent { value } ehcpPercent { value } geo { urbanRural { name } } }
        pageInfo { hasNextPage endCursor } } }";
    let (mut all, mut after) = (vec![], Value::Null);
    loop {
        let reply = app.ask_with(query, json!({ "after": after })).await;
        all.extend(reply.at("/schools/nodes").as_array().expect("schools").iter().cloned());
        after = reply.at("/schools/pageInfo/endCursor").clone();
        if reply.at("/schools/pageInfo/hasNextPage") == false {
            return all;
        }
    }
}

async fn similar(app: &TestApp, urn: &str, first: i64) -> Vec<Value> {
    let query = "query($urn: Urn!, $first: Int) { school(by: { urn: $urn }) { similar(first: $first) {
        school { urn isOpen } distance basis } } }";
    let reply = app.ask_with(query, json!({ "urn": urn, "first": first })).await;
    reply.at("/school/similar").as_array().expect("a list").clone()
}

fn kind(school: &Value) -> [&str; 2] {
    [text(school, "/phase").trim_start_matches("MIDDLE_DEEMED_"), text(school, "/settingKind")]
}

/// What schools are compared by: the weight, and the least that it is taken to spread.
const FACTORS: [(f64, f64); 8] =
    [(0.30, 1.0), (0.15, 1.0), (0.05, 1.0), (0.05, 1.0), (0.20, 0.1), (0.075, 1.0), (0.075, 1.0), (0.10, 1.0)];

/// The numbers, those that are not known left out; none for a school without pupils or a share.
fn numbers(school: &Value) -> Option<[Option<f64>; 8]> {
    let share = |name: &str| text(school, &format!("/{name}/value")).parse::<f64>().ok();
    let pupils = school["pupils"]["value"].as_f64().filter(|pupils| *pupils > 0.0)?;
    let meals = share("fsmPercent")?;
    let class = text(school, "/geo/urbanRural/name").to_lowercase();
    let urban = if class.contains("urban") { Some(1.0) } else { class.contains("rural").then_some(0.0) };
    let [eal, support, plans] = ["ealPercent", "senSupportPercent", "ehcpPercent"].map(share);
    let [youngest, oldest] = ["statutoryLowAge", "statutoryHighAge"].map(|age| school[age].as_f64());
    Some([Some(meals), eal, support, plans, Some(pupils.log2()), youngest, oldest, urban])
}

/// Distances to every peer with its URN, by the definition.
fn distances(school: &Value, all: &[Value]) -> Vec<(f64, String)> {
    let Some(own) = numbers(school) else { return vec![] };
    let peers = all.iter().filter(|peer| kind(peer) == kind(school));
    let peers: Vec<_> = peers.filter_map(|peer| Some((text(peer, "/urn"), numbers(peer)?))).collect();
    let known = |factor: usize| -> Vec<f64> { peers.iter().filter_map(|(_, numbers)| numbers[factor]).collect() };
    let factors: Vec<usize> = (0..8).filter(|factor| !known(*factor).is_empty()).collect();
    let spread = |factor: usize| {
        let known = known(factor);
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        let variance = known.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / known.len() as f64;
        variance.sqrt().max(FACTORS[factor].1)
    };
    let spreads: Vec<f64> = (0..8).map(spread).collect();
    let total: f64 = factors.iter().map(|factor| FACTORS[*factor].0).sum();
    let apart = |other: &[Option<f64>; 8]| {
        let part = |factor: &usize| {
            let both = own[*factor].zip(other[*factor]);
            FACTORS[*factor].0 / total * both.map_or(1.0, |(one, other)| (one - other).abs() / spreads[*factor])
        };
        factors.iter().map(part).sum::<f64>()
    };
    let others = peers.iter().filter(|(urn, _)| *urn != text(school, "/urn"));
    others.map(|(urn, numbers)| (apart(numbers), (*urn).to_owned())).collect()
}

on_both_databases! {
    async fn the_most_alike_of_a_kind_are_those_that_the_definition_gives(app) {
        let all = schools(&app).await;
        let mut met = 0;
        for school in all.iter().step_by(17) {
            let mut expected: Vec<f64> = distances(school, &all).into_iter().map(|(apart, _)| apart).collect();
            expected.sort_by(f64::total_cmp);
            let found = similar(&app, text(school, "/urn"), 8).await;
            assert_eq!(found.len(), expected.len().min(8), "{school}");
            let told = distances(school, &all);
            for (other, expected) in found.iter().zip(expected) {
                let distance = other["distance"].as_f64().expect("a distance");
                let its_own = told.iter().find(|(_, urn)| *urn == text(other, "/school/urn")).expect("a peer").0;
                assert!((distance - its_own).abs() < 2e-4 && (distance - expected).abs() < 2e-4, "{school} {other}");
                met += 1;
            }
        }
        assert!(met > 100, "{met}");
    }
}

#[tokio::test]
async fn the_most_alike_come_first_equally_alike_ones_by_urn_and_never_the_school_itself() {
    let app = TestApp::start(Engine::Sqlite).await;
    for school in schools(&app).await.iter().step_by(41) {
        let found = similar(&app, text(school, "/urn"), 50).await;
        let key = |other: &Value| {
            (other["distance"].as_f64().map(|far| (far * 1e4).round() as u64), other["school"]["urn"].to_string())
        };
        assert!(found.is_sorted_by_key(key), "{found:#?}");
        assert!(found.iter().all(|other| other["school"]["isOpen"] == true && other["school"]["urn"] != school["urn"]));
    }
}

#[tokio::test]
async fn the_basis_tells_what_each_factor_adds_and_together_they_are_the_distance() {
    let app = TestApp::start(Engine::Sqlite).await;
    let all = schools(&app).await;
    let primary =
        all.iter().find(|school| school["phase"] == "PRIMARY" && numbers(school).is_some()).expect("a school");
    for other in similar(&app, text(primary, "/urn"), 5).await {
        let basis: Vec<&str> = other["basis"].as_array().expect("a basis").iter().filter_map(Value::as_str).collect();
        let meals_and_so_on = ["free school meals ", "first language not English ", "support for special needs "];
        let others = ["education, health and care plans ", "pupils ", "youngest age ", "oldest age ", "surroundings "];
        let mut names = meals_and_so_on.into_iter().chain(others);
        assert!(basis.len() >= 5 && basis.iter().all(|words| names.any(|name| words.starts_with(name))), "{basis:?}");
        let share = format!(
            "free school meals {:.1}% and ",
            text(primary, "/fsmPercent/value").parse::<f64>().expect("a share")
        );
        assert!(basis[0].starts_with(&share), "{basis:?}");
        let parts =
            basis.iter().map(|words| words.rsplit_once(": ").expect("a part").1.parse::<f64>().expect("a number"));
        assert!((parts.sum::<f64>() - other["distance"].as_f64().expect("a distance")).abs() <= 0.041, "{other}");
    }
}

#[tokio::test]
async fn a_school_without_pupils_or_a_share_is_alike_to_none() {
    let app = TestApp::start(Engine::Sqlite).await;
    let all = schools(&app).await;
    let unknown = all.iter().find(|school| school["pupils"]["value"].is_null()).expect("a school without pupils");
    assert_eq!(similar(&app, text(unknown, "/urn"), 10).await, Vec::<Value>::new());
    let closed =
        app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { similar { distance } } } }").await;
    assert_eq!(closed.at("/schools/nodes/0/similar"), &json!([]));
}

#[tokio::test]
async fn ten_are_told_unless_another_number_up_to_fifty_is_asked_for() {
    let app = TestApp::start(Engine::Sqlite).await;
    let all = schools(&app).await;
    let primary =
        all.iter().find(|school| school["phase"] == "PRIMARY" && numbers(school).is_some()).expect("a school");
    let query = "query($urn: Urn!, $first: Int) { school(by: { urn: $urn }) { similar(first: $first) { distance } } }";
    for (variables, told) in
        [(json!({}), 10), (json!({ "first": null }), 10), (json!({ "first": 0 }), 0), (json!({ "first": 50 }), 50)]
    {
        let mut asked = variables.clone();
        asked["urn"] = primary["urn"].clone();
        let reply = app.ask_with(query, asked).await;
        assert_eq!(reply.at("/school/similar").as_array().map(Vec::len), Some(told), "{variables}");
    }
    for first in [-1, 51] {
        let refused = app.ask_with(query, json!({ "urn": primary["urn"], "first": first })).await;
        let told = format!("first is {first}; it may be 0 to 50.");
        assert_eq!((refused.codes(), refused.message()), (vec!["BAD_USER_INPUT"], told.as_str()));
    }
}
