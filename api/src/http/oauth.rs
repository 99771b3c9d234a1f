//! Where partner systems sign in by themselves: client credentials, as RFC 6749 has them in section 4.4, and the keys by
//! which others can check what they are given.

use std::collections::BTreeSet;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{address, operation, problem::Problem};
use crate::{
    access::{
        ClientScope, Role,
        client::Client,
        token::{Wish, issue},
    },
    app::Service,
    quota::Account,
};

/// How long a partner system's token is good: it can always have another.
const LASTS: TimeDelta = TimeDelta::minutes(10);

/// What signing in costs, in points: it is a look into the database and a signature.
const POINTS: u32 = 5;

/// The most bytes of a request. It holds an id, a secret and some scopes.
const MOST_BYTES: usize = 8 * 1024;

/// What a partner system sends.
#[derive(Deserialize, Default)]
struct Asked {
    grant_type: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// Why nobody is given a token: the errors of section 5.2, and that there were too many.
enum Refusal {
    Request(&'static str),
    Client,
    Grant,
    Scope(String),
    Problem(Problem),
    Fault,
}

/// Gives a partner system a token.
pub async fn token(request: HttpRequest, payload: web::Payload, service: web::Data<Service>) -> HttpResponse {
    match sign_in(&request, payload, &service).await {
        Ok(body) => reply(StatusCode::OK, &body),
        Err(refusal) => refusal.reply(),
    }
}

/// Refuses every other method: a secret has no place in an address.
pub async fn not_allowed() -> HttpResponse {
    let mut refused = Refusal::Request("send a POST").reply();
    *refused.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("POST"));
    refused
}

/// The public halves of the service's keys.
pub async fn keys(service: web::Data<Service>) -> HttpResponse {
    match service.tokens.published().await {
        Ok(keys) => HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "public, max-age=300")).json(keys),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

async fn sign_in(request: &HttpRequest, payload: web::Payload, service: &Service) -> Result<Value, Refusal> {
    let account = Account::Address(address::account(address::of(request, &service.trusted_proxies)));
    operation::charge(service, &account, POINTS).map_err(Refusal::Problem)?;
    service.sign_ins.could_spend(&account, 1).map_err(|wait| Refusal::Problem(too_many(wait)))?;
    let asked = read(request, payload, service).await?;
    let (id, secret) = credentials(request, &asked)?;
    match asked.grant_type.as_deref() {
        Some("client_credentials") => {}
        Some(_) => return Err(Refusal::Grant),
        None => return Err(Refusal::Request("grant_type is missing")),
    }
    // An id of another form belongs to nobody, and takes the same way.
    let id: Uuid = id.parse().unwrap_or(Uuid::nil());
    let client = service.clients.signed_in(id, &secret).await;
    let Some(client) = client.map_err(fault)? else {
        // Who could pay a moment ago, and was overtaken by others, is refused the next time.
        let _ = service.sign_ins.spend(&account, 1);
        return Err(Refusal::Client);
    };
    let scopes = narrowed(&client, asked.scope.as_deref())?;
    let listed = ClientScope::list(scopes.iter().copied());
    let wish = Wish {
        subject: id.to_string(),
        client_id: id.to_string(),
        roles: vec![Role::Partner],
        scopes,
        trusts: client.trusts.clone(),
        schools: BTreeSet::new(),
        lasts: LASTS,
    };
    let now = service.clock.now();
    let key = service.keys.signing(now).await.map_err(fault)?;
    let token = issue(wish, &service.issuer, key, now).map_err(fault)?;
    Ok(json!({ "access_token": token, "token_type": "Bearer", "expires_in": LASTS.num_seconds(), "scope": listed }))
}

async fn read(request: &HttpRequest, payload: web::Payload, service: &Service) -> Result<Asked, Refusal> {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = content_type.and_then(|value| value.parse::<mime::Mime>().ok());
    if kind.is_none_or(|kind| kind.essence_str() != "application/x-www-form-urlencoded") {
        return Err(Refusal::Request("the body must be application/x-www-form-urlencoded"));
    }
    let body = tokio::time::timeout(service.body.deadline, payload.to_bytes_limited(MOST_BYTES)).await;
    let Ok(Ok(Ok(body))) = body else { return Err(Refusal::Request("the body is too long, or does not arrive")) };
    let mut asked = Asked::default();
    for (name, value) in form_urlencoded::parse(&body) {
        let slot = match &*name {
            "grant_type" => &mut asked.grant_type,
            "scope" => &mut asked.scope,
            "client_id" => &mut asked.client_id,
            "client_secret" => &mut asked.client_secret,
            // Others are to be ignored.
            _ => continue,
        };
        if slot.replace(value.into_owned()).is_some() {
            return Err(Refusal::Request("a parameter stands twice"));
        }
    }
    Ok(asked)
}

/// The id and the secret, from the one of two places where they may stand.
fn credentials(request: &HttpRequest, asked: &Asked) -> Result<(String, String), Refusal> {
    let mut shown = request.headers().get_all(header::AUTHORIZATION);
    let in_body = asked.client_id.clone().zip(asked.client_secret.clone());
    match (shown.next(), in_body) {
        (None, Some(pair)) => Ok(pair),
        (None, None) => Err(Refusal::Client),
        (Some(_), _) if shown.next().is_some() || asked.client_secret.is_some() => {
            Err(Refusal::Request("the client signs in twice"))
        }
        (Some(value), _) => value.to_str().ok().and_then(basic).ok_or(Refusal::Client),
    }
}

/// Section 2.3.1: both parts are encoded as in a form before they are put together.
fn basic(value: &str) -> Option<(String, String)> {
    let (scheme, encoded) = value.split_once(' ')?;
    let bytes = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    let text = String::from_utf8(bytes).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let (id, secret) = text.split_once(':')?;
    let plain = |part: &str| form_urlencoded::parse(part.as_bytes()).next().map(|(name, _)| name.into_owned());
    Some((plain(id)?, plain(secret)?))
}

/// What the system asks for, of what it may: all of it where it does not say.
fn narrowed(client: &Client, asked: Option<&str>) -> Result<BTreeSet<ClientScope>, Refusal> {
    let Some(asked) = asked else { return Ok(client.scopes.clone()) };
    let scopes: Result<BTreeSet<ClientScope>, String> = asked.split_ascii_whitespace().map(str::parse).collect();
    let scopes = scopes.map_err(Refusal::Scope)?;
    match scopes.difference(&client.scopes).next() {
        Some(more) => Err(Refusal::Scope(format!("the client may not have {more}"))),
        None => Ok(scopes),
    }
}

fn fault(error: impl std::fmt::Display) -> Refusal {
    tracing::error!(%error, "a partner system could not sign in");
    Refusal::Fault
}

fn too_many(wait: std::time::Duration) -> Problem {
    let message = "Too many attempts to sign in have failed from this address.";
    Problem::new(StatusCode::TOO_MANY_REQUESTS, crate::graphql::error::code::RATE_LIMITED, message).retry_after(wait)
}

fn reply(status: StatusCode, body: &Value) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::PRAGMA, "no-cache"))
        .json(body)
}

