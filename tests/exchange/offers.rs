//! Offers are for who looks for help, without names, and gone when they are taken back.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Exchange, ids};

const LIST: &str = "query($filter: OfferFilter) { offers(filter: $filter, first: 100) { totalCount nodes { id } } }";

on_both_databases! {
    async fn offers_are_found_by_every_filter(app) {
        let desk = Exchange::of(&app).await;
        desk.need(json!({})).await;
        let (first, _) = desk.offered("Uma", json!({ "subjects": ["PHYSICS"], "keyStages": ["KS4"], "fteAvailable": "0.4" })).await;
        let (second, _) = desk.offered("Ben", json!({ "availableFrom": "2026-09-01", "availableTo": "2027-07-17" })).await;
        let region = &first["area"]["region"];
        for (filter, expected) in [
            (json!({}), vec![&first, &second]),
            (json!({ "roles": ["TEACHER"] }), vec![&first, &second]),
            (json!({ "roles": ["SENDCO"] }), vec![]),
            (json!({ "subjects": ["PHYSICS"] }), vec![&first]),
            (json!({ "keyStages": ["KS1"] }), vec![&second]),
            (json!({ "regions": [region] }), vec![&first, &second]),
            (json!({ "regions": [] }), vec![]),
            (json!({ "available": { "from": "2026-08-01" } }), vec![&second]),
            (json!({ "available": { "to": "2026-06-01" } }), vec![&first]),
            (json!({ "minFte": "0.5" }), vec![&second]),
        ] {
            let found = ids(app.ask_as(&desk.leader, LIST, json!({ "filter": filter })).await.at("/offers"));
            let expected: Vec<Value> = expected.iter().map(|offer| offer["id"].clone()).collect();
            assert_eq!(found, expected, "{filter}");
        }
    }

    async fn an_offer_that_is_taken_back_is_gone_at_once(app) {
        let desk = Exchange::of(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let need = desk.need(json!({})).await["id"].clone();
        let (offer, token) = desk.offered("Uma", json!({})).await;
        let listed = async |on: &TestApp| {
            let everywhere = "query($need: ID!) { offers { totalCount nodes { id } } for: offers(filter: { matchesNeed: $need }) { totalCount nodes { id } }
                node(id: $need) { ... on HostNeed { matches { totalCount nodes { offer { id } } } } } }";
            let reply = on.ask_as(&desk.leader, everywhere, json!({ "need": need })).await;
            let matches = reply.at("/node/matches");
            assert_eq!(matches["totalCount"], matches["nodes"].as_array().map_or(0, Vec::len));
            let matched = matches["nodes"].as_array().into_iter().flatten().map(|it| it["offer"]["id"].clone()).collect::<Vec<_>>();
            [ids(reply.at("/offers")), ids(reply.at("/for")), matched]
        };
        for instance in [&app, &other] {
            assert_eq!(listed(instance).await, [&offer["id"]; 3].map(|id| vec![id.clone()]), "at once");
        }
        let asked = app.ask_as(&desk.leader, "mutation($input: RequestContactInput!) { requestContact(input: $input) { contactRequest { id contactState } userErrors { code } } }",
            json!({ "input": { "offerId": offer["id"], "needId": need } })).await;
        assert_eq!(asked.at("/requestContact/contactRequest/contactState"), "REQUESTED");
        let withdraw = "mutation($input: OfferActionInput!) { withdrawOffer(input: $input) { offer { offerState } userErrors { code } } }";
        let gone = app.ask_as(&token, withdraw, json!({ "input": { "offerId": offer["id"], "expectedVersion": offer["version"] } })).await;
        assert_eq!(gone.at("/withdrawOffer/offer/offerState"), "WITHDRAWN");
        for instance in [&app, &other] {
            assert_eq!(listed(instance).await, [const { Vec::<Value>::new() }; 3], "at once");
        }
        let requests = app.ask_as(&desk.leader, "{ me { contactRequests { totalCount nodes { contactState offer { id } } } } }", json!({})).await;
        assert_eq!(requests.at("/me/contactRequests/nodes"), &json!([{ "contactState": "EXPIRED", "offer": null }]));
    }

    async fn two_know_each_other_from_a_yes_on_and_not_before(app) {
        let desk = Exchange::of(&app).await;
        let need = desk.need(json!({ "visibility": "TRUST" })).await["id"].clone();
        let (offer, token) = desk.offered("Uma Byrne", json!({})).await;
        let request = "mutation($input: RequestContactInput!) { requestContact(input: $input) { contactRequest { id } userErrors { code existingId } } }";
        let input = json!({ "input": { "offerId": offer["id"], "needId": need } });
        let id = app.ask_as(&desk.leader, request, input.clone()).await.at("/requestContact/contactRequest/id").clone();
        let twice = app.ask_as(&desk.leader, request, input).await;
        assert_eq!(twice.at("/requestContact/userErrors"), &json!([{ "code": "DUPLICATE", "existingId": id }]));
        let who = "query($id: ID!) { node(id: $id) { ... on SecondeeOffer { person { displayName } baseSchool { urn } } } }";
        let nobody = json!({ "person": null, "baseSchool": null });
        assert_eq!(app.ask_as(&desk.leader, who, json!({ "id": offer["id"] })).await.at("/node"), &nobody);
        let inbox = app.ask_as(&token, "{ me { inbox { nodes { kind entity { __typename id } } } contactRequests { nodes { id version need { id school { name } } } } } }", json!({})).await;
        assert_eq!(inbox.at("/me/inbox/nodes/0"), &json!({ "kind": "CONTACT_REQUESTED", "entity": { "__typename": "ContactRequest", "id": id } }));
        assert_eq!(inbox.at("/me/contactRequests/nodes/0/need/id"), &need, "who is asked sees for what");
        let answer = "mutation($input: AnswerContactInput!) { answerContact(input: $input) { contactRequest { contactState } userErrors { code } } }";
        let yes = json!({ "input": { "contactRequestId": id, "accept": true, "expectedVersion": 1 } });
        let other = app.ask_as(&desk.leader, answer, yes.clone()).await;
        assert_eq!(other.at("/answerContact/userErrors/0/code"), "FORBIDDEN", "nobody answers for them");
        assert_eq!(app.ask_as(&token, answer, yes).await.at("/answerContact/contactRequest/contactState"), "ACCEPTED");
        let known = app.ask_as(&desk.leader, who, json!({ "id": offer["id"] })).await;
        assert_eq!(known.at("/node"), &json!({ "person": { "displayName": "Uma Byrne" }, "baseSchool": { "urn": desk.cast.foreign_school } }));
        assert_eq!(app.ask_as(&desk.cast.sector_admin(&app).await, who, json!({ "id": offer["id"] })).await.at("/node"), &nobody);
    }

    async fn what_cannot_be_offered_is_refused_at_its_place(app) {
        let desk = Exchange::of(&app).await;
        let token = desk.person("Uma", json!({ "contractFte": "0.5" })).await;
        let offer = "mutation($input: OfferSecondmentInput!) { offerSecondment(input: $input) { offer { id } userErrors { code path } } }";
        let good = json!({ "fteAvailable": "0.5", "availableFrom": "2026-05-01", "availableTo": "2026-07-17", "consent": true });
        for (field, value, code) in [
            ("consent", json!(false), "CONSENT_REQUIRED"),
            ("fteAvailable", json!("0.51"), "FTE_EXCEEDED"),
            ("fteAvailable", json!("0"), "INVALID"),
            ("fteAvailable", json!("0.333"), "INVALID"),
            ("availableTo", json!("2026-04-30"), "DATES_OUT_OF_RANGE"),
            ("availableFrom", json!("2026-03-31"), "DATES_OUT_OF_RANGE"),
            ("maxTravelMinutes", json!(0), "INVALID"),
            ("maxTravelMinutes", json!(601), "INVALID"),
            ("subjects", json!(["MAGIC"]), "INVALID"),
        ] {
            let mut input = good.clone();
            input[field] = value.clone();
            let refused = app.ask_as(&token, offer, json!({ "input": input })).await;
            let error = refused.at("/offerSecondment/userErrors/0");
            assert_eq!((&error["code"], &error["path"]), (&json!(code), &json!(["input", field])), "{field} {value}");
        }
        assert_eq!(app.ask_as(&token, offer, json!({ "input": good })).await.at("/offerSecondment/userErrors"), &json!([]));
    }
}
