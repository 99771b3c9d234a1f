//! What the database itself refuses, whoever writes; and that what is legal passes.

use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait as _, DbBackend, FromQueryResult as _, IntoActiveModel as _, Statement,
    TransactionTrait as _,
};

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Desk, Person};
use crate::access::cast::{refusal, with};

/// Changes the secondment of a reference by hand.
pub fn change(reference: &str, set: &str) -> String {
    format!("UPDATE secondment SET {set}, version = version + 1 WHERE external_reference = '{reference}'")
}

fn agree(reference: &str) -> String {
    change(reference, "secondment_state = 'AGREED', agreed_at = created_at")
}

/// Notes that a party of a secondment has said yes.
fn say_yes(reference: &str, party: &str, actor: &str) -> String {
    format!(
        "UPDATE secondment_approval SET decision = 'APPROVED', decided_by = '{actor}', decided_at = '2026-04-01 09:00:00+00:00'
         WHERE party = '{party}' AND secondment_id = (SELECT id FROM secondment WHERE external_reference = '{reference}')"
    )
}

pub async fn passes(app: &TestApp, statement: &str) {
    assert_eq!(refusal(app, statement).await, None, "{statement}");
}

async fn is_refused(app: &TestApp, statement: &str, why: &str) {
    let refused = refusal(app, statement).await.unwrap_or_else(|| panic!("it passed: {statement}"));
    assert!(refused.to_lowercase().contains(why), "{statement}: {refused}");
}

/// Proposed under a reference, with three approvals set by hand: one step from being agreed.
pub async fn ready(desk: &Desk<'_>, person: &Person, reference: &str, more: Value) {
    desk.proposed(person, with(more, json!({ "externalReference": reference }))).await;
    for party in ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER"] {
        passes(desk.app, &say_yes(reference, party, party)).await;
    }
}

