//! Suggestions: what they show, and what they say that they matched on.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::{SUGGEST, key, keys, suggested};
use crate::oracle::{self, text};

const SCHOOL: &str = "{ schools(filter: {inTrust: true}, first: 100) { nodes { name urn ukprn laestab
    address { postcode town } localAuthority { name } locationLine } } }";
const TRUST: &str = "{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 100) { nodes { name uid ukprn
    trustReference companiesHouseNumber schoolCount } } }";
const FORMER: &str = "query($after: String) { schools(first: 100, after: $after) {
    nodes { name urn formerNames } pageInfo { endCursor hasNextPage } } }";

/// The first of a query's nodes that has everything.
async fn whole(app: &TestApp, query: &str, list: &str) -> Value {
    let reply = app.ask(query).await;
    let nodes = reply.at(&format!("/{list}/nodes")).as_array().expect("nodes").clone();
    let has_all = |node: &Value| node.as_object().expect("an object").values().all(|value| !value.is_null());
    nodes.into_iter().find(has_all).expect("one that has everything")
}

/// An open school that was called otherwise.
async fn renamed(app: &TestApp) -> Value {
    let mut after = Value::Null;
    loop {
        let page = app.ask_with(FORMER, json!({ "after": after })).await;
        let mut nodes = page.at("/schools/nodes").as_array().expect("schools").iter();
        if let Some(school) =
            nodes.find(|school| school["formerNames"].as_array().is_some_and(|names| !names.is_empty()))
        {
            return school.clone();
        }
        assert_eq!(page.at("/schools/pageInfo/hasNextPage"), true, "no open school has a former name");
        after = page.at("/schools/pageInfo/endCursor").clone();
    }
}

/// Holds that an identifier is suggested first, and by what it is.
async fn leads_to(app: &TestApp, typed: &str, expected: &str, matched_on: &str) {
    let found = suggested(app, typed).await;
    let first = found.first().unwrap_or_else(|| panic!("{typed} finds nothing"));
    assert_eq!((key(first).as_str(), text(first, "/matchedOn")), (expected, matched_on), "{typed}");
}

