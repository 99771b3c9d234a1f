//! An outsider's best attempts to find out who somebody is.

use std::collections::{BTreeMap, BTreeSet};

use api::access::{ClientScope, Role};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases, wish, wish::Wished as _};

use super::desk::{Desk, SECONDMENT};
use crate::access::{
    cast::{Cast, with},
    leaks::{seen, watched},
};

/// All that an offer says, asked through a question to who made it.
const ASK: &str = "mutation($input: RequestContactInput!) { requestContact(input: $input) { userErrors { code message }
    contactRequest { id version contactState offer { id pseudonym offerState role subjects { code } keyStages
    area { region description } person { id displayName email } baseSchool { urn name } maxTravelMinutes fteAvailable
    availableFrom availableTo consentedAt version } } } }";

/// How many points are asked from, and how many in one request.
const POINTS: usize = 500;
const AT_ONCE: usize = 50;

fn encode(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn key_of(id: &Value) -> String {
    let node = URL_SAFE_NO_PAD.decode(id.as_str().expect("an id")).expect("an id");
    String::from_utf8(node).expect("text").split_once(':').expect("a key").1.to_owned()
}

/// How far an offer says it is from each of many points all over England.
async fn bands(app: &TestApp, token: &str, asked: &Value) -> Vec<Value> {
    let point = |at: usize| {
        let (lat, lon) = (50.0 + 0.2 * (at / 20) as f64, -5.5 + 0.37 * (at % 20) as f64);
        format!("b{at}: distanceBandKm(from: {{ point: {{ latitude: {lat}, longitude: {lon} }} }}) {{ from to }}")
    };
    let mut told = vec![];
    for first in (0..POINTS).step_by(AT_ONCE) {
        let points: Vec<String> = (first..first + AT_ONCE).map(point).collect();
        // Asked again under its key, the same question says the same, and more of it.
        let query = format!(
            "mutation($input: RequestContactInput!) {{ requestContact(input: $input) {{ contactRequest {{ offer {{ {} }} }} }} }}",
            points.join(" ")
        );
        let reply = app.ask_as(token, &query, json!({ "input": asked })).await;
        let offer = reply.at("/requestContact/contactRequest/offer").clone();
        told.extend((first..first + AT_ONCE).map(|at| offer[format!("b{at}")].clone()));
    }
    told
}

on_both_databases! {
    async fn an_offer_tells_who_asks_neither_name_nor_school_until_the_person_does(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, me) = desk.teacher("Zebedee").await;
        let (offer, need) = (desk.offer(&me).await, desk.need("PUBLIC").await);
        let leader = cast.foreign_trust_leader(&app).await;
        let input = json!({ "input": { "offerId": offer["id"], "needId": need["id"] } });
        let told = app.ask_as(&leader, ASK, input).await;
        let shown = told.at("/requestContact/contactRequest").clone();
        let known = format!("{{ node(id: \"{id}\") {{ id }} }}");
        assert_eq!(app.ask_as(&leader, &known, json!({})).await.at("/node"), &Value::Null);
        assert_eq!((&shown["offer"]["person"], &shown["offer"]["baseSchool"]), (&Value::Null, &Value::Null));
        let text = told.body.to_string();
        for secret in ["Zebedee", &*cast.school, &*id, &key_of(&json!(id))] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        desk.answer_who(&me, &shown, true).await;
        let known = format!("{{ node(id: \"{id}\") {{ ... on StaffMember {{ displayName }} }} }}");
        assert_eq!(app.ask_as(&leader, &known, json!({})).await.at("/node/displayName"), "Zebedee");
    }

    async fn who_has_no_open_need_cannot_ask_anybody(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (_, me) = desk.teacher("Zebedee").await;
        let (offer, need) = (desk.offer(&me).await, desk.need("PUBLIC").await);
        let gone = encode(&format!("SecondeeOffer:{}", uuid::Uuid::new_v4()));
        for (name, token) in outsiders(&app, &cast).await {
            let ask = |offer: &Value| json!({ "input": { "offerId": offer, "needId": need["id"] } });
            let there = app.ask_as(&token, ASK, ask(&offer["id"])).await.body;
            let missing = app.ask_as(&token, ASK, ask(&json!(gone))).await.body;
            assert_eq!(there, missing, "{name}");
        }
    }

    async fn an_employer_cannot_see_that_somebody_looks_around(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (_, me) = desk.teacher("Zebedee").await;
        let need = desk.need("PUBLIC").await;
        let employers = [cast.trust_leader(&app).await, cast.school_leader(&app).await,
            cast.partner(&app, &ClientScope::ALL).await];
        let before = look_around(&app, &employers).await;
        let offer = desk.offer(&me).await;
        let asked = desk.ask_who(&offer, &need).await;
        desk.answer_who(&me, &asked, true).await;
        assert_eq!(look_around(&app, &employers).await, before);
        desk.take_back(&me, &offer).await;
        assert_eq!(look_around(&app, &employers).await, before);
    }

    async fn cursors_and_refusals_name_nobody(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (id, _) = desk.teacher("Zebedee").await;
        let told = json!({ "objectives": [{ "text": "Zebedee shows how." }], "externalReference": "Zebedee-1" });
        let proposal = desk.proposal(&id, told).await;
        let pages = "{ secondments(first: 1) { edges { cursor } pageInfo { endCursor } } staffMembers(first: 1) { pageInfo { endCursor } }
            log(first: 1) { pageInfo { endCursor } } }";
        let leader = cast.trust_leader(&app).await;
        let reply = app.ask_as(&leader, pages, json!({})).await;
        for path in ["/secondments/pageInfo/endCursor", "/staffMembers/pageInfo/endCursor", "/log/pageInfo/endCursor"] {
            let cursor = reply.at(path).as_str().unwrap_or_else(|| panic!("no cursor at {path}: {:#}", reply.body)).to_owned();
            let read = URL_SAFE_NO_PAD.decode(&cursor).unwrap_or_default();
            assert!(!cursor.contains("Zebedee") && !String::from_utf8_lossy(&read).contains("Zebedee"), "{path}");
        }
        let stale = format!("mutation($input: SecondmentActionInput!) {{ withdrawSecondment(input: $input) {{ {} }} }}", SECONDMENT);
        let input = json!({ "input": { "secondmentId": proposal["id"], "expectedVersion": 9 } });
        assert!(!app.ask_as(&leader, &stale, input).await.body.to_string().contains("Zebedee"));
    }
}

