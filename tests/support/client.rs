//! A reply, and short ways to look into it.

use reqwest::{Response, StatusCode};
use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: StatusCode,
    /// The whole body.
    pub body: Value,
}

impl Reply {
    /// Reads a response whose body is JSON.
    pub async fn of(response: Response) -> Self {
        let status = response.status();
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status}, and not JSON: {text}"));
        Self { status, body }
    }

    /// The data, of a reply that must have no errors.
    #[track_caller]
    pub fn data(&self) -> &Value {
        assert!(self.body.get("errors").is_none(), "{:#}", self.body);
        &self.body["data"]
    }

    /// What stands at a path such as `/schools/nodes/0/name`, of a reply that must have no errors.
    #[track_caller]
    pub fn at(&self, path: &str) -> &Value {
        self.data().pointer(path).unwrap_or_else(|| panic!("nothing at {path} in {:#}", self.body))
    }

    /// The codes of all errors.
    pub fn codes(&self) -> Vec<&str> {
        let errors = self.body["errors"].as_array().into_iter().flatten();
        errors.map(|error| error["extensions"]["code"].as_str().unwrap_or("no code")).collect()
    }

    /// The message of the first error.
    #[track_caller]
    pub fn message(&self) -> &str {
        self.body["errors"][0]["message"].as_str().unwrap_or_else(|| panic!("no error in {:#}", self.body))
    }
}
