//! The bytes of a request's body: of the right kind, not too many, and not too slow.

use std::time::Duration;

use actix_web::{
    HttpRequest,
    http::{StatusCode, header},
    web::{Bytes, Payload},
};

use super::problem::Problem;
use crate::graphql::error::code;

/// What a body may be.
pub struct Bounds {
    /// The most bytes.
    pub bytes: usize,
    /// How long it may take to arrive.
    pub deadline: Duration,
}

/// Reads a body of JSON.
pub async fn read(request: &HttpRequest, payload: Payload, bounds: &Bounds) -> Result<Bytes, Problem> {
    check_content_type(request)?;
    let too_large = || {
        let message = format!("The request has more than {} bytes.", bounds.bytes);
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, code::BAD_USER_INPUT, message)
    };
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if declared.is_some_and(|bytes: usize| bytes > bounds.bytes) {
        return Err(too_large());
    }
    let arrived = tokio::time::timeout(bounds.deadline, payload.to_bytes_limited(bounds.bytes)).await;
    let too_slow = |_| {
        let message = format!("The request's body took longer than {}.", humantime::format_duration(bounds.deadline));
        Problem::new(StatusCode::REQUEST_TIMEOUT, code::TIMEOUT, message)
    };
    let bytes = arrived.map_err(too_slow)?.map_err(|_| too_large())?;
    bytes.map_err(|_| Problem::bad_request("The request's body ended too soon."))
}

/// Anything but JSON could be sent by a form of another site, without asking first.
fn check_content_type(request: &HttpRequest) -> Result<(), Problem> {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = given.split(';').map(|part| part.trim().to_ascii_lowercase());
    let is_json = parts.next().as_deref() == Some("application/json");
    let is_utf8 = parts.all(|part| part.strip_prefix("charset=").is_none_or(|set| set.trim_matches('"') == "utf-8"));
    let is_plain = !request.headers().contains_key(header::CONTENT_ENCODING);
    if is_json && is_utf8 && is_plain {
        return Ok(());
    }
    let wanted = "Send the request as application/json, in UTF-8, not compressed.";
    Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code::BAD_USER_INPUT, wanted))
}
