//! Who asks is told who they are.

use api::access::{ClientScope, Role};
use reqwest::Method;
use serde_json::{Value, json};
use support::{on_both_databases, wish, wish::Wished as _};

use super::cast::{Cast, with};

const ME: &str = "{ me { id kind displayName roles scopes trusts { uid } schools { urn } staffMember { id role } } }";

on_both_databases! {
    async fn somebody_without_a_token_is_nobody(app) {
        assert_eq!(app.ask(ME).await.data(), &json!({ "me": null }));
    }

    async fn a_member_of_staff_is_known_by_the_subject_of_their_token(app) {
        let cast = Cast::of(&app).await;
        let token = app.token(wish(Role::SchoolLeader).about("ada").of_school(&cast.school)).await;
        let before = app.ask_as(&token, ME, json!({})).await.at("/me").clone();
        assert_eq!((&before["displayName"], &before["staffMember"]), (&Value::Null, &Value::Null));
        let id = cast.add(&app, with(cast.teacher("Ada Thorne"), json!({ "subject": "ada", "role": "HEADTEACHER" }))).await;
        let me = app.ask_as(&token, ME, json!({})).await.at("/me").clone();
        assert_eq!(me, json!({ "id": before["id"], "kind": "PERSON", "displayName": "Ada Thorne", "roles": ["SCHOOL_LEADER"], "scopes": [],
            "trusts": [], "schools": [{ "urn": cast.school }], "staffMember": { "id": id, "role": "HEADTEACHER" } }));
        assert!(!me["id"].to_string().contains("ada"), "the id is no name");
    }

    async fn a_system_is_told_its_scopes_and_is_no_member_of_staff(app) {
        let cast = Cast::of(&app).await;
        cast.add(&app, with(cast.teacher("Ada"), json!({ "subject": "Partner" }))).await;
        let token = cast.partner(&app, &[ClientScope::StaffRead]).await;
        let me = app.ask_as(&token, ME, json!({})).await.at("/me").clone();
        assert_eq!((&me["kind"], &me["scopes"], &me["staffMember"]), (&json!("PARTNER"), &json!(["staff:read"]), &Value::Null));
    }

    async fn what_is_asked_with_a_token_is_kept_by_nobody(app) {
        let token = app.token(wish(Role::TrustLeader)).await;
        for query in ["{ register { version } }", "{ me { id } }"] {
            let request = app.request(Method::GET, "/graphql").query(&[("query", query)]);
            let alone = request.try_clone().expect("a request").send().await.expect("a reply");
            let with_token = request.bearer_auth(&token).send().await.expect("a reply");
            assert_eq!(with_token.headers()["cache-control"], "private, no-store", "{query}");
            assert!(with_token.headers()["vary"].to_str().expect("a text").contains("Authorization"), "{query}");
            let shared = alone.headers()["cache-control"].to_str().expect("a text").starts_with("public");
            assert_eq!(shared, query.contains("register"), "{query}");
        }
    }

    async fn each_token_has_an_account_of_its_own(app) {
        let (ada, bea) = (app.token(wish(Role::TrustLeader).about("ada")).await, app.token(wish(Role::TrustLeader).about("bea")).await);
        let left = async |token: &str| {
            let reply = app.ask_as(token, "{ rateLimit { remaining } }", json!({})).await;
            reply.at("/rateLimit/remaining").as_i64().expect("a number")
        };
        let full = left(&bea).await;
        app.ask_as(&ada, "{ register { version } }", json!({})).await;
        assert_eq!((left(&ada).await, left(&bea).await), (full - 1, full));
        let request = app.request(Method::POST, "/graphql").bearer_auth(&ada).json(&json!({ "query": "{ register { version } }" }));
        let headers = request.send().await.expect("a reply").headers().clone();
        assert!(headers["ratelimit"].to_str().expect("a text").starts_with("\"viewer\";r="));
    }
}