on_both_databases! {
    async fn a_school_is_suggested_by_any_of_its_identifiers(app) {
        let school = whole(&app, SCHOOL, "schools").await;
        let is = format!("S{}", text(&school, "/urn"));
        let [urn, laestab, postcode] = ["/urn", "/laestab", "/address/postcode"].map(|path| text(&school, path));
        leads_to(&app, urn, &is, "URN").await;
        leads_to(&app, &format!("urn: {urn}"), &is, "URN").await;
        leads_to(&app, &format!("GB-EDU-{urn}"), &is, "URN").await;
        leads_to(&app, text(&school, "/ukprn"), &is, "UKPRN").await;
        leads_to(&app, &format!("GB-UKPRN-{}", text(&school, "/ukprn")), &is, "UKPRN").await;
        for typed in [postcode.to_owned(), postcode.replace(' ', ""), postcode.to_lowercase()] {
            assert!(suggested(&app, &typed).await.iter().any(|one| key(one) == is && one["matchedOn"] == "POSTCODE"));
        }
        for typed in [laestab.to_owned(), laestab.replace('/', "")] {
            assert!(suggested(&app, &typed).await.iter().all(|one| one["matchedOn"] == "LAESTAB"), "{typed}");
        }
        let with_name = format!("{} {urn}", text(&school, "/name"));
        leads_to(&app, &with_name, &is, "URN").await;
    }

    async fn a_trust_is_suggested_by_any_of_its_identifiers(app) {
        let trust = whole(&app, TRUST, "trusts").await;
        let is = format!("T{}", text(&trust, "/uid"));
        let [reference, company] = ["/trustReference", "/companiesHouseNumber"].map(|path| text(&trust, path));
        for typed in [reference, &reference.to_lowercase(), &reference.replace("TR", "tr "), &reference[2..]] {
            leads_to(&app, typed, &is, "TRUST_REFERENCE").await;
        }
        leads_to(&app, text(&trust, "/uid"), &is, "GROUP_UID").await;
        leads_to(&app, company, &is, "COMPANIES_HOUSE_NUMBER").await;
        leads_to(&app, &format!("GB-COH-{company}"), &is, "COMPANIES_HOUSE_NUMBER").await;
        leads_to(&app, text(&trust, "/ukprn"), &is, "UKPRN").await;
    }

    async fn the_beginning_of_an_identifier_is_enough(app) {
        let school = whole(&app, SCHOOL, "schools").await;
        let is = format!("S{}", text(&school, "/urn"));
        let name = text(&school, "/name");
        for typed in [&text(&school, "/urn")[..4], &text(&school, "/ukprn")[..5], &text(&school, "/address/postcode")[..4]] {
            let found = suggested(&app, &format!("{name} {typed}")).await;
            assert!(keys(&found).contains(&is), "{name} {typed}: {found:?}");
        }
    }

    async fn a_school_is_suggested_by_what_it_was_called_before(app) {
        let renamed = &renamed(&app).await;
        let former = text(renamed, "/formerNames/0");
        let found = suggested(&app, former).await;
        let is = format!("S{}", text(renamed, "/urn"));
        let one = found.iter().find(|one| key(one) == is).unwrap_or_else(|| panic!("{former}: {found:?}"));
        assert_eq!((text(one, "/label"), text(one, "/matchedOn")), (text(renamed, "/name"), "FORMER_NAME"));
    }

    async fn a_place_finds_its_schools_and_tells_those_of_one_name_apart(app) {
        let school = whole(&app, SCHOOL, "schools").await;
        let found = suggested(&app, text(&school, "/address/town")).await;
        assert!(!found.is_empty());
        let typed = format!("{} {}", text(&school, "/name"), text(&school, "/address/town"));
        let first = &suggested(&app, &typed).await[0];
        assert_eq!(key(first), format!("S{}", text(&school, "/urn")));
        let detail = format!("{} · URN {}", text(&school, "/locationLine"), text(&school, "/urn"));
        assert_eq!(text(first, "/detail"), detail);
    }
}

on_both_databases! {
    async fn a_trust_shows_its_reference_and_how_many_schools_it_has(app) {
        let trust = whole(&app, TRUST, "trusts").await;
        let first = &suggested(&app, text(&trust, "/trustReference")).await[0];
        let detail = format!("{} · {} schools", text(&trust, "/trustReference"), trust["schoolCount"]);
        assert_eq!((text(first, "/label"), text(first, "/detail")), (text(&trust, "/name"), &*detail));
    }

    async fn what_is_not_open_says_so(app) {
        let closed = app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { urn } } }").await;
        let urn = closed.at("/schools/nodes/0/urn").as_str().expect("a URN");
        let reply = app.ask_with(SUGGEST, json!({ "text": urn, "open": false })).await;
        assert_eq!(key(reply.at("/suggest/0")), format!("S{urn}"));
        assert!(reply.at("/suggest/0/detail").as_str().expect("a detail").ends_with(&format!("URN {urn} · closed")));
    }

    async fn each_of_many_of_one_name_has_a_detail_of_its_own(app) {
        let schools = oracle::all(&app, &oracle::SCHOOLS).await;
        let name = oracle::most_common(&schools, "/name");
        let reply = app.ask_with(SUGGEST, json!({ "text": name, "open": false, "first": 20 })).await;
        let found = reply.at("/suggest").as_array().expect("a list");
        let same: Vec<&str> =
            found.iter().filter(|one| text(one, "/label") == name).map(|one| text(one, "/detail")).collect();
        assert!(same.len() > 1, "{name}: {found:?}");
        let apart: std::collections::HashSet<_> = same.iter().collect();
        assert_eq!(apart.len(), same.len(), "{same:?}");
    }
}
