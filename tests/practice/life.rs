//! The life of a practice, from the first draft to the last edition.

use api::access::Role;
use serde_json::{Value, json};
use support::{on_both_databases, wish, wish::Wished as _};

use super::desk::{Practices, changed, content};
use crate::access::cast::{Cast, refusal, with};

on_both_databases! {
    async fn a_practice_is_written_looked_at_sent_back_and_shown(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let draft = desk.draft(false, "PUBLIC").await;
        let author = draft["author"].as_str().expect("a token").to_owned();
        assert_eq!((&draft["practiceState"], &draft["version"], &draft["edition"], &draft["viewerCanEdit"]), (&json!("DRAFT"), &json!(1), &Value::Null, &json!(true)));
        let submitted = desk.done(&author, "submitPractice", &draft).await;
        assert_eq!((&submitted["practiceState"], &submitted["viewerCanEdit"], &submitted["viewerCanReview"]), (&json!("IN_REVIEW"), &json!(false), &json!(false)));
        let leader = cast.trust_leader(&app).await;
        let back = desk.done(&leader, "requestPracticeChanges", &submitted).await;
        assert_eq!(back["practiceState"], "DRAFT");
        let better = desk.update(&author, &back, json!({ "content": with(content("PUBLIC"), json!({ "title": "Calling by half past nine" })) })).await;
        let better = changed(&better, "updatePractice");
        assert_eq!(better["slug"], draft["slug"], "its address stays");
        let submitted = desk.done(&author, "submitPractice", &better).await;
        let shown = desk.done(&leader, "publishPractice", &submitted).await;
        assert_eq!((&shown["practiceState"], &shown["edition"]["number"]), (&json!("PUBLISHED"), &json!(1)));
        let anybody = app.ask(&format!("{{ practice(slug: {}) {{ title bodyHtml edition {{ number }} reviewDueOn licence viewerCanEdit viewerHasSaved authorRoles }} }}", draft["slug"])).await;
        assert_eq!(anybody.at("/practice"), &json!({ "title": "Calling by half past nine", "bodyHtml": "<h2>What we do</h2>\n<p>We <em>call</em>.</p>\n",
            "edition": { "number": 1 }, "reviewDueOn": "2028-04-01", "licence": "CC-BY-4.0", "viewerCanEdit": null, "viewerHasSaved": null, "authorRoles": [] }));
    }

    async fn what_is_being_written_shows_only_once_it_is_published_again(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let first = desk.published(false, "PUBLIC").await;
        let leader = cast.trust_leader(&app).await;
        let author = cast.school_staff(&app).await;
        let more = json!({ "content": with(content("SCHOOL"), json!({ "title": "A second try", "bodyMarkdown": "Better." })), "changeNote": "After a year." });
        let edited = changed(&desk.update(&author, &first, more).await, "updatePractice");
        assert_eq!((&edited["practiceState"], &edited["title"], &edited["edition"]["number"]), (&json!("PUBLISHED"), &json!("A second try"), &json!(1)));
        let query = format!("{{ practice(slug: {}) {{ title visibility editions {{ totalCount nodes {{ number title changeNote }} }}
            compareEditions(from: 1, to: 2) {{ field before after }} }} }}", first["slug"]);
        let before = app.ask(&query).await;
        assert_eq!((before.at("/practice/title"), before.at("/practice/visibility"), before.at("/practice/compareEditions")), (&first["title"], &json!("PUBLIC"), &Value::Null));
        let again = desk.done(&leader, "publishPractice", &edited).await;
        assert_eq!(again["edition"]["number"], 2);
        assert!(app.ask(&query).await.at("/practice").is_null(), "it is for the school alone now");
        let inside = app.ask_as(&author, &query, json!({})).await;
        assert_eq!(inside.at("/practice/editions"), &json!({ "totalCount": 2, "nodes": [
            { "number": 2, "title": "A second try", "changeNote": "After a year." }, { "number": 1, "title": first["title"], "changeNote": "" }] }));
        let fields: Vec<&Value> = inside.at("/practice/compareEditions").as_array().expect("differences").iter().map(|it| &it["field"]).collect();
        assert_eq!(fields, ["title", "bodyMarkdown", "visibility"]);
        let unchanged = desk.act(&leader, "publishPractice", &again).await;
        assert_eq!(unchanged.at("/publishPractice/userErrors/0/code"), "INVALID_TRANSITION");
    }

    async fn nobody_publishes_what_they_have_written(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let leader = cast.trust_leader(&app).await;
        let own = desk.create(&leader, json!({ "content": content("PUBLIC"), "ownerTrust": { "uid": cast.trust } })).await;
        let submitted = desk.done(&leader, "submitPractice", &changed(&own, "createPractice")).await;
        let refused = desk.act(&leader, "publishPractice", &submitted).await;
        assert_eq!(refused.at("/publishPractice/userErrors/0/code"), "CONFLICT_OF_INTEREST");
        // Nor as one of its authors, whoever typed it.
        let member = cast.add(&app, with(cast.teacher("Ada"), json!({ "subject": "ada", "role": "EXECUTIVE_LEADER" }))).await;
        let ada = app.token(wish(Role::TrustLeader).about("ada").of_trust(&cast.trust)).await;
        let signed = with(content("PUBLIC"), json!({ "authorStaffMemberIds": [member] }));
        let typed = desk.create(&leader, json!({ "content": signed, "ownerTrust": { "uid": cast.trust } })).await;
        let submitted = desk.done(&leader, "submitPractice", &changed(&typed, "createPractice")).await;
        let refused = desk.act(&ada, "publishPractice", &submitted).await;
        assert_eq!(refused.at("/publishPractice/userErrors/0/code"), "CONFLICT_OF_INTEREST");
        let other = app.token(wish(Role::TrustLeader).about("another").of_trust(&cast.trust)).await;
        assert_eq!(desk.done(&other, "publishPractice", &submitted).await["practiceState"], "PUBLISHED");
    }

    async fn a_refused_move_names_the_possible_ones(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let draft = desk.draft(false, "PUBLIC").await;
        let leader = cast.trust_leader(&app).await;
        for (mutation, possible) in [("publishPractice", "edited, submitted"), ("archivePractice", "edited, submitted"), ("reopenPractice", "edited, submitted")] {
            let refused = desk.act(&leader, mutation, &draft).await;
            let error = refused.at(&format!("/{mutation}/userErrors/0")).clone();
            assert_eq!(error["code"], "INVALID_TRANSITION");
            assert!(error["message"].as_str().is_some_and(|text| text.ends_with(&format!("possible: {possible}."))), "{error}");
        }
        let stale = desk.act(&leader, "submitPractice", &with(draft, json!({ "version": 7 }))).await;
        assert_eq!((stale.at("/submitPractice/userErrors/0/code"), stale.at("/submitPractice/userErrors/0/currentVersion")), (&json!("STALE_VERSION"), &json!(1)));
    }

    async fn what_is_taken_back_shows_nothing_but_that_it_was_there(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let shown = desk.published(false, "PUBLIC").await;
        let admin = cast.sector_admin(&app).await;
        desk.done(&admin, "withdrawPractice", &shown).await;
        let query = format!("{{ practice(slug: {}) {{ slug title summary bodyMarkdown bodyHtml practiceState evidence {{ statement }} editions {{ totalCount }} edition {{ title }} }} }}", shown["slug"]);
        for token in [String::new(), cast.trust_leader(&app).await] {
            let left = app.ask_as(&token, &query, json!({})).await;
            assert_eq!(left.at("/practice"), &json!({ "slug": shown["slug"], "title": "Withdrawn", "summary": "This practice was taken back.", "bodyMarkdown": null,
                "bodyHtml": null, "practiceState": "WITHDRAWN", "evidence": [], "editions": { "totalCount": 0 }, "edition": null }));
        }
        let found = app.ask("{ practices(filter: {text: \"calling first day\"}) { totalCount } }").await;
        assert_eq!(found.at("/practices/totalCount"), 0);
        let revived = refusal(&app, "UPDATE practice SET practice_state = 'PUBLISHED'").await;
        assert!(revived.is_some_and(|why| why.contains("stays so")));
    }

    async fn an_archived_practice_stays_readable_and_can_be_taken_up_again(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let shown = desk.published(false, "PUBLIC").await;
        let leader = cast.trust_leader(&app).await;
        let archived = desk.done(&leader, "archivePractice", &shown).await;
        let query = format!("{{ practice(slug: {}) {{ title practiceState }} practices {{ totalCount }} archived: practices(filter: {{states: [ARCHIVED]}}) {{ totalCount }} }}", shown["slug"]);
        let found = app.ask(&query).await;
        assert_eq!(found.data(), &json!({ "practice": { "title": shown["title"], "practiceState": "ARCHIVED" }, "practices": { "totalCount": 0 }, "archived": { "totalCount": 1 } }));
        let reopened = desk.done(&leader, "reopenPractice", &archived).await;
        assert_eq!(reopened["practiceState"], "DRAFT");
        assert!(app.ask(&query).await.at("/practice").is_null());
    }

    async fn who_is_erased_is_so_among_the_authors_too(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let member = cast.add(&app, cast.teacher("Zebedee Quillfeather")).await;
        let leader = cast.trust_leader(&app).await;
        let signed = with(content("PUBLIC"), json!({ "authorStaffMemberIds": [member] }));
        let made = desk.create(&leader, json!({ "content": signed, "ownerTrust": { "uid": cast.trust } })).await;
        let id = changed(&made, "createPractice")["id"].clone();
        let query = "query($id: ID!) { node(id: $id) { ... on Practice { authorRoles authors { displayName redacted } } } }";
        let named = app.ask_as(&leader, query, json!({ "id": id })).await;
        assert_eq!(named.at("/node"), &json!({ "authorRoles": ["TEACHER"], "authors": [{ "displayName": "Zebedee Quillfeather", "redacted": false }] }));
        let erase = "mutation($id: ID!) { requestErasure(input: {staffMemberId: $id, confirm: true}) { userErrors { code } } }";
        assert_eq!(app.ask_as(&leader, erase, json!({ "id": member })).await.at("/requestErasure/userErrors"), &json!([]));
        let nameless = app.ask_as(&leader, query, json!({ "id": id })).await;
        assert_eq!(nameless.at("/node"), &json!({ "authorRoles": ["TEACHER"], "authors": [{ "displayName": null, "redacted": true }] }));
    }

    async fn what_was_published_is_never_changed_in_the_database(app) {
        let cast = Cast::of(&app).await;
        Practices { app: &app, cast: &cast }.published(false, "PUBLIC").await;
        for statement in [
            "UPDATE practice_edition SET content = '{}'", "DELETE FROM practice_edition",
            "INSERT INTO practice_edition (practice_id, number, content, change_note, published_by, published_at) SELECT practice_id, 7, content, '', '', published_at FROM practice_edition",
            "UPDATE practice SET edition = NULL", "UPDATE practice SET practice_state = 'FAMOUS'", "UPDATE practice SET visibility = 'WORLD'",
        ] {
            assert!(refusal(&app, statement).await.is_some(), "{statement} was done");
        }
    }
}
