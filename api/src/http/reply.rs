//! The reply: its media type, its status, and nothing internal in its errors.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
};
use async_graphql::{Response, ServerError, Value};
use serde_json::json;

use crate::graphql::{
    document::Refusal,
    error::{code, own_words},
};

/// The media types that a reply can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// The specification's own: the status says what happened.
    GraphqlResponse,
    /// The older one: a well-formed request gets 200, whatever came of it.
    Json,
}

impl MediaType {
    /// What the client would rather have.
    pub fn negotiate(request: &HttpRequest) -> Self {
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if accept.contains("application/graphql-response+json") { Self::GraphqlResponse } else { Self::Json }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// A request that is not executed, and why.
pub struct Problem {
    status: StatusCode,
    /// Whether the request was well formed, so that its older media type calls for 200.
    well_formed: bool,
    errors: Vec<serde_json::Value>,
}

impl Problem {
    /// A request that cannot be understood as one.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let error = json!({ "message": message.into(), "extensions": { "code": code } });
        Self { status, well_formed: false, errors: vec![error] }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let error = |problem: &crate::graphql::document::Problem| {
            let places: Vec<_> =
                problem.locations.iter().map(|at| json!({ "line": at.line, "column": at.column })).collect();
            let mut error = json!({ "message": problem.message, "extensions": { "code": refusal.code() } });
            if !places.is_empty() {
                error["locations"] = places.into();
            }
            error
        };
        let errors = refusal.problems().iter().map(error).collect();
        Self { status: StatusCode::BAD_REQUEST, well_formed: true, errors }
    }
}

/// The reply to a request that is not executed: errors, and no `data`.
pub fn refusal(accepted: MediaType, problem: Problem) -> HttpResponse {
    let status = if problem.well_formed && accepted == MediaType::Json { StatusCode::OK } else { problem.status };
    HttpResponse::build(status).content_type(accepted.content_type()).json(json!({ "errors": problem.errors }))
}

/// The reply to a request that was executed: data, perhaps partial, with errors.
pub fn response(accepted: MediaType, mut response: Response) -> HttpResponse {
    response.errors.iter_mut().for_each(mask);
    if is_not_executed(&response) {
        let errors = response.errors.iter().map(|error| json!(error)).collect();
        return refusal(accepted, Problem { status: StatusCode::BAD_REQUEST, well_formed: true, errors });
    }
    HttpResponse::Ok().content_type(accepted.content_type()).json(response)
}

/// The executor's own validation speaks of no field. What it refuses was not begun.
fn is_not_executed(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Our own errors carry a code. One without is either a value that does not fit its type, or a fault.
fn mask(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_some() {
        return;
    }
    if is_coercion_failure(&error.message) {
        error.message = in_plain_words(&error.message);
        extensions.set("code", Value::from(code::BAD_USER_INPUT));
        return;
    }
    // Only validation speaks of no field: the executor's own found what ours let pass.
    if error.path.is_empty() {
        extensions.set("code", Value::from(code::GRAPHQL_VALIDATION_FAILED));
        return;
    }
    tracing::error!(message = %error.message, path = ?error.path, "a field failed");
    extensions.set("code", Value::from(code::INTERNAL_SERVER_ERROR));
    error.message = "Something went wrong on our side.".into();
}

/// The executor's words for a value that does not fit its type.
fn is_coercion_failure(message: &str) -> bool {
    ["Failed to parse ", "Invalid value for argument ", "Expected input type "]
        .iter()
        .any(|start| message.starts_with(start))
}

/// What our scalars say of a value, without the types that the executor was in the middle of.
fn in_plain_words(message: &str) -> String {
    const ONE_OF: &str = ", Oneof ";
    if let Some((argument, _)) = message.split_once(ONE_OF) {
        return format!("{argument}: exactly one of its fields must be given, and not be null");
    }
    own_words(message).to_owned()
}
