//! The copy of one's data holds every row about oneself, also of tables that are yet to come.

use api::access::Role;
use sea_orm::DbBackend;
use serde_json::{Value, json};
use support::{TestApp, on_both_databases, wish, wish::Wished as _};

use super::desk::Desk;
use crate::{
    access::{
        cast::{Cast, refusal, rows, with},
        privacy::{ERASE, copy},
    },
    practice::desk::{Practices, content},
};

/// Which columns refer to a table, by the database itself.
async fn references(app: &TestApp, to: &str) -> Vec<(String, String)> {
    let statement = match app.db.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT c.conrelid::regclass::text || '.' || a.attname AS it FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.confrelid = '{to}'::regclass"
        ),
        _ => format!(
            "SELECT m.name || '.' || f.\"from\" AS it FROM sqlite_master m, pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table' AND f.\"table\" = '{to}'"
        ),
    };
    let found = rows(app, &statement).await;
    found
        .iter()
        .map(|it| it.split_once('.').expect("a column"))
        .map(|(of, column)| (of.into(), column.into()))
        .collect()
}

/// How much of a table the copy has.
fn told(copy: &Value, table: &str) -> usize {
    match table {
        "staff_person" => usize::from(copy["staffMember"]["displayName"].is_string()),
        "erasure_request" => usize::from(copy["erasureRequest"].is_object()),
        other => copy["aboutMe"][camel(other)].as_array().map_or(0, Vec::len),
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().expect("a word").to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// Somebody of whom there is a row in every table that there is.
async fn everywhere(desk: &Desk<'_>) -> String {
    let (app, cast) = (desk.app, desk.cast);
    let ((ada, me), (bea, _), need) = (desk.teacher("Ada").await, desk.teacher("Bea").await, desk.need("PUBLIC").await);
    let practices = Practices { app, cast };
    let written = with(content("PUBLIC"), json!({ "authorStaffMemberIds": [ada] }));
    let input = json!({ "content": written, "ownerSchool": { "urn": cast.school } });
    practices.create(&cast.trust_leader(app).await, input).await.at("/createPractice/practice/id");
    let offer = desk.offer(&me).await;
    desk.ask_who(&offer, &need).await;
    let proposal = desk.proposal(&ada, json!({})).await;
    desk.check(&proposal).await;
    let proposal = json!({ "id": proposal["id"], "version": 2 });
    let agreed = desk.agreed(&me, &proposal).await;
    desk.amendment(&agreed).await;
    let reminded = "INSERT INTO secondment_reminder (secondment_id, reminded_on)
        SELECT id, '2026-04-01' FROM secondment WHERE secondment_state = 'AGREED'";
    assert_eq!(refusal(app, reminded).await, None);
    desk.move_on("AGREED", "ACTIVE", "").await;
    desk.review(&agreed, "A gift.").await;
    desk.proposal(
        &ada,
        json!({ "draft": true, "startsOn": "2027-01-04", "endsOn": "2027-03-26",
        "objectives": [{ "text": "A plan that the employer has alone." }] }),
    )
    .await;
    desk.proposal(&bea, json!({ "objectives": [{ "text": "Nothing of Ada's." }] })).await;
    assert_eq!(refusal(app, "UPDATE staff_member SET legal_hold = true").await, None);
    app.ask_as(&me, ERASE, json!({})).await.data();
    me
}

on_both_databases! {
    async fn the_copy_has_every_row_of_every_table_that_knows_me(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let me = everywhere(&desk).await;
        let held = copy(&app, &me).await;
        let mine = "(SELECT staff_member_id FROM staff_person WHERE subject = 'Ada')";
        let secondments = format!("(SELECT id FROM secondment WHERE secondee_id IN {mine})");
        let offers = format!("(SELECT id FROM secondee_offer WHERE staff_member_id IN {mine})");
        let wanted = format!("(SELECT id FROM secondment_amendment WHERE secondment_id IN {secondments})");
        let mut compared = vec![];
        for (of, keys) in [("staff_member", mine), ("secondment", &*secondments), ("secondee_offer", &*offers), ("secondment_amendment", &*wanted)] {
            for (table, column) in references(&app, of).await {
                if (of, &*table) == ("secondee_offer", "secondment") {
                    continue; // Their own is there; others' are not about them.
                }
                let there: usize = desk.count(&table, &format!("{column} IN {keys}")).await.parse().expect("a number");
                assert!(there > 0, "{table}.{column} is new: have this test make such a row, and see that the copy has it");
                assert_eq!(told(&held, &table), there, "{table}.{column}: {held:#}");
                compared.push(table);
            }
        }
        assert!(compared.len() >= 14, "{compared:?}");
    }

    async fn the_copy_has_every_column_and_what_was_written_and_nothing_of_others(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let me = everywhere(&desk).await;
        let held = copy(&app, &me).await;
        let text = held.to_string();
        for told in ["Fewer are away.", "A gift.", "A plan that the employer has alone."] {
            assert!(text.contains(told), "{told}");
        }
        assert!(!text.contains("Nothing of Ada's."));
        let secondment = held["aboutMe"]["secondment"][0].as_object().expect("a row");
        let columns = match app.db.get_database_backend() {
            DbBackend::Postgres => "SELECT CAST(column_name AS text) AS it FROM information_schema.columns WHERE table_name = 'secondment'",
            _ => "SELECT name AS it FROM pragma_table_info('secondment')",
        };
        for column in rows(&app, columns).await {
            assert!(secondment.contains_key(&camel(&column)), "{column}");
        }
        assert_eq!((&secondment["fteHundredths"], &secondment["startsOn"]), (&json!(40), &json!("2026-05-01")));
    }

    async fn what_i_decided_for_others_is_in_my_copy(app) {
        let cast = Cast::of(&app).await;
        let desk = Desk { app: &app, cast: &cast };
        let (bea, _) = desk.teacher("Bea").await;
        let proposal = desk.proposal(&bea, json!({})).await;
        let leader = app.token(wish(Role::TrustLeader).about("boss").of_trust(&cast.trust)).await;
        desk.approve(&leader, &proposal, "HOME_EMPLOYER").await;
        let held = copy(&app, &leader).await;
        let by = |table: &str| held["byMe"][table].as_array().map_or(0, Vec::len);
        assert_eq!((by("secondmentApproval"), by("secondmentEvent"), by("secondment")), (1, 1, 0), "{held:#}");
        assert_eq!(held["aboutMe"], json!({}));
    }
}
