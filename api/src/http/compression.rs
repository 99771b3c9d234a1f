//! Which replies are compressed: those that it makes noticeably shorter, for clients that like it.

use actix_web::{
    Error, HttpMessage as _,
    body::{BodySize, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, AcceptEncoding, Encoding, HeaderValue},
    middleware::Next,
};

/// A reply of fewer bytes goes out in one packet anyway, and a hot one is sooner sent than compressed.
const WORTHWHILE: u64 = 1024;

/// What a reply is marked with that nothing is to compress.
const PLAIN: HeaderValue = HeaderValue::from_static("identity");

/// What a reply can be sent as.
const OFFERED: [Encoding; 4] = [Encoding::brotli(), Encoding::zstd(), Encoding::gzip(), Encoding::identity()];

/// Has what compresses pass over a short reply. Goes inside of it.
pub async fn leave_short<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut reply = next.call(request).await?;
    if matches!(reply.response().body().size(), BodySize::Sized(bytes) if bytes < WORTHWHILE) {
        reply.headers_mut().insert(header::CONTENT_ENCODING, PLAIN);
    }
    Ok(reply)
}

/// Goes around what compresses: a reply that is left as it is needs no mark, and who takes no encoding that there is,
/// not even none, gets the reply as it is rather than no reply.
pub async fn settle<B: MessageBody>(mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let wanted = request.get_header::<AcceptEncoding>();
    if wanted.is_some_and(|wanted| wanted.negotiate(OFFERED.iter()).is_none()) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let mut reply = next.call(request).await?;
    if reply.headers().get(header::CONTENT_ENCODING) == Some(&PLAIN) {
        reply.headers_mut().remove(header::CONTENT_ENCODING);
    }
    Ok(reply)
}
