//! The life of a secondment, from the proposal to the look back.

use serde_json::{Value, json};
use support::{Hand, on_both_databases};

use super::desk::{CHECKS, Desk};

fn steps(of: &Value) -> Vec<String> {
    let step = |it: &Value| format!("{} {}>{}", it["action"], it["from"], it["to"]).replace('"', "");
    of["history"].as_array().expect("a history").iter().map(step).collect()
}

on_both_databases! {
    async fn three_approvals_make_it_agreed_by_themselves(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let proposed = desk.proposed(&ada, json!({})).await;
        assert_eq!((&proposed["secondmentState"], &proposed["version"]), (&json!("PROPOSED"), &json!(1)));
        let once = desk.approve(&desk.host, "HOST_EMPLOYER", &proposed).await;
        let twice = desk.approve(&ada.token, "SECONDEE", &once).await;
        assert_eq!((&twice["secondmentState"], &twice["version"]), (&json!("PROPOSED"), &json!(3)));
        let agreed = desk.approve(&desk.home, "HOME_EMPLOYER", &twice).await;
        assert_eq!((&agreed["secondmentState"], &agreed["version"]), (&json!("AGREED"), &json!(4)));
        assert!(agreed["approvals"].as_array().is_some_and(|all| all.len() == 3 && all.iter().all(|it| it["decision"] == "APPROVED")));
        assert_eq!(steps(&agreed), ["PROPOSE DRAFT>PROPOSED", "APPROVE PROPOSED>PROPOSED", "APPROVE PROPOSED>PROPOSED", "APPROVE PROPOSED>AGREED"]);
        let by: Vec<&Value> = agreed["history"].as_array().expect("a history").iter().map(|it| &it["by"]).collect();
        assert_eq!(by, ["HOME_EMPLOYER", "HOST_EMPLOYER", "SECONDEE", "HOME_EMPLOYER"]);
    }

    async fn it_begins_on_its_first_day_with_every_check_passed(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let desk = Desk::of(&app).await;
        let agreed = desk.agreed(&desk.person("Ada").await, json!({})).await;
        let mut of = agreed;
        for kind in &CHECKS[..5] {
            of = desk.done(&desk.host, "recordComplianceCheck", &of, json!({ "kind": kind, "passed": true, "expiresOn": "2026-05-02" })).await;
        }
        assert_eq!(desk.refused(&desk.host, "startSecondment", &of, json!({})).await, "DATES_OUT_OF_RANGE");
        hand.pass(30);
        let refused = desk.act(&desk.host, "startSecondment", &of, json!({})).await;
        assert_eq!(refused["userErrors"][0]["code"], "CHECKS_INCOMPLETE");
        assert_eq!(refused["userErrors"][0]["message"], "Not passed, or expired: REFERENCES.");
        of = desk.done(&desk.home, "recordComplianceCheck", &of, json!({ "kind": "REFERENCES", "passed": true })).await;
        hand.pass(2);
        assert_eq!(desk.refused(&desk.host, "startSecondment", &of, json!({})).await, "CHECKS_INCOMPLETE", "five have expired");
        of = desk.checked(of).await;
        assert_eq!(desk.refused(&desk.home, "startSecondment", &of, json!({})).await, "FORBIDDEN", "it is the host's");
        assert_eq!(desk.done(&desk.host, "startSecondment", &of, json!({})).await["secondmentState"], "ACTIVE");
    }

    async fn it_rests_goes_on_and_is_completed_on_its_last_day(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let desk = Desk::of(&app).await;
        let active = desk.active(&desk.person("Ada").await, json!({ "endsOn": "2026-04-30" })).await;
        let paused = desk.done(&desk.home, "pauseSecondment", &active, json!({ "reason": "LEAVE" })).await;
        assert_eq!(paused["secondmentState"], "PAUSED");
        let resumed = desk.done(&desk.host, "resumeSecondment", &paused, json!({})).await;
        assert_eq!(resumed["secondmentState"], "ACTIVE");
        hand.pass(28);
        assert_eq!(desk.refused(&desk.host, "completeSecondment", &resumed, json!({})).await, "DATES_OUT_OF_RANGE");
        hand.pass(1);
        let completed = desk.done(&desk.host, "completeSecondment", &resumed, json!({})).await;
        assert_eq!((&completed["secondmentState"], &completed["actualEndedOn"], &completed["reviewDueOn"]), (&json!("COMPLETED"), &json!("2026-04-30"), &json!("2026-05-28")));
        let progress = json!([{ "objectiveId": completed["objectives"][0]["id"], "progress": "IMPROVED" }]);
        let reviewed = desk.done(&desk.home, "reviewSecondment", &completed, json!({ "summary": "Both teach.", "progress": progress })).await;
        assert_eq!((&reviewed["reviewDueOn"], &reviewed["objectives"][0]["progress"]), (&Value::Null, &json!("IMPROVED")));
        assert_eq!(reviewed["reviews"], json!([{ "by": "HOME_EMPLOYER", "summary": "Both teach." }]));
    }

    async fn a_change_holds_once_all_three_have_agreed_again(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let active = desk.active(&ada, json!({})).await;
        assert_eq!(desk.refused(&ada.token, "proposeAmendment", &active, json!({ "fte": "0.5" })).await, "FORBIDDEN", "either employer asks");
        let asked = desk.done(&desk.host, "proposeAmendment", &active, json!({ "endsOn": "2026-12-18", "fte": "0.5" })).await;
        assert_eq!(desk.refused(&desk.home, "proposeAmendment", &asked, json!({ "fte": "0.6" })).await, "CONFLICT", "one at a time");
        let id = &asked["amendments"][0]["id"];
        let answer = async |token: &str, party: &str| desk.send(token, "answerAmendment", json!({ "amendmentId": id, "as": party, "accept": true })).await;
        let half = answer(&ada.token, "SECONDEE").await;
        assert_eq!((half.at("/answerAmendment/secondment/fte"), half.at("/answerAmendment/secondment/endsOn")), (&json!("0.8"), &json!("2026-07-17")));
        let all = answer(&desk.home, "HOME_EMPLOYER").await;
        assert_eq!((all.at("/answerAmendment/secondment/fte"), all.at("/answerAmendment/secondment/endsOn")), (&json!("0.5"), &json!("2026-12-18")));
        assert_eq!(all.at("/answerAmendment/secondment/amendments/0"), &json!({ "id": id, "open": false, "applied": true }));
        let version = all.at("/answerAmendment/secondment/version").clone();
        let again = answer(&desk.home, "HOME_EMPLOYER").await;
        assert_eq!((again.at("/answerAmendment/userErrors"), again.at("/answerAmendment/secondment/version")), (&json!([]), &version), "a lost reply");
    }

    async fn nobody_moves_the_first_day_of_what_has_begun(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let agreed = desk.checked(desk.agreed(&ada, json!({ "startsOn": "2026-04-01" })).await).await;
        let asked = desk.done(&desk.host, "proposeAmendment", &agreed, json!({ "startsOn": "2026-05-11" })).await;
        let active = desk.done(&desk.host, "startSecondment", &asked, json!({})).await;
        assert_eq!(active["amendments"][0]["open"], false);
        assert_eq!(desk.refused(&desk.home, "proposeAmendment", &active, json!({ "startsOn": "2026-05-11" })).await, "INVALID");
        let yes = json!({ "amendmentId": asked["amendments"][0]["id"], "as": "SECONDEE", "accept": true });
        assert_eq!(desk.send(&ada.token, "answerAmendment", yes).await.at("/answerAmendment/userErrors/0/code"), "INVALID_TRANSITION");
    }

    async fn a_change_that_somebody_refuses_holds_never(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let agreed = desk.agreed(&ada, json!({})).await;
        let asked = desk.done(&desk.home, "proposeAmendment", &agreed, json!({ "startsOn": "2026-05-11" })).await;
        let no = json!({ "amendmentId": asked["amendments"][0]["id"], "as": "SECONDEE", "accept": false });
        let refused = desk.send(&ada.token, "answerAmendment", no).await;
        assert_eq!(refused.at("/answerAmendment/secondment/amendments/0/open"), false);
        assert_eq!(refused.at("/answerAmendment/secondment/startsOn"), "2026-05-01");
        let yes = json!({ "amendmentId": asked["amendments"][0]["id"], "as": "HOST_EMPLOYER", "accept": true });
        assert_eq!(desk.send(&desk.host, "answerAmendment", yes).await.at("/answerAmendment/userErrors/0/code"), "INVALID_TRANSITION");
    }
}
