//! Tokens that are not what they say, each refused, and told of in the same way.

use api::access::{
    Role,
    token::{BY_COMMAND, Claims, keys::Keys},
};
use aws_lc_rs::{rand::SystemRandom, signature::Ed25519KeyPair};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Engine, TestApp, on_both_databases, wish, wish::Wished as _, world};

/// A good token, taken apart.
struct Forge {
    kid: String,
    key: EncodingKey,
    public: String,
}

impl Forge {
    async fn of(app: &TestApp) -> Self {
        let (kid, key) = Keys::of(app.db.clone()).signing(world::now()).await.expect("a key");
        let keys: Value = get(app, "/.well-known/jwks.json").await;
        let public = keys["keys"][0]["x"].as_str().expect("a public half").to_owned();
        Self { kid, key, public }
    }

    fn claims() -> Claims {
        let now = world::now().timestamp();
        Claims {
            sub: "somebody".into(),
            iss: "urn:school-trusts".into(),
            aud: "school-trusts".into(),
            exp: now + 600,
            nbf: now,
            iat: now,
            jti: "1".into(),
            roles: vec![Role::SectorAdmin],
            trusts: vec![],
            schools: vec![],
            scope: String::new(),
            client_id: BY_COMMAND.into(),
        }
    }

    fn header(&self) -> Header {
        Header { typ: Some("at+jwt".into()), kid: Some(self.kid.clone()), ..Header::new(Algorithm::EdDSA) }
    }

    fn sign(&self, header: &Header, claims: &impl serde::Serialize) -> String {
        encode(header, claims, &self.key).expect("it signs")
    }

    fn with(&self, change: impl FnOnce(&mut Claims)) -> String {
        let mut claims = Self::claims();
        change(&mut claims);
        self.sign(&self.header(), &claims)
    }

    fn without(&self, claim: &str) -> String {
        let mut claims = json!(Self::claims());
        claims.as_object_mut().expect("claims").remove(claim);
        self.sign(&self.header(), &claims)
    }
}

async fn get(app: &TestApp, path: &str) -> Value {
    app.request(Method::GET, path).send().await.expect("a reply").json().await.expect("JSON")
}

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// The attacks, by name.
fn attacks(forge: &Forge) -> Vec<(&'static str, String)> {
    let good = forge.with(|_| {});
    let [head, body, signature] = good.split('.').collect::<Vec<_>>().try_into().expect("three parts");
    let unsigned = |alg: &str| part(&json!({ "alg": alg, "typ": "at+jwt", "kid": forge.kid }));
    let hmac = |secret: &[u8]| {
        let header = Header { alg: Algorithm::HS256, ..forge.header() };
        encode(&header, &Forge::claims(), &EncodingKey::from_secret(secret).expect("a secret")).expect("it signs")
    };
    let stranger = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).expect("a key");
    let stranger =
        Forge { key: EncodingKey::from_ed_der(stranger.as_ref()), kid: forge.kid.clone(), public: String::new() };
    let edited = part(&json!(Claims { trusts: vec!["1".into()], ..Forge::claims() }));
    let header = |change: &dyn Fn(&mut Header)| {
        let mut header = forge.header();
        change(&mut header);
        forge.sign(&header, &Forge::claims())
    };
    let with_key = |name: &str, value: Value| {
        let mut fields = json!({ "alg": "EdDSA", "typ": "at+jwt", "kid": "mine" });
        fields[name] = value;
        format!("{}.{body}.{signature}", part(&fields))
    };
    vec![
        ("alg none, without a signature", format!("{}.{body}.", unsigned("none"))),
        ("alg None, with the signature", format!("{}.{body}.{signature}", unsigned("None"))),
        ("HMAC with the public key as it is published", hmac(forge.public.as_bytes())),
        ("HMAC with the public key's bytes", hmac(&URL_SAFE_NO_PAD.decode(&forge.public).expect("base 64"))),
        ("another algorithm in the header", format!("{}.{body}.{signature}", unsigned("RS256"))),
        ("a stranger's key under our kid", stranger.with(|_| {})),
        ("edited claims", format!("{head}.{edited}.{signature}")),
        ("another signature", format!("{head}.{body}.{}", &signature[..signature.len() - 4])),
        ("an empty signature", format!("{head}.{body}.")),
        ("another issuer", forge.with(|claims| claims.iss = "https://issuer.example.org".into())),
        ("another audience", forge.with(|claims| claims.aud = "somebody-else".into())),
        ("over by this second", forge.with(|claims| claims.exp = world::now().timestamp())),
        ("over by a second", forge.with(|claims| claims.exp = world::now().timestamp() - 1)),
        ("begins in a second", forge.with(|claims| claims.nbf = world::now().timestamp() + 1)),
        ("ends beyond all time", forge.with(|claims| claims.exp = i64::MAX)),
        ("no exp", forge.without("exp")),
        ("no nbf", forge.without("nbf")),
        ("no iss", forge.without("iss")),
        ("no aud", forge.without("aud")),
        ("no sub", forge.without("sub")),
        ("no iat", forge.without("iat")),
        ("no client_id", forge.without("client_id")),
        ("an empty sub", forge.with(|claims| claims.sub = String::new())),
        ("a client that is nobody's", forge.with(|claims| claims.client_id = uuid::Uuid::nil().to_string())),
        (
            "a client with a person's role",
            forge.with(|claims| {
                claims.client_id = uuid::Uuid::nil().to_string();
                claims.sub = claims.client_id.clone();
            }),
        ),
        ("a client_id of its own making", forge.with(|claims| claims.client_id = "command".into())),
        ("an unknown role", {
            let mut claims = json!(Forge::claims());
            claims["roles"] = json!(["owner"]);
            forge.sign(&forge.header(), &claims)
        }),
        ("an ID token", header(&|header| header.typ = Some("JWT".into()))),
        ("no type", header(&|header| header.typ = None)),
        ("no kid", header(&|header| header.kid = None)),
        ("an unknown kid", header(&|header| header.kid = Some("unknown".into()))),
        ("an empty kid", header(&|header| header.kid = Some(String::new()))),
        ("SQL in the kid", header(&|header| header.kid = Some("' OR 1=1 --".into()))),
        ("a path in the kid", header(&|header| header.kid = Some("../../../../dev/null".into()))),
        ("a huge kid", header(&|header| header.kid = Some("k".repeat(4000)))),
        ("its key in the header", with_key("jwk", json!({ "kty": "OKP", "crv": "Ed25519", "x": forge.public }))),
        ("the address of its key in the header", with_key("jku", json!("http://127.0.0.1:1/jwks.json"))),
        ("critical extensions", header(&|header| header.crit = Some(vec!["b64".into()]))),
        ("two dots too many", format!("{good}.{signature}.{signature}")),
        ("no dots", "abcdef".into()),
        ("dots alone", "..".into()),
        ("not base 64", "!!!.???.***".into()),
        ("not JSON", format!("{}.{}.{signature}", URL_SAFE_NO_PAD.encode("{"), URL_SAFE_NO_PAD.encode("}"))),
        ("JSON nested ten thousand deep", format!("{}.{body}.{signature}", URL_SAFE_NO_PAD.encode("[".repeat(2000)))),
        ("huge", format!("{head}.{}.{signature}", "A".repeat(9000))),
        ("huge and good", forge.with(|claims| claims.jti = "j".repeat(9000))),
    ]
}