/// Everything that those who employ somebody may ask for: the log, what they are told, and all of their staff.
async fn look_around(app: &TestApp, employers: &[String]) -> Vec<Value> {
    // Each by itself, so that what is refused to one does not hide the rest from them.
    let all = [
        "{ log(first: 100) { totalCount nodes { id op entityType entityId changedFields } } }",
        "{ staffMembers { totalCount nodes { id displayName role contractFte version redacted } } }",
        "{ secondments { totalCount nodes { id } } }",
        "{ me { inbox { totalCount nodes { id kind } } } }",
    ];
    let mut told = vec![];
    for token in employers {
        for query in all {
            told.push(app.ask_as(token, query, json!({})).await.body);
        }
    }
    told
}

/// Nobody, who works elsewhere, who leads elsewhere but needs nobody, and a system of a third trust.
async fn outsiders(app: &TestApp, cast: &Cast) -> Vec<(&'static str, String)> {
    let third = "{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 3) { nodes { uid } } }";
    let third = app.ask(third).await.at("/trusts/nodes/2/uid").as_str().expect("a UID").to_owned();
    let staff = wish(Role::SchoolStaff).about("stranger").of_school(&cast.other_school);
    let system = wish(Role::Partner).about("system").of_trust(&third).with_scopes(&ClientScope::ALL);
    vec![
        ("anonymous", String::new()),
        ("staff", app.token(staff).await),
        (
            "a leader who needs nobody",
            app.token(wish(Role::SchoolLeader).about("calm").of_school(&cast.other_school)).await,
        ),
        ("a system", app.token(system).await),
    ]
}

