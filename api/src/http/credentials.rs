//! What a request shows of who is asking.

use std::sync::Arc;

use actix_web::{
    HttpRequest,
    http::{StatusCode, header},
};

use super::{address, operation, problem::Problem};
use crate::{
    access::{Principal, token::Refused},
    app::Service,
    clock::Clock,
    graphql::error::code,
    quota::Account,
};

/// Who is asking, and who pays.
#[derive(Clone)]
pub struct Caller {
    /// Who showed a token; none where nobody did.
    pub principal: Option<Arc<Principal>>,
    /// Why they want to see what they ordinarily may not.
    pub reason: Option<Arc<str>>,
    /// Who pays.
    pub account: Account,
}

/// The header by which who operates the service says why they look at what they ordinarily may not.
const BREAK_GLASS: &str = "break-glass";

/// Shorter reasons say nothing, longer ones are no reasons.
const REASON: std::ops::RangeInclusive<usize> = 10..=300;

impl Caller {
    /// Who sends a request. A token that is not good is refused: who shows one does not want to be nobody.
    pub async fn of(request: &HttpRequest, service: &Service) -> Result<Self, Problem> {
        let address = Account::Address(address::account(address::of(request, &service.trusted_proxies)));
        let reason = reason(request)?;
        let mut shown = request.headers().get_all(header::AUTHORIZATION);
        let Some(value) = shown.next() else { return Ok(Self { principal: None, reason, account: address }) };
        let text = value.to_str().ok().filter(|_| shown.next().is_none());
        let caller = match text.and_then(bearer) {
            Some(token) => Self::with(token, service).await,
            None => Err(unauthenticated("Authorization must be one header: Bearer and a token.")),
        };
        match caller {
            Ok(caller) => Ok(Self { reason, ..caller }),
            // Looking at it was work.
            Err(problem) => Err(operation::charge(service, &address, 1).err().unwrap_or(problem)),
        }
    }

    /// Ends when the token of who asks is over; never where they showed none.
    pub fn token_is_over(&self, clock: &Clock) -> impl Future<Output = ()> + use<> {
        let left = self.principal.as_ref().map(|principal| principal.expires_at - clock.now());
        async move {
            match left {
                Some(left) => tokio::time::sleep(left.to_std().unwrap_or_default()).await,
                None => std::future::pending().await,
            }
        }
    }

    /// Who shows a token.
    pub async fn with(token: &str, service: &Service) -> Result<Self, Problem> {
        let principal = service.tokens.principal(token).await.map_err(|refused| match refused {
            Refused::Token(why) => unauthenticated(why),
            Refused::Unknown => Problem::unavailable("Tokens cannot be looked at just now. Try again in a second."),
        })?;
        let account = Account::Viewer(principal.actor.clone());
        Ok(Self { principal: Some(principal), reason: None, account })
    }
}

/// The token that a request shows.
pub fn shown(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    bearer(value).map(str::to_owned)
}

/// The token behind `Bearer`, however that is written.
pub fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

fn reason(request: &HttpRequest) -> Result<Option<Arc<str>>, Problem> {
    let Some(value) = request.headers().get(BREAK_GLASS) else { return Ok(None) };
    let text = value.to_str().ok().map(str::trim).filter(|text| REASON.contains(&text.len()));
    text.map(|text| Some(text.into())).ok_or_else(|| {
        let (least, most) = (REASON.start(), REASON.end());
        Problem::bad_request(format!("Break-Glass holds the reason, in {least} to {most} letters of ASCII."))
    })
}

fn unauthenticated(why: &str) -> Problem {
    let told = format!("Bearer error=\"invalid_token\", error_description=\"{why}\"");
    let told = header::HeaderValue::try_from(told).unwrap_or(header::HeaderValue::from_static("Bearer"));
    Problem::new(StatusCode::UNAUTHORIZED, code::UNAUTHENTICATED, why).with(header::WWW_AUTHENTICATE, told)
}

#[cfg(test)]
mod tests {
    use super::bearer;

    #[test]
    fn a_token_stands_behind_its_scheme() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer   abc "), Some("abc"));
        for bad in ["", "Bearer", "Bearer ", "Basic abc", "abc", "Bearerabc"] {
            assert_eq!(bearer(bad), None, "{bad}");
        }
    }
}
