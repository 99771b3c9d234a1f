//! Whose word binds whom, and what each may do.

use api::access::Role;
use serde_json::{Value, json};
use support::{on_both_databases, wish, wish::Wished as _};

use super::desk::{Desk, Person, made};
use crate::access::cast::with;

on_both_databases! {
    async fn within_one_trust_the_employer_says_yes_once_for_both(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let inside = json!({ "hostSchool": { "urn": desk.cast.other_school } });
        let proposed = desk.proposed(&ada, inside).await;
        assert_eq!(proposed["withinTrust"], true);
        let once = desk.approve(&desk.home, "HOST_EMPLOYER", &proposed).await;
        let said: Vec<&Value> = once["approvals"].as_array().expect("three").iter().map(|it| &it["decision"]).collect();
        assert_eq!(said, ["PENDING", "APPROVED", "APPROVED"]);
        assert_eq!(desk.approve(&ada.token, "SECONDEE", &once).await["secondmentState"], "AGREED");
    }

    async fn nobody_says_yes_for_two(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let both = app.token(wish(Role::TrustLeader).about("both").of_trust(&desk.cast.trust).of_trust(&desk.cast.foreign_trust)).await;
        let once = desk.approve(&both, "HOME_EMPLOYER", &desk.proposed(&ada, json!({})).await).await;
        assert_eq!(desk.refused(&both, "approveSecondment", &once, json!({ "as": "HOST_EMPLOYER" })).await, "CONFLICT_OF_INTEREST");
        assert_eq!(desk.refused(&both, "approveSecondment", &once, json!({ "as": "SECONDEE" })).await, "FORBIDDEN");
        // Nor does who leads a trust for themselves.
        let leader = desk.person_with(&desk.home, "Lea", json!({ "subject": "lea", "role": "EXECUTIVE_LEADER" })).await;
        let lea = app.token(wish(Role::TrustLeader).about("lea").of_trust(&desk.cast.trust)).await;
        let proposed = desk.proposed(&leader, json!({})).await;
        assert_eq!(desk.refused(&lea, "approveSecondment", &proposed, json!({ "as": "HOME_EMPLOYER" })).await, "FORBIDDEN");
        desk.approve(&lea, "SECONDEE", &proposed).await;
    }

    async fn a_colleague_need_not_say_it_again(app) {
        let desk = Desk::of(&app).await;
        let proposed = desk.proposed(&desk.person("Ada").await, json!({})).await;
        let once = desk.approve(&desk.home, "HOME_EMPLOYER", &proposed).await;
        let colleague = app.token(wish(Role::TrustLeader).about("colleague").of_trust(&desk.cast.trust)).await;
        let again = desk.approve(&colleague, "HOME_EMPLOYER", &once).await;
        assert_eq!((&again["version"], &again["history"]), (&once["version"], &once["history"]));
    }

    async fn a_head_does_not_bind_a_trust(app) {
        let desk = Desk::of(&app).await;
        let head = desk.cast.school_leader(&app).await;
        let ada = desk.person("Ada").await;
        let proposed = made(desk.propose(&head, desk.plan(&ada)).await);
        assert_eq!(proposed["viewerActions"], json!(["WITHDRAW", "RECORD_CHECK"]));
        for (mutation, more) in [("approveSecondment", json!({})), ("declineSecondment", json!({ "reason": "No." }))] {
            let refused = desk.refused(&head, mutation, &proposed, with(json!({ "as": "HOME_EMPLOYER" }), more)).await;
            assert_eq!(refused, "FORBIDDEN");
        }
    }

    async fn the_head_of_a_maintained_school_binds_it(app) {
        let desk = Desk::of(&app).await;
        let maintained = app.ask("{ schools(filter: {inTrust: false, typeCodes: [\"1\", \"2\", \"3\"]}, first: 1) { nodes { urn } } }").await;
        let urn = maintained.at("/schools/nodes/0/urn").as_str().expect("a URN").to_owned();
        let head = app.token(wish(Role::SchoolLeader).about("head").of_school(&urn)).await;
        let there = json!({ "employerTrust": null, "baseSchool": { "urn": urn } });
        let ada = desk.person_with(&head, "Ada", there).await;
        let proposed = made(desk.propose(&head, desk.plan(&ada)).await);
        assert_eq!(proposed["viewerActions"], json!(["APPROVE", "DECLINE", "WITHDRAW", "RECORD_CHECK"]));
        let once = desk.approve(&head, "HOME_EMPLOYER", &proposed).await;
        let twice = desk.approve(&ada.token, "SECONDEE", &once).await;
        let agreed = desk.approve(&desk.host, "HOST_EMPLOYER", &twice).await;
        assert_eq!((&agreed["secondmentState"], &agreed["withinTrust"]), (&json!("AGREED"), &json!(false)));
    }

    async fn each_is_told_what_they_may_do(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let stranger = app.token(wish(Role::SchoolStaff).about("stranger").of_school(&desk.cast.foreign_school)).await;
        let (head, admin) = (desk.cast.school_leader(&app).await, desk.cast.sector_admin(&app).await);
        let told = async |of: &Value| {
            let mut told = vec![];
            for token in [&ada.token, &desk.home, &desk.host, &head, &admin] {
                told.push(desk.seen(token, &of["id"]).await["viewerActions"].clone());
            }
            Value::from(told)
        };
        let proposed = desk.proposed(&ada, json!({})).await;
        assert_eq!(told(&proposed).await, json!([["APPROVE", "DECLINE", "WITHDRAW"], ["APPROVE", "DECLINE", "WITHDRAW", "RECORD_CHECK"],
            ["APPROVE", "DECLINE", "RECORD_CHECK"], ["WITHDRAW", "RECORD_CHECK"], ["WITHDRAW"]]));
        assert!(desk.seen(&stranger, &proposed["id"]).await.is_null() && desk.seen("", &proposed["id"]).await.is_null());
        desk.done(&ada.token, "withdrawSecondment", &proposed, json!({})).await;
        let agreed = desk.agreed(&ada, json!({ "startsOn": "2026-04-01" })).await;
        assert_eq!(told(&agreed).await, json!([["CANCEL"], ["CANCEL", "AMEND", "RECORD_CHECK"], ["CANCEL", "START", "AMEND", "RECORD_CHECK"],
            ["CANCEL", "RECORD_CHECK"], ["CANCEL"]]));
        let active = desk.done(&desk.host, "startSecondment", &desk.checked(agreed).await, json!({})).await;
        assert_eq!(told(&active).await, json!([["END", "REVIEW"], ["PAUSE", "END", "AMEND", "REVIEW", "RECORD_CHECK"],
            ["PAUSE", "END", "COMPLETE", "AMEND", "REVIEW", "RECORD_CHECK"], ["PAUSE", "END", "REVIEW", "RECORD_CHECK"], ["END"]]));
        let asked = desk.done(&desk.home, "proposeAmendment", &active, json!({ "fte": "0.4" })).await;
        assert_eq!(told(&asked).await, json!([["END", "ANSWER_AMENDMENT", "REVIEW"], ["PAUSE", "END", "REVIEW", "RECORD_CHECK"],
            ["PAUSE", "END", "COMPLETE", "ANSWER_AMENDMENT", "REVIEW", "RECORD_CHECK"], ["PAUSE", "END", "REVIEW", "RECORD_CHECK"], ["END"]]));
    }

    async fn the_secondee_drafts_and_their_employer_proposes(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let own = desk.propose(&ada.token, desk.plan(&ada)).await;
        assert_eq!(own["userErrors"][0]["code"], "FORBIDDEN");
        let draft = made(desk.propose(&ada.token, with(desk.plan(&ada), json!({ "draft": true }))).await);
        assert_eq!((&draft["secondmentState"], &draft["viewerActions"]), (&json!("DRAFT"), &json!(["WITHDRAW"])));
        assert!(desk.seen(&desk.host, &draft["id"]).await.is_null(), "it is of the home alone");
        assert_eq!(desk.seen(&desk.home, &draft["id"]).await["viewerActions"], json!(["PROPOSE", "WITHDRAW"]));
        assert_eq!(desk.refused(&ada.token, "submitSecondment", &draft, json!({})).await, "FORBIDDEN");
        let proposed = desk.done(&desk.home, "submitSecondment", &draft, json!({})).await;
        assert_eq!((&proposed["secondmentState"], &proposed["version"]), (&json!("PROPOSED"), &json!(2)));
        assert_eq!(desk.seen(&desk.host, &draft["id"]).await["secondmentState"], "PROPOSED");
    }

    async fn nobody_proposes_a_stranger_nor_who_is_there_already(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        assert_eq!(desk.propose(&desk.host, desk.plan(&ada)).await["userErrors"][0]["code"], "NOT_FOUND");
        let missing = Person { id: desk.cast.trust.clone(), ..ada.clone() };
        assert_eq!(desk.send(&desk.home, "proposeSecondment", desk.plan(&missing)).await.codes(), ["BAD_USER_INPUT"]);
        let stays = with(desk.plan(&ada), json!({ "hostSchool": { "urn": desk.cast.school } }));
        assert_eq!(desk.propose(&desk.home, stays).await["userErrors"][0]["code"], "INVALID");
    }
}
