//! Partner systems sign in by themselves, as RFC 6749 has it.

use std::time::{Duration, Instant};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::{Method, RequestBuilder, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases};

use super::cast::{Cast, rows, upsert};

/// A partner system that was let in.
pub struct Client {
    pub id: String,
    pub secret: String,
    node: Value,
}

impl Client {
    pub async fn create(app: &TestApp, cast: &Cast, scopes: &[&str]) -> Self {
        let create = "mutation($input: CreateApiClientInput!) { createApiClient(input: $input) {
            client { id clientId name scopes secretHint revokedAt trusts { uid } } secret userErrors { message } } }";
        let input = json!({ "name": "Payroll", "scopes": scopes, "trusts": [{ "uid": cast.trust }] });
        let made = app.ask_as(&cast.sector_admin(app).await, create, json!({ "input": input })).await;
        let text = |path: &str| made.at(path).as_str().expect("a text").to_owned();
        let (id, secret) = (text("/createApiClient/client/clientId"), text("/createApiClient/secret"));
        assert!(secret.ends_with(&text("/createApiClient/client/secretHint")));
        Self { id, secret, node: made.at("/createApiClient/client/id").clone() }
    }

    pub async fn act(&self, app: &TestApp, cast: &Cast, mutation: &str) -> Value {
        let query = format!(
            "mutation($id: ID!) {{ {mutation}(input: {{clientId: $id}}) {{
            client {{ secretHint revokedAt }} secret userErrors {{ code message }} }} }}"
        );
        let reply = app.ask_as(&cast.sector_admin(app).await, &query, json!({ "id": self.node })).await;
        reply.at(&format!("/{mutation}")).clone()
    }

    pub async fn token(&self, app: &TestApp) -> String {
        let reply = self.sign_in(app, &[("grant_type", "client_credentials")]).await;
        reply.1["access_token"].as_str().unwrap_or_else(|| panic!("{:#}", reply.1)).to_owned()
    }

    async fn sign_in(&self, app: &TestApp, form: &[(&str, &str)]) -> (StatusCode, Value, HeaderMap) {
        send(endpoint(app).basic_auth(&self.id, Some(&self.secret)).form(form)).await
    }
}

fn endpoint(app: &TestApp) -> RequestBuilder {
    app.request(Method::POST, "/oauth/token")
}

async fn send(request: RequestBuilder) -> (StatusCode, Value, HeaderMap) {
    let reply = request.send().await.expect("a reply");
    let (status, headers) = (reply.status(), reply.headers().clone());
    (status, reply.json().await.expect("JSON"), headers)
}

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

