//! What `demo` invents of the exchange: how much of it, how it is spread, and that all of it can be read.

use api::{
    access::Role,
    clock::Clock,
    demo::{people, practices, secondments},
    register::keeper,
};
use serde_json::{Value, json};
use support::{TestApp, on_both_databases, wish, wish::Wished as _, world};

use crate::access::cast::rows;

const EVERYTHING: &str = "query($after: String) { secondments(first: 100, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } nodes { id secondmentKind secondmentState secondee { id role }
    homeSchool { urn } homeTrust { uid } homeEmployerKind hostSchool { urn } hostTrust { uid } withinTrust role
    subjects { code } fte startsOn endsOn actualEndedOn reason objectives { id text theme progress practice { id } }
    need { id } fsmDecileHome fsmDecileHost disadvantageDelta checks { kind passed confirmedBy confirmedAt expiresOn }
    costShare { party percent } approvals { party decision decidedAt }
    amendments { id startsOn endsOn fte proposedBy applied open approvals { party decision } }
    history { action from to at by reason } viewerActions reviews { on by summary objectiveProgress { id progress } }
    reviewDueOn externalReference createdAt updatedAt version } } }";

async fn invent(app: &TestApp) {
    let register = keeper::load(&app.db, &Clock::from_fn(world::now)).await.expect("a register");
    people::invent(&app.db, &register, 1, world::now()).await.expect("people");
    practices::invent(&app.db, &register, 1, world::now()).await.expect("practices");
    secondments::invent(&app.db, &register, 1, world::now()).await.expect("secondments");
}

async fn number(app: &TestApp, of: &str) -> i64 {
    let found = rows(app, &format!("SELECT CAST(count(*) AS TEXT) AS it FROM {of}")).await;
    found[0].parse().expect("a number")
}

/// How many rows of a table have each value of a column.
async fn each(app: &TestApp, table: &str, column: &str) -> Vec<(String, i64)> {
    let values = rows(app, &format!("SELECT DISTINCT {column} AS it FROM {table} ORDER BY 1")).await;
    let mut counted = vec![];
    for value in values {
        let many = number(app, &format!("{table} WHERE {column} = '{value}'")).await;
        counted.push((value, many));
    }
    counted
}

/// A token of the demo's cast.
async fn token(app: &TestApp, role: Role) -> String {
    let register = keeper::load(&app.db, &Clock::from_fn(world::now)).await.expect("a register");
    let cast = people::Cast::of(&register).expect("a cast");
    let wish = wish(role).about(people::subject(role));
    app.token(match role {
        Role::TrustLeader => wish.of_trust(&cast.trust.to_string()),
        _ => wish.of_school(&cast.school.to_string()),
    })
    .await
}

async fn awaited(app: &TestApp, token: &str) -> Value {
    let query = "{ secondments(filter: {awaitingMe: true}) { totalCount } }";
    app.ask_as(token, query, json!({})).await.at("/secondments/totalCount").clone()
}

