//! Facets under filters that nobody would write by hand.

use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use support::{Engine, TestApp};

use super::{every, facets, told};
use crate::oracle::{self, List, SCHOOLS, TRUSTS, random::filters};

/// Holds all facets of a list against the oracle, under random filters with the values of the whole list.
async fn agree(app: &TestApp, list: &List, parent: Option<&str>, whole: &[Value], things: &[Value], cases: u32) {
    let strategy = (filters(list, whole), proptest::bool::ANY);
    let fields = every(list);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&strategy, |(filter, open)| {
        let asking = facets(app, list, parent, &filter, open, &fields);
        let all = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(asking));
        for (facet, found) in list.facets.iter().zip(all.as_array().expect("facets")) {
            let expected = facet.buckets(list, things, &filter, open);
            assert_eq!(told(found), expected, "{} under {filter}, open only {open}", facet.name);
        }
        Ok(())
    });
    checked.unwrap_or_else(|fault| panic!("{fault}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_facets_of_schools_are_what_a_naive_count_gives() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    agree(&app, &SCHOOLS, None, &schools, &schools, 150).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_facets_of_trusts_are_what_a_naive_count_gives() {
    let app = TestApp::start(Engine::Sqlite).await;
    let trusts = oracle::trusts(&app).await;
    agree(&app, &TRUSTS, None, &trusts, &trusts, 150).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_facets_of_a_trusts_schools_count_its_own() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let largest = oracle::most_common(&schools, "/currentTrust/uid");
    let theirs = oracle::those(&schools, "/currentTrust/uid", &largest);
    let parent = format!("trust(by: {{ uid: \"{largest}\" }})");
    agree(&app, &SCHOOLS, Some(&parent), &schools, &theirs, 50).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_facets_of_an_authoritys_schools_count_its_own() {
    let app = TestApp::start(Engine::Sqlite).await;
    let schools = oracle::all(&app, &SCHOOLS).await;
    let largest = oracle::most_common(&schools, "/localAuthority/code");
    let theirs = oracle::those(&schools, "/localAuthority/code", &largest);
    let parent = format!("localAuthority(code: \"{largest}\")");
    agree(&app, &SCHOOLS, Some(&parent), &schools, &theirs, 50).await;
}
