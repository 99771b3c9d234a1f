//! What a token of the service's own says.

use serde::{Deserialize, Serialize};

use crate::access::Role;

/// The claims of a token of the service's own, by RFC 9068, and what the sector adds to them.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Who it is about.
    pub sub: String,
    /// Who issued it.
    pub iss: String,
    /// Whom it is for.
    pub aud: String,
    /// When it is over, in seconds since 1970.
    pub exp: i64,
    /// When it begins.
    pub nbf: i64,
    /// When it was issued.
    pub iat: i64,
    /// What it is called: no two are called the same.
    pub jti: String,
    /// The roles of who it is about.
    pub roles: Vec<Role>,
    /// Their trusts, by UID.
    pub trusts: Vec<String>,
    /// Their schools, by URN.
    pub schools: Vec<String>,
    /// What a partner system may, blanks between.
    pub scope: String,
    /// The partner system that it was issued to, or [`BY_COMMAND`].
    pub client_id: String,
}

/// Stands in `client_id` where no partner system asked for the token, but somebody at the command line.
pub const BY_COMMAND: &str = "command-line";