on_both_databases! {
    async fn there_is_enough_of_everything_in_every_state(app) {
        invent(&app).await;
        assert!(number(&app, "staff_member").await >= 600);
        for (table, column, states, least) in [
            ("host_need", "need_state", 5, 150),
            ("secondee_offer", "offer_state", 4, 200),
            ("contact_request", "contact_state", 4, 90),
            ("secondment", "secondment_state", 10, 400),
            ("secondment", "secondment_kind", 4, 400),
            ("host_need", "visibility", 3, 150),
        ] {
            let counted = each(&app, table, column).await;
            let all: i64 = counted.iter().map(|(_, many)| many).sum();
            assert!(counted.len() == states && all >= least, "{table}: {counted:?}");
        }
        let needs = each(&app, "host_need", "need_state").await;
        assert_eq!(needs.iter().max_by_key(|(_, many)| *many).map(|(state, _)| &**state), Some("OPEN"));
        for table in ["secondment_review", "compliance_check", "cost_share", "secondment_amendment", "notification"] {
            assert!(number(&app, table).await > 10, "{table}");
        }
        assert!(number(&app, "secondment WHERE home_school_urn IS NULL").await > 0, "somebody of a central team");
        assert!(number(&app, "secondment WHERE host_trust_uid IS NULL").await > 0, "to a school of no trust");
        assert!(number(&app, "secondment_objective WHERE practice_id IS NOT NULL").await > 0);
    }

    async fn about_two_thirds_go_to_where_pupils_have_less(app) {
        invent(&app).await;
        let known = number(&app, "secondment WHERE fsm_decile_home IS NOT NULL AND fsm_decile_host IS NOT NULL").await;
        let rising = number(&app, "secondment WHERE fsm_decile_host > fsm_decile_home").await;
        assert!(known >= 100 && (600..=740).contains(&(rising * 1000 / known)), "{rising} of {known}");
    }

    async fn each_life_is_told_step_by_step_up_to_the_state_of_today(app) {
        invent(&app).await;
        let last = "secondment s JOIN secondment_event e ON e.secondment_id = s.id AND e.version = s.version
            WHERE e.to_state = s.secondment_state AND e.made_at = s.updated_at";
        let all = number(&app, "secondment").await;
        assert_eq!(number(&app, last).await, all);
        let broken = "secondment_event e JOIN secondment_event n ON n.secondment_id = e.secondment_id
            AND n.version = e.version + 1 WHERE n.from_state <> e.to_state OR n.made_at < e.made_at";
        assert_eq!(number(&app, broken).await, 0);
        assert_eq!(number(&app, "change_log WHERE entity_type = 'SECONDMENT' AND op = 'CREATED'").await, all);
        assert_eq!(number(&app, "secondment_event WHERE made_at > '2026-04-01T09:00:00+00:00'").await, 0);
    }

    async fn another_start_adds_nothing(app) {
        invent(&app).await;
        let tables = ["staff_member", "host_need", "secondee_offer", "secondment_event", "notification", "change_log"];
        let mut before = vec![];
        for table in tables {
            before.push(number(&app, table).await);
        }
        invent(&app).await;
        for (table, many) in tables.into_iter().zip(before) {
            assert_eq!(number(&app, table).await, many, "{table}");
        }
    }

    async fn who_operates_the_service_reads_every_secondment_whole(app) {
        invent(&app).await;
        let admin = app.token(wish(Role::SectorAdmin)).await;
        let (mut after, mut read) = (Value::Null, 0);
        loop {
            let reply = app.ask_as(&admin, EVERYTHING, json!({ "after": after })).await;
            let nodes = reply.at("/secondments/nodes").as_array().expect("a list").clone();
            read += nodes.len() as i64;
            assert!(nodes.iter().all(|node| !node["objectives"].as_array().expect("a list").is_empty()));
            if reply.at("/secondments/pageInfo/hasNextPage") != &json!(true) {
                break;
            }
            after = reply.at("/secondments/pageInfo/endCursor").clone();
        }
        // What was withdrawn as a draft nobody else ever knew.
        let proposed = "secondment s WHERE EXISTS (SELECT 1 FROM secondment_event e WHERE e.secondment_id = s.id AND e.to_state = 'PROPOSED')";
        assert_eq!(read, number(&app, proposed).await);
    }

    async fn whoever_has_a_token_has_something_to_answer_and_to_read(app) {
        invent(&app).await;
        let (leader, head, teacher) = (
            token(&app, Role::TrustLeader).await,
            token(&app, Role::SchoolLeader).await,
            token(&app, Role::SchoolStaff).await,
        );
        assert!(awaited(&app, &leader).await.as_i64() >= Some(6));
        assert_eq!(awaited(&app, &teacher).await, json!(1));
        for token in [leader, head, teacher] {
            let inbox = app.ask_as(&token, "{ me { inbox { totalCount } } secondments { totalCount } }", json!({})).await;
            assert!(inbox.at("/me/inbox/totalCount").as_i64() > Some(0), "{inbox:?}");
            assert!(inbox.at("/secondments/totalCount").as_i64() > Some(1), "{inbox:?}");
        }
        let own = "secondee_offer o JOIN staff_person p ON p.staff_member_id = o.staff_member_id
            WHERE p.subject = 'demo-school-staff' AND o.offer_state = 'OPEN'";
        assert_eq!(number(&app, own).await, 1);
    }
}
