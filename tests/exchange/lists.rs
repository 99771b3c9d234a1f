//! Needs are listed for whom they are shown to, by what is asked of them.

use api::access::ClientScope;
use serde_json::{Value, json};
use support::{Hand, TestApp, on_both_databases};

use super::desk::{Exchange, ids};
use crate::access::cast::{refusal, rows, with};

const LIST: &str =
    "query($filter: HostNeedFilter, $order: HostNeedOrder) { hostNeeds(filter: $filter, orderBy: $order, first: 100) {
    totalCount near { basis } nodes { id } } }";

async fn listed(app: &TestApp, token: &str, filter: Value, order: Value) -> Vec<Value> {
    ids(app.ask_as(token, LIST, json!({ "filter": filter, "order": order })).await.at("/hostNeeds"))
}

on_both_databases! {
    async fn needs_are_found_by_every_filter(app) {
        let desk = Exchange::of(&app).await;
        let teacher = desk.need(json!({ "subjects": ["PHYSICS"], "keyStages": ["KS4"] })).await["id"].clone();
        let leader = desk.need(json!({ "role": "EXECUTIVE_LEADER", "reason": "LEADERSHIP_GAP", "startsOn": "2026-09-01", "endsOn": "2027-07-17" })).await["id"].clone();
        let withdrawn = desk.need(json!({})).await;
        let action = json!({ "input": { "needId": withdrawn["id"], "expectedVersion": 1 } });
        let gone = app.ask_as(&desk.leader, "mutation($input: HostNeedActionInput!) { withdrawHostNeed(input: $input) { need { needState } userErrors { code } } }", action).await;
        assert_eq!(gone.at("/withdrawHostNeed/need/needState"), "WITHDRAWN");
        for (filter, expected) in [
            (json!({}), vec![&teacher, &leader]),
            (json!({ "roles": ["TEACHER"] }), vec![&teacher]),
            (json!({ "roles": [] }), vec![]),
            (json!({ "subjects": ["PHYSICS", "MUSIC"] }), vec![&teacher]),
            (json!({ "keyStages": ["KS4"] }), vec![&teacher, &leader]),
            (json!({ "keyStages": ["KS1"] }), vec![&leader]),
            (json!({ "states": ["WITHDRAWN"] }), vec![&withdrawn["id"]]),
            (json!({ "states": [] }), vec![]),
            (json!({ "starts": { "from": "2026-08-01" } }), vec![&leader]),
            (json!({ "reasons": ["SUBJECT_SHORTAGE"] }), vec![&teacher]),
            (json!({ "near": { "from": { "schoolUrn": desk.cast.school }, "radiusKm": 1.0 } }), vec![&teacher, &leader]),
        ] {
            let mut found = listed(&app, &desk.leader, filter.clone(), Value::Null).await;
            let mut expected: Vec<Value> = expected.into_iter().cloned().collect();
            for list in [&mut found, &mut expected] {
                list.sort_by_key(Value::to_string);
            }
            assert_eq!(found, expected, "{filter}");
        }
        for bad in [json!({ "subjects": ["MAGIC"] }), json!({ "minFsmDecile": 11 })] {
            assert_eq!(app.ask_with(LIST, json!({ "filter": bad })).await.codes(), ["BAD_USER_INPUT"]);
        }
    }

    async fn needs_run_by_every_order_and_page_by_page(app) {
        let desk = Exchange::of(&app).await;
        for starts_on in ["2026-06-01", "2026-05-01", "2026-05-15"] {
            desk.need(json!({ "startsOn": starts_on })).await;
            desk.need_of(&desk.foreign_leader, json!({ "school": { "urn": desk.cast.foreign_school }, "startsOn": starts_on })).await;
        }
        let near = json!({ "near": { "from": { "schoolUrn": desk.cast.school }, "radiusKm": 1000.0 } });
        let query = "query($filter: HostNeedFilter, $order: HostNeedOrder, $after: String) { hostNeeds(filter: $filter, orderBy: $order, first: 2, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } nodes { id startsOn priority createdAt school { fsmDecile { value } distanceKm(from: {schoolUrn: 0}) } } } }";
        let query = query.replace("{schoolUrn: 0}", &format!("{{schoolUrn: {}}}", desk.cast.school));
        for (field, value) in [("STARTS_ON", "/startsOn"), ("DISTANCE", "/school/distanceKm"), ("FSM_DECILE", "/school/fsmDecile/value"), ("PRIORITY", "/priority"), ("CREATED_AT", "/createdAt")] {
            for direction in ["ASC", "DESC"] {
                let (mut after, mut found) = (Value::Null, vec![]);
                loop {
                    let order = json!({ "field": field, "direction": direction });
                    let page = app.ask_as(&desk.leader, &query, json!({ "filter": near, "order": order, "after": after })).await;
                    assert_eq!(page.at("/hostNeeds/totalCount"), 6);
                    found.extend(page.at("/hostNeeds/nodes").as_array().expect("nodes").clone());
                    after = page.at("/hostNeeds/pageInfo/endCursor").clone();
                    if page.at("/hostNeeds/pageInfo/hasNextPage") == false { break }
                }
                let ids: std::collections::BTreeSet<_> = found.iter().map(|node| node["id"].to_string()).collect();
                assert_eq!((found.len(), ids.len()), (6, 6), "{field}: each once");
                let values: Vec<Value> = found.iter().map(|node| node.pointer(value).cloned().unwrap_or_default()).collect();
                let known: Vec<String> = values.iter().filter(|value| !value.is_null()).map(comparable).collect();
                let runs = if direction == "ASC" { known.is_sorted() } else { known.iter().rev().is_sorted() };
                assert!(runs, "{field} {direction}: {values:?}");
            }
        }
        let misplaced = app.ask_with(LIST, json!({ "order": { "field": "DISTANCE" } })).await;
        assert_eq!(misplaced.codes(), ["BAD_USER_INPUT"]);
    }

    async fn what_is_hidden_is_in_no_list_and_no_total(app) {
        let desk = Exchange::of(&app).await;
        let hidden = desk.need(json!({ "visibility": "TRUST" })).await;
        let shown = desk.need(json!({ "visibility": "PUBLIC" })).await;
        let known = desk.need(json!({ "visibility": "SIGNED_IN" })).await;
        let school = format!("{{ school(by: {{urn: {}}}) {{ hostNeeds {{ totalCount nodes {{ id }} }} }} }}", desk.cast.school);
        let trust = format!("{{ trust(by: {{uid: \"{}\"}}) {{ hostNeeds {{ totalCount nodes {{ id }} }} }} }}", desk.cast.trust);
        for (token, expected) in [
            (desk.leader.clone(), vec![&hidden, &shown, &known]),
            (desk.cast.school_staff(&app).await, vec![&hidden, &shown, &known]),
            (desk.foreign_leader.clone(), vec![&shown, &known]),
            (desk.cast.sector_admin(&app).await, vec![&hidden, &shown, &known]),
            (desk.cast.partner(&app, &[ClientScope::SecondmentRead]).await, vec![&hidden, &shown, &known]),
            (desk.cast.partner(&app, &[]).await, vec![&shown]),
            (String::new(), vec![&shown]),
        ] {
            let expected: Vec<Value> = expected.iter().map(|need| need["id"].clone()).collect();
            let sorted = |mut ids: Vec<Value>| { ids.sort_by_key(Value::to_string); ids };
            let expected = sorted(expected);
            assert_eq!(sorted(listed(&app, &token, json!({}), Value::Null).await), expected);
            let of_school = app.ask_as(&token, &school, json!({})).await;
            assert_eq!(sorted(ids(of_school.at("/school/hostNeeds"))), expected);
            let of_trust = app.ask_as(&token, &trust, json!({})).await;
            assert_eq!(sorted(ids(of_trust.at("/trust/hostNeeds"))), expected);
        }
    }

    async fn who_is_looked_for_anew_is_needed_on_days_to_come(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let desk = Exchange::of(&app).await;
        let need = desk.need(json!({ "externalReference": "VAC-7" })).await;
        // As after a month in which somebody came.
        assert_eq!(refusal(&app, "UPDATE host_need SET need_state = 'FILLED', starts_on = '2026-02-02', version = version + 1").await, None);
        let update = "mutation($input: UpdateHostNeedInput!) { updateHostNeed(input: $input) { need { needState version } userErrors { code path } } }";
        let change = async |version: u32, more: Value| {
            let input = with(json!({ "needId": need["id"], "expectedVersion": version }), more);
            app.ask_as(&desk.leader, update, json!({ "input": input })).await.at("/updateHostNeed").clone()
        };
        let reopened = change(2, json!({ "description": "Chemistry." })).await;
        assert_eq!(reopened["userErrors"][0], json!({ "code": "DATES_OUT_OF_RANGE", "path": ["input", "startsOn"] }), "nobody is agreed for it");
        let moved = change(2, json!({ "startsOn": "2026-05-04" })).await;
        assert_eq!(moved["need"], json!({ "needState": "OPEN", "version": 3 }));
        let log = rows(&app, "SELECT fields AS it FROM change_log WHERE entity_type = 'HOST_NEED' AND op = 'UPDATED'").await;
        assert!(log[0].contains("needState") && log[0].contains("startsOn"), "{log:?}");
        assert_eq!(refusal(&app, "UPDATE host_need SET need_state = 'EXPIRED', version = version + 1").await, None);
        desk.need(json!({ "externalReference": "VAC-7" })).await;
    }

    async fn a_need_is_listed_and_withdrawn_on_all_instances_at_once(app) {
        let desk = Exchange::of(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let posted = desk.need(json!({})).await["id"].clone();
        for instance in [&app, &other] {
            assert_eq!(listed(instance, &desk.leader, json!({}), Value::Null).await, std::slice::from_ref(&posted));
        }
        let withdraw = "mutation($input: HostNeedActionInput!) { withdrawHostNeed(input: $input) { need { needState } userErrors { code } } }";
        let gone = app.ask_as(&desk.leader, withdraw, json!({ "input": { "needId": posted, "expectedVersion": 1 } })).await;
        assert_eq!(gone.at("/withdrawHostNeed/need/needState"), "WITHDRAWN");
        for instance in [&app, &other] {
            assert_eq!(listed(instance, &desk.foreign_leader, json!({}), Value::Null).await, [] as [Value; 0]);
        }
    }
}

/// Numbers of one length, so that texts compare like them.
fn comparable(value: &Value) -> String {
    value.as_f64().map_or_else(|| value.to_string(), |number| format!("{:012.0}", number * 1000.0))
}
