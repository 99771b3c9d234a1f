//! The wire: what a client meets before any word of the sector.

mod graphiql;
mod graphql;
mod reply;

use actix_web::{http::header, web};

/// All addresses of the service. In production there is no page to try queries on.
pub fn routes(app: &mut web::ServiceConfig, production: bool) {
    app.service(
        web::resource("/graphql").route(web::post().to(graphql::post)).default_service(web::to(graphql::not_allowed)),
    );
    if !production {
        app.service(web::redirect("/", "/graphiql"))
            .route("/graphiql", web::get().to(graphiql::page))
            .route("/graphiql/{file}", web::get().to(graphiql::file));
    }
}

/// Headers that every reply carries.
const NO_SNIFFING: (header::HeaderName, &str) = (header::X_CONTENT_TYPE_OPTIONS, "nosniff");
