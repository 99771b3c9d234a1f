//! Members of staff: added, changed, listed.

use api::access::{ClientScope, Role};
use serde_json::{Value, json};
use support::{Reply, TestApp, on_both_databases, wish, wish::Wished as _};

use super::cast::{Cast, refusal, rows, upsert, with};

fn error(reply: &Reply) -> &Value {
    reply.at("/upsertStaffMember/userErrors/0")
}

fn member(reply: &Reply) -> &Value {
    assert_eq!(reply.at("/upsertStaffMember/userErrors"), &json!([]), "{:#}", reply.body);
    reply.at("/upsertStaffMember/staffMember")
}

on_both_databases! {
    async fn a_trust_leader_adds_a_teacher_and_changes_their_hours(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let input = with(cast.teacher("Ada Thorne"), json!({ "email": "ada.thorne@school-trust.example.org" }));
        let added = upsert(&app, &leader, input.clone()).await;
        let added = member(&added);
        assert_eq!(added["contractFte"], "0.8");
        assert_eq!((&added["displayName"], &added["email"]), (&json!("Ada Thorne"), &json!("ada.thorne@school-trust.example.org")));
        assert_eq!((&added["baseSchool"]["urn"], &added["employerTrust"]["uid"]), (&json!(cast.school), &json!(cast.trust)));
        let more = json!({ "staffMemberId": added["id"], "expectedVersion": 1, "contractFte": 1 });
        let changed = upsert(&app, &leader, with(input, more)).await;
        let changed = member(&changed);
        assert_eq!((&changed["contractFte"], &changed["version"], &changed["id"]), (&json!("1"), &json!(2), &added["id"]));
    }

    async fn a_change_of_what_was_changed_since_is_refused_with_the_version_of_now(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let id = cast.add(&app, cast.teacher("Ada")).await;
        let change = |version: Value, role: &str| with(cast.teacher("Ada"), json!({ "staffMemberId": id, "expectedVersion": version, "role": role }));
        member(&upsert(&app, &leader, change(json!(1), "SENDCO")).await);
        let late = upsert(&app, &leader, change(json!(1), "HEADTEACHER")).await;
        assert_eq!(error(&late), &json!({ "code": "STALE_VERSION", "message": "This was changed since you read it: its version is 2 now.",
            "path": ["input", "expectedVersion"], "existingId": null, "currentVersion": 2 }));
        let unread = upsert(&app, &leader, change(Value::Null, "HEADTEACHER")).await;
        assert_eq!(error(&unread)["path"], json!(["input", "expectedVersion"]));
        assert_eq!(member(&upsert(&app, &leader, change(json!(2), "SENDCO")).await)["version"], 2, "nothing changed");
    }

    async fn a_system_knows_people_by_its_own_references(app) {
        let cast = Cast::of(&app).await;
        let system = cast.partner(&app, &[ClientScope::StaffRead, ClientScope::StaffWrite]).await;
        let referred = |name: &str, reference: &str| with(cast.teacher(name), json!({ "externalReference": reference }));
        let ada = member(&upsert(&app, &system, referred("Ada", "P1")).await).clone();
        let same = upsert(&app, &system, referred("Ada Thorne", "P1")).await;
        assert_eq!((&member(&same)["id"], &member(&same)["displayName"], &member(&same)["version"]), (&ada["id"], &json!("Ada Thorne"), &json!(2)));
        let bea = member(&upsert(&app, &system, referred("Bea", "P2")).await).clone();
        let stolen = json!({ "staffMemberId": bea["id"], "expectedVersion": 1 });
        let refused = upsert(&app, &system, with(referred("Bea", "P1"), stolen)).await;
        assert_eq!((&error(&refused)["code"], &error(&refused)["existingId"]), (&json!("DUPLICATE"), &ada["id"]));
        // Another employer's reference is its own affair.
        let foreign = upsert(&app, &cast.foreign_trust_leader(&app).await, with(cast.foreign_teacher("Cy"), json!({ "externalReference": "P1" }))).await;
        assert_ne!(member(&foreign)["id"], ada["id"]);
        assert_eq!(app.ask_as(&system, "{ staffMembers { totalCount } }", json!({})).await.at("/staffMembers/totalCount"), 2);
    }

    async fn asked_twice_under_one_key_somebody_is_added_once(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let keyed = |name: &str| with(cast.teacher(name), json!({ "idempotencyKey": "monday-1" }));
        let first = member(&upsert(&app, &leader, keyed("Ada")).await).clone();
        let again = TestApp::serve(app.database.shared()).await;
        assert_eq!(member(&upsert(&again, &leader, keyed("Ada")).await), &first, "also by another instance");
        let other = upsert(&app, &leader, keyed("Bea")).await;
        assert_eq!((&error(&other)["code"], &error(&other)["path"]), (&json!("CONFLICT"), &json!(["input", "idempotencyKey"])));
        // The key is the caller's own.
        let school = cast.school_leader(&app).await;
        assert_ne!(member(&upsert(&app, &school, keyed("Ada")).await)["id"], first["id"]);
        let refused = upsert(&app, &leader, with(cast.teacher(""), json!({ "idempotencyKey": "monday-2" }))).await;
        assert_eq!(error(&refused)["code"], "INVALID");
        member(&upsert(&app, &leader, with(cast.teacher("Cy"), json!({ "idempotencyKey": "monday-2" }))).await);
        for bad in [String::new(), "k".repeat(101)] {
            let refused = upsert(&app, &leader, with(cast.teacher("Di"), json!({ "idempotencyKey": bad }))).await;
            assert_eq!(error(&refused)["code"], "INVALID");
        }
    }

    async fn sixteen_at_once_under_one_key_add_somebody_once(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let keyed = with(cast.teacher("Ada"), json!({ "idempotencyKey": "all at once" }));
        let asked = (0..16).map(|_| upsert(&app, &leader, keyed.clone()));
        let ids: std::collections::BTreeSet<String> =
            futures_util::future::join_all(asked).await.iter().map(|reply| member(reply)["id"].to_string()).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(rows(&app, "SELECT CAST(count(*) AS text) AS it FROM staff_member").await, ["1"]);
    }

    async fn what_cannot_be_said_of_somebody_is_refused_by_its_place(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        for (more, code, field) in [
            (json!({ "displayName": "  " }), "INVALID", "displayName"),
            (json!({ "displayName": "a\nb" }), "INVALID", "displayName"),
            (json!({ "displayName": "é".repeat(201) }), "INVALID", "displayName"),
            (json!({ "contractFte": "0" }), "INVALID", "contractFte"),
            (json!({ "contractFte": "1.01" }), "INVALID", "contractFte"),
            (json!({ "contractFte": "0.805" }), "INVALID", "contractFte"),
            (json!({ "externalReference": "" }), "INVALID", "externalReference"),
            (json!({ "subject": "s".repeat(256) }), "INVALID", "subject"),
            (json!({ "employerTrust": null, "baseSchool": null }), "INVALID", "employerTrust"),
            (json!({ "employerTrust": { "uid": "1" } }), "NOT_FOUND", "employerTrust"),
            (json!({ "baseSchool": { "urn": "999999" } }), "NOT_FOUND", "baseSchool"),
        ] {
            let refused = upsert(&app, &leader, with(cast.teacher("Ada"), more.clone())).await;
            assert_eq!((&error(&refused)["code"], &error(&refused)["path"]), (&json!(code), &json!(["input", field])), "{more}");
        }
        for bad in ["ada", "Ada <ada@example.org>", "ada@[127.0.0.1]", "ada@example"] {
            let refused = upsert(&app, &leader, with(cast.teacher("Ada"), json!({ "email": bad }))).await;
            assert_eq!(refused.codes(), ["BAD_USER_INPUT"], "{bad}");
        }
        assert_eq!(rows(&app, "SELECT display_name AS it FROM staff_person").await, Vec::<String>::new());
    }

    async fn a_school_that_left_the_trust_is_no_longer_its_leaders(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let id = cast.add(&app, with(cast.teacher("Ada"), json!({ "employerTrust": null }))).await;
        // The database knows before the register in memory does.
        let left = format!("UPDATE trust_membership SET left_basis = 'REGISTER_GROUP_LINK', left_on = '2026-03-31', leave_reason = 'TRANSFERRED' WHERE urn = {} AND left_basis IS NULL", cast.school);
        assert_eq!(refusal(&app, &left).await, None);
        let change = with(cast.teacher("Ada"), json!({ "staffMemberId": id, "expectedVersion": 1, "employerTrust": null, "role": "SENDCO" }));
        assert_eq!(error(&upsert(&app, &leader, change).await)["code"], "NOT_FOUND");
        assert_eq!(error(&upsert(&app, &leader, cast.teacher("Bea")).await)["code"], "FORBIDDEN");
        assert_eq!(app.ask_as(&leader, "{ staffMembers { totalCount } }", json!({})).await.at("/staffMembers/totalCount"), 0);
    }

    async fn an_employer_moves_its_people_on_when_their_school_has_left_or_closed(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let id = cast.add(&app, cast.teacher("Ada")).await;
        let left = format!("UPDATE trust_membership SET left_basis = 'REGISTER_GROUP_LINK', left_on = '2026-03-31', leave_reason = 'TRANSFERRED' WHERE urn = {} AND left_basis IS NULL", cast.school);
        assert_eq!(refusal(&app, &left).await, None);
        let moved = json!({ "staffMemberId": id, "expectedVersion": 1, "baseSchool": { "urn": cast.other_school } });
        assert_eq!(member(&upsert(&app, &leader, with(cast.teacher("Ada"), moved)).await)["baseSchool"]["urn"], json!(cast.other_school));
        let back = json!({ "staffMemberId": id, "expectedVersion": 2 });
        assert_eq!(error(&upsert(&app, &leader, with(cast.teacher("Ada"), back)).await)["code"], "FORBIDDEN", "not where they have nothing to say");
    }

    async fn a_move_between_trusts_is_in_the_logs_of_both(app) {
        let cast = Cast::of(&app).await;
        let both = wish(Role::Partner).of_trust(&cast.trust).of_trust(&cast.foreign_trust).with_scopes(&[ClientScope::StaffRead, ClientScope::StaffWrite]);
        let both = app.token(both).await;
        let id = member(&upsert(&app, &both, cast.teacher("Ada")).await)["id"].clone();
        let moved = json!({ "staffMemberId": id, "expectedVersion": 1 });
        member(&upsert(&app, &both, with(cast.foreign_teacher("Ada"), moved)).await);
        let query = "query($id: ID!) { log(entityId: $id) { nodes { op } } }";
        let seen = async |token: String| app.ask_as(&token, query, json!({ "id": id })).await.at("/log/nodes").as_array().map_or(0, Vec::len);
        assert_eq!((seen(cast.trust_leader(&app).await).await, seen(cast.foreign_trust_leader(&app).await).await), (2, 1));
    }

    async fn people_are_paged_without_a_name_in_the_cursor(app) {
        let cast = Cast::of(&app).await;
        let leader = cast.trust_leader(&app).await;
        let mut added = std::collections::BTreeSet::new();
        for number in 0..7 {
            added.insert(cast.add(&app, cast.teacher(&format!("Zebedee {number}"))).await);
        }
        cast.add(&app, cast.foreign_teacher("Hidden")).await;
        let query = "query($after: String) { staffMembers(first: 3, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
            edges { cursor node { id displayName } } nodes { id } } }";
        let (mut found, mut after, mut pages) = (vec![], Value::Null, 0);
        loop {
            let page = app.ask_as(&leader, query, json!({ "after": after })).await.at("/staffMembers").clone();
            assert_eq!((&page["totalCount"], &page["pageInfo"]["hasPreviousPage"]), (&json!(7), &json!(pages > 0)));
            for edge in page["edges"].as_array().expect("edges") {
                let cursor = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, edge["cursor"].as_str().expect("a cursor")).expect("base 64");
                assert!(!String::from_utf8_lossy(&cursor).contains("Zebedee"));
                found.push(edge["node"]["id"].as_str().expect("an id").to_owned());
            }
            pages += 1;
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!((pages, found.len()), (3, 7));
        assert_eq!(found.into_iter().collect::<std::collections::BTreeSet<_>>(), added);
        for (bad, code) in [(json!({ "first": 101 }), "BAD_USER_INPUT"), (json!({ "after": "x" }), "BAD_USER_INPUT")] {
            let query = "query($first: Int, $after: String) { staffMembers(first: $first, after: $after) { nodes { id } } }";
            assert_eq!(app.ask_as(&leader, query, bad).await.codes(), [code]);
        }
    }

    async fn somebody_may_mend_their_own_name_and_nothing_else_of_themselves(app) {
        let cast = Cast::of(&app).await;
        let me = app.token(wish(Role::SchoolStaff).about("ada").of_school(&cast.school)).await;
        let id = cast.add(&app, with(cast.teacher("Ada"), json!({ "subject": "ada" }))).await;
        let change = |more: Value| with(cast.teacher("Ada"), with(json!({ "staffMemberId": id, "expectedVersion": 1 }), more));
        for more in [json!({ "contractFte": 1 }), json!({ "role": "HEADTEACHER" }), json!({ "subject": "bea" }), json!({ "externalReference": "P9" }), json!({ "baseSchool": { "urn": cast.other_school } })] {
            let refused = upsert(&app, &me, change(more.clone())).await;
            assert_eq!(error(&refused)["code"], "FORBIDDEN", "{more}");
        }
        let mended = upsert(&app, &me, change(json!({ "displayName": "Ada Thorne", "email": "ada@example.org" }))).await;
        assert_eq!((&member(&mended)["displayName"], &member(&mended)["version"]), (&json!("Ada Thorne"), &json!(2)));
    }

    async fn one_subject_is_one_person(app) {
        let cast = Cast::of(&app).await;
        cast.add(&app, with(cast.foreign_teacher("Ada"), json!({ "subject": "ada" }))).await;
        let refused = upsert(&app, &cast.trust_leader(&app).await, with(cast.teacher("Impostor"), json!({ "subject": "ada" }))).await;
        assert_eq!((&error(&refused)["code"], &error(&refused)["path"], &error(&refused)["existingId"]),
            (&json!("DUPLICATE"), &json!(["input", "subject"]), &Value::Null), "who has it is hidden");
        assert_eq!(rows(&app, "SELECT display_name AS it FROM staff_person").await, ["Ada"]);
    }

    async fn the_database_keeps_its_rules_whoever_writes(app) {
        let cast = Cast::of(&app).await;
        cast.add(&app, cast.teacher("Ada")).await;
        for (statement, why) in [
            ("UPDATE staff_member SET redacted_at = '2026-04-01T09:00:00Z'", "keeps no name"),
            ("DELETE FROM staff_member", "redacted, never deleted"),
            ("UPDATE staff_member SET contract_hundredths = 101", "contract_hundredths"),
            ("UPDATE staff_member SET role = 'KING'", "role"),
            ("UPDATE staff_member SET employer_trust_uid = NULL, base_school_urn = NULL", "check"),
            ("UPDATE staff_member SET base_school_urn = 999999", ""),
            ("UPDATE change_log SET actor = 'nobody'", "only grow"),
            ("DELETE FROM change_log", "only grow"),
        ] {
            let refused = refusal(&app, statement).await.unwrap_or_else(|| panic!("{statement} was done"));
            assert!(refused.to_lowercase().contains(why), "{statement}: {refused}");
        }
    }
}
