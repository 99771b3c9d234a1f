//! Whatever is sent, the service answers with JSON and a code, and it is never our fault.

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};
use reqwest::{Method, StatusCode, header::HeaderValue};
use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase};
use tokio::runtime::Runtime;

/// How many requests are tried.
const CASES: u32 = 3_000;

/// What a request has, or might be thought to have.
const KEYS: [&str; 10] = [
    "query",
    "variables",
    "operationName",
    "extensions",
    "persistedQuery",
    "version",
    "sha256Hash",
    "documentId",
    "id",
    "x",
];

const DOCUMENTS: [&str; 8] = [
    "{ register { schools } }",
    "query A($urn: Urn!) { school(by: {urn: $urn}) { urn } }",
    "query A { a: __typename } query B { b: __typename }",
    "{ rateLimit { remaining } }",
    "{ no",
    "mutation { no }",
    "fragment F on Query { __typename }",
    "\u{0}",
];

const NAMES: [&str; 11] = [
    "accept",
    "content-type",
    "content-encoding",
    "accept-encoding",
    "if-none-match",
    "graphql-cost",
    "x-forwarded-for",
    "traceparent",
    "x-request-id",
    "origin",
    "accept-language",
];

const VALUES: [&str; 20] = [
    "application/json",
    "application/graphql-response+json",
    "text/event-stream",
    "*/*",
    "application/json;q=0, */*",
    "application/json; charset=utf-8",
    "application/json; charset=latin1",
    "text/plain",
    "identity;q=0",
    "*;q=0",
    "compress",
    "W/\"a\", *",
    "*",
    "1",
    "192.0.2.1, [2001:db8::1]:1",
    ",;=\"",
    "",
    "\u{e9}",
    "https://example.org",
    "q=1;q=2;;,",
];

/// A request of any kind.
#[derive(Clone, Debug)]
struct Case {
    body: String,
    in_address: bool,
    headers: Vec<(&'static str, Vec<u8>)>,
}

fn json_of_any_kind() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(&DOCUMENTS[..]).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let pairs = vec((select(&KEYS[..]), inner.clone()), 0..5);
        let object = pairs.prop_map(|pairs| pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object.prop_map(Value::Object)]
    })
}

/// What is nearly a request: some with all in its place, some with anything there, some cut off.
fn body() -> impl Strategy<Value = String> {
    let request = (select(&DOCUMENTS[..]), json_of_any_kind(), json_of_any_kind()).prop_map(
        |(query, variables, extensions)| json!({ "query": query, "variables": variables, "extensions": extensions }),
    );
    let fit = select(&DOCUMENTS[..]).prop_map(|query| json!({ "query": query }));
    let text = prop_oneof![request, fit, json_of_any_kind()].prop_map(|value| value.to_string());
    let cut = (text.clone(), any::<prop::sample::Index>())
        .prop_map(|(text, at)| text.chars().take(at.index(text.chars().count() + 1)).collect::<String>());
    prop_oneof![4 => text, 1 => cut, 1 => ".{0,40}"]
}

fn case() -> impl Strategy<Value = Case> {
    let known = select(&VALUES[..]).prop_map(|value| value.as_bytes().to_vec());
    let value = prop_oneof![4 => known, 1 => vec(prop_oneof![32_u8..=126, 128_u8..=255], 0..20)];
    let headers = vec((select(&NAMES[..]), value), 0..4);
    (body(), any::<bool>(), headers).prop_map(|(body, in_address, headers)| Case { body, in_address, headers })
}

/// The parts of a body as the parameters of an address.
fn parameters(body: &str) -> Vec<(String, String)> {
    match serde_json::from_str(body) {
        Ok(Value::Object(parts)) => {
            let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            parts.into_iter().map(|(name, value)| (name, text(value))).collect()
        }
        _ => vec![("query".into(), body.into())],
    }
}

async fn send(app: &TestApp, case: &Case) -> reqwest::Response {
    let given = |name: &str| case.headers.iter().any(|(given, _)| *given == name);
    let mut request = match case.in_address {
        true => app.request(Method::GET, "/graphql").query(&parameters(&case.body)),
        false => app.request(Method::POST, "/graphql").body(case.body.clone()),
    };
    if !given("content-type") {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in &case.headers {
        request = request.header(*name, HeaderValue::from_bytes(value).expect("a header may hold it"));
    }
    request.send().await.expect("a reply")
}

/// The replies in a body: of an event stream those of its events, of a list all that it holds.
fn replies(content_type: &str, text: &str) -> Result<Vec<Value>, TestCaseError> {
    let texts = match content_type.starts_with("text/event-stream") {
        true => text.lines().filter_map(|line| line.strip_prefix("data: ")).collect(),
        false => vec![text],
    };
    let read = |text: &str| serde_json::from_str(text).map_err(|_| TestCaseError::fail(format!("not JSON: {text}")));
    let told: Vec<Value> = texts.into_iter().filter(|text| !text.is_empty()).map(read).collect::<Result<_, _>>()?;
    Ok(told.into_iter().flat_map(|told| if let Value::Array(several) = told { several } else { vec![told] }).collect())
}

async fn check(app: &TestApp, case: &Case) -> Result<(), TestCaseError> {
    let reply = send(app, case).await;
    let status = reply.status();
    prop_assert!(status != StatusCode::INTERNAL_SERVER_ERROR);
    let content_type = reply.headers().get("content-type").map(|kind| kind.to_str().unwrap_or_default().to_owned());
    let text = reply.text().await.expect("a body");
    if status == StatusCode::NOT_MODIFIED {
        prop_assert_eq!(text, "");
        return Ok(());
    }
    for told in replies(&content_type.unwrap_or_default(), &text)? {
        let errors = told["errors"].as_array().cloned().unwrap_or_default();
        prop_assert!(told.get("data").is_some() || !errors.is_empty(), "neither data nor errors: {told}");
        for error in errors {
            let code = error["extensions"]["code"].as_str();
            prop_assert!(code.is_some_and(|code| code != "INTERNAL_SERVER_ERROR"), "{status}: {error}");
        }
    }
    Ok(())
}

#[test]
fn whatever_is_sent_is_answered_with_json_and_a_code_and_never_with_a_fault_of_ours() {
    let runtime = Runtime::new().expect("a runtime");
    let app = runtime.block_on(async {
        let database = TestDatabase::of_the_world(Engine::Sqlite).await;
        let set = |listen: &mut api::config::Listen| (listen.wire.quota, listen.wire.max_batch) = (0, 2);
        TestApp::serve_with(database, set).await
    });
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&case(), |case| runtime.block_on(check(&app, &case)));
    ran.unwrap_or_else(|failure| panic!("{failure}"));
}
