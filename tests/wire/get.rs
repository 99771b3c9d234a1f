//! Requests in an address: what they may hold, and who may keep the replies.

use reqwest::{Method, Response, StatusCode};
use support::{Engine, Reply, TestApp, world};

/// Sends parameters in the address, with headers.
async fn get(app: &TestApp, parameters: &[(&str, &str)], headers: &[(&str, &str)]) -> Response {
    let request = app.request(Method::GET, "/graphql").query(parameters);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.send().await.expect("a reply")
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("a text"))
}

const SCHOOLS: &str = "query Schools($open: Boolean) { register { schools } schools(openOnly: $open) { totalCount } }";

#[tokio::test]
async fn a_query_in_the_address_is_answered_with_its_variables() {
    let app = TestApp::start(Engine::Sqlite).await;
    let parameters =
        [("query", SCHOOLS), ("operationName", "Schools"), ("variables", r#"{"open": false}"#), ("extensions", "{}")];
    let reply = Reply::of(get(&app, &parameters, &[]).await).await;
    assert_eq!(reply.at("/register/schools"), world::SCHOOLS);
}

#[tokio::test]
async fn what_is_wrong_with_an_address_is_told() {
    let app = TestApp::start(Engine::Sqlite).await;
    for (parameters, told) in [
        (vec![], "The request has no query: a GraphQL document, as a string."),
        (vec![("query", SCHOOLS), ("query", SCHOOLS)], "query stands twice in the address."),
        (vec![("query", SCHOOLS), ("variables", "[]")], "variables must be a JSON object."),
        (vec![("query", SCHOOLS), ("variables", "{")], "variables in the address is not JSON"),
        (vec![("query", SCHOOLS), ("extensions", "5")], "extensions must be a JSON object."),
    ] {
        let refused = Reply::of(get(&app, &parameters, &[]).await).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_USER_INPUT"]), "{told}");
        assert!(refused.message().starts_with(told), "{told}: {}", refused.message());
    }
}

#[tokio::test]
async fn a_reply_of_the_public_register_may_be_kept_and_is_not_sent_again() {
    let app = TestApp::start(Engine::Sqlite).await;
    let reply = get(&app, &[("query", SCHOOLS)], &[]).await;
    assert_eq!(header(&reply, "cache-control"), "public, max-age=60");
    assert!(header(&reply, "vary").contains("Authorization, Accept, Accept-Encoding"), "{:?}", reply.headers());
    let tag = header(&reply, "etag").to_owned();
    assert!(tag.starts_with("W/\"") && !reply.text().await.expect("a body").is_empty(), "{tag}");
    let same = get(&app, &[("query", SCHOOLS)], &[("if-none-match", &tag)]).await;
    assert_eq!((same.status(), header(&same, "etag")), (StatusCode::NOT_MODIFIED, &*tag));
    assert_eq!(same.text().await.expect("no body"), "");
    let other = get(&app, &[("query", "{ register { trusts } }")], &[("if-none-match", &tag)]).await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test]
async fn nobody_keeps_what_is_the_callers_own_or_went_wrong_or_was_posted() {
    let app = TestApp::start(Engine::Sqlite).await;
    for query in [
        "{ rateLimit { limit } }",
        "{ register { schools } rateLimit { limit } }",
        "{ school(by: {urn: \"x\"}) { id } }",
        "{ no }",
    ] {
        let reply = get(&app, &[("query", query)], &[]).await;
        assert_eq!((header(&reply, "cache-control"), header(&reply, "etag")), ("private, no-store", ""), "{query}");
    }
    let posted = app.request(Method::POST, "/graphql").json(&serde_json::json!({ "query": SCHOOLS }));
    assert_eq!(header(&posted.send().await.expect("a reply"), "cache-control"), "private, no-store");
}

#[tokio::test]
async fn a_reply_that_nobody_takes_is_406() {
    let app = TestApp::start(Engine::Sqlite).await;
    for accept in ["text/html", "image/*", "application/json;q=0", "multipart/mixed", "text/plain, application/xml"] {
        let refused = Reply::of(get(&app, &[("query", SCHOOLS)], &[("accept", accept)]).await).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::NOT_ACCEPTABLE, vec!["BAD_USER_INPUT"]), "{accept}");
    }
    for (accept, given) in [
        ("application/json;q=0.5, application/graphql-response+json;q=0.1", "application/json; charset=utf-8"),
        ("application/graphql-response+json;q=0.9, */*;q=0.1", "application/graphql-response+json; charset=utf-8"),
        ("*/*", "application/json; charset=utf-8"),
        ("text/html, application/*;q=0.2", "application/json; charset=utf-8"),
    ] {
        let reply = get(&app, &[("query", SCHOOLS)], &[("accept", accept)]).await;
        assert_eq!(header(&reply, "content-type"), given, "{accept}");
    }
}
