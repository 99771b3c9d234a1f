//! Who may keep a reply, and for how long.
//!
//! The fields at the root say it themselves, by the hints in the schema: what is of the public register may be kept for
//! a minute by anybody, `rateLimit` by nobody, and with it no reply that holds it. Where no field has a hint, or anything
//! went wrong, nobody keeps the reply; nor where a field forbids it because of what it was asked. Nor does anybody keep what was sent by POST.

use actix_web::{
    Error, HttpMessage as _, HttpRequest, HttpResponseBuilder,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, EntityTag, HeaderValue, IfNoneMatch},
    },
    middleware::Next,
};
use async_graphql::Response;
use sha2::{Digest as _, Sha256};

/// On what, beside the address, a reply depends.
pub const VARY: (header::HeaderName, &str) = (header::VARY, "Authorization, Accept, Accept-Encoding, GraphQL-Cost");

/// Marks a reply as one that nobody may keep.
pub fn never(reply: &mut HttpResponseBuilder) {
    reply.insert_header((header::CACHE_CONTROL, "private, no-store")).insert_header(VARY);
}

/// Says how long a reply may be kept, by the hints of its fields. Says whether it may be at all.
pub fn hint(request: &HttpRequest, response: &Response, reply: &mut HttpResponseBuilder) -> bool {
    let control = response.cache_control;
    let forbidden = response.http_headers.contains_key(header::CACHE_CONTROL.as_str());
    let is_sound = request.method() == Method::GET && response.errors.is_empty() && !forbidden;
    let kept = is_sound && control.public && control.max_age > 0;
    match kept {
        true => {
            let control = format!("public, max-age={}", control.max_age);
            reply.insert_header((header::CACHE_CONTROL, control)).insert_header(VARY);
        }
        false => never(reply),
    }
    kept
}

/// What tells one reply from another. It is weak, since the same reply may come compressed in several ways.
pub fn tag(body: &[u8]) -> EntityTag {
    let digest = Sha256::digest(body);
    EntityTag::new_weak(digest[..12].iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether the client has this reply already.
pub fn has(request: &HttpRequest, tag: &EntityTag) -> bool {
    match request.get_header::<IfNoneMatch>() {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|held| held.weak_eq(tag)),
        None => false,
    }
}

/// Says once on what a reply depends, each thing named once, whoever adds to it on the way out.
pub async fn vary_once<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut reply = next.call(request).await?;
    let mut named: Vec<String> = vec![];
    for line in reply.headers().get_all(header::VARY).filter_map(|line| line.to_str().ok()) {
        for name in line.split(',').map(str::trim) {
            if !named.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                named.push(name.to_owned());
            }
        }
    }
    if let (false, Ok(once)) = (named.is_empty(), HeaderValue::try_from(named.join(", "))) {
        reply.headers_mut().insert(header::VARY, once);
    }
    Ok(reply)
}
