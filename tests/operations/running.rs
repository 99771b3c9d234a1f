//! What the operations that run answer.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::runnable;
use crate::{
    access::cast::{Cast, with},
    practice::{
        desk::Practices,
        updates::{heard, listening},
    },
};

const LARGEST: &str = "{ trusts(orderBy: {field: SCHOOL_COUNT, direction: DESC}, first: 1) { nodes {
    id uid companiesHouseNumber ukprn schoolCount } } }";
const TRUSTS_OF: &str = "query($urns: [Urn!]) { schools(filter: {urns: $urns}, first: 100) { nodes {
    currentTrust { uid } } } }";

on_both_databases! {
    async fn p4_a_finance_package_finds_a_trust_by_its_company_with_its_schools(app) {
        let largest = app.ask(LARGEST).await.at("/trusts/nodes/0").clone();
        let company = largest["companiesHouseNumber"].as_str().expect("it has a company");
        let (operation, variables) = runnable("P4_Trusts", "$COMPANIES_HOUSE_NUMBER", company);
        let found = app.ask_with(&operation, variables).await;
        for field in ["id", "uid", "companiesHouseNumber", "ukprn"] {
            assert_eq!(found.at(&format!("/trustsByKeys/0/{field}")), &largest[field]);
        }
        assert_eq!(found.at("/trustsByKeys/0/groupStatus"), "OPEN");
        assert_eq!(found.at("/trustsByKeys/0/orgIds/1"), &json!(format!("GB-COH-{company}")));
        let urns = found.at("/trustsByKeys/0/schools/nodes").as_array().expect("a list");
        let urns: Vec<&Value> = urns.iter().map(|school| &school["urn"]).collect();
        assert_eq!(json!(urns.len()), largest["schoolCount"]);
        let trusts = app.ask_with(TRUSTS_OF, json!({ "urns": urns })).await.at("/schools/nodes").clone();
        assert_eq!(trusts, json!(vec![json!({ "currentTrust": { "uid": largest["uid"] } }); urns.len()]));
    }

    async fn f1_each_key_brings_suggestions_of_trusts_schools_and_practices(app) {
        let (operation, mut variables) = runnable("F1_Suggest", "", "");
        for text in ["h", "ha", "harb"] {
            variables["text"] = json!(text);
            let reply = app.ask_with(&operation, variables.clone()).await;
            let suggestions = reply.at("/suggest").as_array().expect("a list");
            assert_eq!(suggestions.len(), 5, "{text}");
            assert!(suggestions.iter().all(|one| one["matchedOn"] == "NAME" && one["node"]["id"].is_string()), "{text}");
        }
        variables["text"] = json!("harbour academy");
        let named = app.ask_with(&operation, variables.clone()).await;
        assert!(named.at("/suggest/0/label").as_str().is_some_and(|label| label.eq_ignore_ascii_case("harbour academy")));
        let cast = Cast::of(&app).await;
        Practices { app: &app, cast: &cast }.published(false, "PUBLIC").await;
        variables["text"] = json!("calling first");
        let found = app.ask_with(&operation, variables).await;
        assert_eq!(found.at("/suggest/0/node/__typename"), "Practice");
    }

    async fn f15_an_application_starts_with_its_lists_and_who_looks(app) {
        let cast = Cast::of(&app).await;
        let (operation, variables) = runnable("F15_Boot", "", "");
        for (token, role) in [(cast.trust_leader(&app).await, json!(["TRUST_LEADER"])), (String::new(), Value::Null)] {
            let boot = app.ask_as(&token, &operation, variables.clone()).await;
            assert_eq!(boot.at("/me").get("roles").unwrap_or(&Value::Null), &role);
            assert!(boot.at("/codeLists").as_array().is_some_and(|lists| lists.len() > 10));
            assert!(boot.at("/dataSources/0/publicPage").is_string() && boot.at("/register/version").is_string());
        }
        let boot = app.ask_as(&cast.school_leader(&app).await, &operation, variables).await;
        assert!(boot.at("/me/schools/0/name").is_string());
    }

    async fn f10_f7_f8_a_practice_is_submitted_published_browsed_and_opened_as_each_role(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let draft = desk.draft(false, "PUBLIC").await;
        let author = draft["author"].as_str().expect("a token").to_owned();
        let (operation, variables) = runnable("F10_SubmitPractice", "$PRACTICE_ID", draft["id"].as_str().expect("an id"));
        for (token, code) in [(String::new(), None), (cast.sector_admin(&app).await, Some("NOT_FOUND")), (author, None)] {
            let moved = app.ask_as(&token, &operation, variables.clone()).await;
            if token.is_empty() {
                assert_eq!(moved.codes(), ["UNAUTHENTICATED"]);
            } else {
                assert_eq!(moved.at("/submitPractice/userErrors").get(0).map(|error| &error["code"]), code.map(|code| json!(code)).as_ref());
                assert_eq!(moved.at("/submitPractice/practice").is_null(), code.is_some());
            }
        }
        let leader = cast.trust_leader(&app).await;
        let submitted = json!({ "id": draft["id"], "version": 2 });
        let shown = desk.done(&leader, "publishPractice", &submitted).await;
        let begun = desk.adopt(&leader, &shown, &cast.school, "IN_USE").await;
        assert_eq!(begun.at("/adoptPractice/userErrors"), &json!([]));
        let (browse, variables) = runnable("F7_Practices", "", "");
        let (open, slug) = runnable("F8_Practice", "$PRACTICE_SLUG", shown["slug"].as_str().expect("a slug"));
        for token in [String::new(), cast.school_staff(&app).await, cast.school_leader(&app).await, leader, cast.sector_admin(&app).await, cast.partner(&app, &[]).await] {
            let list = app.ask_as(&token, &browse, variables.clone()).await;
            assert_eq!((list.at("/practices/totalCount"), list.at("/practices/nodes/0/slug")), (&json!(1), &shown["slug"]));
            assert_eq!(list.at("/practices/nodes/0/reach/adoptingSchools"), 1);
            assert_eq!(list.at("/practices/facets/0/buckets/0"), &json!({ "value": "ATTENDANCE", "label": "Attendance", "count": 1 }));
            let page = app.ask_as(&token, &open, slug.clone()).await;
            assert_eq!((page.at("/practice/id"), page.at("/practice/editions/totalCount")), (&shown["id"], &json!(1)));
            assert!(page.at("/practice/adoptions/nodes/0/school/name").is_string());
            assert_eq!(page.at("/practice/viewerCanEdit").is_null(), token.is_empty());
        }
    }

    async fn m11_m12_somebody_saves_a_practice_and_reads_it_later(app) {
        let cast = Cast::of(&app).await;
        let shown = Practices { app: &app, cast: &cast }.published(true, "PUBLIC").await;
        let (save, variables) = runnable("M11_Save", "$PRACTICE_ID", shown["id"].as_str().expect("an id"));
        let (list, none) = runnable("M12_Saved", "", "");
        let reader = cast.school_staff(&app).await;
        let saved = app.ask_as(&reader, &save, variables.clone()).await;
        assert_eq!(saved.at("/savePractice"), &json!({ "practice": { "id": shown["id"], "viewerHasSaved": true }, "userErrors": [] }));
        assert_eq!(app.ask_as(&reader, &list, none.clone()).await.at("/practices/nodes/0/slug"), &shown["slug"]);
        assert_eq!(app.ask_as(&cast.trust_leader(&app).await, &list, none).await.at("/practices/nodes"), &json!([]));
        assert_eq!(app.ask_as("", &save, variables).await.codes(), ["UNAUTHENTICATED"]);
    }

    async fn m14_somebody_is_told_while_the_application_is_open(app) {
        let cast = Cast::of(&app).await;
        let (operation, _) = runnable("M14_Notifications", "", "");
        let mut leader = listening(&app, &cast.trust_leader(&app).await, &operation).await;
        let submitted = Practices { app: &app, cast: &cast }.submitted(false, "PUBLIC").await;
        let told = heard(&mut leader).await["notificationCreated"].clone();
        assert!(told["id"].is_string() && told["body"].is_string());
        assert_eq!((&told["title"], &told["read"]), (&json!("A practice waits for review"), &json!(false)));
        assert_eq!(told["entity"], json!({ "__typename": "Practice", "id": submitted["id"] }));
    }

    async fn m15_somebody_gets_a_copy_of_all_that_is_held_of_them(app) {
        let cast = Cast::of(&app).await;
        let (operation, variables) = runnable("M15_MyData", "", "");
        cast.add(&app, with(cast.teacher("Ada Thorne"), json!({ "subject": "SchoolStaff" }))).await;
        let mine = app.ask_as(&cast.school_staff(&app).await, &operation, variables.clone()).await;
        assert_eq!(mine.at("/requestMyData/mediaType"), "application/json");
        assert!(mine.at("/requestMyData/document").as_str().is_some_and(|text| text.contains("Ada Thorne")));
        assert_eq!(app.ask_as("", &operation, variables).await.codes(), ["UNAUTHENTICATED"]);
    }

    async fn f2_a_trusts_page_comes_in_one_request_with_those_that_joined_since(app) {
        let trust = busiest(&app).await;
        let reference = trust["trustReference"].as_str().expect("it has a reference");
        let (operation, mut variables) = runnable("F2_TrustPage", "$TRUST_REFERENCE", reference);
        for since in ["2015-01-01", "2025-01-06", "2026-04-01"] {
            variables["joinedSince"] = json!(since);
            let page = app.ask_with(&operation, variables.clone()).await;
            assert_eq!((page.at("/trust/id"), page.at("/trust/schoolCount")), (&trust["id"], &trust["schoolCount"]));
            let joined = moves(&trust, |stay| stay["current"] == true && counted(&stay["joined"]) >= Some(since));
            assert_eq!(page.at("/trust/recentJoiners/totalCount"), joined.len(), "since {since}");
            let listed = page.at("/trust/recentJoiners/nodes").as_array().expect("a list").iter();
            let listed: Vec<&Value> = listed.map(|stay| &stay["school"]["urn"]).collect();
            let first: Vec<&Value> = joined.iter().take(5).map(|stay| &stay["school"]["urn"]).collect();
            assert_eq!(listed, first, "since {since}");
        }
    }

    async fn f4_a_finder_shows_the_nearest_with_its_facets_on_the_first_page_alone(app) {
        let secondary = app.ask("{ schools(filter: {phases: [SECONDARY], fsmDeciles: [8, 9, 10]}, first: 100) { nodes { address { postcode }
            geo { easting } } } }").await.at("/schools/nodes").as_array().expect("schools").clone();
        let pinned = secondary.iter().filter(|school| !school["geo"]["easting"].is_null());
        let postcode = pinned.filter_map(|school| school["address"]["postcode"].as_str()).next().expect("a postcode");
        let (operation, mut variables) = runnable("F4_Find", "$POSTCODE", postcode);
        let page = app.ask_with(&operation, variables.clone()).await;
        let nodes = page.at("/schools/nodes").as_array().expect("a page");
        assert!(!nodes.is_empty() && nodes.is_sorted_by_key(|node| node["distanceKm"].as_f64().map(|km| (km * 1e3).round() as u64)));
        assert!(nodes.iter().all(|node| node["phase"] == "SECONDARY" && node["distanceKm"].as_f64() <= Some(25.0)));
        let phases = page.at("/schools/facets/0/buckets").as_array().expect("buckets");
        assert!(phases.len() > 1, "other phases are counted too");
        let secondary = phases.iter().find(|bucket| bucket["value"] == "SECONDARY").expect("the chosen phase");
        assert_eq!(page.at("/schools/totalCount"), &secondary["count"]);
        variables["firstPage"] = json!(false);
        variables["after"] = page.at("/schools/pageInfo/endCursor").clone();
        let next = app.ask_with(&operation, variables).await;
        assert_eq!([next.at("/schools").get("totalCount"), next.at("/schools").get("facets")], [None, None]);
    }

    async fn p15_a_partner_sees_its_budget_and_how_fresh_everything_is_before_a_big_run(app) {
        let (operation, variables) = runnable("P15_Health", "", "");
        let reply = app.ask_with(&operation, variables).await;
        assert!(reply.at("/rateLimit/remaining").as_i64() > Some(0));
        assert!(reply.at("/dataSources").as_array().is_some_and(|sources| sources.iter().all(|it| it["rows"].as_i64() > Some(0))));
        assert!(reply.at("/register/inspections").as_i64() > Some(1000), "{:#}", reply.body);
    }

    async fn m3_a_urn_off_an_old_letterhead_finds_the_school_of_today(app) {
        let closed = app.ask(CLOSED).await.at("/schools/nodes").as_array().expect("schools").clone();
        let goes_on = |school: &&Value| match school["successors"].as_array().expect("a list").as_slice() {
            [only] => only["kind"] == "CONTINUES" && only["school"]["isOpen"] == true,
            _ => false,
        };
        let school = closed.iter().find(goes_on).expect("one that goes on");
        let (operation, variables) = runnable("M3_Urn", "$URN", school["urn"].as_str().expect("a URN"));
        let found = app.ask_with(&operation, variables).await;
        assert_eq!(found.at("/school/urn"), &school["successors"][0]["school"]["urn"]);
        assert_eq!(found.at("/school/status"), "OPEN");
        let open = found.at("/school/urn").as_str().expect("a URN");
        let (operation, variables) = runnable("M3_Urn", "$URN", open);
        assert_eq!(app.ask_with(&operation, variables).await.data(), found.data(), "and an open one finds itself");
    }

    async fn p6_a_partner_gets_all_joins_and_leaves_of_a_trust_in_a_period_with_reasons(app) {
        let trust = busiest(&app).await;
        let (operation, mut variables) = runnable("P6_Moves", "$TRUST_ID", trust["id"].as_str().expect("an id"));
        let mut met = 0;
        for [from, to] in [["2000-01-01", "2018-12-31"], ["2019-01-01", "2026-08-31"]] {
            variables["period"] = json!({ "from": from, "to": to });
            let found = app.ask_with(&operation, variables.clone()).await;
            assert_eq!(found.at("/trust/uid"), &trust["uid"]);
            for (list, date) in [("joins", "joined"), ("leaves", "left")] {
                let within = |stay: &Value| counted(&stay[date]).is_some_and(|day| from <= day && day <= to);
                let nodes = found.at(&format!("/trust/{list}/nodes")).as_array().expect("a list");
                let expected = moves(&trust, within);
                assert!(nodes.iter().map(|node| &node["id"]).eq(expected.iter().map(|stay| &stay["id"])), "{list}");
                assert!(nodes.iter().all(|node| node["joinReason"].is_string()));
                assert!(nodes.iter().all(|node| node["leaveReason"].is_null() == node["left"].is_null()));
                met += nodes.len();
            }
        }
        assert!(met > trust["schoolMemberships"]["nodes"].as_array().map_or(0, Vec::len), "nobody ever left");
    }
}

