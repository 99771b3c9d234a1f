//! How far a practice has come, counted over its family.

use serde_json::json;
use support::on_both_databases;

use super::desk::{Practices, content};
use crate::access::cast::{Cast, with};

on_both_databases! {
    async fn each_school_counts_once_across_what_adapts_a_practice(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let root = desk.published(true, "PUBLIC").await;
        let author = cast.school_staff(&app).await;
        let adapt = "mutation($input: AdaptPracticeInput!) { adaptPractice(input: $input) { practice { id version } } }";
        let input = json!({ "practiceId": root["id"], "content": with(content("PUBLIC"), json!({ "title": "Ours" })), "ownerSchool": { "urn": cast.school } });
        let input = with(input, json!({ "content": with(content("PUBLIC"), json!({ "title": "Ours now" })) }));
        let ours = app.ask_as(&author, adapt, json!({ "input": input })).await.at("/adaptPractice/practice").clone();
        let submitted = desk.done(&author, "submitPractice", &ours).await;
        let leader = cast.trust_leader(&app).await;
        let ours = desk.done(&leader, "publishPractice", &submitted).await;
        for (practice, urn) in [(&root, &cast.school), (&ours, &cast.school), (&ours, &cast.other_school)] {
            assert_eq!(desk.adopt(&leader, practice, urn, "IN_USE").await.at("/adoptPractice/userErrors"), &json!([]));
        }
        let query = "query($id: ID!) { node(id: $id) { ... on Practice { reach { adoptingSchools adoptingTrusts outsideOwnerTrust pupils everSixPupils
            medianDaysToInUse sustainedShare { denominator value missing } asOf } } } }";
        let whole = app.ask_with(query, json!({ "id": root["id"] })).await.at("/node/reach").clone();
        assert_eq!((&whole["adoptingSchools"], &whole["adoptingTrusts"], &whole["outsideOwnerTrust"]), (&json!(2), &json!(1), &json!(2)));
        let part = app.ask_with(query, json!({ "id": ours["id"] })).await.at("/node/reach").clone();
        assert_eq!((&part["adoptingSchools"], &part["outsideOwnerTrust"]), (&json!(2), &json!(0)));
        let pupils = app.ask_with("query($urns: [Urn!]) { schools(filter: {urns: $urns}) { nodes { pupils { value } } } }", json!({ "urns": [cast.school, cast.other_school] })).await;
        let pupils: i64 = pupils.at("/schools/nodes").as_array().expect("schools").iter().filter_map(|it| it["pupils"]["value"].as_i64()).sum();
        assert_eq!(whole["pupils"], pupils);
        assert_eq!(whole["medianDaysToInUse"], 0);
        assert_eq!(whole["sustainedShare"], json!({ "denominator": 0, "value": null, "missing": "NOT_APPLICABLE" }), "nobody has had it for a year");
    }
}
