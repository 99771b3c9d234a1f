//! Server-sent events, in the way of graphql-sse's distinct connections: a request, and a stream of its results.

use std::{convert::Infallible, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, http::header::ContentEncoding, web::Bytes};
use apollo_compiler::ast::OperationType;
use futures_util::stream::{self, StreamExt as _};
use tokio::{
    select,
    time::{Interval, interval},
};

use super::{
    address, caching,
    credentials::Caller,
    graphql,
    media_type::MediaType,
    operation,
    problem::Problem,
    request::GraphqlRequest,
    results::{self, Results},
    streams::Seat,
    trace,
};
use crate::app::Service;

/// A comment, by which proxies and clients see that the stream is alive.
const SIGN_OF_LIFE: Bytes = Bytes::from_static(b":\n\n");

/// The last event. Browsers pass over events without data, so it has some that is empty.
const COMPLETE: Bytes = Bytes::from_static(b"event: complete\ndata:\n\n");

/// Answers a request with a stream of events.
pub async fn answer(
    request: &HttpRequest,
    service: &Arc<Service>,
    asked: GraphqlRequest,
    caller: &Caller,
) -> Result<HttpResponse, Problem> {
    let seat = service.streams.take(address::account(address::of(request, &service.trusted_proxies)))?;
    let results = match operation::prepare(service, asked, caller).await {
        Ok(operation) => {
            graphql::check_kind(request.method(), MediaType::EventStream, &operation)?;
            let listens = operation.kind == OperationType::Subscription;
            let results = results::of(service.clone(), operation, service.most_reply_bytes);
            let stopping = service.stopping.clone().cancelled_owned();
            let over = caller.token_is_over(&service.clock);
            if listens { results.take_until(stopping).take_until(over).boxed_local() } else { results }
        }
        // A page that listens sees events alone, so what was refused is told by one.
        Err(problem) if problem.is_well_formed() => {
            service.metrics.error(problem.code());
            stream::iter([Err(problem)]).boxed_local()
        }
        Err(problem) => return Err(problem),
    };
    let mut reply = HttpResponse::Ok();
    caching::never(&mut reply);
    // What is compressed is held back until there is enough of it; so it is by some proxies, unless told not to.
    reply.insert_header(ContentEncoding::Identity).insert_header(("x-accel-buffering", "no"));
    let events = Events { results: Some(results), heartbeat: interval(service.streams.heartbeat), _seat: seat };
    Ok(reply.content_type(MediaType::EventStream.content_type()).streaming(events.stream()))
}

/// The events of one reply.
struct Events {
    /// None when all is said.
    results: Option<Results>,
    heartbeat: Interval,
    _seat: Seat,
}

impl Events {
    fn stream(self) -> impl stream::Stream<Item = Result<Bytes, Infallible>> {
        let id = trace::request_id();
        stream::unfold(self, move |mut events| {
            let next = async move { Some((Ok(events.next().await?), events)) };
            trace::under(id.clone(), next)
        })
    }

    async fn next(&mut self) -> Option<Bytes> {
        let results = self.results.as_mut()?;
        select! {
            biased;
            result = results.next() => match result {
                Some(Ok(result)) => Some(next(&String::from_utf8_lossy(&result))),
                Some(Err(problem)) => Some(next(&problem.body().to_string())),
                None => {
                    self.results = None;
                    Some(COMPLETE)
                }
            },
            _ = self.heartbeat.tick() => Some(SIGN_OF_LIFE),
        }
    }
}

/// An event with a result. JSON as it is written here has no line breaks, which would end the event.
fn next(result: &str) -> Bytes {
    format!("event: next\ndata: {result}\n\n").into()
}