const CLOSED: &str = "{ schools(filter: {statuses: [CLOSED]}, first: 100) { nodes {
    urn successors { kind school { urn isOpen } } } } }";

/// The trust that most schools have left, with all of its memberships.
async fn busiest(app: &TestApp) -> Value {
    let query = "{ trusts(first: 100) { nodes { id uid trustReference schoolCount
        left: schoolMemberships(filter: {current: false}) { totalCount }
        schoolMemberships(first: 100) { nodes { id current school { urn } joined { date notBefore notAfter }
            left { date notBefore notAfter } } } } } }";
    let reply = app.ask(query).await;
    let trusts = reply.at("/trusts/nodes").as_array().expect("trusts");
    trusts.iter().max_by_key(|trust| trust["left"]["totalCount"].as_u64()).expect("a trust").clone()
}

/// Those of a trust's memberships that fit, in the list's order.
fn moves(trust: &Value, fits: impl Fn(&Value) -> bool) -> Vec<&Value> {
    let all = trust["schoolMemberships"]["nodes"].as_array().expect("memberships");
    all.iter().filter(|stay| fits(stay)).collect()
}

/// The day by which a joining or leaving is counted.
fn counted(date: &Value) -> Option<&str> {
    ["date", "notAfter", "notBefore"].iter().find_map(|day| date[day].as_str())
}
