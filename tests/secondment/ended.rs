//! How secondments end before their time.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::Desk;

on_both_databases! {
    async fn a_party_ends_it_early_with_a_reason_and_on_no_future_day(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let active = desk.active(&ada, json!({})).await;
        assert_eq!(desk.refused(&ada.token, "endSecondment", &active, json!({})).await, "INVALID", "without a reason");
        assert_eq!(desk.refused(&ada.token, "endSecondment", &active, json!({ "reason": "Moving.", "on": "2026-04-02" })).await, "INVALID");
        let asked = desk.done(&desk.home, "proposeAmendment", &active, json!({ "fte": "0.4" })).await;
        let ended = desk.done(&ada.token, "endSecondment", &asked, json!({ "reason": "Moving." })).await;
        assert_eq!((&ended["secondmentState"], &ended["actualEndedOn"], &ended["reviewDueOn"]), (&json!("ENDED_EARLY"), &json!("2026-04-01"), &json!("2026-04-29")));
        assert_eq!(ended["amendments"][0]["open"], false, "nobody waits for an answer any more");
        assert_eq!(ended["history"].as_array().and_then(|all| all.last()).map(|it| &it["reason"]), Some(&json!("Moving.")));
    }

    async fn one_no_declines_it(app) {
        let desk = Desk::of(&app).await;
        let twice = desk.half_approved(&desk.person("Ada").await, json!({})).await;
        assert_eq!(desk.refused(&desk.host, "declineSecondment", &twice, json!({ "as": "HOME_EMPLOYER", "reason": "No." })).await, "FORBIDDEN");
        let declined = desk.done(&desk.host, "declineSecondment", &twice, json!({ "as": "HOST_EMPLOYER", "reason": "No room." })).await;
        assert_eq!((&declined["secondmentState"], &declined["viewerActions"]), (&json!("DECLINED"), &json!([])));
        assert_eq!(declined["approvals"][2], json!({ "party": "HOST_EMPLOYER", "decision": "DECLINED" }));
    }

    async fn who_has_said_yes_may_still_say_no(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let once = desk.approve(&ada.token, "SECONDEE", &desk.proposed(&ada, json!({})).await).await;
        assert_eq!(once["viewerActions"], json!(["DECLINE", "WITHDRAW"]));
        let declined = desk.done(&ada.token, "declineSecondment", &once, json!({ "as": "SECONDEE", "reason": "I stay." })).await;
        assert_eq!(declined["secondmentState"], "DECLINED");
    }

    async fn who_proposed_it_and_the_secondee_withdraw_it(app) {
        let desk = Desk::of(&app).await;
        for secondee in [true, false] {
            let ada = desk.person("Ada").await;
            let proposed = desk.proposed(&ada, json!({})).await;
            assert_eq!(desk.refused(&desk.host, "withdrawSecondment", &proposed, json!({})).await, "FORBIDDEN");
            let token = if secondee { &ada.token } else { &desk.home };
            assert_eq!(desk.done(token, "withdrawSecondment", &proposed, json!({})).await["secondmentState"], "WITHDRAWN");
        }
    }

    async fn what_is_agreed_is_called_off_before_it_begins_and_frees_the_person(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let agreed = desk.agreed(&ada, json!({})).await;
        let second = desk.propose(&desk.home, desk.plan(&ada)).await;
        assert_eq!((&second["userErrors"][0]["code"], &second["userErrors"][0]["nextFreeOn"]), (&json!("OVERLAPPING_SECONDMENT"), &json!("2026-07-18")));
        assert_eq!(desk.refused(&desk.host, "cancelSecondment", &agreed, json!({})).await, "INVALID", "without a reason");
        let cancelled = desk.done(&desk.host, "cancelSecondment", &agreed, json!({ "reason": "No pupils." })).await;
        assert_eq!((&cancelled["secondmentState"], &cancelled["viewerActions"]), (&json!("CANCELLED"), &json!([])));
        desk.agreed(&ada, json!({})).await;
        let active = desk.active(&desk.person("Bea").await, json!({})).await;
        assert_eq!(desk.refused(&desk.host, "cancelSecondment", &active, json!({ "reason": "Late." })).await, "INVALID_TRANSITION");
    }

    async fn who_operates_the_service_ends_what_others_cannot_with_a_reason(app) {
        let desk = Desk::of(&app).await;
        let admin = desk.cast.sector_admin(&app).await;
        let active = desk.active(&desk.person("Ada").await, json!({})).await;
        assert_eq!(desk.refused(&admin, "pauseSecondment", &active, json!({ "reason": "OTHER" })).await, "FORBIDDEN");
        let ended = desk.done(&admin, "endSecondment", &active, json!({ "reason": "A school without pupils." })).await;
        let last = ended["history"].as_array().and_then(|all| all.last()).cloned().unwrap_or(Value::Null);
        assert_eq!((&last["by"], &last["to"]), (&json!("SECTOR_ADMIN"), &json!("ENDED_EARLY")));
        let proposed = desk.proposed(&desk.person("Bea").await, json!({})).await;
        assert_eq!(desk.refused(&admin, "withdrawSecondment", &proposed, json!({})).await, "INVALID", "without a reason");
    }
}
