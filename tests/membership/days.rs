//! Who was in a trust on a day: what is certain, and what is not.

use serde_json::{Value, json};
use support::{Engine, TestApp};

use super::{BOTH, past::Past, school, trust};

/// The UID of the trust that a school was in on a day; null where that is not certain.
async fn trust_on(app: &TestApp, urn: i32, day: &str) -> Value {
    let told = school(app, urn, &format!("trustOn(date: \"{day}\") {{ uid }}")).await;
    told["trustOn"].get("uid").cloned().unwrap_or_default()
}

/// A trust's schools that were surely in it on a day, and those that may have been.
async fn on(app: &TestApp, day: &str) -> [Value; 2] {
    let fields = format!(
        "surely: schools(memberOn: \"{day}\", orderBy: {{field: URN}}) {{ nodes {{ urn }} }}
        perhaps: uncertainMemberships(on: \"{day}\") {{ school {{ urn }} }}"
    );
    let told = trust(app, 600_073, &fields).await;
    let urns = |list: &Value, path: &str| {
        list.as_array().expect("a list").iter().map(|it| it.pointer(path).cloned()).collect()
    };
    [urns(&told["surely"]["nodes"], "/urn"), urns(&told["perhaps"], "/school/urn")]
}

/// A school that moved between two files, one that came and went on known days, and one of which too little is known.
fn past() -> Past {
    Past::default()
        .member(500_010, Some(600_073), "2014-09-01", "2025-01-06..2025-04-01")
        .member(500_010, Some(999_998), "2025-01-06..2025-04-01", "")
        .member(500_011, Some(600_073), "2016-01-01", "2019-09-01")
        .member(500_011, Some(999_998), "2019-09-01", "")
        .member(500_012, None, "2012-09-01", "2014-04-01")
        .member(500_012, Some(600_073), "2014-04-01..", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trust_is_told_for_a_day_only_where_it_is_certain() {
    for engine in BOTH {
        let app = past().serve(engine).await;
        for (urn, day, uid) in [
            (500_010, "2014-08-31", json!(null)),
            (500_010, "2014-09-01", json!("600073")),
            (500_010, "2025-01-05", json!("600073")),
            (500_010, "2025-01-06", json!(null)),
            (500_010, "2025-03-31", json!(null)),
            (500_010, "2025-04-01", json!("999998")),
            (500_010, "2026-03-31", json!("999998")),
            (500_011, "2019-08-31", json!("600073")),
            (500_011, "2019-09-01", json!("999998")),
            (500_012, "2013-01-01", json!(null)),
            (500_012, "2024-01-01", json!(null)),
        ] {
            assert_eq!(trust_on(&app, urn, day).await, uid, "{urn} on {day}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trust_tells_who_surely_was_in_it_and_who_may_have_been() {
    let app = past().serve(Engine::Sqlite).await;
    for (day, surely, perhaps) in [
        ("2014-03-31", json!([]), json!([])),
        ("2014-08-31", json!([]), json!(["500012"])),
        ("2019-08-31", json!(["500010", "500011"]), json!(["500012"])),
        ("2019-09-01", json!(["500010"]), json!(["500012"])),
        ("2025-01-06", json!([]), json!(["500010", "500012"])),
        ("2025-04-01", json!([]), json!(["500012"])),
    ] {
        let [told, doubted] = on(&app, day).await;
        assert_eq!((told, sorted(doubted)), (surely, perhaps), "{day}");
    }
}

fn sorted(mut list: Value) -> Value {
    list.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
    list
}

#[tokio::test]
async fn memberships_that_may_hold_run_by_the_day_of_joining() {
    let app = past().serve(Engine::Sqlite).await;
    let [_, doubted] = on(&app, "2025-01-06").await;
    assert_eq!(doubted, json!(["500012", "500010"]), "2014-04-01 at the earliest, and 2014-09-01");
}

#[tokio::test]
async fn a_school_that_has_closed_since_was_in_the_trust_on_the_day() {
    let app = past()
        .with("UPDATE school SET status_code = '2', closed_on = '2019-08-31' WHERE urn = 500011")
        .with("UPDATE school SET status_code = '1' WHERE urn IN (500010, 500012)")
        .serve(Engine::Sqlite)
        .await;
    let on = |arguments: &str| format!("schools(memberOn: \"2019-01-01\"{arguments}) {{ totalCount }}");
    for (arguments, count) in
        [("", 2), (", openOnly: true", 2), (", openOnly: false", 2), (", filter: {statuses: [OPEN]}", 1)]
    {
        assert_eq!(trust(&app, 600_073, &on(arguments)).await["schools"]["totalCount"], count, "{arguments}");
    }
}

#[tokio::test]
async fn a_list_without_a_day_is_that_of_the_establishments_file() {
    let app = past().serve(Engine::Sqlite).await;
    let bare =
        trust(&app, 600_073, "schools(first: 100) { nodes { currentTrust { uid } } totalCount } schoolCount").await;
    let null = trust(
        &app,
        600_073,
        "schools(first: 100, memberOn: null) { nodes { currentTrust { uid } } totalCount } schoolCount",
    )
    .await;
    assert_eq!((&bare, &bare["schools"]["totalCount"]), (&null, &bare["schoolCount"]));
    assert_eq!(bare["schools"]["nodes"][0]["currentTrust"]["uid"], "600073");
}
