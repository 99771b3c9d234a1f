//! Practices in use: begun, gone on with, stopped, and what came of it.

use serde_json::{Value, json};
use support::{Reply, on_both_databases};

use super::desk::{Practices, changed, content};
use crate::access::cast::{Cast, refusal, with};

fn adopted(reply: &Reply) -> Value {
    assert_eq!(reply.at("/adoptPractice/userErrors"), &json!([]), "{:#}", reply.body);
    reply.at("/adoptPractice/adoption").clone()
}

on_both_databases! {
    async fn a_school_begins_goes_on_and_says_what_came_of_it(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        let head = cast.school_leader(&app).await;
        let begun = adopted(&desk.adopt(&head, &practice, &cast.school, "PLANNED").await);
        assert_eq!((&begun["adoptionState"], &begun["adoptedOn"], &begun["edition"]["number"]), (&json!("PLANNED"), &Value::Null, &json!(1)));
        let used = desk.go_on(&head, &begun, json!({ "state": "IN_USE" })).await.at("/updateAdoption/adoption").clone();
        assert_eq!((&used["adoptionState"], &used["adoptedOn"], &used["version"]), (&json!("IN_USE"), &json!("2026-04-01"), &json!(2)));
        let vague = desk.go_on(&head, &used, json!({ "state": "IN_USE", "outcome": "IMPROVED" })).await;
        assert_eq!(vague.at("/updateAdoption/userErrors/0/path"), &json!(["input", "outcome"]), "better by what?");
        let told = json!({ "state": "EMBEDDED", "outcome": "WORSE", "outcomeMeasure": "Absence", "baseline": "7.40", "result": 8.1 });
        let worse = desk.go_on(&head, &used, told).await.at("/updateAdoption/adoption").clone();
        assert_eq!((&worse["outcome"], &worse["baseline"], &worse["result"]), (&json!("WORSE"), &json!("7.4"), &json!("8.1")));
        let silent = desk.go_on(&head, &worse, json!({ "state": "STOPPED" })).await;
        assert_eq!(silent.at("/updateAdoption/userErrors/0/path"), &json!(["input", "stoppedReason"]));
        let stopped = desk.go_on(&head, &worse, json!({ "state": "STOPPED", "stoppedReason": "It took too long." })).await;
        let stopped = stopped.at("/updateAdoption/adoption").clone();
        assert_eq!((&stopped["endedOn"], &stopped["outcome"], &stopped["stoppedReason"]), (&json!("2026-04-01"), &json!("WORSE"), &json!("It took too long.")));
        let shown = app.ask(&format!("{{ practice(slug: {}) {{ adoptions(states: [STOPPED]) {{ totalCount nodes {{ school {{ urn }} adoptionState outcome note stoppedReason practice {{ slug }} }} }} }} }}", practice["slug"])).await;
        assert_eq!(shown.at("/practice/adoptions"), &json!({ "totalCount": 1, "nodes": [{ "school": { "urn": cast.school }, "adoptionState": "STOPPED", "outcome": "WORSE",
            "note": null, "stoppedReason": null, "practice": { "slug": practice["slug"] } }] }), "failures are shown, reasons to those concerned");
        let again = desk.go_on(&head, &stopped, json!({ "state": "IN_USE" })).await;
        assert_eq!((again.at("/updateAdoption/adoption/endedOn"), again.at("/updateAdoption/adoption/stoppedReason")), (&Value::Null, &Value::Null));
    }

    async fn a_school_lists_what_it_uses_of_what_its_reader_may_see(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let (head, shown, own) = (cast.school_leader(&app).await, desk.published(true, "PUBLIC").await, desk.published(false, "TRUST").await);
        adopted(&desk.adopt(&head, &shown, &cast.school, "IN_USE").await);
        adopted(&desk.adopt(&head, &own, &cast.school, "PLANNED").await);
        let query = format!("query($states: [AdoptionState!]) {{ school(by: {{urn: {}}}) {{ adoptions(states: $states) {{ totalCount nodes {{ practice {{ slug }} }} }} }} }}", cast.school);
        for (token, states, expected) in [(&head, json!(null), 2), (&head, json!(["PLANNED"]), 1), (&String::new(), json!(null), 1), (&String::new(), json!(["PLANNED"]), 0)] {
            let listed = app.ask_as(token, &query, json!({ "states": states })).await;
            let list = listed.at("/school/adoptions");
            assert_eq!((&list["totalCount"], list["nodes"].as_array().map(Vec::len)), (&json!(expected), Some(expected)), "{states}");
        }
    }

    async fn a_school_begins_once(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        let head = cast.school_leader(&app).await;
        let begun = adopted(&desk.adopt(&head, &practice, &cast.school, "IN_USE").await);
        let twice = desk.adopt(&head, &practice, &cast.school, "IN_USE").await;
        assert_eq!((twice.at("/adoptPractice/userErrors/0/code"), twice.at("/adoptPractice/userErrors/0/existingId")), (&json!("DUPLICATE"), &begun["id"]));
    }

    async fn states_follow_one_another_and_the_refusal_names_those_that_may(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        let head = cast.school_leader(&app).await;
        let begun = adopted(&desk.adopt(&head, &practice, &cast.school, "INTERESTED").await);
        let refused = desk.go_on(&head, &begun, json!({ "state": "EMBEDDED" })).await;
        let error = refused.at("/updateAdoption/userErrors/0");
        assert_eq!((&error["code"], &error["message"]), (&json!("INVALID_TRANSITION"), &json!("From INTERESTED it goes on to PLANNED, IN_USE, STOPPED.")));
        let stale = desk.go_on(&head, &with(begun, json!({ "version": 9 })), json!({ "state": "PLANNED" })).await;
        assert_eq!((stale.at("/updateAdoption/userErrors/0/code"), stale.at("/updateAdoption/userErrors/0/currentVersion")), (&json!("STALE_VERSION"), &json!(1)));
        let never = desk.adopt(&head, &practice, &cast.other_school, "STOPPED").await;
        assert_eq!(never.at("/adoptPractice/userErrors/0/code"), "FORBIDDEN", "it is another head's school");
    }

    async fn a_school_stays_with_the_edition_that_it_began_with(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(false, "PUBLIC").await;
        let (head, leader) = (cast.school_leader(&app).await, cast.trust_leader(&app).await);
        let begun = adopted(&desk.adopt(&head, &practice, &cast.school, "IN_USE").await);
        let edited = desk.update(&cast.school_staff(&app).await, &practice, json!({ "content": with(content("PUBLIC"), json!({ "title": "Another edition" })) })).await;
        desk.done(&leader, "publishPractice", &changed(&edited, "updatePractice")).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Adoption { edition { number title } practice { title } } } }";
        let found = app.ask_as(&head, query, json!({ "id": begun["id"] })).await;
        assert_eq!(found.at("/node"), &json!({ "edition": { "number": 1, "title": practice["title"] }, "practice": { "title": "Another edition" } }));
    }

    async fn the_database_keeps_its_rules_of_use(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        adopted(&desk.adopt(&cast.school_leader(&app).await, &practice, &cast.school, "IN_USE").await);
        for statement in [
            "UPDATE adoption SET outcome = 'IMPROVED'", "UPDATE adoption SET outcome = 'FINE'", "UPDATE adoption SET adoption_state = 'STOPPED'",
            "UPDATE adoption SET adopted_on = NULL", "UPDATE adoption SET school_urn = 999999", "UPDATE adoption SET adoption_state = 'STOPPED', ended_on = '2020-01-01'",
        ] {
            assert!(refusal(&app, statement).await.is_some(), "{statement} was done");
        }
    }

    async fn a_trust_stands_by_anothers_practice_once(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        let endorse = "mutation($input: EndorsePracticeInput!) { endorsePractice(input: $input) { practice { endorsements { totalCount nodes { byTrust { uid } byRole note } } } userErrors { code } } }";
        let leader = cast.trust_leader(&app).await;
        for note in ["Worth it.", "Worth every hour."] {
            let input = json!({ "practiceId": practice["id"], "trust": { "uid": cast.trust }, "note": note });
            let done = app.ask_as(&leader, endorse, json!({ "input": input })).await;
            assert_eq!(done.at("/endorsePractice/practice/endorsements"), &json!({ "totalCount": 1, "nodes": [{ "byTrust": { "uid": cast.trust }, "byRole": "EXECUTIVE_LEADER", "note": note }] }));
        }
    }
}
