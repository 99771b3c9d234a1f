//! A field appears only with data behind it: each is known of at least one trust, school, authority, membership or
//! inspection of the invented register, and of the real one where it is at hand.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use support::{Engine, TestApp};

use super::{items, types, written};

/// What is null for good, with the reason.
const EXCUSED: [(&str, &str); 9] = [
    ("School.adoptions.nodes", "no file brings practices"),
    ("School.hostNeeds.nodes", "no file brings needs"),
    ("School.practices.nodes", "no file brings practices"),
    ("School.secondments.nodes", "no file brings secondments"),
    ("Trust.address.county", "the groups file says \"Not recorded\" of every trust"),
    ("Trust.address.uprn", "the groups file has no property numbers"),
    ("Trust.hostNeeds.nodes", "no file brings needs"),
    ("Trust.practices.nodes", "no file brings practices"),
    ("Trust.secondments.nodes", "no file brings secondments"),
];

/// Everything to select of a type: its fields, and those of the objects in it that have no id of their own.
fn selection(types: &[Value], name: &str) -> String {
    let kind = types.iter().find(|kind| kind["name"] == name).expect("a type");
    let fields = items(kind, "fields").map(|field| {
        let of = written(&field["type"]).replace(['[', ']', '!'], "");
        let name = field["name"].as_str().expect("a name");
        match types.iter().find(|kind| kind["name"] == *of && kind["kind"] == "OBJECT") {
            Some(_) if of.ends_with("Connection") => format!("{name}{} {{ nodes {{ id }} }}", arguments(field)),
            Some(inner) if items(inner, "interfaces").any(|of| of["name"] == "Node") => {
                format!("{name}{} {{ id }}", arguments(field))
            }
            Some(_) => format!("{name} {{ {} }}", selection(types, &of)),
            None => format!("{name}{}", arguments(field)),
        }
    });
    fields.collect::<Vec<_>>().join(" ")
}

/// A day between two files of establishments, on which not everything is certain.
const DAY: &str = "\"2025-02-01\"";

/// The arguments that a field cannot do without, and those that make it show something.
fn arguments(field: &Value) -> String {
    let given = items(field, "args").filter_map(|argument| match argument["name"].as_str()? {
        "openOnly" => Some("openOnly: false".to_owned()),
        "first" => Some("first: 1".to_owned()),
        "from" => Some("from: { point: { latitude: 52.6, longitude: -1.1 } }".to_owned()),
        name if written(&argument["type"]) == "Date!" => Some(format!("{name}: {DAY}")),
        _ => None,
    });
    let given: Vec<String> = given.collect();
    if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
}

/// The paths at which something stands, and all paths. An empty list is nothing.
fn look(value: &Value, path: &str, known: &mut BTreeSet<String>, asked: &mut BTreeSet<String>) {
    asked.insert(path.to_owned());
    match value {
        Value::Null => {}
        Value::Object(fields) => look_inside(fields, path, known, asked),
        Value::Array(things) => things.iter().for_each(|thing| look(thing, path, known, asked)),
        _ => drop(known.insert(path.to_owned())),
    }
}

fn look_inside(fields: &Map<String, Value>, path: &str, known: &mut BTreeSet<String>, asked: &mut BTreeSet<String>) {
    known.insert(path.to_owned());
    for (name, value) in fields {
        look(value, &format!("{path}.{name}"), known, asked);
    }
}

/// The paths under a type at which nothing ever stands.
async fn unknown(app: &TestApp, types: &[Value], kind: &str, rows: &[Value]) -> Vec<String> {
    let query =
        format!("query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} {{ {} }} }} }}", selection(types, kind));
    let (mut known, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for ids in rows.chunks(100) {
        let reply = app.ask_with(&query, json!({ "ids": ids })).await;
        look(reply.at("/nodes"), kind, &mut known, &mut asked);
    }
    asked.difference(&known).cloned().collect()
}

/// The ids of the memberships of schools.
async fn memberships(app: &TestApp, schools: &[Value]) -> Vec<Value> {
    let query = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on School { trustMemberships { id } } } }";
    let mut memberships = vec![];
    for ids in schools.chunks(300) {
        let reply = app.ask_with(query, json!({ "ids": ids })).await;
        let schools = reply.at("/nodes").as_array().expect("schools");
        memberships
            .extend(schools.iter().flat_map(|school| items(school, "trustMemberships")).map(|it| it["id"].clone()));
    }
    memberships
}

/// The ids of all inspections.
async fn inspections(app: &TestApp) -> Vec<Value> {
    let query = "query($after: String) { inspections(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }";
    let (mut inspections, mut after) = (vec![], Value::Null);
    loop {
        let page = app.ask_with(query, json!({ "after": after })).await.at("/inspections").clone();
        inspections.extend(items(&page, "nodes").map(|it| it["id"].clone()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            return inspections;
        }
    }
}

/// The paths at which nothing ever stands, in all that has an id.
async fn always_null(app: &TestApp) -> Vec<String> {
    let types = types(app).await;
    let ids = |things: Vec<Value>| things.iter().map(|thing| thing["id"].clone()).collect::<Vec<_>>();
    let key = |list: crate::oracle::List| crate::oracle::List { plain: "id", ..list };
    let schools = ids(crate::oracle::all(app, &key(crate::oracle::SCHOOLS)).await);
    let trusts = ids(crate::oracle::all(app, &key(crate::oracle::TRUSTS)).await);
    let authorities = app.ask("{ localAuthorities { id } }").await.at("/localAuthorities").as_array().cloned();
    let authorities = ids(authorities.expect("authorities"));
    let (memberships, inspections) = (memberships(app, &schools).await, inspections(app).await);
    let mut missing = vec![];
    for (kind, rows) in [
        ("School", schools),
        ("Trust", trusts),
        ("LocalAuthority", authorities),
        ("TrustMembership", memberships),
        ("Inspection", inspections),
    ] {
        missing.extend(unknown(app, &types, kind, &rows).await);
    }
    missing
}

#[tokio::test]
async fn every_field_of_every_thing_is_known_of_at_least_one() {
    let app = TestApp::start(Engine::Sqlite).await;
    assert_eq!(always_null(&app).await, EXCUSED.map(|(path, _)| path), "always null");
}
