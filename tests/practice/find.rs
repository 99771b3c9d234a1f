//! Practices are found by what they say, for whom, and by whom they are used.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Practices, changed, content};
use crate::access::cast::{Cast, with};

const LIST: &str = "query($filter: PracticeFilter, $order: PracticeOrder, $after: String, $first: Int) {
    practices(filter: $filter, orderBy: $order, first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor }
        facets(fields: [THEME, KEY_STAGE, EVIDENCE_LEVEL, OWNER_TRUST, SUBJECT, SETTING]) { field buckets { value label count } } } }";

async fn titles(app: &TestApp, token: &str, filter: Value) -> Vec<String> {
    let found = app.ask_as(token, LIST, json!({ "filter": filter, "first": 100 })).await;
    let nodes = found.at("/practices/nodes").as_array().expect("a list");
    assert_eq!(found.at("/practices/totalCount"), nodes.len());
    nodes.iter().map(|node| node["title"].as_str().expect("a title").to_owned()).collect()
}

fn titled(title: &str, more: Value) -> Value {
    with(
        with(
            content("PUBLIC"),
            json!({ "title": title, "summary": "A summary.", "bodyMarkdown": "A body.", "evidence": [] }),
        ),
        more,
    )
}

on_both_databases! {
    async fn every_filter_finds_what_it_says(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        for content in [
            titled("Reading aloud in Year 9", json!({ "themes": ["LITERACY"], "subjects": ["ENGLISH"], "keyStages": ["KS3"], "settings": ["MAINSTREAM"], "evidenceLevel": "TRIAL" })),
            titled("A numeracy hour", json!({ "themes": ["MATHEMATICS"], "subjects": ["MATHEMATICS"], "keyStages": ["KS1", "KS2"], "evidenceLevel": "NARRATIVE" })),
            titled("Quiet corners", json!({ "themes": ["SEND", "INCLUSION"], "keyStages": [], "settings": ["SPECIAL"], "evidenceLevel": "BEFORE_AFTER" })),
        ] {
            desk.published_with(&cast.school, content).await;
        }
        for (filter, expected) in [
            (json!({}), vec!["Quiet corners", "A numeracy hour", "Reading aloud in Year 9"]),
            (json!({ "text": "readers" }), vec!["Reading aloud in Year 9"]),
            (json!({ "text": "maths" }), vec!["A numeracy hour"]),
            (json!({ "text": "quiet cor" }), vec!["Quiet corners"]),
            (json!({ "text": "submarine" }), vec![]),
            (json!({ "themes": ["INCLUSION", "LITERACY"] }), vec!["Quiet corners", "Reading aloud in Year 9"]),
            (json!({ "themes": [] }), vec![]),
            (json!({ "subjects": ["ENGLISH"] }), vec!["Reading aloud in Year 9"]),
            (json!({ "keyStages": ["KS2"] }), vec!["Quiet corners", "A numeracy hour"]),
            (json!({ "settings": ["SPECIAL"] }), vec!["Quiet corners", "A numeracy hour"]),
            (json!({ "minEvidence": "BEFORE_AFTER" }), vec!["Quiet corners", "Reading aloud in Year 9"]),
            (json!({ "ownerTrusts": [{ "uid": cast.foreign_trust }] }), vec![]),
            (json!({ "ownerTrusts": [{ "uid": cast.trust }], "minEvidence": "TRIAL" }), vec!["Reading aloud in Year 9"]),
            (json!({ "states": ["DRAFT"] }), vec![]),
            (json!({ "text": "year", "themes": ["SEND"] }), vec![]),
        ] {
            assert_eq!(titles(&app, "", filter.clone()).await, expected, "{filter}");
        }
        let long = app.ask_with(LIST, json!({ "filter": { "text": "x".repeat(201) } })).await;
        assert_eq!(long.codes(), ["BAD_USER_INPUT"]);
        let wordless = app.ask_with(LIST, json!({ "order": { "field": "RELEVANCE" } })).await;
        assert_eq!(wordless.codes(), ["BAD_USER_INPUT"]);
        let facets = app.ask_with(LIST, json!({ "filter": { "themes": ["SEND"], "keyStages": ["KS1"] } })).await;
        let buckets = |field: &str| {
            let facets = facets.at("/practices/facets").as_array().expect("facets").iter();
            facets.filter(|facet| facet["field"] == field).flat_map(|facet| facet["buckets"].as_array().expect("buckets").clone()).collect::<Vec<_>>()
        };
        assert_eq!(buckets("THEME"), [json!({ "value": "INCLUSION", "label": "Inclusion", "count": 1 }), json!({ "value": "MATHEMATICS", "label": "Mathematics", "count": 1 }), json!({ "value": "SEND", "label": "SEND", "count": 1 })]);
        assert_eq!(buckets("EVIDENCE_LEVEL"), [json!({ "value": "BEFORE_AFTER", "label": "Before and after", "count": 1 })]);
    }

    async fn what_is_hidden_is_in_no_count_facet_or_search(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        desk.published_with(&cast.school, titled("Shown to all", json!({}))).await;
        desk.published_with(&cast.school, titled("For the trust alone", json!({ "visibility": "TRUST", "themes": ["GOVERNANCE"] }))).await;
        desk.draft_at(&cast.school, titled("Not finished yet", json!({ "themes": ["WORKLOAD"] }))).await;
        let query = json!({ "filter": { "states": ["DRAFT", "PUBLISHED"] } });
        for token in [String::new(), cast.foreign_trust_leader(&app).await, cast.sector_admin(&app).await] {
            let seen = app.ask_as(&token, LIST, query.clone()).await;
            assert_eq!(seen.at("/practices/totalCount"), 1);
            let body = seen.body.to_string();
            assert!(!body.contains("alone") && !body.contains("GOVERNANCE") && !body.contains("WORKLOAD"), "{body}");
            assert_eq!(titles(&app, &token, json!({ "text": "trust alone", "states": ["PUBLISHED", "DRAFT"] })).await, Vec::<String>::new());
        }
        let own = app.ask_as(&cast.trust_leader(&app).await, LIST, query).await;
        assert_eq!(own.at("/practices/totalCount"), 3);
    }

    async fn a_list_is_walked_page_by_page_in_every_order(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        for number in 0..5 {
            let level = ["NARRATIVE", "TRIAL", "BEFORE_AFTER"][number % 3];
            desk.published_with(&cast.school, titled(&format!("Reading number {number}"), json!({ "evidenceLevel": level }))).await;
        }
        for field in ["PUBLISHED_AT", "ADOPTIONS", "IMPROVED_SHARE", "EVIDENCE_LEVEL", "RELEVANCE"] {
            for direction in ["ASC", "DESC"] {
                let whole = json!({ "filter": { "text": "reading" }, "order": { "field": field, "direction": direction }, "first": 100 });
                let whole = app.ask_with(LIST, whole).await.at("/practices/nodes").clone();
                let (mut walked, mut after) = (vec![], Value::Null);
                loop {
                    let part = json!({ "filter": { "text": "reading" }, "order": { "field": field, "direction": direction }, "first": 2, "after": after });
                    let page = app.ask_with(LIST, part).await.at("/practices").clone();
                    walked.extend(page["nodes"].as_array().expect("a page").clone());
                    after = page["pageInfo"]["endCursor"].clone();
                    if page["pageInfo"]["hasNextPage"] == false {
                        break;
                    }
                }
                assert_eq!(json!(walked), whole, "{field} {direction}");
                assert_eq!(walked.len(), 5);
            }
        }
    }

    async fn many_that_improved_come_before_few_that_all_did(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let many = desk.published_with(&cast.school, titled("Used by many", json!({}))).await;
        let few = desk.published_with(&cast.school, titled("Used by few", json!({}))).await;
        let leader = cast.trust_leader(&app).await;
        let members = app.ask(&format!("{{ trust(by: {{uid: \"{}\"}}) {{ schools(first: 15) {{ nodes {{ urn }} }} }} }}", cast.trust)).await;
        let members: Vec<String> = members.at("/trust/schools/nodes").as_array().expect("schools").iter().map(|it| it["urn"].as_str().expect("a URN").to_owned()).collect();
        assert!(members.len() >= 12);
        for (practice, count, better) in [(&many, 12, 10), (&few, 2, 2)] {
            for (at, urn) in members.iter().take(count).enumerate() {
                let begun = desk.adopt(&leader, practice, urn, "IN_USE").await.at("/adoptPractice/adoption").clone();
                let (outcome, result) = if at < better { ("IMPROVED", "60") } else { ("WORSE", "40") };
                let told = json!({ "state": "IN_USE", "outcome": outcome, "outcomeMeasure": "Score", "baseline": "50", "result": result });
                assert_eq!(desk.go_on(&leader, &begun, told).await.at("/updateAdoption/userErrors"), &json!([]));
            }
        }
        let query = "{ practices(orderBy: {field: IMPROVED_SHARE}) { nodes { title reach { adoptingSchools adoptingTrusts outsideOwnerTrust improvedShare { numerator denominator value interval { low method level } } } } } }";
        let found = app.ask(query).await;
        let reach = |at: usize| found.at(&format!("/practices/nodes/{at}")).clone();
        assert_eq!((&reach(0)["title"], &reach(1)["title"]), (&json!("Used by many"), &json!("Used by few")));
        let share = &reach(0)["reach"]["improvedShare"];
        assert_eq!((&share["numerator"], &share["denominator"], &share["interval"]["method"]), (&json!(10), &json!(12), &json!("Wilson")));
        assert_eq!((&reach(0)["reach"]["adoptingSchools"], &reach(0)["reach"]["adoptingTrusts"], &reach(0)["reach"]["outsideOwnerTrust"]), (&json!(12), &json!(1), &json!(0)));
    }

    async fn practices_of_schools_like_mine_are_found(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(true, "PUBLIC").await;
        let alike = app.ask(&format!("{{ school(by: {{urn: \"{}\"}}) {{ similar(first: 1) {{ school {{ urn }} }} }} }}", cast.school)).await;
        let alike = alike.at("/school/similar/0/school/urn").as_str().expect("a URN").to_owned();
        let filter = json!({ "adoptedBySimilarTo": cast.school });
        assert_eq!(titles(&app, "", filter.clone()).await, Vec::<String>::new());
        let head = {
            use support::wish::Wished as _;
            app.token(support::wish(api::access::Role::SchoolLeader).about("head").of_school(&alike)).await
        };
        assert_eq!(desk.adopt(&head, &practice, &alike, "IN_USE").await.at("/adoptPractice/userErrors"), &json!([]));
        assert_eq!(titles(&app, "", filter).await, ["Calling on the first day"]);
        assert_eq!(titles(&app, "", json!({ "adoptedBySimilarTo": "999999" })).await, Vec::<String>::new());
    }

    async fn another_instance_finds_what_was_published_within_two_seconds(app) {
        let cast = Cast::of(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let shown = Practices { app: &app, cast: &cast }.published(false, "PUBLIC").await;
        let began = Instant::now();
        while titles(&other, "", json!({ "text": "calling" })).await.is_empty() {
            assert!(began.elapsed() < Duration::from_secs(20), "it does not follow");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let leader = cast.trust_leader(&app).await;
        changed(&Practices { app: &app, cast: &cast }.act(&leader, "archivePractice", &shown).await, "archivePractice");
        assert_eq!(titles(&other, "", json!({ "text": "calling" })).await, Vec::<String>::new(), "what is hidden is so at once");
    }
}
