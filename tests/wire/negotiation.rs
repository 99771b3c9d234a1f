//! Which media type a reply has, by what the client takes; and requests in an address that are a little odd.

use reqwest::{Method, StatusCode};
use support::{Engine, Reply, TestApp, world};

use super::get;

const QUERY: &str = "{ register { schools } }";

/// What is accepted, and what is given for it: none where nothing fits.
const ACCEPTED: [(&str, Option<&str>); 18] = [
    ("application/json", Some("application/json")),
    ("application/graphql-response+json", Some("application/graphql-response+json")),
    ("application/json, application/graphql-response+json", Some("application/graphql-response+json")),
    ("application/graphql-response+json; charset=utf-8", Some("application/graphql-response+json")),
    ("APPLICATION/JSON", Some("application/json")),
    ("*/*", Some("application/json")),
    ("application/*", Some("application/json")),
    ("text/html, */*;q=0.1", Some("application/json")),
    ("nonsense", Some("application/json")),
    ("application/json;q=much", Some("application/json")),
    // What is refused by name is not given for a star.
    ("application/json;q=0, */*", Some("application/graphql-response+json")),
    ("*/*, application/graphql-response+json;q=0", Some("application/json")),
    // Who likes a type less than all others gets another.
    ("application/json;q=0.2, */*;q=0.8", Some("application/graphql-response+json")),
    ("*/*;q=0", None),
    ("application/json;q=0, application/graphql-response+json;q=0, */*", None),
    ("application/json;q=0", None),
    ("text/*", None),
    ("multipart/mixed", None),
];

#[tokio::test]
async fn a_reply_is_of_the_type_that_the_client_would_rather_have() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (accept, expected) in ACCEPTED {
        let reply = get(&app, &[("query", QUERY)], accept).await;
        let given = reply.headers()["content-type"].to_str().expect("a text").split(';').next().map(str::to_owned);
        match expected {
            Some(_) => assert_eq!((reply.status(), given.as_deref()), (StatusCode::OK, expected), "{accept}"),
            None => assert_eq!(reply.status(), StatusCode::NOT_ACCEPTABLE, "{accept}"),
        }
    }
}

#[tokio::test]
async fn parameters_without_a_value_are_as_if_left_out() {
    let app = TestApp::start(Engine::Sqlite).await;
    for odd in [("variables", ""), ("extensions", ""), ("variables", "null"), ("unknown", "{")] {
        let reply = Reply::of(get(&app, &[("query", QUERY), odd], "*/*").await).await;
        assert_eq!(reply.at("/register/schools"), world::SCHOOLS, "{odd:?}");
    }
}

#[tokio::test]
async fn bytes_in_an_address_that_are_no_text_are_refused_with_a_code() {
    let app = TestApp::start(Engine::Sqlite).await;
    for path in ["/graphql?query=%FF%FE", "/graphql?query=%7B%00", "/graphql?query", "/graphql?%&=&"] {
        let refused = Reply::of(app.request(Method::GET, path).send().await.expect("a reply")).await;
        assert!(refused.body.get("data").is_none() && !refused.codes().contains(&"no code"), "{path} {refused:?}");
    }
}

#[tokio::test]
async fn an_address_changes_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    let asked = [("query", "mutation { requestMyData { document } }")];
    let refused = Reply::of(get(&app, &asked, "application/graphql-response+json").await).await;
    assert_eq!((refused.status, refused.codes()), (StatusCode::METHOD_NOT_ALLOWED, vec!["BAD_USER_INPUT"]));
}

#[tokio::test]
async fn a_head_request_is_405_without_a_body() {
    let app = TestApp::start(Engine::Sqlite).await;
    let request = app.request(Method::HEAD, "/graphql").query(&[("query", QUERY)]);
    let refused = request.send().await.expect("a reply");
    assert_eq!(
        (refused.status(), &refused.headers()["allow"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"GET, POST".parse().unwrap())
    );
    assert_eq!(refused.text().await.expect("no body"), "");
}
