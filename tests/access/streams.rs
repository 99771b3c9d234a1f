//! Who listens: known by the token of the beginning, until it is over.

use api::access::{Role, token::Wish};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};
use support::{TestApp, on_both_databases, wish};

use super::{cast::Cast, clients::Client};
use crate::streams::{
    events::Events,
    socket::{PROTOCOL, Socket},
};

async fn said(app: &TestApp, payload: Value) -> Socket {
    let mut socket = Socket::open(app).await;
    socket.say(json!({ "type": "connection_init", "payload": payload })).await;
    socket
}

/// A token that is good for two seconds.
async fn short(app: &TestApp) -> String {
    app.token(Wish { lasts: TimeDelta::seconds(2), ..wish(Role::TrustLeader) }).await
}

on_both_databases! {
    async fn who_initialises_with_a_token_is_who_it_says(app) {
        let token = app.token(wish(Role::SchoolLeader)).await;
        let mut socket = said(&app, json!({ "Authorization": format!("Bearer {token}") })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
        let answer = socket.answer("1", "{ me { roles } staffMembers { totalCount } }").await;
        assert_eq!(answer["data"], json!({ "me": { "roles": ["SCHOOL_LEADER"] }, "staffMembers": { "totalCount": 0 } }));
        let mut nobody = said(&app, json!({})).await;
        assert_eq!(nobody.hear().await["type"], "connection_ack");
        assert_eq!(nobody.answer("1", "{ me { roles } }").await["data"], json!({ "me": null }));
    }

    async fn who_opens_with_a_token_is_who_it_says(app) {
        let bearer = format!("Bearer {}", app.token(wish(Role::SchoolLeader)).await);
        let mut socket = Socket::with(&app, &[PROTOCOL, ("authorization", &bearer)]).await.expect("it opens");
        socket.say(json!({ "type": "connection_init" })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
        assert_eq!(socket.answer("1", "{ me { roles } }").await["data"], json!({ "me": { "roles": ["SCHOOL_LEADER"] } }));
        let refused = Socket::with(&app, &[PROTOCOL, ("authorization", "Bearer no")]).await.err();
        assert_eq!(refused, Some((401, "UNAUTHENTICATED".to_owned())));
    }

    async fn a_token_that_is_not_good_ends_it(app) {
        for bad in [json!("Bearer no"), json!("no"), json!(7), json!({ "token": "no" })] {
            let mut socket = said(&app, json!({ "authorization": bad })).await;
            assert_eq!(socket.closed().await, (4403, "Forbidden".to_owned()), "{bad}");
        }
    }

    async fn an_open_socket_asks_for_nothing_more_once_its_system_is_revoked(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let token = client.token(&app).await;
        let mut socket = said(&app, json!({ "Authorization": format!("Bearer {token}") })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
        let query = "{ staffMembers { totalCount } }";
        assert_eq!(socket.answer("0", query).await["data"], json!({ "staffMembers": { "totalCount": 0 } }));
        client.act(&app, &cast, "revokeApiClient").await;
        for number in 1..40 {
            socket.subscribe(&number.to_string(), query).await;
            match socket.closed_or_said().await {
                None => assert_eq!(socket.hear().await["type"], "complete"),
                Some(code) => return assert_eq!(code, 4403),
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        panic!("a revoked system is answered for more than thirty seconds");
    }

    async fn a_socket_ends_with_its_token(app) {
        let token = short(&app).await;
        let mut socket = said(&app, json!({ "Authorization": format!("Bearer {token}") })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
        socket.subscribe("1", "subscription { registerUpdated { version } }").await;
        assert_eq!(socket.closed().await, (4403, "The token is over".to_owned()));
    }

    async fn a_stream_of_events_ends_with_its_token(app) {
        let request = app.request(Method::POST, "/graphql").header("accept", "text/event-stream").bearer_auth(short(&app).await);
        let reply = request.json(&json!({ "query": "subscription { registerUpdated { version } }" })).send().await.expect("a reply");
        Events::in_reply(reply).complete().await;
    }
}
