//! Needs and offers are matched, with reasons, and only over what one may see.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::Exchange;

const OF_NEED: &str = "query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on HostNeed { matches(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { score disadvantageDelta need { id } offer { id }
        factors { factor weight contribution explanation } } } } } }";
const OF_OFFER: &str = "query($id: ID!) { node(id: $id) { ... on SecondeeOffer { matches { totalCount nodes { score need { id } offer { id } } } } } }";

on_both_databases! {
    async fn a_match_says_what_each_factor_contributes_and_why(app) {
        let desk = Exchange::of(&app).await;
        let need = desk.need(json!({ "subjects": ["PHYSICS"] })).await["id"].clone();
        let (good, _) = desk.offered("Uma", json!({ "subjects": ["PHYSICS"] })).await;
        let (fair, _) = desk.offered("Ben", json!({ "subjects": ["MUSIC"] })).await;
        let (late, _) = desk.offered("Eve", json!({ "availableFrom": "2027-01-01", "availableTo": "2027-07-17" })).await;
        let found = app.ask_as(&desk.leader, OF_NEED, json!({ "id": need })).await;
        let matches = found.at("/node/matches/nodes").as_array().expect("matches").clone();
        assert_eq!(found.at("/node/matches/totalCount"), 2, "{} cannot be met", late["id"]);
        assert_eq!([&matches[0]["offer"]["id"], &matches[1]["offer"]["id"]], [&good["id"], &fair["id"]]);
        for one in &matches {
            assert_eq!(one["need"]["id"], need);
            let factors = one["factors"].as_array().expect("factors");
            let sum = |field: &str| factors.iter().map(|factor| factor[field].as_f64().expect("a number")).sum::<f64>();
            assert!((sum("weight") - 1.0).abs() < 1e-9 && (sum("contribution") - one["score"].as_f64().expect("a score")).abs() < 1e-9);
            assert!(factors.iter().any(|factor| factor["factor"] == "DISADVANTAGE"));
            let way = factors.iter().find(|factor| factor["factor"] == "DISTANCE").expect("the way");
            assert!(way["explanation"].as_str().is_some_and(|text| text.contains("estimate") || text.contains("known")), "{way}");
        }
        assert_eq!(app.ask_as(&desk.leader, OF_NEED, json!({ "id": need })).await.data(), found.data(), "and always the same");
        let listed = app.ask_as(&desk.leader, "query($id: ID!) { offers(filter: {matchesNeed: $id}) { totalCount nodes { id } } }", json!({ "id": need })).await;
        assert_eq!(listed.at("/offers/nodes"), &json!([{ "id": good["id"] }, { "id": fair["id"] }]));
    }

    async fn matches_are_paged_the_best_first(app) {
        let desk = Exchange::of(&app).await;
        let need = desk.need(json!({ "subjects": ["PHYSICS"], "fte": "1" })).await["id"].clone();
        for fte in ["1", "0.8", "0.6", "0.4", "0.2"] {
            desk.offered("Uma", json!({ "fteAvailable": fte })).await;
        }
        let (mut after, mut scores, mut seen) = (Value::Null, vec![], std::collections::BTreeSet::new());
        loop {
            let page = app.ask_as(&desk.leader, OF_NEED, json!({ "id": need, "first": 2, "after": after })).await;
            let matches = page.at("/node/matches");
            for one in matches["nodes"].as_array().expect("nodes") {
                scores.push(one["score"].as_f64().expect("a score"));
                seen.insert(one["offer"]["id"].to_string());
            }
            after = matches["pageInfo"]["endCursor"].clone();
            if matches["pageInfo"]["hasNextPage"] == false { break }
        }
        assert_eq!((scores.len(), seen.len()), (5, 5));
        assert!(scores.iter().rev().is_sorted(), "{scores:?}");
    }

    async fn somebody_who_offers_themselves_sees_the_needs_that_they_could_meet_and_may_see(app) {
        let desk = Exchange::of(&app).await;
        let shown = desk.need(json!({})).await["id"].clone();
        let hidden = desk.need(json!({ "visibility": "TRUST" })).await["id"].clone();
        let (offer, token) = desk.offered("Uma", json!({})).await;
        let mine = app.ask_as(&token, OF_OFFER, json!({ "id": offer["id"] })).await;
        assert_eq!(mine.at("/node/matches/totalCount"), 1, "{hidden} is not theirs to see");
        assert_eq!(mine.at("/node/matches/nodes/0/need/id"), &shown);
        let leader = app.ask_as(&desk.leader, OF_OFFER, json!({ "id": offer["id"] })).await;
        assert_eq!(leader.at("/node/matches/totalCount"), 2);
    }

    async fn a_need_that_anybody_sees_tells_nobody_who_offers_themselves(app) {
        let desk = Exchange::of(&app).await;
        let need = desk.need(json!({ "visibility": "PUBLIC" })).await["id"].clone();
        let (offer, own) = desk.offered("Uma", json!({})).await;
        let tokens = [String::new(), desk.cast.school_staff(&app).await, desk.cast.partner(&app, &api::access::ClientScope::ALL).await, desk.foreign_leader.clone()];
        for token in tokens {
            let found = app.ask_as(&token, OF_NEED, json!({ "id": need })).await;
            assert_eq!(found.at("/node/matches"), &json!({ "totalCount": 0, "pageInfo": { "hasNextPage": false, "endCursor": null }, "nodes": [] }));
        }
        let found = app.ask_as(&own, OF_NEED, json!({ "id": need })).await;
        assert_eq!(found.at("/node/matches/nodes/0/offer/id"), &offer["id"], "but oneself");
    }
}
