//! A reader of server-sent events.

use reqwest::{Method, Response};
use serde_json::{Value, json};
use support::TestApp;

/// The events of one reply.
pub struct Events {
    pub reply: Response,
    read: String,
}

/// Asks for events.
pub async fn ask(app: &TestApp, query: &str) -> Response {
    let request = app.request(Method::POST, "/graphql").header("accept", "text/event-stream");
    request.json(&json!({ "query": query })).send().await.expect("a reply")
}

impl Events {
    pub async fn of(app: &TestApp, query: &str) -> Self {
        Self::in_reply(ask(app, query).await)
    }

    pub fn in_reply(reply: Response) -> Self {
        assert_eq!(
            (reply.status().as_u16(), &reply.headers()["content-type"]),
            (200, &"text/event-stream".parse().expect("a value"))
        );
        Self { reply, read: String::new() }
    }

    /// What stands before the next empty line; none at the end.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.read.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.read = rest;
                return Some(block);
            }
            let bytes = self.reply.chunk().await.expect("more")?;
            self.read.push_str(std::str::from_utf8(&bytes).expect("UTF-8"));
        }
    }

    /// The next comment.
    pub async fn sign_of_life(&mut self) {
        while self.block().await.expect("it goes on") != ":" {}
    }

    /// The next event, with what it tells.
    pub async fn next(&mut self) -> (String, Value) {
        loop {
            let block = self.block().await.expect("another event");
            if block == ":" {
                continue;
            }
            let (name, data) = block.split_once('\n').expect("two lines");
            let (name, data) =
                (name.strip_prefix("event: ").expect("a name"), data.strip_prefix("data:").expect("data"));
            let data = if data.is_empty() { Value::Null } else { serde_json::from_str(data).expect("JSON") };
            return (name.to_owned(), data);
        }
    }

    /// That it is complete, and ends.
    pub async fn complete(&mut self) {
        assert_eq!(self.next().await, ("complete".to_owned(), Value::Null));
        assert_eq!(self.block().await, None);
    }
}
