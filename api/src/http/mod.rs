//! The wire: what a client meets before any word of the sector.

mod graphiql;
mod graphql;
mod reply;

use actix_web::{http::header, middleware::DefaultHeaders, web};

/// All addresses of the service. In production there is no page to try queries on.
pub fn routes(app: &mut web::ServiceConfig, production: bool) {
    app.service(
        web::resource("/graphql").route(web::post().to(graphql::post)).default_service(web::to(graphql::not_allowed)),
    );
    if !production {
        app.service(web::redirect("/", "/graphiql"))
            .route("/graphiql", web::get().to(graphiql::page))
            .route("/graphiql", web::head().to(graphiql::page))
            .route("/graphiql/{file}", web::get().to(graphiql::file))
            .route("/graphiql/{file}", web::head().to(graphiql::file));
    }
}

/// What every reply carries: browsers take it for what it says it is, and for nothing else.
pub fn headers() -> DefaultHeaders {
    DefaultHeaders::new().add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}
