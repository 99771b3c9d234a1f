//! The reply to what was executed: data, perhaps partial, with errors; nothing internal in them, and no end of it.

use std::io::{self, Write};

use actix_web::{HttpRequest, HttpResponse, http::header};
use async_graphql::{Response, ServerError, Value};
use chrono::SecondsFormat;
use serde_json::json;

use super::{
    caching, credentials::Caller, media_type::MediaType, operation::rate_limit_headers, problem::Problem, trace,
};
use crate::{
    context::Spending,
    graphql::{
        document::points,
        error::{FAULT, code, in_plain_words, is_coercion_failure},
    },
};

/// The header by which a client asks to be told what it spends.
const TELL_COST: &str = "graphql-cost";

/// The reply to one operation.
pub fn one(
    request: &HttpRequest,
    accepted: MediaType,
    response: Response,
    (spending, caller): (&Spending, &Caller),
    most: usize,
) -> Result<HttpResponse, Problem> {
    let mut response = settled(response)?;
    let tells_cost = request.headers().get(TELL_COST).is_some_and(|value| value == "1");
    if tells_cost {
        response.extensions.insert("cost".into(), cost(&response.data, spending));
    }
    let body = bytes(&response, most)?;
    let mut reply = HttpResponse::Ok();
    // What it tells of one caller's account, or to who showed a token, is not for another who asks the same way.
    let kept = !tells_cost && caller.principal.is_none() && caching::hint(request, &response, &mut reply);
    if kept {
        let tag = caching::tag(&body);
        let has = caching::has(request, &tag);
        reply.insert_header(header::ETag(tag));
        if has {
            return Ok(reply.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
        }
    } else {
        caching::never(&mut reply);
        for header in spending
            .budget
            .iter()
            .flat_map(|budget| rate_limit_headers(budget, caller.account.kind(), spending.asked_at))
        {
            reply.insert_header(header);
        }
    }
    Ok(reply.content_type(accepted.content_type()).body(body))
}

/// The replies to several operations, in their order.
pub struct Many {
    body: Vec<u8>,
    most: usize,
}

impl Many {
    /// Replies of so many bytes in all.
    pub fn new(most: usize) -> Self {
        Self { body: vec![], most }
    }

    /// Adds what came of one.
    pub fn add(&mut self, answered: Result<Response, Problem>) -> Result<(), Problem> {
        let left = self.most.saturating_sub(self.body.len());
        let bytes = match answered.and_then(settled).and_then(|response| bytes(&response, left)) {
            Ok(bytes) => bytes,
            Err(problem) => problem.body().to_string().into_bytes(),
        };
        self.body.push(if self.body.is_empty() { b'[' } else { b',' });
        self.body.extend(bytes);
        Ok(())
    }

    /// The reply.
    pub fn reply(mut self) -> HttpResponse {
        self.body.push(b']');
        let mut reply = HttpResponse::Ok();
        caching::never(&mut reply);
        reply.content_type(MediaType::Json.content_type()).body(self.body)
    }
}

/// A response that may be sent, or the refusal of what was not executed or not in time.
pub fn settled(mut response: Response) -> Result<Response, Problem> {
    response.errors.iter_mut().for_each(mask);
    if is_not_executed(&response) {
        return Err(Problem::unexecuted(response.errors.iter().map(|error| json!(error)).collect()));
    }
    Ok(response)
}

/// The response as JSON, if it is not too long.
pub fn bytes(response: &Response, most: usize) -> Result<Vec<u8>, Problem> {
    let mut body = Bounded { bytes: Vec::with_capacity(1024), most };
    let written = serde_json::to_writer(&mut body, response);
    written.map(|()| body.bytes).map_err(|_| {
        let message = format!("The reply has more than {most} bytes; ask for less at once.");
        Problem::refused(code::TOO_COMPLEX, message)
    })
}

/// Bytes up to a bound.
struct Bounded {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the operation could cost, what it would have cost by what came of it, and what the caller has left.
fn cost(data: &Value, spending: &Spending) -> Value {
    let budget = spending.budget.map(|budget| {
        json!({ "limit": budget.limit, "remaining": budget.remaining, "resetAt": budget.resets_at.to_rfc3339_opts(SecondsFormat::Millis, true) })
    });
    let told = json!({ "requested": spending.cost, "actual": points(fields(data)), "budget": budget });
    Value::from_json(told).unwrap_or_default()
}

/// How many fields the data has.
fn fields(data: &Value) -> u64 {
    match data {
        Value::Object(object) => object.values().map(|value| 1 + fields(value)).sum(),
        Value::List(items) => items.iter().map(fields).sum(),
        _ => 0,
    }
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
    if let Some(id) = trace::request_id() {
        extensions.set("id", Value::from(id));
    }
    error.message = FAULT.into();
}
