//! Whether the process lives, and whether it can be asked.

use actix_web::{HttpResponse, http::StatusCode, web};
use serde_json::json;

use super::caching;
use crate::app::Service;

/// The process answers.
pub async fn live() -> HttpResponse {
    reply(StatusCode::OK, json!({ "live": true }))
}

/// Whether requests may be sent here, and what speaks against it.
pub async fn ready(service: web::Data<Service>) -> HttpResponse {
    let database = service.keeper.database_answers().await;
    let version = service.keeper.current().version;
    let stopping = service.stopping.is_cancelled();
    let ready = database && version > 0 && !stopping;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let register = if version > 0 { json!(version) } else { json!("empty") };
    let database = if database { "answers" } else { "does not answer" };
    let told = json!({ "ready": ready, "database": database, "register": register, "stopping": stopping });
    reply(status, told)
}

fn reply(status: StatusCode, told: serde_json::Value) -> HttpResponse {
    let mut reply = HttpResponse::build(status);
    caching::never(&mut reply);
    reply.json(told)
}
