//! The messages of graphql-transport-ws.

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What a client says.
#[derive(Deserialize, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Heard {
    /// It begins, perhaps with a token.
    ConnectionInit {
        /// What it says of itself.
        payload: Option<Map<String, Value>>,
    },
    /// It wants to know whether we are there.
    Ping {
        /// What it wants back.
        payload: Option<Map<String, Value>>,
    },
    /// It is there.
    Pong {},
    /// It asks for an operation.
    Subscribe {
        /// What it calls the operation.
        id: String,
        /// The request.
        payload: Map<String, Value>,
    },
    /// It wants no more of an operation.
    Complete {
        /// What it calls the operation.
        id: String,
    },
}

impl Heard {
    /// Reads a message; none where it is not one of the protocol's.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|heard| !matches!(heard, Self::Subscribe { id, .. } if id.is_empty()))
    }
}

/// What a client says of who it is; none where it says nothing.
pub fn authorization(payload: Option<&Map<String, Value>>) -> Option<&Value> {
    let mut fields = payload.into_iter().flatten();
    let said = fields.find(|(name, value)| name.eq_ignore_ascii_case("authorization") && !value.is_null());
    said.map(|(_, value)| value)
}

/// The conversation may begin.
pub fn acknowledgement() -> String {
    json!({ "type": "connection_ack" }).to_string()
}

/// We are there.
pub fn pong(payload: Option<Map<String, Value>>) -> String {
    let mut message = json!({ "type": "pong" });
    if let Some(payload) = payload {
        message["payload"] = payload.into();
    }
    message.to_string()
}

/// A result, which is JSON already.
pub fn next(id: &str, result: &[u8]) -> String {
    format!(r#"{{"id":{},"type":"next","payload":{}}}"#, json!(id), String::from_utf8_lossy(result))
}

/// The errors of an operation that is not executed.
pub fn error(id: &str, errors: &Value) -> String {
    json!({ "id": id, "type": "error", "payload": errors }).to_string()
}

/// There is no other result.
pub fn complete(id: &str) -> String {
    json!({ "id": id, "type": "complete" }).to_string()
}
