//! The page on which people try queries, and everything that it loads.

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::{Engine, TestApp};

async fn get(app: &TestApp, path: &str) -> Response {
    app.request(Method::GET, path).send().await.expect("a reply")
}

/// The addresses on this service that a text speaks of.
fn references(text: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || "/._-".contains(c));
    let paths = text.match_indices("/graphiql/").map(|(at, _)| &text[at..]);
    paths.map(|rest| rest.split(ends).next().expect("a path").to_owned()).collect()
}

/// The page, what it loads, and what that loads in turn.
async fn everything(app: &TestApp) -> Vec<String> {
    let mut paths = vec!["/graphiql".to_owned()];
    let mut next = 0;
    while let Some(path) = paths.get(next).cloned() {
        let bytes = get(app, &path).await.bytes().await.expect("a body");
        let new = references(&String::from_utf8_lossy(&bytes)).into_iter();
        for found in new {
            if !paths.contains(&found) {
                paths.push(found);
            }
        }
        next += 1;
    }
    paths
}

#[tokio::test]
async fn the_page_and_everything_it_loads_is_served_under_a_strict_policy() {
    let app = TestApp::start(Engine::Sqlite).await;
    let paths = everything(&app).await;
    assert!(paths.len() >= 8, "{paths:?}");
    for path in paths {
        let response = get(&app, &path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let policy = response.headers()["content-security-policy"].to_str().expect("a policy").to_owned();
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
        assert!(!response.bytes().await.expect("bytes").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn the_policy_allows_the_images_that_the_style_sheet_holds() {
    let app = TestApp::start(Engine::Sqlite).await;
    let page = get(&app, "/graphiql").await;
    let policy = page.headers()["content-security-policy"].to_str().expect("a policy");
    let style = get(&app, "/graphiql/graphiql.css").await.text().await.expect("a text");
    assert_eq!(policy.contains("img-src 'self' data:;"), style.contains("url(data:image"), "{policy}");
}

#[tokio::test]
async fn everything_comes_with_the_type_that_a_browser_needs() {
    let app = TestApp::start(Engine::Sqlite).await;
    for path in everything(&app).await {
        let wanted = match path.rsplit('.').next().expect("an ending") {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            "json" => "application/json",
            "woff2" => "font/woff2",
            _ => "text/html; charset=utf-8",
        };
        assert_eq!(get(&app, &path).await.headers()["content-type"], wanted, "{path}");
    }
}

#[tokio::test]
async fn what_a_browser_has_already_is_not_sent_again() {
    let app = TestApp::start(Engine::Sqlite).await;
    // The tokens to try are not the page's, and are never kept.
    let kept = everything(&app).await.into_iter().filter(|path| !path.ends_with("tokens.json"));
    for path in kept {
        let tag = get(&app, &path).await.headers()["etag"].clone();
        let ask = |tag| app.request(Method::GET, &path).header("if-none-match", tag).send();
        let again = ask(tag.clone()).await.expect("a reply");
        assert_eq!((again.status(), &again.headers()["etag"]), (StatusCode::NOT_MODIFIED, &tag), "{path}");
        assert!(again.bytes().await.expect("no bytes").is_empty(), "{path}");
        let changed = ask("\"another\"".parse().expect("a header")).await.expect("a reply");
        assert_eq!(changed.status(), StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn outside_of_the_demo_the_page_offers_no_tokens() {
    let app = TestApp::start(Engine::Sqlite).await;
    let offered = get(&app, "/graphiql/tokens.json").await;
    assert_eq!(offered.headers()["cache-control"], "private, no-store");
    assert_eq!(offered.json::<Value>().await.expect("JSON"), json!([]));
}

#[tokio::test]
async fn the_front_door_leads_to_the_page() {
    let app = TestApp::start(Engine::Sqlite).await;
    assert_eq!(get(&app, "/").await.url().path(), "/graphiql");
    assert_eq!(get(&app, "/graphiql/nothing").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "/graphiql/..%2fgraphiql.html").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_example_on_the_page_is_answered() {
    let app = TestApp::start(Engine::Sqlite).await;
    let examples: Value = get(&app, "/graphiql/examples.json").await.json().await.expect("examples");
    let examples = examples.as_array().expect("a list of examples");
    assert!(examples.len() >= 3);
    for example in examples {
        let lines = example["query"].as_array().expect("lines").iter().map(|line| line.as_str().expect("a line"));
        let query = lines.collect::<Vec<_>>().join("\n");
        let variables = example.get("variables").cloned().unwrap_or_else(|| json!({}));
        app.ask_with(&query, variables).await.data();
    }
}