on_both_databases! {
    async fn no_forged_token_opens_anything(app) {
        let forge = Forge::of(&app).await;
        assert_eq!(app.ask_as(&forge.with(|_| {}), "{ me { roles } }", json!({})).await.at("/me/roles/0"), "SECTOR_ADMIN");
        for (name, token) in attacks(&forge) {
            let request = app.request(Method::POST, "/graphql").bearer_auth(&token).json(&json!({ "query": "{ me { id } register { version } }" }));
            let reply = request.send().await.expect("a reply");
            let (status, challenge) = (reply.status(), reply.headers().get("www-authenticate").cloned());
            let body: Value = reply.json().await.expect("JSON");
            println!("{name:<46} {} {}", status.as_u16(), body["errors"][0]["message"]);
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{name}: {body:#}");
            assert_eq!(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{name}");
            assert!(body.get("data").is_none(), "{name}: nothing is answered");
            assert!(challenge.is_some_and(|it| it.as_bytes().starts_with(b"Bearer error=\"invalid_token\"")), "{name}");
            let message = body["errors"][0]["message"].as_str().expect("a message");
            assert!(!message.contains("sqlx") && !message.contains("Json") && message.len() < 100, "{name}: {message}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_bearer_token_is_refused_too() {
    let app = TestApp::start(Engine::Sqlite).await;
    let good = app.token(wish(Role::SectorAdmin)).await;
    for headers in [
        vec!["Basic YTpi".to_owned()],
        vec!["Bearer".to_owned()],
        vec!["Bearer ".to_owned()],
        vec![good.clone()],
        vec![format!("Bearer {good}"), format!("Bearer {good}")],
        vec![format!("Bearer {good} {good}")],
    ] {
        let request = app.request(Method::POST, "/graphql").json(&json!({ "query": "{ register { version } }" }));
        let request = headers.iter().fold(request, |request, value| request.header("authorization", value));
        let status = request.send().await.expect("a reply").status();
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{headers:?}");
    }
    for spelling in ["bearer", "BEARER"] {
        let request = app.request(Method::POST, "/graphql").json(&json!({ "query": "{ register { version } }" }));
        let status =
            request.header("authorization", format!("{spelling} {good}")).send().await.expect("a reply").status();
        assert_eq!(status, StatusCode::OK, "{spelling}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_production_no_token_from_the_command_line_opens_anything() {
    let app = TestApp::serve_as(support::database::TestDatabase::of_the_world(Engine::Sqlite).await, true).await;
    let token = app.token(wish(Role::TrustLeader).of_trust("600011")).await;
    let refused = app.ask_as(&token, "{ register { version } }", json!({})).await;
    assert_eq!((refused.status, refused.codes()), (StatusCode::UNAUTHORIZED, vec!["UNAUTHENTICATED"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sends_bad_tokens_pays_for_them() {
    let database = support::database::TestDatabase::of_the_world(Engine::Sqlite).await;
    let app = TestApp::serve_with(database, |listen| {
        listen.wire.quota = 5;
        listen.limits.cost = 5;
    })
    .await;
    let statuses: Vec<u16> = {
        let mut statuses = vec![];
        for _ in 0..7 {
            let refused = app.ask_as("bad", "{ register { version } }", json!({})).await;
            statuses.push(refused.status.as_u16());
        }
        statuses
    };
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429]);
}