on_both_databases! {
    async fn nobody_is_booked_for_more_than_their_contract_on_any_day(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        for (reference, fte, from, until) in [("first", "0.6", "2026-05-01", "2026-05-29"), ("touching", "0.6", "2026-05-29", "2026-06-30"),
            ("next", "0.6", "2026-05-30", "2026-06-30"), ("beside", "0.4", "2026-05-01", "2026-06-30"), ("spare", "0.01", "2026-06-30", "2026-07-17")] {
            ready(&desk, &ada, reference, json!({ "fte": fte, "startsOn": from, "endsOn": until })).await;
        }
        passes(&app, &agree("first")).await;
        is_refused(&app, &agree("touching"), "booked once").await;
        passes(&app, &agree("next")).await;
        passes(&app, &agree("beside")).await;
        is_refused(&app, &agree("spare"), "booked once").await;
        is_refused(&app, &change("first", "ends_on = '2026-05-30'"), "booked once").await;
        is_refused(&app, &change("beside", "fte_hundredths = 41"), "booked once").await;
        passes(&app, &change("beside", "fte_hundredths = 39")).await;
        passes(&app, &agree("spare")).await;
        is_refused(&app, "UPDATE staff_member SET contract_hundredths = 99, version = version + 1", "covers what is agreed").await;
        passes(&app, &change("first", "secondment_state = 'CANCELLED'")).await;
        passes(&app, &change("next", "secondment_state = 'CANCELLED'")).await;
        passes(&app, "UPDATE staff_member SET contract_hundredths = 40, version = version + 1").await;
        is_refused(&app, "UPDATE staff_member SET contract_hundredths = 39, version = version + 1", "covers what is agreed").await;
    }

    async fn a_need_is_not_filled_beyond_what_was_asked_for(app) {
        let desk = Desk::of(&app).await;
        let need = desk.need("0.8").await;
        for (reference, fte) in [("half", "0.5"), ("too much", "0.31"), ("rest", "0.3")] {
            let person = desk.person(reference).await;
            ready(&desk, &person, reference, json!({ "needId": need, "fte": fte })).await;
        }
        passes(&app, &agree("half")).await;
        is_refused(&app, &agree("too much"), "filled once").await;
        passes(&app, &agree("rest")).await;
        is_refused(&app, "UPDATE host_need SET fte_hundredths = 79", "covers what is agreed").await;
        passes(&app, "UPDATE host_need SET fte_hundredths = 81").await;
    }

    async fn nothing_is_agreed_without_the_three(app) {
        let desk = Desk::of(&app).await;
        desk.proposed(&desk.person("Ada").await, json!({ "externalReference": "one" })).await;
        for party in ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER"] {
            is_refused(&app, &agree("one"), "three parties agree").await;
            passes(&app, &say_yes("one", party, party)).await;
        }
        passes(&app, &agree("one")).await;
    }

    async fn nobody_agrees_for_two_and_what_is_said_is_said(app) {
        let desk = Desk::of(&app).await;
        desk.proposed(&desk.person("Ada").await, json!({ "externalReference": "across" })).await;
        passes(&app, &say_yes("across", "HOME_EMPLOYER", "somebody")).await;
        is_refused(&app, &say_yes("across", "HOST_EMPLOYER", "somebody"), "nobody agrees for two").await;
        is_refused(&app, &say_yes("across", "SECONDEE", "somebody"), "nobody agrees for two").await;
        is_refused(&app, &say_yes("across", "HOME_EMPLOYER", "another"), "stays decided").await;
        is_refused(&app, "DELETE FROM secondment_approval WHERE decision = 'APPROVED'", "has agreed").await;
        passes(&app, &say_yes("across", "HOST_EMPLOYER", "another")).await;
        let inside = json!({ "externalReference": "within", "hostSchool": { "urn": desk.cast.other_school } });
        desk.proposed(&desk.person("Bea").await, inside).await;
        passes(&app, &say_yes("within", "HOME_EMPLOYER", "somebody")).await;
        passes(&app, &say_yes("within", "HOST_EMPLOYER", "somebody")).await;
        is_refused(&app, &say_yes("within", "SECONDEE", "somebody"), "nobody agrees for two").await;
    }

    async fn versions_follow_each_other(app) {
        let desk = Desk::of(&app).await;
        desk.proposed(&desk.person("Ada").await, json!({ "externalReference": "one" })).await;
        for version in ["version", "version + 2", "version - 1"] {
            is_refused(&app, &format!("UPDATE secondment SET version = {version}"), "versions follow").await;
        }
        passes(&app, "UPDATE secondment SET version = version + 1").await;
    }

    async fn what_was_agreed_is_frozen(app) {
        let desk = Desk::of(&app).await;
        desk.person("Bea").await;
        let ada = desk.person("Ada").await;
        ready(&desk, &ada, "one", json!({})).await;
        let other = &desk.cast.other_school;
        let changes = [
            "within_trust = NOT within_trust".to_owned(), "fsm_decile_home = coalesce(11 - fsm_decile_home, 1)".into(),
            "fsm_decile_host = coalesce(11 - fsm_decile_host, 1)".into(), "fsm_census = '1999'".into(), "home_trust_uid = host_trust_uid".into(),
            "host_trust_uid = home_trust_uid".into(), format!("host_school_urn = {other}"), format!("home_school_urn = {other}"),
            "secondee_id = (SELECT m.id FROM staff_member m WHERE m.id <> secondee_id LIMIT 1)".into(),
        ];
        for set in &changes {
            undone(&app, &change("one", set)).await;
        }
        passes(&app, &agree("one")).await;
        for set in changes.iter().map(String::as_str).chain(["agreed_at = '2020-01-01 00:00:00+00:00'"]) {
            is_refused(&app, &change("one", set), "frozen").await;
        }
        passes(&app, &change("one", "review_due_on = '2026-09-01'")).await;
    }

    async fn days_go_by_the_kind_and_nobody_goes_where_they_are(app) {
        let desk = Desk::of(&app).await;
        desk.proposed(&desk.person("Ada").await, json!({ "externalReference": "one" })).await;
        for set in ["ends_on = '2026-05-04'", "ends_on = '2029-05-01'", "ends_on = NULL", "ends_on = '2026-04-30'", "fte_hundredths = 0",
            "fte_hundredths = 101", "host_school_urn = home_school_urn", "home_school_urn = NULL, home_trust_uid = NULL",
            "secondment_kind = 'COACHING', ends_on = '2029-05-01'", "starts_on = '2028-02-29', ends_on = '2031-02-28'", "secondment_kind = 'HOLIDAY'", "pause_reason = 'OTHER'", "actual_ended_on = starts_on"] {
            assert!(refusal(&app, &change("one", set)).await.is_some(), "{set}");
        }
        for set in ["ends_on = '2026-05-05'", "ends_on = '2029-04-30'", "secondment_kind = 'REDEPLOYMENT', ends_on = NULL",
            "secondment_kind = 'COACHING', ends_on = '2026-05-01'", "home_school_urn = NULL", "fte_hundredths = 100"] {
            passes(&app, &change("one", set)).await;
        }
    }

    async fn what_was_done_is_neither_changed_nor_deleted(app) {
        let desk = Desk::of(&app).await;
        ready(&desk, &desk.person("Ada").await, "one", json!({})).await;
        let row = model(&app, "one").await;
        for (reference, state, is_legal) in [("draft", "DRAFT", true), ("born agreed", "AGREED", false), ("born active", "ACTIVE", false)] {
            let agreed_at = (!is_legal).then_some(row.created_at);
            let (id, state, external_reference) = (uuid::Uuid::now_v7(), state.to_owned(), Some(reference.to_owned()));
            let copy = entity::secondment::Model { id, secondment_state: state, agreed_at, external_reference, ..row.clone() };
            assert_eq!(copy.into_active_model().reset_all().insert(&app.db).await.is_ok(), is_legal, "{reference}");
        }
        passes(&app, "DELETE FROM secondment WHERE external_reference = 'draft'").await;
        passes(&app, &agree("one")).await;
        is_refused(&app, "DELETE FROM secondment WHERE external_reference = 'one'", "what was agreed stays").await;
        is_refused(&app, "UPDATE secondment_event SET action = 'DECLINE'", "what was done stays").await;
        is_refused(&app, "DELETE FROM secondment_event", "what was done stays").await;
    }

    async fn costs_are_shared_once(app) {
        let desk = Desk::of(&app).await;
        let shares = json!([{ "party": "HOME_EMPLOYER", "percent": "60" }, { "party": "HOST_EMPLOYER", "percent": "40" }]);
        desk.proposed(&desk.person("Ada").await, json!({ "costShare": shares })).await;
        is_refused(&app, "UPDATE cost_share SET percent_hundredths = 6001 WHERE party = 'HOME_EMPLOYER'", "shared once").await;
        passes(&app, "UPDATE cost_share SET percent_hundredths = 5999 WHERE party = 'HOME_EMPLOYER'").await;
        passes(&app, "UPDATE cost_share SET percent_hundredths = 4001 WHERE party = 'HOST_EMPLOYER'").await;
    }

    async fn of_who_is_redacted_nothing_is_written(app) {
        let desk = Desk::of(&app).await;
        desk.proposed(&desk.person("Ada").await, json!({})).await;
        let id = if app.db.get_database_backend() == DbBackend::Postgres { "gen_random_uuid()" } else { "randomblob(16)" };
        let written = format!("INSERT INTO secondment_text (id, secondment_id, body) SELECT {id}, secondment_id, body FROM secondment_text");
        passes(&app, &written).await;
        is_refused(&app, "UPDATE secondment_text SET body = 'other'", "deleted or stays").await;
        passes(&app, "DELETE FROM staff_person").await;
        passes(&app, "UPDATE staff_member SET redacted_at = '2026-04-01 09:00:00+00:00', version = version + 1").await;
        is_refused(&app, &written, "redacted nothing is written").await;
        passes(&app, "DELETE FROM secondment_text").await;
    }
}

/// What the database says to a statement that is then taken back.
pub async fn undone_refusal(app: &TestApp, statement: &str) -> Option<String> {
    let tx = app.db.begin().await.expect("a transaction");
    let refused = tx.execute_unprepared(statement).await.err().map(|error| error.to_string());
    tx.rollback().await.expect("it is taken back");
    refused
}

async fn undone(app: &TestApp, statement: &str) {
    assert_eq!(undone_refusal(app, statement).await, None, "{statement}");
}

async fn model(app: &TestApp, reference: &str) -> entity::secondment::Model {
    let one = format!("SELECT * FROM secondment WHERE external_reference = '{reference}'");
    let one = Statement::from_string(app.db.get_database_backend(), one);
    entity::secondment::Model::find_by_statement(one).one(&app.db).await.expect("a row").expect("the row")
}
