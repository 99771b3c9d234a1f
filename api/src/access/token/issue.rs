//! Tokens of the service's own.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{TrustUid, Urn};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use uuid::Uuid;

use super::{Claims, TYPE};
use crate::{
    access::{ClientScope, Role},
    config::Issuer,
};

/// What a token is to say.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Who it is about.
    pub subject: String,
    /// Who asked for it: a partner system's id, or [`super::BY_COMMAND`].
    pub client_id: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their scopes.
    pub scopes: BTreeSet<ClientScope>,
    /// Their trusts.
    pub trusts: BTreeSet<TrustUid>,
    /// Their schools.
    pub schools: BTreeSet<Urn>,
    /// How long it is good.
    pub lasts: TimeDelta,
}

/// Signs a token.
pub fn issue(
    wish: Wish,
    issuer: &Issuer,
    (kid, key): (String, EncodingKey),
    now: DateTime<Utc>,
) -> anyhow::Result<String> {
    let claims = Claims {
        sub: wish.subject,
        iss: issuer.token_issuer.clone(),
        aud: issuer.token_audience.clone(),
        exp: (now + wish.lasts).timestamp(),
        nbf: now.timestamp(),
        iat: now.timestamp(),
        jti: Uuid::now_v7().to_string(),
        roles: wish.roles,
        trusts: wish.trusts.iter().map(ToString::to_string).collect(),
        schools: wish.schools.iter().map(ToString::to_string).collect(),
        scope: ClientScope::list(wish.scopes),
        client_id: wish.client_id,
    };
    let header = Header { typ: Some(TYPE.into()), kid: Some(kid), ..Header::new(Algorithm::EdDSA) };
    Ok(encode(&header, &claims, &key)?)
}
