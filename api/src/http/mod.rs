//! The wire: what a client meets before any word of the sector.

mod address;
pub mod admission;
pub mod body;
pub mod caching;
pub mod compression;
pub mod credentials;
mod event_stream;
mod graphiql;
mod graphql;
mod health;
mod media_type;
pub mod metrics;
mod oauth;
mod operation;
mod problem;
mod reply;
mod request;
mod results;
pub mod streams;
pub mod trace;
pub mod trusted;
mod websocket;

use actix_cors::Cors;
use actix_web::{
    guard,
    http::{Method, header},
    middleware::DefaultHeaders,
    web,
};

/// All addresses of the service. In production there is no page to try queries on.
pub fn routes(app: &mut web::ServiceConfig, production: bool) {
    app.service(
        web::resource("/graphql")
            .route(web::post().to(graphql::post))
            .route(web::get().guard(guard::fn_guard(websocket::is_wanted)).to(websocket::open))
            .route(web::get().to(graphql::get))
            .default_service(web::to(graphql::not_allowed)),
    );
    app.service(
        web::resource("/oauth/token").route(web::post().to(oauth::token)).default_service(web::to(oauth::not_allowed)),
    );
    app.route("/.well-known/jwks.json", web::get().to(oauth::keys));
    app.route("/health/live", web::get().to(health::live))
        .route("/health/ready", web::get().to(health::ready))
        .route("/metrics", web::get().to(metrics::page));
    if !production {
        app.service(web::redirect("/", "/graphiql"))
            .route("/graphiql", web::get().to(graphiql::page))
            .route("/graphiql", web::head().to(graphiql::page))
            .route("/graphiql/tokens.json", web::get().to(graphiql::tokens))
            .route("/graphiql/{file}", web::get().to(graphiql::file))
            .route("/graphiql/{file}", web::head().to(graphiql::file));
    }
}

/// What every reply carries: browsers take it for what it says it is, show it in no frame, and run nothing in it.
pub fn headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .add((header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"))
        .add((header::REFERRER_POLICY, "no-referrer"))
        .add((header::X_FRAME_OPTIONS, "DENY"))
}

/// Which sites' pages may ask: none but those that are named.
pub fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allowed_methods([Method::GET, Method::POST])
        .allowed_headers([header::CONTENT_TYPE, header::ACCEPT, header::AUTHORIZATION])
        .allowed_header("graphql-cost")
        .allowed_header("break-glass")
        .expose_headers(["ratelimit", "ratelimit-policy", "retry-after", "etag"])
        .block_on_origin_mismatch(false)
        .max_age(3600);
    origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}
