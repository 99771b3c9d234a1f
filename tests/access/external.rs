//! People sign in elsewhere: at an OpenID Connect provider, here one that runs on this machine and can be made to misbehave.

use std::time::Duration;

use api::config::Oidc;
use aws_lc_rs::{
    encoding::AsDer as _,
    rand::SystemRandom,
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use serde_json::{Value, json};
use support::{Engine, Reply, TestApp, database::TestDatabase, world};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path},
};

use super::cast::Cast;

/// One of the provider's keys.
struct Key {
    kid: &'static str,
    algorithm: Algorithm,
    private: EncodingKey,
    public: Value,
}

impl Key {
    fn es256(kid: &'static str) -> Self {
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).expect("a key");
        Self::new(kid, Algorithm::ES256, EncodingKey::from_ec_der(pair.as_ref()))
    }

    fn rs256(kid: &'static str) -> Self {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
        let der: aws_lc_rs::encoding::Pkcs8V1Der = pair.as_der().expect("its form");
        // The library wants the key without what PKCS #8 puts around it: 26 bytes before it.
        Self::new(kid, Algorithm::RS256, EncodingKey::from_rsa_der(&der.as_ref()[26..]))
    }

    fn new(kid: &'static str, algorithm: Algorithm, private: EncodingKey) -> Self {
        let mut jwk = Jwk::from_encoding_key(&private, algorithm).expect("its public half");
        jwk.common.key_id = Some(kid.into());
        Self { kid, algorithm, private, public: json!(jwk) }
    }

    fn sign(&self, claims: &Value) -> String {
        let header = Header { typ: Some("at+jwt".into()), kid: Some(self.kid.into()), ..Header::new(self.algorithm) };
        encode(&header, claims, &self.private).expect("it signs")
    }
}

/// The provider.
struct Provider(MockServer);

impl Provider {
    async fn with(keys: &[&Key]) -> Self {
        let provider = Self(MockServer::start().await);
        provider.shows(ResponseTemplate::new(200).set_body_json(set(keys))).await;
        provider
    }

    /// What it answers where its keys are looked for.
    async fn shows(&self, keys: ResponseTemplate) {
        let discovery = json!({ "issuer": self.0.uri(), "jwks_uri": format!("{}/keys", self.0.uri()) });
        self.answers(ResponseTemplate::new(200).set_body_json(discovery), keys).await;
    }

    async fn answers(&self, discovery: ResponseTemplate, keys: ResponseTemplate) {
        self.0.reset().await;
        Mock::given(method("GET"))
            .and(path("/.well-known/openid-configuration"))
            .respond_with(discovery)
            .mount(&self.0)
            .await;
        Mock::given(method("GET")).and(path("/keys")).respond_with(keys).mount(&self.0).await;
    }

    fn claims(&self, more: Value) -> Value {
        let now = world::now().timestamp();
        super::cast::with(
            json!({ "iss": self.0.uri(), "aud": "school-trusts-api", "sub": "head-1", "exp": now + 600, "iat": now }),
            more,
        )
    }

    async fn asked(&self) -> usize {
        self.0.received_requests().await.expect("they are kept").len()
    }

    /// A service that takes its tokens.
    async fn serve(&self, production: bool) -> TestApp {
        let issuer = self.0.uri();
        TestApp::serve_with(TestDatabase::of_the_world(Engine::Sqlite).await, |listen| {
            listen.production = production;
            listen.identity.oidc = Oidc {
                oidc_issuer: Some(issuer),
                oidc_audience: Some("school-trusts-api".into()),
                oidc_roles: "$.roles[*].code".into(),
                oidc_role_names: vec!["ST_Head=school-leader".into(), "ST_Chief=trust-leader".into()],
                ..listen.identity.oidc.clone()
            };
        })
        .await
    }
}

fn set(keys: &[&Key]) -> Value {
    json!({ "keys": keys.iter().map(|key| &key.public).collect::<Vec<_>>() })
}

async fn me(app: &TestApp, token: &str) -> Reply {
    app.ask_as(token, "{ me { kind roles trusts { uid } schools { urn } } }", json!({})).await
}

fn head(urn: &str) -> Value {
    json!({ "roles": [{ "code": "ST_Head" }, { "code": "Something else" }], "organisation": { "urn": urn, "uid": null } })
}

