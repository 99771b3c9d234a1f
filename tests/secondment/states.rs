//! States follow each other as the sector has it, whoever writes.

use serde_json::json;
use support::on_both_databases;

use super::{
    desk::Desk,
    invariants::{change, passes, ready, undone_refusal},
};

const STATES: [&str; 10] = [
    "DRAFT",
    "PROPOSED",
    "AGREED",
    "ACTIVE",
    "PAUSED",
    "COMPLETED",
    "ENDED_EARLY",
    "DECLINED",
    "WITHDRAWN",
    "CANCELLED",
];

/// A way to each state.
const WAYS: [&[&str]; 10] = [
    &["DRAFT"],
    &["PROPOSED"],
    &["PROPOSED", "AGREED"],
    &["PROPOSED", "AGREED", "ACTIVE"],
    &["PROPOSED", "AGREED", "ACTIVE", "PAUSED"],
    &["PROPOSED", "AGREED", "ACTIVE", "COMPLETED"],
    &["PROPOSED", "AGREED", "ACTIVE", "ENDED_EARLY"],
    &["PROPOSED", "DECLINED"],
    &["PROPOSED", "WITHDRAWN"],
    &["PROPOSED", "AGREED", "CANCELLED"],
];

/// What follows what, as the sector has it.
const FOLLOW: [(&str, &str); 13] = [
    ("DRAFT", "PROPOSED"),
    ("DRAFT", "WITHDRAWN"),
    ("PROPOSED", "AGREED"),
    ("PROPOSED", "DECLINED"),
    ("PROPOSED", "WITHDRAWN"),
    ("AGREED", "CANCELLED"),
    ("AGREED", "ACTIVE"),
    ("ACTIVE", "PAUSED"),
    ("PAUSED", "ACTIVE"),
    ("ACTIVE", "COMPLETED"),
    ("PAUSED", "COMPLETED"),
    ("ACTIVE", "ENDED_EARLY"),
    ("PAUSED", "ENDED_EARLY"),
];

/// Sets a state with everything that goes with it.
fn columns(state: &str) -> String {
    let is_bound = !["DRAFT", "PROPOSED", "DECLINED", "WITHDRAWN"].contains(&state);
    let agreed = if is_bound { "coalesce(agreed_at, created_at)" } else { "NULL" };
    let ended = if ["COMPLETED", "ENDED_EARLY"].contains(&state) { "starts_on" } else { "NULL" };
    let paused = if state == "PAUSED" { "'OTHER'" } else { "NULL" };
    format!("secondment_state = '{state}', agreed_at = {agreed}, actual_ended_on = {ended}, pause_reason = {paused}")
}

on_both_databases! {
    async fn states_follow_each_other(app) {
        let desk = Desk::of(&app).await;
        for (number, way) in WAYS.iter().enumerate() {
            let (person, reference) = (desk.person(&format!("{number}")).await, format!("way {number}"));
            let draft = way[0] == "DRAFT";
            if draft {
                desk.proposed(&person, json!({ "externalReference": reference, "draft": true })).await;
            } else {
                ready(&desk, &person, &reference, json!({})).await;
            }
            for state in &way[1..] {
                passes(&app, &change(&reference, &columns(state))).await;
            }
            let now = way[way.len() - 1];
            for next in STATES {
                let tried = undone_refusal(&app, &change(&reference, &columns(next))).await;
                let is_legal = now == next || FOLLOW.contains(&(now, next));
                assert_eq!(tried.is_none(), is_legal, "{now} to {next}: {tried:?}");
            }
        }
    }
}