impl Refusal {
    fn reply(self) -> HttpResponse {
        let (status, code, why) = match self {
            Self::Request(why) => (StatusCode::BAD_REQUEST, "invalid_request", why.to_owned()),
            Self::Client => (StatusCode::UNAUTHORIZED, "invalid_client", "unknown client, or wrong secret".to_owned()),
            Self::Grant => {
                (StatusCode::BAD_REQUEST, "unsupported_grant_type", "only client_credentials is granted".to_owned())
            }
            Self::Scope(why) => (StatusCode::BAD_REQUEST, "invalid_scope", why),
            Self::Fault => (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", "try again".to_owned()),
            Self::Problem(problem) => return problem.oauth("temporarily_unavailable"),
        };
        // What the RFC allows in a description.
        let why: String =
            why.chars().map(|it| if matches!(it, ' '..='~') && it != '"' && it != '\\' { it } else { '\'' }).collect();
        let mut refused = reply(status, &json!({ "error": code, "error_description": why }));
        if code == "invalid_client" {
            let basic = header::HeaderValue::from_static("Basic realm=\"school-trusts\"");
            refused.headers_mut().insert(header::WWW_AUTHENTICATE, basic);
        }
        refused
    }
}

#[cfg(test)]
mod tests {
    use super::basic;

    #[test]
    fn both_parts_of_a_basic_sign_in_are_encoded() {
        // "a%3Ab:c%25"
        assert_eq!(basic("Basic YSUzQWI6YyUyNQ=="), Some(("a:b".into(), "c%".into())));
        for bad in ["Basic", "Basic !", "Bearer YTpi", "Basic YWI="] {
            assert_eq!(basic(bad), None, "{bad}");
        }
    }
}
