//! Whose pages may open a WebSocket: browsers ask nobody before they do, but say for which page.

use actix_web::{
    HttpRequest,
    http::{StatusCode, header},
};

use crate::{graphql::error::code, http::problem::Problem};

/// Refuses pages of other sites than this one and those that are named.
pub fn check(request: &HttpRequest, named: &[String]) -> Result<(), Problem> {
    let text = |name| request.headers().get(name).map(|value| value.to_str().unwrap_or_default());
    let Some(origin) = text(header::ORIGIN) else { return Ok(()) };
    if is_host(origin, text(header::HOST).unwrap_or_default()) || named.iter().any(|named| named == origin) {
        return Ok(());
    }
    let message = "Pages of this site may not open a WebSocket here.";
    Err(Problem::new(StatusCode::FORBIDDEN, code::FORBIDDEN, message))
}

/// A proxy may end TLS, so the scheme does not count.
fn is_host(origin: &str, host: &str) -> bool {
    let authority = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    authority.is_some_and(|authority| !authority.is_empty() && authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn a_page_of_the_same_host_and_port_is_ours() {
        assert!(is_host("https://example.org", "Example.org"));
        assert!(is_host("http://127.0.0.1:8080", "127.0.0.1:8080"));
        for origin in ["null", "", "https://", "https://example.org.evil.net", "https://example.org:444", "example.org"]
        {
            assert!(!is_host(origin, "example.org"), "{origin}");
        }
        assert!(!is_host("https://", ""));
    }
}
