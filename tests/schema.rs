//! The schema as a product: described throughout, selectable across types, written down, and backed by data.

mod backed;

use serde_json::Value;
use support::{Engine, TestApp};

use crate::limits::INTROSPECTION;

/// The scalars of GraphQL itself.
const BUILT_IN: [&str; 5] = ["Int", "Float", "String", "Boolean", "ID"];

/// Fields that the contract gives another type in each thing with an id: they need an alias to be selected together.
const TOLD_APART: [&str; 1] = ["percentFull"];

/// Everything that introspection tells, but its own types and the scalars of GraphQL itself.
async fn types(app: &TestApp) -> Vec<Value> {
    let reply = app.ask(INTROSPECTION).await;
    let types = reply.at("/__schema/types").as_array().expect("types").iter();
    let name = |kind: &Value| kind["name"].as_str().expect("a name").to_owned();
    types.filter(|kind| !name(kind).starts_with("__") && !BUILT_IN.contains(&&*name(kind))).cloned().collect()
}

fn items<'a>(thing: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    thing[list].as_array().into_iter().flatten()
}

/// A type as it is written: `[School!]!`.
fn written(kind: &Value) -> String {
    match kind["kind"].as_str() {
        Some("NON_NULL") => format!("{}!", written(&kind["ofType"])),
        Some("LIST") => format!("[{}]", written(&kind["ofType"])),
        _ => kind["name"].as_str().expect("a name").to_owned(),
    }
}

/// The names of a thing and of everything in it that says nothing of itself.
fn undescribed(thing: &Value, within: &str) -> Vec<String> {
    let name = format!("{within}{}", thing["name"].as_str().expect("a name"));
    let described = thing["description"].as_str().is_some_and(|text| text.trim().len() > 3);
    let parts = ["fields", "inputFields", "enumValues", "args"].into_iter().flat_map(|list| items(thing, list));
    let inside = parts.flat_map(|part| undescribed(part, &format!("{name}.")));
    (!described).then(|| name.clone()).into_iter().chain(inside).collect()
}

#[tokio::test]
async fn every_type_field_argument_input_field_and_value_is_described() {
    let app = TestApp::start(Engine::Sqlite).await;
    let missing: Vec<String> = types(&app).await.iter().flat_map(|kind| undescribed(kind, "")).collect();
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}

#[tokio::test]
async fn a_description_is_a_sentence_that_ends() {
    let app = TestApp::start(Engine::Sqlite).await;
    for kind in types(&app).await {
        let parts = ["fields", "inputFields", "enumValues"].into_iter().flat_map(|list| items(&kind, list));
        for thing in parts.chain([&kind]) {
            let text = thing["description"].as_str().expect("a description");
            assert!(text.ends_with('.'), "{}.{}: {text}", kind["name"], thing["name"]);
        }
    }
}

#[tokio::test]
async fn things_with_an_id_can_be_selected_across_their_types() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut seen = std::collections::HashMap::new();
    let types = types(&app).await;
    let nodes: Vec<_> = types.iter().filter(|kind| items(kind, "interfaces").any(|of| of["name"] == "Node")).collect();
    assert!(nodes.len() >= 4);
    for node in nodes {
        for field in items(node, "fields").filter(|field| !TOLD_APART.iter().any(|told| field["name"] == *told)) {
            let (name, kind) = (field["name"].as_str().expect("a name"), written(&field["type"]));
            let (elsewhere, other) = seen.entry(name).or_insert((&node["name"], kind.clone()));
            assert_eq!(*other, kind, "{name} of {} and of {elsewhere}", node["name"]);
        }
    }
}

#[tokio::test]
async fn every_scalar_of_ours_says_where_it_is_specified() {
    let app = TestApp::start(Engine::Sqlite).await;
    let types = types(&app).await;
    let scalars = types.iter().filter(|kind| kind["kind"] == "SCALAR");
    let unspecified: Vec<_> =
        scalars.filter(|scalar| scalar["specifiedByURL"].is_null()).map(|scalar| &scalar["name"]).collect();
    assert!(unspecified.is_empty(), "{unspecified:?}");
}

#[test]
fn the_schema_that_is_written_down_is_the_one_that_is_served() {
    let written_down = include_str!("../schema.graphql");
    let served = api::schema::sdl();
    let differs = written_down.lines().zip(served.lines()).position(|(left, right)| left != right);
    assert!(
        written_down == served,
        "run `school-trusts schema > schema.graphql`: line {:?} differs",
        differs.map(|at| at + 1)
    );
}
