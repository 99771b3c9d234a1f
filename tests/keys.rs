//! Keys: every spelling of each finds the same thing, and a bad one is refused with what was wrong.

mod batches;
mod malformed;
mod shared;

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use crate::oracle::{self, List, SCHOOLS, TRUSTS, text};

/// The root field that takes one key of a list.
fn one(list: &List) -> &'static str {
    if list.field == "schools" { "school" } else { "trust" }
}

/// The type of the keys.
fn key_type(list: &List) -> &'static str {
    if list.field == "schools" { "SchoolKey" } else { "TrustKey" }
}

/// The key by which the register knows what a key finds; null where it finds nothing.
async fn find(app: &TestApp, list: &List, key: &Value) -> Value {
    let (one, key_type, field) = (one(list), key_type(list), &list.key[1..]);
    let query = format!("query($key: {key_type}!) {{ found: {one}(by: $key) {{ {field} }} }}");
    let reply = app.ask_with(&query, json!({ "key": key })).await;
    reply.at("/found").get(field).cloned().unwrap_or_default()
}

/// Something of which all these are known, and known of nothing else.
fn unmistakable<'a>(things: &'a [Value], paths: &[&str]) -> &'a Value {
    let holders = |thing: &Value, path: &str| oracle::those(things, path, text(thing, path)).len();
    let known = |thing: &&Value| paths.iter().all(|path| !text(thing, path).is_empty() && holders(thing, path) == 1);
    things.iter().find(known).expect("something with every key")
}

/// A number in the JSON of a request, made of the digits of a text.
fn integer(thing: &Value, path: &str) -> i64 {
    text(thing, path).replace('/', "").parse().expect("digits")
}

on_both_databases! {
    async fn every_spelling_of_every_key_finds_the_school(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let school = unmistakable(&schools, &["/urn", "/ukprn", "/laestab"]);
        let [urn, ukprn, laestab] = ["/urn", "/ukprn", "/laestab"].map(|path| text(school, path));
        for key in [
            json!({ "id": school["id"] }),
            json!({ "urn": urn }),
            json!({ "urn": integer(school, "/urn") }),
            json!({ "urn": format!(" {urn} ") }),
            json!({ "ukprn": ukprn }),
            json!({ "ukprn": integer(school, "/ukprn") }),
            json!({ "laestab": laestab }),
            json!({ "laestab": laestab.replace('/', "") }),
            json!({ "laestab": integer(school, "/laestab") }),
            json!({ "orgId": format!("GB-EDU-{urn}") }),
            json!({ "orgId": format!("GB-UKPRN-{ukprn}") }),
        ] {
            assert_eq!(find(&app, &SCHOOLS, &key).await, urn, "{key}");
        }
    }

    async fn every_spelling_of_every_key_finds_the_trust(app) {
        let trusts = oracle::all(&app, &TRUSTS).await;
        let lost_zeros = |trust: &&Value| text(trust, "/companiesHouseNumber").starts_with("00");
        let trust = trusts.iter().find(lost_zeros).expect("a company whose zeros get lost");
        let [uid, ukprn, company] = ["/uid", "/ukprn", "/companiesHouseNumber"].map(|path| text(trust, path));
        for key in [
            json!({ "id": trust["id"] }),
            json!({ "uid": uid }),
            json!({ "uid": format!(" {uid} ") }),
            json!({ "trustReference": trust["trustReference"] }),
            json!({ "trustReference": text(trust, "/trustReference").to_lowercase() }),
            json!({ "ukprn": ukprn }),
            json!({ "ukprn": integer(trust, "/ukprn") }),
            json!({ "companiesHouseNumber": company }),
            json!({ "companiesHouseNumber": company.trim_start_matches('0') }),
            json!({ "companiesHouseNumber": integer(trust, "/companiesHouseNumber") }),
            json!({ "orgId": format!("GB-UKPRN-{ukprn}") }),
            json!({ "orgId": format!("GB-COH-{company}") }),
            json!({ "orgId": format!("GB-COH-{}", company.trim_start_matches('0')) }),
        ] {
            assert_eq!(find(&app, &TRUSTS, &key).await, uid, "{key}");
        }
    }

    async fn a_key_is_taken_from_the_text_of_a_query_as_from_its_variables(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let school = unmistakable(&schools, &["/urn", "/ukprn", "/laestab"]);
        let urn = text(school, "/urn");
        for key in [format!("{{urn: {urn}}}"), format!("{{urn: \"{urn}\"}}"), format!("{{orgId: \"GB-EDU-{urn}\"}}")] {
            let reply = app.ask(&format!("{{ school(by: {key}) {{ urn }} }}")).await;
            assert_eq!(reply.at("/school/urn"), urn, "{key}");
        }
        let reply = app.ask_with("query($urn: Urn!) { school(by: {urn: $urn}) { urn } }", json!({ "urn": urn })).await;
        assert_eq!(reply.at("/school/urn"), urn);
    }

    async fn every_key_that_goes_out_comes_in_again(app) {
        for (list, paths) in [
            (&SCHOOLS, ["urn", "ukprn", "laestab"].as_slice()),
            (&TRUSTS, &["uid", "ukprn", "companiesHouseNumber", "trustReference"]),
        ] {
            let things = oracle::all(&app, list).await;
            for thing in things.iter().step_by(9) {
                for path in paths.iter().filter(|path| !thing[**path].is_null()) {
                    let key = json!({ *path: thing[*path] });
                    assert!(!find(&app, list, &key).await.is_null(), "{key}");
                }
            }
        }
    }
}
