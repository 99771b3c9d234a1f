//! Lists walked in every order, both ways, under filters that nobody would write by hand.

use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use support::{Engine, TestApp};

use crate::oracle::{
    self, SCHOOLS, TRUSTS,
    filter::chosen,
    order::{Connection, every_order},
    random::filters,
};

/// Some rows changed later than others, so that this order has something to order by.
const TOUCHED: &str = "UPDATE school SET updated_at = '2026-04-02 09:00:00.125+00:00' WHERE urn % 3 = 0;
    UPDATE trust SET updated_at = '2026-03-01 09:00:00+00:00' WHERE uid % 4 = 1";

/// Holds a connection's pages against the oracle, under random filters with the values of the whole list.
async fn agrees(app: &TestApp, connection: &Connection<'_>, whole: &[Value], things: &[Value], cases: u32) {
    let list = connection.list;
    let strategy = (filters(list, whole), proptest::bool::ANY, 1_usize..=100);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&strategy, |(filter, open, size)| {
        let chosen = chosen(list, things, &filter, open);
        let asked = json!({ "filter": filter, "open": open });
        let size = size.max(chosen.len() / 8).min(100);
        let walks = async {
            for order in every_order(list) {
                connection.walk(app, &asked, &order, &order.keys(list, chosen.clone()), size).await;
            }
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(walks));
        Ok(())
    });
    checked.unwrap_or_else(|fault| panic!("{fault}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_walk_through_schools_agrees_with_a_naive_one() {
    let app = oracle::serve_changed(Engine::Sqlite, TOUCHED).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    agrees(&app, &Connection { list: &SCHOOLS, parent: None }, &schools, &schools, 20).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_walk_through_trusts_agrees_with_a_naive_one() {
    let app = oracle::serve_changed(Engine::Sqlite, TOUCHED).await;
    let trusts = oracle::trusts(&app).await;
    agrees(&app, &Connection { list: &TRUSTS, parent: None }, &trusts, &trusts, 32).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_walk_through_the_schools_of_a_trust_agrees_with_a_naive_one() {
    let app = oracle::serve_changed(Engine::Sqlite, TOUCHED).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let largest = oracle::most_common(&schools, "/currentTrust/uid");
    let theirs = oracle::those(&schools, "/currentTrust/uid", &largest);
    let parent = Some(format!("trust(by: {{ uid: \"{largest}\" }})"));
    agrees(&app, &Connection { list: &SCHOOLS, parent }, &schools, &theirs, 16).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_walk_through_the_schools_of_an_authority_agrees_with_a_naive_one() {
    let app = oracle::serve_changed(Engine::Sqlite, TOUCHED).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let largest = oracle::most_common(&schools, "/localAuthority/code");
    let theirs = oracle::those(&schools, "/localAuthority/code", &largest);
    let parent = Some(format!("localAuthority(code: \"{largest}\")"));
    agrees(&app, &Connection { list: &SCHOOLS, parent }, &schools, &theirs, 16).await;
}
