//! A request that is not executed, and why.

use std::time::Duration;

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::{StatusCode, header},
};
use serde_json::{Value, json};

use super::{caching, media_type::MediaType, trace};
use crate::graphql::{
    document,
    document::Refusal,
    error::{FAULT, code},
};

/// A request that is not executed, and why.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    /// Whether the request was well formed, so that its older media type calls for 200.
    well_formed: bool,
    errors: Vec<Value>,
    headers: Vec<(header::HeaderName, header::HeaderValue)>,
}

impl Problem {
    /// A request that is refused with a status, a code and a sentence.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        let error = json!({ "message": message.into(), "extensions": { "code": code } });
        Self { status, well_formed: false, errors: vec![error], headers: vec![] }
    }

    /// A request that cannot be understood as one.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code::BAD_USER_INPUT, message)
    }

    /// A well-formed request for what cannot be executed.
    pub fn refused(code: &str, message: impl Into<String>) -> Self {
        Self { well_formed: true, ..Self::new(StatusCode::BAD_REQUEST, code, message) }
    }

    /// Errors that the executor found before it began.
    pub fn unexecuted(errors: Vec<Value>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, well_formed: true, errors, headers: vec![] }
    }

    /// More is asked of the service than it can do at once.
    pub fn overloaded() -> Self {
        let message = "The service is busy. Try again in a second.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code::OVERLOADED, message).retry_after(Duration::from_secs(1))
    }

    /// It took too long.
    pub fn too_late(deadline: Duration) -> Self {
        let message = format!("This took longer than {}.", humantime::format_duration(deadline));
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code::TIMEOUT, message)
    }

    /// What it takes to answer is not there at the moment.
    pub fn unavailable(message: &str) -> Self {
        let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, code::OVERLOADED, message);
        problem.retry_after(Duration::from_secs(1))
    }

    /// A fault of ours, whose cause is in the log alone.
    pub fn fault(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed");
        let mut problem = Self::new(StatusCode::INTERNAL_SERVER_ERROR, code::INTERNAL_SERVER_ERROR, FAULT);
        if let (Some(id), Some(error)) = (trace::request_id(), problem.errors.first_mut()) {
            error["extensions"]["id"] = id.into();
        }
        problem
    }

    /// The same with another header.
    pub fn with(mut self, name: header::HeaderName, value: header::HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The same, saying when to try again: in whole seconds.
    pub fn retry_after(self, wait: Duration) -> Self {
        let seconds = wait.as_millis().div_ceil(1000).max(1);
        self.with(header::RETRY_AFTER, header::HeaderValue::from(u32::try_from(seconds).unwrap_or(u32::MAX)))
    }

    /// The errors, as they stand in a reply.
    pub fn body(&self) -> Value {
        json!({ "errors": self.errors })
    }

    /// Whether the request was well formed, and what it asks for cannot be executed.
    pub fn is_well_formed(&self) -> bool {
        self.well_formed
    }

    /// The sentence of the first error.
    pub fn message(&self) -> &str {
        self.errors.first().and_then(|error| error["message"].as_str()).unwrap_or_default()
    }

    /// The code of the first error.
    pub fn code(&self) -> &str {
        self.errors.first().and_then(|error| error["extensions"]["code"].as_str()).unwrap_or_default()
    }

    /// The status that the media type calls for.
    pub fn status(&self, accepted: MediaType) -> StatusCode {
        if self.well_formed && accepted == MediaType::Json { StatusCode::OK } else { self.status }
    }

    /// The reply as OAuth has it, with a code of its own.
    pub fn oauth(self, code: &str) -> HttpResponse {
        let mut reply = HttpResponse::build(self.status);
        caching::never(&mut reply);
        let body = json!({ "error": code, "error_description": self.message() });
        for header in self.headers {
            reply.insert_header(header);
        }
        reply.json(body)
    }

    /// The reply: errors, and no `data`.
    pub fn reply(self, accepted: MediaType) -> HttpResponse {
        let accepted = if accepted == MediaType::EventStream { MediaType::GraphqlResponse } else { accepted };
        let mut reply: HttpResponseBuilder = HttpResponse::build(self.status(accepted));
        caching::never(&mut reply);
        let body = self.body();
        for header in self.headers {
            reply.insert_header(header);
        }
        reply.content_type(accepted.content_type()).json(body)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let error = |problem: &document::Problem| {
            let places: Vec<_> =
                problem.locations.iter().map(|at| json!({ "line": at.line, "column": at.column })).collect();
            let mut error = json!({ "message": problem.message, "extensions": { "code": refusal.code() } });
            if !places.is_empty() {
                error["locations"] = places.into();
            }
            error
        };
        Self::unexecuted(refusal.problems().iter().map(error).collect())
    }
}