#[tokio::test(flavor = "multi_thread")]
async fn people_signed_in_elsewhere_are_known_by_their_claims_also_in_production() {
    let (ec, rsa) = (Key::es256("ec"), Key::rs256("rsa"));
    let provider = Provider::with(&[&ec, &rsa]).await;
    for production in [false, true] {
        let app = provider.serve(production).await;
        let cast = Cast::of(&app).await;
        for key in [&ec, &rsa] {
            let told = me(&app, &key.sign(&provider.claims(head(&cast.school)))).await;
            assert_eq!(
                told.at("/me"),
                &json!({ "kind": "PERSON", "roles": ["SCHOOL_LEADER"], "trusts": [], "schools": [{ "urn": cast.school }] })
            );
        }
        let chief =
            json!({ "sub": "chief-1", "roles": [{ "code": "ST_Chief" }], "organisation": { "uid": cast.trust } });
        let chief = ec.sign(&provider.claims(chief));
        assert_eq!(me(&app, &chief).await.at("/me/trusts/0/uid"), &json!(cast.trust));
        let added = super::cast::upsert(&app, &chief, cast.teacher("Ada")).await;
        assert_eq!(added.at("/upsertStaffMember/userErrors"), &json!([]));
        let nobody = me(&app, &ec.sign(&provider.claims(json!({ "roles": [{ "code": "Other" }] })))).await;
        assert_eq!(nobody.at("/me/roles"), &json!([]), "who has no role here is signed in all the same");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_forged_tokens_open_nothing() {
    let (key, stranger) = (Key::es256("k"), Key::es256("k"));
    let provider = Provider::with(&[&key]).await;
    let app = provider.serve(false).await;
    let now = world::now().timestamp();
    let good = provider.claims(head("500000"));
    assert_eq!(me(&app, &key.sign(&good)).await.at("/me/kind"), "PERSON");
    let with = |more: Value| key.sign(&provider.claims(more));
    let hmac = Header { typ: Some("at+jwt".into()), kid: Some("k".into()), ..Header::new(Algorithm::HS256) };
    let public = key.public.to_string();
    let attacks = [
        ("a stranger's key", stranger.sign(&good)),
        ("another issuer", with(json!({ "iss": "https://issuer.example.org" }))),
        ("this service as the issuer", with(json!({ "iss": "urn:school-trusts" }))),
        ("another audience", with(json!({ "aud": "another-api" }))),
        ("audiences without ours", with(json!({ "aud": ["a", "b"] }))),
        ("over by a second", with(json!({ "exp": now - 1 }))),
        ("begins in a second", with(json!({ "nbf": now + 1 }))),
        ("an exp that is a text", with(json!({ "exp": "tomorrow" }))),
        ("a sub that is a number", with(json!({ "sub": 1 }))),
        ("an empty sub", with(json!({ "sub": "" }))),
        ("no exp", with(json!({ "exp": null }))),
        (
            "HMAC with the public key",
            encode(&hmac, &good, &EncodingKey::from_secret(public.as_bytes()).expect("a secret")).expect("it signs"),
        ),
    ];
    for (name, token) in attacks {
        let refused = me(&app, &token).await;
        println!("{name:<28} {} {}", refused.status.as_u16(), refused.message());
        assert_eq!(refused.codes(), ["UNAUTHENTICATED"], "{name}");
    }
    assert_eq!(me(&app, &with(json!({ "aud": ["another-api", "school-trusts-api"] }))).await.at("/me/kind"), "PERSON");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_kids_make_nobody_ask_the_provider_again_and_again() {
    let (old, new) = (Key::es256("old"), Key::es256("new"));
    let provider = Provider::with(&[&old]).await;
    let app = provider.serve(false).await;
    assert_eq!(me(&app, &old.sign(&provider.claims(json!({})))).await.at("/me/kind"), "PERSON");
    let asked = provider.asked().await;
    assert_eq!(asked, 2, "discovery and keys");
    let token = new.sign(&provider.claims(json!({})));
    let all = (0..20).map(|_| me(&app, &token));
    for refused in futures_util::future::join_all(all).await {
        assert_eq!(refused.codes(), ["UNAUTHENTICATED"]);
    }
    assert_eq!(provider.asked().await, asked, "within the floor it is not asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_its_keys_are_not_known_at_all_clients_are_told_to_try_again() {
    let key = Key::es256("k");
    let provider = Provider::with(&[&key]).await;
    let huge = json!({ "keys": (0..2000).map(|_| &key.public).collect::<Vec<_>>() });
    let many = json!({ "keys": (0..51).map(|_| &key.public).collect::<Vec<_>>() });
    let shared = json!({ "keys": [{ "kty": "oct", "kid": "k", "k": "c2VjcmV0" }] });
    let weak = json!({ "keys": [{ "kty": "RSA", "kid": "k", "n": "AQAB".repeat(40), "e": "AQAB" }] });
    let ours = json!({ "issuer": provider.0.uri(), "jwks_uri": format!("{}/keys", provider.0.uri()) });
    let discovery = || ResponseTemplate::new(200).set_body_json(&ours);
    let ok = || ResponseTemplate::new(200).set_body_json(set(&[&key]));
    let elsewhere =
        |uri: &str| ResponseTemplate::new(200).set_body_json(json!({ "issuer": provider.0.uri(), "jwks_uri": uri }));
    for (name, discovery, keys) in [
        ("an answer without end", discovery(), ResponseTemplate::new(200).set_body_json(huge)),
        ("too many keys", discovery(), ResponseTemplate::new(200).set_body_json(many)),
        ("a shared secret as a key", discovery(), ResponseTemplate::new(200).set_body_json(shared)),
        ("a weak key", discovery(), ResponseTemplate::new(200).set_body_json(weak)),
        ("no JSON", discovery(), ResponseTemplate::new(200).set_body_string("<html>")),
        ("an error", discovery(), ResponseTemplate::new(500)),
        ("a redirect", discovery(), ResponseTemplate::new(302).insert_header("location", "http://127.0.0.1:1/")),
        ("an answer that does not come", discovery(), ok().set_delay(Duration::from_secs(10))),
        (
            "a discovery of another issuer",
            ResponseTemplate::new(200).set_body_json(json!({ "issuer": "https://x", "jwks_uri": "https://x/k" })),
            ok(),
        ),
        ("keys that come in the clear", elsewhere("http://192.0.2.1/keys"), ok()),
        ("keys in a file", elsewhere("file:///etc/passwd"), ok()),
        ("no discovery", ResponseTemplate::new(404), ok()),
    ] {
        provider.answers(discovery, keys).await;
        let app = provider.serve(false).await;
        let refused = me(&app, &key.sign(&provider.claims(json!({})))).await;
        println!("{name:<30} {} {}", refused.status.as_u16(), refused.message());
        assert_eq!((refused.status.as_u16(), refused.codes()), (503, vec!["OVERLOADED"]), "{name}");
        assert_eq!(app.ask("{ register { version } }").await.status.as_u16(), 200, "{name}: others are answered");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_last_good_keys_stay_while_it_talks_nonsense() {
    let (key, new) = (Key::es256("k"), Key::es256("new"));
    let provider = Provider::with(&[&key]).await;
    let app = provider.serve(false).await;
    assert_eq!(me(&app, &key.sign(&provider.claims(json!({})))).await.at("/me/kind"), "PERSON");
    provider.shows(ResponseTemplate::new(500)).await;
    assert_eq!(me(&app, &new.sign(&provider.claims(json!({})))).await.codes(), ["UNAUTHENTICATED"]);
    assert_eq!(me(&app, &key.sign(&provider.claims(json!({ "sub": "another" })))).await.at("/me/kind"), "PERSON");
}

#[tokio::test]
async fn settings_that_cannot_be_are_refused_at_the_start() {
    let serve = async |oidc: Oidc| {
        let database = TestDatabase::of_the_world(Engine::Sqlite).await;
        let mut listen = api::config::Listen { bind: "127.0.0.1:0".into(), ..api::config::Listen::default() };
        listen.identity.oidc =
            Oidc { oidc_roles: "$.roles[*]".into(), oidc_trusts: "$.a".into(), oidc_schools: "$.b".into(), ..oidc };
        let started = api::app::App::build(&listen, database.connect().await, world::clock()).await;
        started.err().map(|error| error.to_string()).unwrap_or_default()
    };
    let https = || Some("https://issuer.example.org".to_owned());
    let audience = || Some("us".to_owned());
    for (oidc, why) in [
        (Oidc { oidc_issuer: https(), ..Oidc::default() }, "OIDC_AUDIENCE"),
        (
            Oidc {
                oidc_issuer: Some("http://issuer.example.org".into()),
                oidc_audience: audience(),
                ..Oidc::default()
            },
            "https",
        ),
        (Oidc { oidc_issuer: Some("issuer".into()), oidc_audience: audience(), ..Oidc::default() }, "OIDC_ISSUER"),
        (
            Oidc {
                oidc_issuer: https(),
                oidc_audience: audience(),
                oidc_role_names: vec!["X=king".into()],
                ..Oidc::default()
            },
            "king",
        ),
        (
            Oidc {
                oidc_issuer: https(),
                oidc_audience: audience(),
                oidc_role_names: vec!["X=partner".into()],
                ..Oidc::default()
            },
            "partner systems",
        ),
    ] {
        let refused = serve(oidc).await;
        assert!(refused.contains(why), "{why}: {refused}");
    }
}