on_both_databases! {
    async fn a_system_signs_in_with_its_secret_in_either_place(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read", "staff:write"]).await;
        let in_body = [GRANT, ("client_id", &client.id), ("client_secret", &client.secret)];
        for (status, body, headers) in [client.sign_in(&app, &[GRANT]).await, send(endpoint(&app).form(&in_body)).await] {
            assert_eq!(status, StatusCode::OK, "{body:#}");
            assert_eq!((&body["token_type"], &body["expires_in"], &body["scope"]), (&json!("Bearer"), &json!(600), &json!("staff:read staff:write")));
            assert_eq!(headers["cache-control"], "no-store");
            assert_eq!(headers["pragma"], "no-cache");
            let token = body["access_token"].as_str().expect("a token");
            let me = app.ask_as(token, "{ me { kind displayName roles scopes trusts { uid } schools { urn } } }", json!({})).await;
            assert_eq!(me.at("/me"), &json!({ "kind": "PARTNER", "displayName": "Payroll", "roles": ["PARTNER"],
                "scopes": ["staff:read", "staff:write"], "trusts": [{ "uid": cast.trust }], "schools": [] }));
        }
    }

    async fn a_system_may_ask_for_less_than_it_may_have_and_for_no_more(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read", "staff:write"]).await;
        let (_, narrow, _) = client.sign_in(&app, &[GRANT, ("scope", "staff:read")]).await;
        assert_eq!(narrow["scope"], "staff:read");
        let token = narrow["access_token"].as_str().expect("a token");
        assert_eq!(app.ask_as(token, "{ staffMembers { totalCount } }", json!({})).await.at("/staffMembers/totalCount"), 0);
        let refused = upsert(&app, token, cast.teacher("Ada")).await;
        assert_eq!(refused.at("/upsertStaffMember/userErrors/0/code"), "FORBIDDEN");
        for scope in ["practice:write", "staff:read practice:write", "root", "staff:read\u{7}"] {
            let (status, body, _) = client.sign_in(&app, &[GRANT, ("scope", scope)]).await;
            assert_eq!((status, &body["error"]), (StatusCode::BAD_REQUEST, &json!("invalid_scope")), "{scope}: {body:#}");
        }
    }

    async fn an_id_may_be_spelt_as_people_spell_it(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let loud = Client { id: client.id.to_uppercase(), ..client };
        let token = loud.token(&app).await;
        assert_eq!(app.ask_as(&token, "{ me { kind } }", json!({})).await.at("/me/kind"), "PARTNER");
    }

    async fn each_mistake_has_its_error_of_the_rfc(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let (id, secret) = (&*client.id, &*client.secret);
        let basic = |id: &str, secret: &str| format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")));
        let unknown = uuid::Uuid::new_v4().to_string();
        let post = || endpoint(&app);
        let cases = [
            ("a wrong secret", post().basic_auth(id, Some("wrong")).form(&[GRANT]), 401, "invalid_client"),
            ("no secret", post().basic_auth(id, None::<&str>).form(&[GRANT]), 401, "invalid_client"),
            ("an unknown client", post().basic_auth(&unknown, Some(secret)).form(&[GRANT]), 401, "invalid_client"),
            ("an id of another form", post().basic_auth("' OR 1=1 --", Some(secret)).form(&[GRANT]), 401, "invalid_client"),
            ("nobody", post().form(&[GRANT]), 401, "invalid_client"),
            ("an id alone", post().form(&[GRANT, ("client_id", id)]), 401, "invalid_client"),
            ("a bearer", post().bearer_auth(secret).form(&[GRANT]), 401, "invalid_client"),
            ("both places", post().basic_auth(id, Some(secret)).form(&[GRANT, ("client_id", id), ("client_secret", secret)]), 400, "invalid_request"),
            ("two headers", post().header("authorization", basic(id, secret)).header("authorization", basic(id, secret)).form(&[GRANT]), 400, "invalid_request"),
            ("no grant", post().basic_auth(id, Some(secret)).form(&[("scope", "staff:read")]), 400, "invalid_request"),
            ("another grant", post().basic_auth(id, Some(secret)).form(&[("grant_type", "password")]), 400, "unsupported_grant_type"),
            ("a parameter twice", post().basic_auth(id, Some(secret)).form(&[GRANT, GRANT]), 400, "invalid_request"),
            ("JSON", post().basic_auth(id, Some(secret)).json(&json!({ "grant_type": "client_credentials" })), 400, "invalid_request"),
            ("a body beyond measure", post().basic_auth(id, Some(secret)).form(&[GRANT, ("scope", &*"x".repeat(20_000))]), 400, "invalid_request"),
        ];
        for (name, request, status, error) in cases {
            let (found, body, headers) = send(request).await;
            println!("{name:<26} {} {body}", found.as_u16());
            assert_eq!((found.as_u16(), &body["error"]), (status, &json!(error)), "{name}: {body:#}");
            assert_eq!(headers["cache-control"], "no-store", "{name}");
            assert_eq!(headers.contains_key("www-authenticate"), status == 401, "{name}");
        }
        let (status, _, headers) = send(app.request(Method::GET, "/oauth/token?grant_type=client_credentials")).await;
        assert_eq!((status, &headers["allow"]), (StatusCode::METHOD_NOT_ALLOWED, &"POST".parse().expect("a value")));
        assert_eq!(client.sign_in(&app, &[GRANT]).await.0, StatusCode::OK);
    }

    async fn a_new_secret_takes_the_place_of_the_old_one(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let rotated = client.act(&app, &cast, "rotateApiClientSecret").await;
        let secret = rotated["secret"].as_str().expect("a secret").to_owned();
        assert_ne!(secret, client.secret);
        assert_eq!(client.sign_in(&app, &[GRANT]).await.1["error"], "invalid_client");
        assert_eq!(Client { secret, ..client }.sign_in(&app, &[GRANT]).await.0, StatusCode::OK);
    }

    async fn who_is_revoked_is_let_in_no_more_within_thirty_seconds_in_every_instance(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let token = client.token(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let ask = async |app: &TestApp| app.ask_as(&token, "{ me { kind } }", json!({})).await.status;
        assert_eq!([ask(&app).await, ask(&other).await], [StatusCode::OK; 2]);
        let revoked = client.act(&app, &cast, "revokeApiClient").await;
        assert!(revoked["client"]["revokedAt"].is_string() && revoked["userErrors"] == json!([]));
        assert_eq!(client.sign_in(&app, &[GRANT]).await.1["error"], "invalid_client");
        let began = Instant::now();
        while [ask(&app).await, ask(&other).await] != [StatusCode::UNAUTHORIZED; 2] {
            assert!(began.elapsed() < Duration::from_secs(30), "a revoked system is let in");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let again = client.act(&app, &cast, "rotateApiClientSecret").await;
        assert_eq!((&again["secret"], &again["userErrors"][0]["code"]), (&Value::Null, &json!("CONFLICT")));
        assert_eq!(client.act(&app, &cast, "revokeApiClient").await["client"], revoked["client"], "it stays as it is");
    }

    async fn the_secret_is_kept_by_nobody(app) {
        let cast = Cast::of(&app).await;
        let client = Client::create(&app, &cast, &["staff:read"]).await;
        let listed = app.ask_as(&cast.sector_admin(&app).await, "{ apiClients { name scopes secretHint createdAt trusts { uid } } }", json!({})).await;
        assert!(!listed.body.to_string().contains(&client.secret));
        let rows = rows(&app, "SELECT CAST(secret_hash AS text) || secret_hint AS it FROM api_client").await;
        assert_eq!(rows.len(), 1);
        assert!(!rows[0].contains(&client.secret[..20]) && rows[0].len() < 60, "{rows:?}");
    }

    async fn what_a_client_is_to_be_is_checked(app) {
        let cast = Cast::of(&app).await;
        let create = "mutation($input: CreateApiClientInput!) { createApiClient(input: $input) { client { id } secret userErrors { code path } } }";
        for (input, code, field) in [
            (json!({ "name": " ", "scopes": ["staff:read"] }), "INVALID", "name"),
            (json!({ "name": "é".repeat(101), "scopes": ["staff:read"] }), "INVALID", "name"),
            (json!({ "name": "Payroll", "scopes": [] }), "INVALID", "scopes"),
            (json!({ "name": "Payroll", "scopes": ["staff:admin"] }), "INVALID", "scopes"),
            (json!({ "name": "Payroll", "scopes": ["staff:read"], "trusts": [{ "uid": "1" }] }), "NOT_FOUND", "trusts"),
        ] {
            let refused = app.ask_as(&cast.sector_admin(&app).await, create, json!({ "input": input })).await;
            let payload = refused.at("/createApiClient");
            assert_eq!((&payload["client"], &payload["secret"]), (&Value::Null, &Value::Null), "{input}");
            assert_eq!(payload["userErrors"], json!([{ "code": code, "path": ["input", field] }]), "{input}");
        }
        assert_eq!(app.ask_as(&cast.sector_admin(&app).await, "{ apiClients { id } }", json!({})).await.at("/apiClients"), &json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_secrets_is_soon_told_to_wait() {
    let app = TestApp::start(Engine::Sqlite).await;
    let cast = Cast::of(&app).await;
    let client = Client::create(&app, &cast, &["staff:read"]).await;
    let guess = Client { secret: "guess".into(), id: client.id.clone(), node: Value::Null };
    for number in 0..20 {
        assert_eq!(guess.sign_in(&app, &[GRANT]).await.0, StatusCode::UNAUTHORIZED, "{number}");
    }
    for _ in 0..3 {
        let (status, body, headers) = guess.sign_in(&app, &[GRANT]).await;
        assert_eq!((status, &body["error"]), (StatusCode::TOO_MANY_REQUESTS, &json!("temporarily_unavailable")));
        assert_eq!(headers["retry-after"], "3");
    }
    // From this address nobody signs in for now, not even with the secret.
    assert_eq!(client.sign_in(&app, &[GRANT]).await.0, StatusCode::TOO_MANY_REQUESTS);
}
