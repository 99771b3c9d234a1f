//! The page on which people try queries, with everything it needs inside the binary.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, EntityTag},
    web,
};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::caching;
use crate::app::Service;

/// Built by `graphiql/`, with its licences beside it.
#[derive(RustEmbed)]
#[folder = "assets/graphiql"]
struct Assets;

/// The page runs its own script and style, and talks to this service alone. Its style sheet holds small images.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page itself.
pub async fn page(request: HttpRequest) -> HttpResponse {
    serve(&request, "graphiql.html")
}

/// The tokens that the page offers: the demo's, and none elsewhere.
pub async fn tokens(service: web::Data<Service>) -> HttpResponse {
    let offered = service.tokens_to_try.get().cloned().unwrap_or_else(|| serde_json::json!([]));
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "private, no-store")).json(offered)
}

/// A file that the page asks for.
pub async fn file(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    serve(&request, &name)
}

fn serve(request: &HttpRequest, name: &str) -> HttpResponse {
    let Some(file) = Assets::get(name) else { return HttpResponse::NotFound().finish() };
    let tag = EntityTag::new_strong(version_of(&file));
    let known = caching::has(request, &tag);
    let mut reply = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    reply
        .insert_header(header::ETag(tag))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::REFERRER_POLICY, "no-referrer"));
    // What the browser has needs no body, not even an empty one that is compressed.
    if known {
        return reply.finish();
    }
    reply.content_type(content_type(name)).body(file.data.into_owned())
}

fn version_of(file: &EmbeddedFile) -> String {
    file.metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}
