//! GraphQL over HTTP: from the bytes of a request to the bytes of its reply.

use std::{sync::Arc, time::Instant};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{Method, StatusCode, header},
    web,
};
use apollo_compiler::ast::OperationType;
use serde_json::Value;

use super::{
    body,
    credentials::Caller,
    event_stream,
    media_type::MediaType,
    operation::{self, Operation},
    problem::Problem,
    reply,
    request::GraphqlRequest,
};
use crate::{
    app::Service,
    changes::IdentityReads,
    database,
    graphql::{deadline, error::code},
};

/// What a client sent: one request, or a list of them.
enum Sent {
    One(GraphqlRequest),
    Many(Vec<GraphqlRequest>),
}

impl Sent {
    fn read(body: &[u8], most: usize) -> Result<Self, Problem> {
        let body = serde_json::from_slice(body);
        let body = body.map_err(|error| Problem::bad_request(format!("The body is not JSON: {error}.")))?;
        match body {
            Value::Array(requests) => several(requests, most).map(Self::Many),
            one => GraphqlRequest::read(one).map(Self::One),
        }
    }
}

/// Answers what is sent in a body.
pub async fn post(request: HttpRequest, payload: web::Payload, service: web::Data<Service>) -> HttpResponse {
    let arrives = body::read(&request, payload, &service.body);
    answer(&request, &service, arrives, |bytes| Sent::read(&bytes, service.most_in_a_batch)).await
}

/// Answers what is sent in the address.
pub async fn get(request: HttpRequest, service: web::Data<Service>) -> HttpResponse {
    let read = |()| GraphqlRequest::of_address(request.query_string()).map(Sent::One);
    answer(&request, &service, async { Ok(()) }, read).await
}

/// Refuses every other method.
pub async fn not_allowed(request: HttpRequest) -> HttpResponse {
    let message = "Send GraphQL requests by GET or POST.";
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, code::BAD_USER_INPUT, message);
    let problem = problem.with(header::ALLOW, header::HeaderValue::from_static("GET, POST"));
    problem.reply(MediaType::negotiate(&request).unwrap_or(MediaType::GraphqlResponse))
}

/// Answers what arrives. It waits for a thread only once it is there: who sends slowly keeps nobody else waiting.
async fn answer<Bytes>(
    request: &HttpRequest,
    service: &web::Data<Service>,
    arrives: impl Future<Output = Result<Bytes, Problem>>,
    read: impl FnOnce(Bytes) -> Result<Sent, Problem>,
) -> HttpResponse {
    let Some(accepted) = MediaType::negotiate(request) else {
        let message = "Replies are application/graphql-response+json, application/json or text/event-stream.";
        let problem = Problem::new(StatusCode::NOT_ACCEPTABLE, code::BAD_USER_INPUT, message);
        return problem.reply(MediaType::GraphqlResponse);
    };
    let answered = async {
        let caller = Caller::of(request, service).await?;
        let arrived = arrives.await?;
        // Boxed, so that what is executed lies on the stack by itself, and not within all that waits for it.
        let work = async {
            match read(arrived)? {
                Sent::One(asked) => Box::pin(one(request, service, asked, (&caller, accepted))).await,
                Sent::Many(_) if accepted == MediaType::EventStream => {
                    Err(Problem::bad_request("A stream of events answers one request: send no list."))
                }
                Sent::Many(asked) => Box::pin(many(request, service, asked, &caller)).await,
            }
        };
        service.admission.work(work).await
    };
    answered.await.unwrap_or_else(|problem: Problem| {
        service.metrics.error(problem.code());
        problem.reply(accepted)
    })
}

fn several(requests: Vec<Value>, most: usize) -> Result<Vec<GraphqlRequest>, Problem> {
    match requests.len() {
        _ if most <= 1 => Err(Problem::bad_request("Send one request at a time: this service takes no lists of them.")),
        0 => Err(Problem::bad_request("The list of requests is empty.")),
        count if count > most => {
            Err(Problem::bad_request(format!("The list has {count} requests; at most {most} are allowed.")))
        }
        _ => requests.into_iter().map(GraphqlRequest::read).collect(),
    }
}

async fn one(
    request: &HttpRequest,
    service: &Arc<Service>,
    asked: GraphqlRequest,
    (caller, accepted): (&Caller, MediaType),
) -> Result<HttpResponse, Problem> {
    if accepted == MediaType::EventStream {
        return event_stream::answer(request, service, asked, caller).await;
    }
    let operation = operation::prepare(service, asked, caller).await?;
    check_kind(request.method(), accepted, &operation)?;
    let spending = operation.spending;
    let response = execute(service, operation).await?;
    reply::one(request, accepted, response, (&spending, caller), service.most_reply_bytes)
}

/// Answers a list of requests with the list of their replies.
async fn many(
    request: &HttpRequest,
    service: &Arc<Service>,
    asked: Vec<GraphqlRequest>,
    caller: &Caller,
) -> Result<HttpResponse, Problem> {
    let mut replies = reply::Many::new(service.most_reply_bytes);
    for asked in asked {
        let answered = async {
            let operation = operation::prepare(service, asked, caller).await?;
            check_kind(request.method(), MediaType::Json, &operation)?;
            execute(service, operation).await
        };
        replies.add(answered.await)?;
    }
    Ok(replies.reply())
}

/// An address alone must change nothing, since others can have it opened. And but for a stream, one reply cannot go on for ever.
pub fn check_kind(method: &Method, accepted: MediaType, operation: &Operation) -> Result<(), Problem> {
    match operation.kind {
        OperationType::Mutation if method == Method::GET => {
            let message = "A mutation changes something: send it by POST.";
            let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, code::BAD_USER_INPUT, message);
            Err(problem.with(header::ALLOW, header::HeaderValue::from_static("POST")))
        }
        OperationType::Subscription if accepted != MediaType::EventStream => {
            Err(Problem::bad_request("A subscription is answered over a WebSocket, or as text/event-stream."))
        }
        OperationType::Query | OperationType::Mutation | OperationType::Subscription => Ok(()),
    }
}

/// Executes what is answered at once.
pub async fn execute(service: &Service, operation: Operation) -> Result<async_graphql::Response, Problem> {
    let began = Instant::now();
    let name = operation.request.operation_name.clone();
    let executed = deadline::within(service.deadline, Box::pin(service.schema.execute(operation.request))).await;
    service.metrics.operation(name.as_deref(), began.elapsed());
    let response = executed.ok_or_else(|| Problem::too_late(service.deadline))?;
    count_errors(service, &response);
    keep(service, &operation.reads).await?;
    Ok(response)
}

/// Keeps whose identity was read before anybody is told it. Where that takes too long, as while an import holds an
/// embedded database, nobody is.
pub async fn keep(service: &Service, reads: &IdentityReads) -> Result<(), Problem> {
    let kept = tokio::time::timeout(service.deadline, reads.keep(&service.db, service.clock.now())).await;
    match kept {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) if !database::is_locked(&error) => Err(Problem::fault(error)),
        Ok(Err(_)) | Err(_) => {
            Err(Problem::unavailable("That this is read cannot be kept just now. Try again in a second."))
        }
    }
}

/// Counts the errors of a reply by their codes.
pub fn count_errors(service: &Service, response: &async_graphql::Response) {
    for error in &response.errors {
        let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
        service.metrics.error(code.and_then(code_of).unwrap_or(code::INTERNAL_SERVER_ERROR));
    }
}

fn code_of(value: &async_graphql::Value) -> Option<&str> {
    match value {
        async_graphql::Value::String(code) => Some(code),
        _ => None,
    }
}
