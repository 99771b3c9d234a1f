//! The register as plain data, fetched page by page, and what lists of it ought to hold.
//!
//! Everything here is slow and simple on purpose: it is what the service's sets, rankings and cursors are held against.

pub mod facet;
pub mod filter;
pub mod list;
pub mod near;
pub mod order;
pub mod random;

use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase};

pub use list::{List, SCHOOLS, TRUSTS};

/// Everything in a list, open or not, with what the list's filters and orders speak of.
pub async fn all(app: &TestApp, list: &List) -> Vec<Value> {
    let mut things = vec![];
    let mut after = Value::Null;
    loop {
        let reply =
            app.ask_with(&list.query("openOnly: false, first: 100, after: $after"), json!({ "after": after })).await;
        things.extend(reply.at("/list/nodes").as_array().expect("nodes").iter().cloned().map(with_joining));
        after = reply.at("/list/pageInfo/endCursor").clone();
        if reply.at("/list/pageInfo/hasNextPage") == false {
            return things;
        }
    }
}

/// A school with the day by which it joined the trust that it is in.
fn with_joining(mut thing: Value) -> Value {
    let mut stays = thing["trustMemberships"].as_array().into_iter().flatten();
    let here = stays.rfind(|stay| stay["current"] == true && !stay["trust"].is_null());
    let day = here.map(|stay| [&stay["joined"]["notAfter"], &stay["joined"]["notBefore"]]);
    if let Some(day) = day.and_then(|days| days.into_iter().find(|day| !day.is_null()).cloned()) {
        thing["joinedTrust"] = day;
    }
    thing
}

/// The trusts and the schools, with each trust knowing the authorities of its open schools.
pub async fn trusts(app: &TestApp) -> Vec<Value> {
    let schools = all(app, &SCHOOLS).await;
    let mut trusts = all(app, &TRUSTS).await;
    for trust in &mut trusts {
        let theirs =
            schools.iter().filter(|school| school["isOpen"] == true && school["currentTrust"]["uid"] == trust["uid"]);
        trust["openSchools"] = theirs.cloned().collect();
    }
    trusts
}

/// Serves the test world after a change that a file could have brought.
pub async fn serve_changed(engine: Engine, statements: &str) -> TestApp {
    let database = TestDatabase::of_the_world(engine).await;
    let db = database.connect().await;
    db.execute_unprepared(statements).await.unwrap_or_else(|error| panic!("{statements}: {error}"));
    db.close().await.expect("the database closes");
    TestApp::serve(database).await
}

/// The text at a path; empty where there is none.
pub fn text<'a>(thing: &'a Value, path: &str) -> &'a str {
    thing.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// A number, decimal, day or moment as one number that compares as they do.
pub fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>().parse().ok()
        }
        _ => None,
    }
}

/// The text that occurs most often at a path.
pub fn most_common(things: &[Value], path: &str) -> String {
    let texts: Vec<&str> = things.iter().map(|thing| text(thing, path)).filter(|text| !text.is_empty()).collect();
    let often = |wanted: &&&str| texts.iter().filter(|text| text == wanted).count();
    (*texts.iter().max_by_key(often).expect("a text")).to_owned()
}

/// The things that have a text at a path.
pub fn those(things: &[Value], path: &str, wanted: &str) -> Vec<Value> {
    things.iter().filter(|thing| text(thing, path) == wanted).cloned().collect()
}
