//! What is left out in production.

use reqwest::{Method, StatusCode};
use support::{Engine, TestApp, database::TestDatabase, world};

async fn in_production() -> TestApp {
    TestApp::serve_as(TestDatabase::of_the_world(Engine::Sqlite).await, true).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_does_not_describe_itself() {
    let app = in_production().await;
    for query in
        ["{ __schema { types { name } } }", "{ ...R } fragment R on Query { t: __type(name: \"School\") { name } }"]
    {
        let refused = app.ask(query).await;
        assert_eq!((refused.status, refused.codes()), (StatusCode::BAD_REQUEST, vec!["GRAPHQL_VALIDATION_FAILED"]));
        assert!(refused.body.get("data").is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_are_answered_all_the_same() {
    let app = in_production().await;
    assert_eq!(app.ask("{ __typename register { schools } }").await.at("/register/schools"), world::SCHOOLS);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_no_page_to_try_queries_on() {
    let app = in_production().await;
    for path in ["/", "/graphiql", "/graphiql/graphiql.js"] {
        let reply = app.request(Method::GET, path).send().await.expect("a reply");
        assert_eq!(reply.status(), StatusCode::NOT_FOUND, "{path} is served");
    }
}
