//! Who is told what happens to practices, and who is not.

use api::access::{ClientScope, Role};
use serde_json::{Value, json};
use support::{TestApp, on_both_databases, wish, wish::Wished as _};

use super::desk::{inbox, kinds, signed};
use crate::{
    access::cast::{Cast, rows},
    practice::desk::{Practices, changed, content},
};

async fn foreign_head(app: &TestApp, cast: &Cast) -> String {
    app.token(wish(Role::SchoolLeader).about("foreign head").of_school(&cast.foreign_school)).await
}

on_both_databases! {
    async fn who_leads_the_trust_is_told_once_that_a_practice_waits_and_nobody_else(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let draft = desk.draft(false, "PUBLIC").await;
        let author = draft["author"].as_str().expect("a token");
        let submitted = desk.done(author, "submitPractice", &draft).await;
        let again = desk.act(author, "submitPractice", &submitted).await;
        assert_eq!(again.at("/submitPractice/userErrors/0/code"), "INVALID_TRANSITION", "and nobody is told of that");
        let told = inbox(&app, &cast.trust_leader(&app).await, false).await;
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!((&told[0]["kind"], &told[0]["read"]), (&json!("PRACTICE_SUBMITTED"), &json!(false)));
        assert_eq!(told[0]["entity"], json!({ "__typename": "Practice", "id": submitted["id"] }));
        for other in [author.to_owned(), cast.foreign_trust_leader(&app).await, cast.school_leader(&app).await, cast.school_staff(&app).await,
            cast.sector_admin(&app).await, cast.partner(&app, &ClientScope::ALL).await] {
            assert_eq!(inbox(&app, &other, false).await, Vec::<Value>::new());
        }
    }

    async fn its_authors_are_told_what_became_of_it(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let (draft, _) = signed(&desk).await;
        let (author, leader) = (draft["author"].as_str().expect("a token"), cast.trust_leader(&app).await);
        let submitted = desk.done(author, "submitPractice", &draft).await;
        let back = desk.done(&leader, "requestPracticeChanges", &submitted).await;
        assert_eq!(kinds(&app, author).await, ["PRACTICE_CHANGES_REQUESTED"]);
        let submitted = desk.done(author, "submitPractice", &back).await;
        desk.done(&leader, "publishPractice", &submitted).await;
        assert_eq!(kinds(&app, author).await, ["PRACTICE_PUBLISHED", "PRACTICE_CHANGES_REQUESTED"], "the newest first");
        for other in [cast.school_staff(&app).await, cast.school_leader(&app).await] {
            assert_eq!(kinds(&app, &other).await, Vec::<String>::new());
        }
    }

    async fn schools_that_go_on_with_an_earlier_edition_are_told_of_the_next(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let practice = desk.published(false, "PUBLIC").await;
        let (head, foreign, leader) = (cast.school_leader(&app).await, foreign_head(&app, &cast).await, cast.trust_leader(&app).await);
        desk.adopt(&foreign, &practice, &cast.foreign_school, "IN_USE").await;
        let begun = desk.adopt(&head, &practice, &cast.school, "IN_USE").await.at("/adoptPractice/adoption").clone();
        let stopped = desk.go_on(&head, &begun, json!({ "state": "STOPPED", "stoppedReason": "It took too long." })).await;
        assert_eq!(stopped.at("/updateAdoption/userErrors"), &json!([]));
        // The next edition is for the school alone: who used the first is told of it, and sees no more of it than that.
        let edited = desk.update(&cast.school_staff(&app).await, &practice, json!({ "content": content("SCHOOL") })).await;
        desk.done(&leader, "publishPractice", &changed(&edited, "updatePractice")).await;
        let told = inbox(&app, &foreign, false).await;
        assert_eq!((told.len(), &told[0]["kind"], &told[0]["entity"]), (1, &json!("PRACTICE_NEW_EDITION"), &Value::Null));
        for other in [head, cast.foreign_trust_leader(&app).await] {
            assert_eq!(kinds(&app, &other).await, Vec::<String>::new());
        }
    }

    async fn a_school_is_told_once_what_somebody_suggests_to_it(app) {
        let cast = Cast::of(&app).await;
        let practice = Practices { app: &app, cast: &cast }.published(true, "PUBLIC").await;
        let suggest = "mutation($input: SuggestPracticeInput!) { suggestPractice(input: $input) { userErrors { code } } }";
        for note in ["For Year 7.", "For Year 8."] {
            let input = json!({ "practiceId": practice["id"], "school": { "urn": cast.school }, "note": note });
            let done = app.ask_as(&cast.school_staff(&app).await, suggest, json!({ "input": input })).await;
            assert_eq!(done.at("/suggestPractice/userErrors"), &json!([]));
        }
        assert_eq!(kinds(&app, &cast.school_leader(&app).await).await, ["PRACTICE_SUGGESTED"]);
        assert_eq!(rows(&app, "SELECT note AS it FROM practice_suggestion").await, ["For Year 8."]);
        for other in [cast.school_staff(&app).await, foreign_head(&app, &cast).await, cast.trust_leader(&app).await] {
            assert_eq!(kinds(&app, &other).await, Vec::<String>::new());
        }
    }
}
