//! GraphQL over HTTP: from the bytes of a request to the bytes of its reply.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, http::header, web};
use async_graphql::{Request, Variables};
use serde_json::{Map, Value};

use super::reply::{self, Problem};
use crate::{app::Service, context::RequestData, graphql::error::code};

/// The most that a request's body may hold: a document at its limit, and variables of several times that.
const MOST_BYTES: usize = 512 * 1024;

/// The body of a request, as the GraphQL-over-HTTP specification has it.
struct Body {
    query: String,
    operation_name: Option<String>,
    variables: Map<String, Value>,
}

impl Body {
    /// Reads the parts that the specification knows; `extensions` are checked for their shape, and not used yet.
    fn read(bytes: &[u8]) -> Result<Self, String> {
        let body = serde_json::from_slice(bytes).map_err(|error| format!("The body is not JSON: {error}."))?;
        let Value::Object(mut body) = body else { return Err("The body must be a JSON object.".into()) };
        let query = text(&mut body, "query")?.ok_or("The body has no query: a GraphQL document, as a string.")?;
        map(&mut body, "extensions")?;
        Ok(Self { query, operation_name: text(&mut body, "operationName")?, variables: map(&mut body, "variables")? })
    }
}

fn text(body: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} must be a string.")),
    }
}

fn map(body: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, String> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(_) => Err(format!("{name} must be a JSON object.")),
    }
}

/// Answers one operation.
pub async fn post(request: HttpRequest, payload: web::Payload, service: web::Data<Service>) -> HttpResponse {
    let accepted = reply::MediaType::negotiate(&request);
    match answer(&request, payload, &service).await {
        Ok(response) => reply::response(accepted, response),
        Err(problem) => reply::refusal(accepted, problem),
    }
}

/// Refuses every other method.
pub async fn not_allowed(request: HttpRequest) -> HttpResponse {
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, code::BAD_USER_INPUT, "Send GraphQL requests by POST.");
    let mut refused = reply::refusal(reply::MediaType::negotiate(&request), problem);
    refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("POST"));
    refused
}

async fn answer(
    request: &HttpRequest,
    payload: web::Payload,
    service: &Service,
) -> Result<async_graphql::Response, Problem> {
    check_content_type(request)?;
    let body = read(request, payload).await?;
    let checked = service.documents.check(&body.query)?;
    if !service.introspection && checked.introspects() {
        let message = "This service does not describe its schema; schema.graphql does.";
        return Err(Problem::new(StatusCode::BAD_REQUEST, code::GRAPHQL_VALIDATION_FAILED, message));
    }
    let name = operation_name(&checked, body.operation_name)?;
    service.documents.check_variables(&checked, name.as_deref(), &body.variables)?;
    let variables = Variables::from_json(Value::Object(body.variables));
    let mut request = Request::new(body.query).variables(variables);
    request.operation_name = name;
    let data = RequestData { register: service.keeper.current() };
    Ok(service.schema.execute(request.data(data)).await)
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

async fn read(request: &HttpRequest, payload: web::Payload) -> Result<Body, Problem> {
    let too_large = || {
        let message = format!("The request has more than {MOST_BYTES} bytes.");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, code::BAD_USER_INPUT, message)
    };
    let bad = |message: String| Problem::new(StatusCode::BAD_REQUEST, code::BAD_USER_INPUT, message);
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if declared.is_some_and(|bytes: usize| bytes > MOST_BYTES) {
        return Err(too_large());
    }
    let bytes = payload.to_bytes_limited(MOST_BYTES).await.map_err(|_| too_large())?;
    let bytes = bytes.map_err(|_| bad("The request's body ended too soon.".into()))?;
    Body::read(&bytes).map_err(bad)
}

/// Which of the document's operations to run.
fn operation_name(
    checked: &crate::graphql::document::Checked,
    wanted: Option<String>,
) -> Result<Option<String>, Problem> {
    let unresolved =
        |message: &str| Problem::new(StatusCode::BAD_REQUEST, code::OPERATION_RESOLUTION_FAILURE, message.to_owned());
    let mut operations = checked.operations();
    match wanted {
        Some(name) if operations.any(|operation| operation.name == Some(&name)) => Ok(Some(name)),
        Some(_) => Err(unresolved("The document has no operation of the name in operationName.")),
        None if operations.count() == 1 => Ok(None),
        None => Err(unresolved("The document has several operations: name one in operationName.")),
    }
}
