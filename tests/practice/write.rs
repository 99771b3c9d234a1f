//! What may be said of a practice, and that saying it twice is saying it once.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Practices, changed, content};
use crate::access::cast::{Cast, rows, with};

on_both_databases! {
    async fn what_cannot_be_said_is_refused_by_its_place(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let author = cast.school_staff(&app).await;
        let many = |value: Value| json!(vec![value; 21]);
        for (more, field) in [
            (json!({ "title": "Four" }), "title"),
            (json!({ "title": "é".repeat(151) }), "title"),
            (json!({ "title": "two\nlines here" }), "title"),
            (json!({ "summary": "" }), "summary"),
            (json!({ "summary": "s".repeat(501) }), "summary"),
            (json!({ "bodyMarkdown": " " }), "bodyMarkdown"),
            (json!({ "bodyMarkdown": "b".repeat(100_001) }), "bodyMarkdown"),
            (json!({ "themes": [] }), "themes"),
            (json!({ "themes": ["SEND", "SEND", "SEND", "SEND", "SEND", "SEND"] }), "themes"),
            (json!({ "subjects": ["ALCHEMY"] }), "subjects"),
            (json!({ "costBand": 0 }), "costBand"),
            (json!({ "costBand": 6 }), "costBand"),
            (json!({ "staffHours": "-1" }), "staffHours"),
            (json!({ "staffHours": "1.234" }), "staffHours"),
            (json!({ "evidence": many(json!({ "statement": "x" })) }), "evidence"),
            (json!({ "evidence": [{ "statement": "" }] }), "evidence"),
            (json!({ "evidence": [{ "statement": "x", "sampleSize": -1 }] }), "evidence"),
            (json!({ "evidence": [{ "statement": "x", "url": "http://example.org" }] }), "evidence"),
            (json!({ "resources": [{ "title": "x", "url": "http://example.org", "licence": "OGL" }] }), "resources"),
            (json!({ "resources": [{ "title": "x", "url": "https://", "licence": "OGL" }] }), "resources"),
            (json!({ "eefStrands": many(json!("feedback")) }), "eefStrands"),
        ] {
            let input = json!({ "content": with(content("PUBLIC"), more.clone()), "ownerSchool": { "urn": cast.school } });
            let refused = desk.create(&author, input).await;
            let error = refused.at("/createPractice/userErrors/0");
            assert_eq!((&error["code"], &error["path"]), (&json!("INVALID"), &json!(["input", "content", field])), "{more}");
        }
        for (more, path) in [
            (json!({}), json!(["input", "ownerTrust"])),
            (json!({ "ownerTrust": { "uid": cast.foreign_trust }, "ownerSchool": { "urn": cast.school } }), json!(["input", "ownerSchool"])),
            (json!({ "ownerSchool": { "urn": "999999" } }), json!(["input", "ownerSchool"])),
        ] {
            let refused = desk.create(&author, with(json!({ "content": content("PUBLIC") }), more.clone())).await;
            assert_eq!(refused.at("/createPractice/userErrors/0/path"), &path, "{more}");
        }
        let hidden = cast.add(&app, cast.foreign_teacher("Hidden")).await;
        let signed = with(content("PUBLIC"), json!({ "authorStaffMemberIds": [hidden] }));
        let refused = desk.create(&author, json!({ "content": signed, "ownerSchool": { "urn": cast.school } })).await;
        assert_eq!(refused.at("/createPractice/userErrors/0/code"), "NOT_FOUND");
        assert_eq!(rows(&app, "SELECT slug AS it FROM practice").await, Vec::<String>::new());
    }

    async fn asked_twice_under_one_key_a_practice_is_begun_and_moved_once(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let author = cast.school_staff(&app).await;
        let input = json!({ "content": content("PUBLIC"), "ownerSchool": { "urn": cast.school }, "idempotencyKey": "begin" });
        let first = changed(&desk.create(&author, input.clone()).await, "createPractice");
        let other = TestApp::serve(app.database.shared()).await;
        let again = changed(&Practices { app: &other, cast: &cast }.create(&author, input.clone()).await, "createPractice");
        assert_eq!(first, again);
        let changed_input = with(input, json!({ "content": content("SCHOOL") }));
        let refused = desk.create(&author, changed_input).await;
        assert_eq!(refused.at("/createPractice/userErrors/0/code"), "CONFLICT");
        let submit = "mutation($input: PracticeActionInput!) { submitPractice(input: $input) { practice { version practiceState } userErrors { code } } }";
        let input = json!({ "practiceId": first["id"], "expectedVersion": 1, "idempotencyKey": "submit" });
        for _ in 0..2 {
            let moved = app.ask_as(&author, submit, json!({ "input": input })).await;
            assert_eq!(moved.at("/submitPractice"), &json!({ "practice": { "version": 2, "practiceState": "IN_REVIEW" }, "userErrors": [] }));
        }
    }

    async fn a_practice_that_adapts_another_is_of_its_family(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let first = desk.published(true, "PUBLIC").await;
        let author = cast.school_staff(&app).await;
        let adapt = "mutation($input: AdaptPracticeInput!) { adaptPractice(input: $input) { practice { id slug version derivedFrom { slug } } userErrors { code } } }";
        let input = json!({ "practiceId": first["id"], "content": with(content("PUBLIC"), json!({ "title": "Calling in Year 2" })), "ownerSchool": { "urn": cast.school } });
        let made = app.ask_as(&author, adapt, json!({ "input": input })).await;
        let adapted = made.at("/adaptPractice/practice").clone();
        assert_eq!(adapted["derivedFrom"]["slug"], first["slug"]);
        let query = format!("{{ practice(slug: {}) {{ adaptations {{ totalCount nodes {{ slug derivedFrom {{ slug }} }} }} }} }}", first["slug"]);
        assert_eq!(app.ask(&query).await.at("/practice/adaptations/totalCount"), 0, "a draft is nobody's");
        let submitted = desk.done(&author, "submitPractice", &adapted).await;
        desk.done(&cast.trust_leader(&app).await, "publishPractice", &submitted).await;
        assert_eq!(app.ask(&query).await.at("/practice/adaptations"), &json!({ "totalCount": 1, "nodes": [{ "slug": adapted["slug"], "derivedFrom": { "slug": first["slug"] } }] }));
        // What one may not see one cannot adapt.
        let hidden = desk.published(true, "TRUST").await;
        let refused = app.ask_as(&author, adapt, json!({ "input": with(input, json!({ "practiceId": hidden["id"] })) })).await;
        assert_eq!(refused.at("/adaptPractice/userErrors/0/code"), "NOT_FOUND");
    }

    async fn what_is_kept_is_found_again_by_who_kept_it(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let kept = desk.published(true, "PUBLIC").await;
        desk.published(true, "PUBLIC").await;
        let (ada, bea) = (cast.school_staff(&app).await, cast.trust_leader(&app).await);
        let save = "mutation($input: SavePracticeInput!) { savePractice(input: $input) { practice { viewerHasSaved } userErrors { code } } }";
        let list = "{ practices(filter: {savedByMe: true}) { totalCount nodes { slug viewerHasSaved } } rest: practices(filter: {savedByMe: false}) { totalCount } }";
        for (saved, count) in [(true, 1), (true, 1), (false, 0)] {
            let done = app.ask_as(&ada, save, json!({ "input": { "practiceId": kept["id"], "saved": saved } })).await;
            assert_eq!(done.at("/savePractice"), &json!({ "practice": { "viewerHasSaved": saved }, "userErrors": [] }));
            let found = app.ask_as(&ada, list, json!({})).await;
            assert_eq!((found.at("/practices/totalCount"), found.at("/rest/totalCount")), (&json!(count), &json!(2 - count)));
        }
        app.ask_as(&ada, save, json!({ "input": { "practiceId": kept["id"], "saved": true } })).await;
        assert_eq!(app.ask_as(&ada, list, json!({})).await.at("/practices/nodes"), &json!([{ "slug": kept["slug"], "viewerHasSaved": true }]));
        for token in [bea, String::new()] {
            assert_eq!(app.ask_as(&token, list, json!({})).await.at("/practices/totalCount"), 0, "it is nobody else's affair");
        }
    }
}
