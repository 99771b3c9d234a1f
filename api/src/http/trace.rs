//! One request, one number: in the log, in the reply, and in errors that are our fault.

use std::time::Instant;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        ConnectionType,
        header::{HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
    web,
};
use tracing::Instrument as _;
use uuid::Uuid;

use crate::app::Service;

/// The header that carries the number both ways.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The number of the request that is being answered; none outside of one.
pub fn request_id() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Does something under the number of a request, which it may outlive.
pub async fn under<F: Future>(id: Option<String>, work: F) -> F::Output {
    CURRENT.scope(id.unwrap_or_default(), work).await
}

/// Numbers a request, logs what came of it and counts it.
pub async fn number<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let id = given(request.headers()).unwrap_or_else(|| Uuid::now_v7().to_string());
    let trace = trace_id(request.headers()).unwrap_or_default();
    let span = tracing::info_span!("request", id, trace, method = %request.method(), path = request.path());
    let service = request.app_data::<web::Data<Service>>().cloned();
    let began = Instant::now();
    let answered = CURRENT.scope(id.clone(), next.call(request)).instrument(span.clone()).await;
    let mut reply = answered?;
    let status = reply.status().as_u16();
    span.in_scope(|| tracing::info!(status, milliseconds = began.elapsed().as_secs_f64() * 1000.0, "answered"));
    if let Some(service) = service {
        service.metrics.reply(status);
        if service.stopping.is_cancelled() {
            // Whoever asks again opens a connection, and so finds an instance that stays.
            reply.response_mut().head_mut().set_connection_type(ConnectionType::Close);
        }
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        reply.headers_mut().insert(REQUEST_ID, id);
    }
    Ok(reply)
}

/// The number that a proxy or client gave the request, where it is one that may stand in a log.
fn given(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(&REQUEST_ID)?.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    ((1..=64).contains(&id.len()) && id.bytes().all(is_plain)).then(|| id.to_owned())
}

/// The trace that the request is part of, by the W3C's header: `00-TRACE-PARENT-FLAGS`.
fn trace_id(headers: &HeaderMap) -> Option<String> {
    let mut parts = headers.get("traceparent")?.to_str().ok()?.split('-');
    let (version, trace) = (parts.next()?, parts.next()?);
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let is_trace = version.len() == 2 && is_hex(version) && trace.len() == 32 && is_hex(trace);
    (is_trace && trace.bytes().any(|byte| byte != b'0')).then(|| trace.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::{http::header::HeaderMap, test::TestRequest};

    use super::{given, trace_id};

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        TestRequest::default().insert_header((name, value)).to_http_request().headers().clone()
    }

    #[test]
    fn a_number_that_may_stand_in_a_log_is_kept() {
        assert_eq!(given(&headers("x-request-id", "a-1_B.c:9")).as_deref(), Some("a-1_B.c:9"));
        for bad in ["", "a b", "a\"b", "é", &"a".repeat(65)] {
            assert_eq!(given(&headers("x-request-id", bad)), None, "{bad}");
        }
    }

    #[test]
    fn a_trace_is_read_and_a_malformed_one_is_not() {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        let told = |value: &str| trace_id(&headers("traceparent", value));
        assert_eq!(told(&format!("00-{trace}-00f067aa0ba902b7-01")).as_deref(), Some(trace));
        for bad in ["", "00", "00-xyz-1-01", &format!("0-{trace}-1-01"), &format!("00-{}-1-01", "0".repeat(32))] {
            assert_eq!(told(bad), None, "{bad}");
        }
    }
}
