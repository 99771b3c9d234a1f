//! Cursors: opaque, bound to one order, good for any later register.
//!
//! A cursor holds the value and the key of the thing it stands behind, not its place, so it still points between the
//! right neighbours after things were added, changed or taken away.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::{
    error::Error,
    order::{Direction, SortValue},
};

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The list and the field that it is ordered by, such as `schools.NAME`.
    #[serde(rename = "o")]
    pub order: String,
    /// Which way the list runs.
    #[serde(rename = "d")]
    pub direction: Direction,
    /// The value that the thing is ordered by.
    #[serde(rename = "v")]
    pub value: Option<SortValue>,
    /// The thing's key, which orders those of equal value.
    #[serde(rename = "k")]
    pub key: i64,
}

impl Cursor {
    /// Longer than any cursor of ours, so that a huge one is refused before it is decoded.
    const LONGEST: usize = 2000;

    /// Writes the cursor as clients see it.
    pub fn encode(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        URL_SAFE_NO_PAD.encode(json)
    }

    /// Reads a cursor, and refuses one of another list or order.
    pub fn decode(text: &str, order: &str, direction: Direction) -> Result<Self, Error> {
        let bytes = (text.len() <= Self::LONGEST).then(|| URL_SAFE_NO_PAD.decode(text).ok()).flatten();
        let cursor: Option<Self> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let cursor = cursor.ok_or_else(Self::refusal)?;
        if cursor.order == order && cursor.direction == direction {
            return Ok(cursor);
        }
        Err(Error::bad_input(format!(
            "This cursor belongs to the order {} {}; this list runs by {order} {direction}.",
            cursor.order, cursor.direction
        )))
    }

    /// The refusal of what is no cursor.
    pub fn refusal() -> Error {
        Error::bad_input("This is not a cursor of this service.")
    }
}
