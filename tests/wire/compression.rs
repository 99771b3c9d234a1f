//! Replies are compressed where it pays, and as the client likes.

use reqwest::{Method, Response, StatusCode};
use support::{Engine, TestApp};

const SHORT: &str = "{ register { schools } }";
const LONG: &str = "{ schools(first: 100) { nodes { name urn } } }";

async fn get(app: &TestApp, query: &str, encoding: &str) -> Response {
    let request = app.request(Method::GET, "/graphql").query(&[("query", query)]);
    request.header("accept-encoding", encoding).send().await.expect("a reply")
}

fn encoding(reply: &Response) -> Option<&str> {
    reply.headers().get("content-encoding").map(|value| value.to_str().expect("a text"))
}

#[tokio::test]
async fn a_short_reply_is_left_as_it_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    for accepted in ["br", "gzip", "zstd", "gzip, deflate, br, zstd"] {
        assert_eq!(encoding(&get(&app, SHORT, accepted).await), None, "{accepted}");
        assert!(encoding(&get(&app, LONG, accepted).await).is_some(), "{accepted}");
    }
}

#[tokio::test]
async fn a_long_reply_comes_out_of_its_compression_as_it_went_in() {
    use std::io::Read as _;
    let app = TestApp::start(Engine::Sqlite).await;
    let plain = get(&app, LONG, "identity").await.bytes().await.expect("a body");
    let packed = get(&app, LONG, "gzip").await.bytes().await.expect("a body");
    let mut unpacked = vec![];
    flate2::read::GzDecoder::new(&*packed).read_to_end(&mut unpacked).expect("it is gzip");
    assert!(packed.len() < plain.len() && unpacked == plain, "{} {}", packed.len(), plain.len());
}

#[tokio::test]
async fn who_takes_no_encoding_that_there_is_gets_the_reply_as_it_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    for accepted in ["identity", "compress", "br;q=0", "nonsense;q=", "identity;q=0", "*;q=0", "compress, identity;q=0"]
    {
        for query in [SHORT, LONG] {
            let reply = get(&app, query, accepted).await;
            assert_eq!((reply.status(), encoding(&reply)), (StatusCode::OK, None), "{accepted}");
            assert!(reply.text().await.expect("a body").starts_with("{\"data\":"), "{accepted}");
        }
    }
}
