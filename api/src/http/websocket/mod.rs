//! GraphQL over a WebSocket, by the protocol graphql-transport-ws.

mod close;
mod conversation;
mod message;
mod origin;

use actix_web::{
    HttpRequest, HttpResponse,
    guard::GuardContext,
    http::header::{SEC_WEBSOCKET_PROTOCOL, UPGRADE},
    rt, web,
};

use self::{close::Close, conversation::Conversation};
use super::{
    address,
    credentials::{self, Caller},
    media_type::MediaType,
    problem::Problem,
    trace,
};
use crate::app::Service;

/// What is spoken here.
const PROTOCOL: &str = "graphql-transport-ws";

/// Whether a request is for a WebSocket.
pub fn is_wanted(context: &GuardContext<'_>) -> bool {
    let upgrade = context.head().headers().get(UPGRADE);
    upgrade.is_some_and(|to| to.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Opens a WebSocket.
pub async fn open(request: HttpRequest, payload: web::Payload, service: web::Data<Service>) -> HttpResponse {
    begin(&request, payload, &service).await.unwrap_or_else(|problem| {
        service.metrics.error(problem.code());
        problem.reply(MediaType::GraphqlResponse)
    })
}

async fn begin(
    request: &HttpRequest,
    payload: web::Payload,
    service: &web::Data<Service>,
) -> Result<HttpResponse, Problem> {
    let caller = (Caller::of(request, service).await?, credentials::shown(request));
    origin::check(request, &service.streams.origins)?;
    let account = address::account(address::of(request, &service.trusted_proxies));
    let seat = service.streams.take(account)?;
    let opened = actix_ws::handle_with_protocols(request, payload, &[PROTOCOL]);
    let (reply, session, messages) =
        opened.map_err(|_| Problem::bad_request("This does not open a WebSocket as RFC 6455 wants it."))?;
    let is_spoken = reply.headers().contains_key(SEC_WEBSOCKET_PROTOCOL);
    let most = service.streams.most_message_bytes;
    let messages = messages.max_frame_size(most).aggregate_continuations().max_continuation_size(most);
    let conversation = Conversation::new(service.clone().into_inner(), caller, session);
    rt::spawn(trace::under(trace::request_id(), async move {
        let _seat = seat;
        match is_spoken {
            true => conversation.hold(messages).await,
            false => conversation.end(Close::OtherProtocol).await,
        }
    }));
    Ok(reply)
}
