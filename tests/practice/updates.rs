//! Practices are heard of as they change, by those who may see them then.

use serde_json::{Value, json};
use support::{TestApp, on_both_databases};

use super::desk::{Practices, content};
use crate::{
    access::cast::{Cast, with},
    streams::socket::Socket,
};

/// Somebody who has begun to listen.
pub async fn listening(app: &TestApp, token: &str, query: &str) -> Socket {
    let mut socket = Socket::open(app).await;
    let payload = if token.is_empty() { json!({}) } else { json!({ "Authorization": format!("Bearer {token}") }) };
    socket.say(json!({ "type": "connection_init", "payload": payload })).await;
    assert_eq!(socket.hear().await["type"], "connection_ack");
    socket.subscribe("1", query).await;
    // Whatever is asked next is answered once the subscription has begun.
    assert!(socket.answer("2", "{ register { version } }").await["data"].is_object());
    socket
}

/// What they hear next.
pub async fn heard(socket: &mut Socket) -> Value {
    let message = socket.hear().await;
    assert_eq!((&message["type"], &message["id"]), (&json!("next"), &json!("1")), "{message}");
    message["payload"]["data"].clone()
}

on_both_databases! {
    async fn who_listens_hears_what_is_published_for_them_and_nothing_else(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let query = "subscription { practicePublished(filter: {themes: [ATTENDANCE]}) { title edition { number } } }";
        let other = TestApp::serve(app.database.shared()).await;
        let mut anybody = listening(&other, "", query).await;
        let mut leader = listening(&app, &cast.trust_leader(&app).await, query).await;
        desk.draft(false, "PUBLIC").await;
        desk.published_with(&cast.school, with(content("PUBLIC"), json!({ "themes": ["SEND"], "title": "Of another theme" }))).await;
        desk.published_with(&cast.school, with(content("TRUST"), json!({ "title": "For the trust" }))).await;
        desk.published_with(&cast.school, with(content("PUBLIC"), json!({ "title": "For everybody" }))).await;
        let said = |title: &str| json!({ "practicePublished": { "title": title, "edition": { "number": 1 } } });
        assert_eq!(heard(&mut leader).await, said("For the trust"));
        assert_eq!(heard(&mut leader).await, said("For everybody"));
        assert_eq!(heard(&mut anybody).await, said("For everybody"), "also from another instance");
    }

    async fn a_practice_is_followed_until_it_is_out_of_sight(app) {
        let cast = Cast::of(&app).await;
        let desk = Practices { app: &app, cast: &cast };
        let shown = desk.published(false, "PUBLIC").await;
        let query = format!("subscription {{ practiceUpdated(id: {}) {{ practiceState visibility reach {{ adoptingSchools }} }} }}", shown["id"]);
        let mut anybody = listening(&app, "", &query).await;
        let leader = cast.trust_leader(&app).await;
        desk.adopt(&leader, &shown, &cast.school, "IN_USE").await;
        assert_eq!(heard(&mut anybody).await["practiceUpdated"]["reach"]["adoptingSchools"], 1);
        let edited = desk.update(&leader, &shown, json!({ "content": content("TRUST") })).await;
        assert_eq!(heard(&mut anybody).await["practiceUpdated"]["visibility"], "PUBLIC", "the draft is nobody's");
        desk.done(&leader, "publishPractice", &edited.at("/updatePractice/practice").clone()).await;
        // It is the trust's alone now: the next that is heard is the answer to another question.
        assert!(anybody.answer("3", "{ register { version } }").await["data"].is_object());
    }
}