/// Five hundred questions about how far it is tell the area, and nobody apart in it.
#[tokio::test(flavor = "multi_thread")]
async fn people_of_one_area_answer_alike_from_everywhere() {
    let app = TestApp::start(Engine::Sqlite).await;
    let cast = Cast::of(&app).await;
    let desk = Desk { app: &app, cast: &cast };
    let query =
        "query($uid: String!) { trust(by: { uid: $uid }) { schools(first: 8, openOnly: true) { nodes { urn } } } }";
    let schools = app.ask_with(query, json!({ "uid": cast.trust })).await.at("/trust/schools/nodes").clone();
    let (need, leader) = (desk.need("PUBLIC").await, cast.foreign_trust_leader(&app).await);
    let mut by_area: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut people: BTreeMap<String, usize> = BTreeMap::new();
    for (number, school) in schools.as_array().expect("schools").iter().enumerate() {
        let subject = format!("person {number}");
        let place = json!({ "baseSchool": { "urn": school["urn"] }, "subject": subject });
        cast.add(&app, with(cast.teacher(&subject), place)).await;
        let me =
            app.token(wish(Role::SchoolStaff).about(&subject).of_school(school["urn"].as_str().expect("a URN"))).await;
        let offer = desk.offer(&me).await;
        let input = json!({ "offerId": offer["id"], "needId": need["id"], "idempotencyKey": subject });
        let told = app.ask_as(&leader, ASK, json!({ "input": input })).await;
        let area = told.at("/requestContact/contactRequest/offer/area").to_string();
        let told = bands(&app, &leader, &input).await;
        assert!(told.iter().filter(|band| band.is_object()).count() == POINTS, "every point is answered");
        by_area.entry(area.clone()).or_default().insert(json!(told).to_string());
        *people.entry(area).or_default() += 1;
    }
    assert!(people.values().any(|many| *many > 1), "two people of one area: {people:?}");
    assert!(by_area.values().all(|answers| answers.len() == 1), "{people:?}");
}

/// What is hidden and what is missing are told alike, and the database is asked the same.
async fn ids_of_others_are_no_ids(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let cast = Cast::of(&app).await;
    let desk = Desk { app: &app, cast: &cast };
    let ((id, me), need) = (desk.teacher("Zebedee").await, desk.need("TRUST").await);
    let offer = desk.offer(&me).await;
    let contact = desk.ask_who(&offer, &need).await;
    let secondment = desk.proposal(&id, json!({})).await;
    let notice =
        app.ask_as(&me, "{ me { inbox { nodes { id } } } }", json!({})).await.at("/me/inbox/nodes/0/id").clone();
    let hidden = [
        ("StaffMember", json!(id)),
        ("Secondment", secondment["id"].clone()),
        ("SecondeeOffer", offer["id"].clone()),
        ("ContactRequest", contact["id"].clone()),
        ("Notification", notice),
        ("HostNeed", need["id"].clone()),
    ];
    let callers = outsiders(&app, &cast).await;
    let lookups = [
        "query($id: ID!) { node(id: $id) { id } }",
        "query($id: ID!) { nodes(ids: [$id, $id]) { id } }",
        "query($id: ID!) { log(entityId: $id) { nodes { op } } }",
    ];
    let by_id = "query($id: ID!) { secondment(by: { id: $id }) { id } }";
    for (name, token) in &callers {
        for (kind, there) in &hidden {
            let missing = json!(encode(&format!("{kind}:{}", uuid::Uuid::new_v4())));
            for query in lookups {
                let first = seen(&app, &sent, token, (query, json!({ "id": there }))).await;
                let second = seen(&app, &sent, token, (query, json!({ "id": missing }))).await;
                assert_eq!(first, second, "{name}: {kind} {query}");
            }
        }
        let missing = json!(encode(&format!("Secondment:{}", uuid::Uuid::new_v4())));
        let first = seen(&app, &sent, token, (by_id, json!({ "id": secondment["id"] }))).await;
        assert_eq!(first, seen(&app, &sent, token, (by_id, json!({ "id": missing }))).await, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_somebody_else_is_no_id_on_sqlite() {
    ids_of_others_are_no_ids(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_somebody_else_is_no_id_on_postgres() {
    ids_of_others_are_no_ids(Engine::Postgres).await;
}
