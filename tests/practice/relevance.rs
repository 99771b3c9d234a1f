//! Does the search find what people mean? Queries over the demo's practices, each with the one that is meant.

use api::{demo::practices, register::keeper::Keeper};
use serde_json::json;
use support::{Engine, TestApp, database::TestDatabase, world};

/// The least mean reciprocal rank: 1 where what is meant always comes first.
const LEAST: f64 = 0.8;

/// A service with the demo's practices.
pub async fn demo(engine: Engine) -> TestApp {
    let database = TestDatabase::of_the_world(engine).await;
    let db = database.connect().await;
    let register = Keeper::load(db.clone(), world::clock()).await.expect("the register").current();
    api::demo::people::invent(&db, &register, 1, world::now()).await.expect("people");
    practices::invent(&db, &register, 1, world::now()).await.expect("practices");
    TestApp::serve(database).await
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::print_stdout, reason = "the ranks are part of the proof")]
async fn what_people_mean_comes_first_or_nearly() {
    let app = demo(Engine::Sqlite).await;
    let titles = "{ practices(first: 100) { totalCount nodes { title } pageInfo { endCursor } } }";
    assert!(app.ask(titles).await.at("/practices/totalCount").as_i64() >= Some(80), "at least eighty are public");
    let (mut sum, mut asked) = (0.0, 0);
    for line in include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, meant) = line.split_once('\t').expect("a query and a title");
        let all = app.ask_with("query($t: String!) { practices(filter: {text: $t, states: [PUBLISHED]}, first: 20) { nodes { title } } }", json!({ "t": meant })).await;
        if !all.body.to_string().contains(meant) {
            // This one is not public in the demo: nobody could find it.
            continue;
        }
        let query = "query($text: String!) { practices(filter: {text: $text}, first: 20) { nodes { title } } }";
        let found = app.ask_with(query, json!({ "text": text })).await;
        let nodes = found.at("/practices/nodes").as_array().expect("a list");
        let rank = nodes.iter().position(|node| node["title"] == meant).map(|at| at + 1);
        println!(
            "{:>4}  {text}  ->  {}",
            rank.map_or("-".into(), |rank| rank.to_string()),
            nodes.first().map_or("nothing", |node| node["title"].as_str().unwrap_or(""))
        );
        sum += rank.map_or(0.0, |rank| 1.0 / rank as f64);
        asked += 1;
    }
    let mean = sum / f64::from(asked);
    println!("mean reciprocal rank {mean:.3} of {asked} queries");
    assert!(asked >= 25 && mean >= LEAST, "{mean:.3} of {asked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_failures_families_and_every_state() {
    let app = demo(Engine::Sqlite).await;
    let count = async |filter: &str| {
        let rows = crate::access::cast::rows(&app, &format!("SELECT CAST(count(*) AS text) AS it FROM {filter}")).await;
        rows[0].parse::<i64>().expect("a number")
    };
    assert!(count("practice").await >= 120);
    assert!(count("practice WHERE practice_state = 'PUBLISHED' AND visibility = 'PUBLIC'").await >= 80);
    for part in [
        "adoption WHERE outcome = 'WORSE'",
        "adoption WHERE adoption_state = 'STOPPED'",
        "practice WHERE derived_from IS NOT NULL",
        "practice_edition WHERE number = 2",
        "endorsement",
        "practice_author",
    ] {
        assert!(count(part).await >= 10, "{part}");
    }
    for state in ["DRAFT", "IN_REVIEW", "ARCHIVED", "WITHDRAWN"] {
        assert!(count(&format!("practice WHERE practice_state = '{state}'")).await >= 1, "{state}");
    }
}
